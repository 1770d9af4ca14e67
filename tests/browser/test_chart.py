"""The drawing of a trend answers touch, mouse and keys, and is the same wherever it is shown."""

from __future__ import annotations

import csv
import re
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

pytestmark = pytest.mark.browser

PLOT = "[aria-labelledby=trend] .ih-plot"
SERVICE = "services/remote-access/"
DRAWN = (SERVICE, "providers/it/", "compare/")
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
STRICT = "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'"
PLACES = """() => {
    document.querySelectorAll("main details").forEach((each) => (each.open = true));
    const found = [];
    for (const chart of document.querySelectorAll(".ih-chart")) {
        const box = chart.getBoundingClientRect();
        if (!box.width) continue;
        const put = (x, y) => found.push([(x - box.left) / box.width, (y - box.top) / box.height]);
        const centre = (part) => {
            const its = part.getBoundingClientRect();
            put((its.left + its.right) / 2, (its.top + its.bottom) / 2);
        };
        const corner = (field, x, y) => {
            const at = new DOMPoint(x, y).matrixTransform(field.getScreenCTM());
            put(at.x, at.y);
        };
        for (const shape of chart.querySelectorAll(".ih-field polyline, .ih-field polygon"))
            for (const point of shape.points) corner(shape, point.x, point.y);
        for (const dots of chart.querySelectorAll(".ih-field path"))
            for (const [, x, y] of dots.getAttribute("d").matchAll(/M([\\d.]+) ([\\d.]+)/g))
                corner(dots, x, y);
        for (const rect of chart.querySelectorAll(".ih-field rect"))
            corner(rect, rect.x.baseVal.value, rect.y.baseVal.value);
        const round = ".ih-marks circle, .ih-funnel circle, .ih-axis--y line";
        chart.querySelectorAll(round).forEach(centre);
        // A triangle's box is not about its middle: the place is where its shape begins.
        for (const use of chart.querySelectorAll("use")) {
            const at = use.getScreenCTM();
            put(at.e + use.x.animVal.value * at.a, at.f + use.y.animVal.value * at.d);
            const its = use.getBoundingClientRect();
            put((its.left + its.right) / 2, at.f + use.y.animVal.value * at.d);
        }
    }
    return found;
}"""
"""The place of each mark, line and band, in parts of the plot it is in."""
TEXTS = """() => {
    const found = [];
    const edge = document.documentElement.clientWidth;
    for (const chart of document.querySelectorAll(".ih-chart")) {
        const texts = [...chart.querySelectorAll("text")]
            .filter((each) => each.checkVisibility() && each.getBoundingClientRect().width)
            .map((each) => [each.textContent, each.getBoundingClientRect()]);
        for (const [one, a] of texts) {
            if (a.left < 0 || a.right > edge) found.push([one, "cut"]);
            for (const [other, b] of texts)
                if (a !== b && a.left < b.right - 1 && b.left < a.right - 1
                    && a.top < b.bottom - 3 && b.top < a.bottom - 3) found.push([one, other]);
        }
    }
    return found;
}"""
"""Texts of a drawing that lie on another, or beyond the edge."""
SHOWN = {
    "light": ({}, {}),
    "dark": ({"color_scheme": "dark"}, {}),
    "print": ({}, {"media": "print"}),
    "phone": (PHONE, {}),
    "forced colours": ({"forced_colors": "active"}, {}),
}


def readout(page) -> str:
    said = page.locator("[data-ih-readout]").inner_text()
    return said.replace("\u202f", " ").replace("\u2060", "")  # a range is never torn apart


def column(page, part: float) -> tuple[float, float]:
    """Where a part of the plot's width is, in the middle of its height."""
    page.locator(PLOT).scroll_into_view_if_needed()
    box = page.locator(f"{PLOT} > .ih-chart").bounding_box()
    return box["x"] + part * box["width"], box["y"] + box["height"] / 2


def query(page) -> str:
    return page.evaluate("location.search")


@pytest.mark.parametrize("path", DRAWN)
def test_a_drawing_says_the_same_wherever_it_is_shown(browser, address, path):
    def places(options, media):
        context = browser.new_context(**options)
        page = context.new_page()
        page.goto(f"{address}/{path}")
        page.emulate_media(**media)
        found = page.evaluate(PLACES)
        assert page.evaluate(TEXTS) == []
        context.close()
        return found

    plain = places(*SHOWN["light"])
    assert len(plain) > 8
    for name, how in SHOWN.items():
        other = places(*how)
        assert len(other) == len(plain)
        apart = [
            (one, two)
            for one, two in zip(plain, other, strict=True)
            if abs(one[0] - two[0]) > 0.5 / 600 or abs(one[1] - two[1]) > 0.5 / 200
        ]
        assert apart == [], name


def test_a_mouse_reads_a_column_anywhere_on_it(visit):
    page = visit.open(SERVICE)
    before = page.locator(PLOT).bounding_box()
    assert "tap" in readout(page)
    page.mouse.move(*column(page, 29.5 / 36))
    said = readout(page)
    for words in ("April 2026: 41 % (31–53 %, 70 answers)", "Usual range 45–89 %"):
        assert words in said
    assert "less than usual; event 3: New sign-in method" in said
    assert page.locator(".ih-guide").count() == 1
    assert query(page) == ""
    page.mouse.move(5, 5)
    assert "tap" in readout(page)
    assert page.locator(".ih-guide").count() == 0
    page.mouse.click(*column(page, 0.5 / 36))
    assert query(page) == "?at=2023-11"
    page.mouse.move(5, 5)
    assert "November 2023" in readout(page)
    assert page.locator(PLOT).bounding_box()["height"] == before["height"]


def test_each_period_is_read_with_its_usual_range_although_the_table_says_it_once(visit):
    page = visit.open(SERVICE)
    assert page.get_by_text("Usual range from here on:").count() == 1
    for at in (0.5, 35.5):
        page.mouse.move(*column(page, at / 36))
        assert "Usual range 45–89 %" in readout(page)


def test_the_wheel_scrolls_the_page(visit):
    page = visit.open(SERVICE)
    page.mouse.move(*column(page, 0.5))
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, 200)
    page.wait_for_function(f"scrollY > {before}")


@pytest.mark.parametrize("visit", [PHONE], indirect=True, ids=["phone"])
def test_a_finger_reads_a_column_and_nothing_jumps(visit):
    page = visit.open(SERVICE)
    page.locator(PLOT).scroll_into_view_if_needed()
    page.touchscreen.tap(*column(page, 0.001))
    top = page.locator(PLOT).bounding_box()["y"]
    assert "November 2023" in readout(page)
    page.touchscreen.tap(*column(page, 29.5 / 36))
    assert "April 2026: 41 %" in readout(page)
    assert query(page) == "?at=2026-04"
    assert page.locator(PLOT).bounding_box()["y"] == pytest.approx(top, abs=1)


def test_keys_go_from_period_to_period_and_a_screen_reader_hears_them(visit):
    page = visit.open(SERVICE)
    slider = page.get_by_role("slider", name="Periods")
    slider.focus()
    plain = ".replaceAll('\u202f', ' ').replaceAll('\u2060', '')"
    heard = f"element => element.getAttribute('aria-valuetext'){plain}"
    for key, period, number in (
        ("Home", "November 2023", 1),
        ("ArrowRight", "December 2023", 2),
        ("ArrowLeft", "November 2023", 1),
        ("ArrowLeft", "November 2023", 1),
        ("End", "October 2026", 36),
        ("ArrowDown", "September 2026", 35),
    ):
        page.keyboard.press(key)
        assert readout(page).startswith(period)
        assert slider.evaluate(heard).startswith(f"{period}: ")
        assert slider.get_attribute("aria-valuenow") == str(number)
    assert slider.evaluate(heard).endswith(", Usual range 45–89 %, less than usual")
    page.keyboard.press("Escape")
    assert "tap" in readout(page)
    assert query(page) == ""
    assert not slider.evaluate("element => element === document.activeElement")


def test_a_year_is_looked_at_alone_and_back_goes_back(visit):
    page = visit.open(SERVICE)
    year = page.get_by_role("button", name="12 months")
    every = page.get_by_role("button", name="All periods")
    assert page.get_by_role("button", name="3 years").count() == 0  # there are no more
    year.click()
    assert query(page) == "?months=12"
    assert (year.get_attribute("aria-pressed"), every.get_attribute("aria-pressed")) == (
        "true",
        "false",
    )
    marks = page.locator(f"{PLOT} .ih-marks > *")
    assert marks.evaluate_all("all => all.every((each) => parseFloat(each.getAttribute('x')) >= 0)")
    labels = page.locator(f"{PLOT} .ih-axis--x text:visible").all_text_contents()
    assert labels == ["2026", "Apr", "Jul", "Oct"]
    page.mouse.click(*column(page, 5.5 / 12))
    assert "April 2026: 41 %" in readout(page)
    assert query(page) == "?months=12&at=2026-04"
    shared = page.url.removeprefix(visit.address).lstrip("/")
    page.go_back()
    assert query(page) == ""
    assert every.get_attribute("aria-pressed") == "true"
    again = visit.open(shared)
    assert "April 2026: 41 %" in readout(again)
    at = again.evaluate("parseFloat(document.querySelector('.ih-guide').getAttribute('x1'))")
    assert at == pytest.approx(100 * 5.5 / 12)
    assert again.evaluate(TEXTS) == []


@pytest.mark.parametrize("asked", ["?at=never", "?months=7&at=2026-13", "?months=12&at=2023-11"])
def test_an_address_that_nobody_made_shows_everything_there_is(visit, asked):
    page = visit.open(SERVICE + asked)
    assert "tap" in readout(page)


def test_the_list_below_holds_what_is_drawn_with_the_numbers_of_the_drawing(visit):
    page = visit.open(SERVICE)
    events = page.locator(".ih-events > li:visible")
    assert events.count() == 3
    page.get_by_role("button", name="12 months").click()
    assert events.count() == 1
    assert "New sign-in method" in events.inner_text()
    assert events.get_attribute("value") == "3"
    page.get_by_role("button", name="All periods").click()
    assert events.count() == 3


@pytest.mark.parametrize("stretch", ["12 months", "All periods"])
def test_what_is_seen_can_be_taken_away(visit, stretch):
    page = visit.open(SERVICE)
    page.get_by_role("button", name=stretch).click()

    def taken(name: str, role: str = "button") -> bytes:
        with page.expect_download() as download:
            page.locator("section[aria-labelledby=trend]").get_by_role(role, name=name).click()
        return download.value.path().read_bytes()

    rows = list(csv.DictReader(taken("Download as CSV", "link").decode().splitlines()))
    assert [rows[0]["period"], rows[-1]["period"]] == [
        "2025-11" if stretch == "12 months" else "2023-11",
        "2026-10",
    ]
    drawing = taken("As SVG").decode()
    root = ET.fromstring(drawing)  # noqa: S314 # our own
    assert not re.search(r"(?:href|src)=\"(?!#)|url\(|var\(|class=|style=", drawing)
    name = "{http://www.w3.org/2000/svg}"
    used = {use.get("href") for use in root.iter(f"{name}use")}
    assert used == {f"#{path.get('id')}" for path in root.find(f"{name}defs")}
    texts = ["".join(text.itertext()).replace("\u202f", " ") for text in root.iter(f"{name}text")]
    assert texts[0] == "Remote access: Fewer people than usual have liked it since April"
    assert {"usual range", "average 67 %", "target 65 %", "3", "100 %"} <= set(texts)
    assert ("1" in texts) == (stretch == "All periods")
    with Image.open(BytesIO(taken("As PNG"))) as picture:
        assert picture.size == (2 * int(root.get("width")), 2 * int(root.get("height")))
        assert picture.getpixel((5, 5))[:3] == (255, 253, 250)
        assert len(picture.convert("RGB").getcolors(1 << 20)) > 20
    assert page.locator(".ih-stage").count() == 0


@pytest.mark.parametrize("visit", [{"color_scheme": "dark"}], indirect=True, ids=["dark"])
def test_a_picture_has_light_paper_on_a_dark_screen_too(visit):
    page = visit.open(SERVICE)
    with page.expect_download() as download:
        page.get_by_role("button", name="As PNG").click()
    with Image.open(download.value.path()) as picture:
        assert picture.getpixel((5, 5))[:3] == (255, 253, 250)


def test_a_strict_policy_refuses_nothing(visit):
    def strictly(route):
        answer = route.fetch()
        route.fulfill(
            response=answer, headers={**answer.headers, "content-security-policy": STRICT}
        )

    page = visit.page
    page.add_init_script(
        "document.addEventListener('securitypolicyviolation', (event) => {"
        " if (event.sourceFile.includes('chart.js')) (window.refused ??= []).push(event.blockedURI)"
        "})"
    )
    page.route(f"**/{SERVICE}", strictly)
    page.goto(f"{visit.address}/{SERVICE}")
    page.get_by_role("button", name="12 months").click()
    page.mouse.click(*column(page, 5.5 / 12))
    assert "April 2026: 41 %" in readout(page)
    with page.expect_download():
        page.get_by_role("button", name="As PNG").click()
    assert page.evaluate("window.refused ?? []") == []
    visit.complaints.clear()  # of what Material writes into each page


@pytest.mark.parametrize(
    "visit", [{"java_script_enabled": False}], indirect=True, ids=["no script"]
)
def test_without_script_the_drawing_stays_and_offers_nothing_that_needs_one(visit):
    page = visit.load(SERVICE)
    assert page.locator(f"{PLOT} > .ih-chart").is_visible()
    assert page.get_by_text("target 65").is_visible()
    for gone in (".ih-stretches", "[data-ih-readout]", "[data-ih-save]", ".ih-reach"):
        assert page.locator(f"{gone}:visible").count() == 0
    assert page.get_by_role("link", name="Download as CSV").is_visible()


@pytest.mark.parametrize("visit", [{"reduced_motion": "reduce"}], indirect=True, ids=["still"])
def test_nothing_is_fetched_and_nothing_moves_until_somebody_asks(visit):
    asked = []
    visit.page.on("request", lambda request: asked.append(request.url))
    page = visit.open(SERVICE)
    assert [
        each for each in asked if each.endswith((".csv", ".json")) and "search" not in each
    ] == []
    moving = page.evaluate(
        "document.querySelector('.ih-trend').getAnimations({subtree: true}).length"
    )
    assert moving == 0
