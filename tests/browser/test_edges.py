"""Small screens, large text, forced colours, paper: nothing is cut off, hidden or in motion."""

from __future__ import annotations

import re

import pytest

from tests.browser.kinds import PAGES

pytestmark = pytest.mark.browser

NARROW = {"viewport": {"width": 320, "height": 640}}
"""What a screen of 1,280 pixels is at 400 %."""
DESK = {"viewport": {"width": 1280, "height": 900}}
UNFOLD = "document.querySelectorAll('main details').forEach((each) => (each.open = true))"


@pytest.mark.parametrize("look", [NARROW], indirect=True, ids=["320"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_no_page_scrolls_sideways_at_320_pixels(look, path):
    page = look.open(path)
    page.evaluate(UNFOLD)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320


@pytest.mark.parametrize("look", [DESK], indirect=True, ids=["desk"])
@pytest.mark.parametrize("path", ["services/remote-access/", "simplify/", "drivers/", "table/"])
def test_tables_and_bars_end_where_the_page_does(look, path):
    page = look.open(path)
    page.evaluate(UNFOLD)
    edges = page.locator("main .ih-table, main .ih-bars").evaluate_all(
        "all => all.map((each) => Math.round(each.getBoundingClientRect().right))"
    )
    assert len(set(edges)) == 1


@pytest.mark.parametrize("look", [DESK], indirect=True, ids=["desk"])
def test_nothing_is_in_motion_when_a_page_has_come(look):
    page = look.load("services/remote-access/")
    times = page.locator(".md-tabs__link").evaluate_all(
        "all => all.map((each) => getComputedStyle(each).transitionDuration)"
    )
    assert len(times) == 6
    assert set(times) == {"0s"}
    assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize(
    "visit", [{"reduced_motion": "reduce"}], indirect=True, ids=["less motion"]
)
def test_where_less_motion_is_wanted_nothing_moves(visit):
    page = visit.open("")
    shirt = page.locator(".ih-rail .ih-shirt").first
    assert shirt.evaluate("each => getComputedStyle(each).transitionDuration") == "0s"


@pytest.mark.parametrize(
    "visit", [DESK | {"forced_colors": "active"}], indirect=True, ids=["forced"]
)
def test_in_forced_colours_the_tab_and_the_chart_are_still_seen(visit):
    page = visit.open("services/")
    tab = page.locator(".md-tabs__item--active .md-tabs__link")
    assert tab.evaluate("each => parseFloat(getComputedStyle(each).borderBottomWidth)") > 1
    page = visit.open("services/remote-access/")
    ink = "each => getComputedStyle(each).getPropertyValue('--ih-ink')"
    assert page.locator(".ih-chart").first.evaluate(ink) == "CanvasText"
    hero = page.locator(".ih-hero")
    assert hero.evaluate("each => getComputedStyle(each).borderTopStyle") == "solid"


SEEN = """all => all.map((each) => {
    const style = getComputedStyle(each);
    return [style.fill, style.stroke].some((paint) => !/none|0, 0, 0, 0/.test(paint));
})"""
"""Whether a shape of a drawing has a colour."""


@pytest.mark.parametrize(
    "visit", [DESK | {"forced_colors": "active"}], indirect=True, ids=["forced"]
)
def test_in_forced_colours_nothing_that_says_something_is_drawn_like_what_does_not(visit):
    """Bands have an outline each, dots that count are larger, and a button's words have no box."""
    page = visit.open("compare/")
    assert all(page.locator(".ih-band *").evaluate_all(SEEN))
    dashes = "all => all.map((each) => getComputedStyle(each).strokeDasharray)"
    assert page.locator("polygon").evaluate_all(dashes) == ["3px", "none"]
    page = visit.open("services/remote-access/")
    width = "each => parseFloat(getComputedStyle(each).strokeWidth)"
    dots = page.locator(".ih-tens").first.locator("path")
    assert dots.nth(0).evaluate(width) < dots.nth(1).evaluate(width) / 2
    button = page.get_by_role("link", name="Have your say")
    assert button.evaluate("each => getComputedStyle(each).forcedColorAdjust") == "none"


@pytest.mark.parametrize("visit", [DESK], indirect=True, ids=["desk"])
def test_the_head_of_the_table_stays_in_sight(visit):
    page = visit.open("table/")
    page.locator("tbody tr").nth(20).scroll_into_view_if_needed()
    page.evaluate("scrollTo(0, 1500)")
    head, header = page.locator("thead th").first, page.locator(".md-header")
    below = header.bounding_box()["y"] + header.bounding_box()["height"]
    assert abs(head.bounding_box()["y"] - below) < 2


def test_the_table_is_printed_with_its_head_on_each_sheet(visit):
    page = visit.open("table/")
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert 1 <= sheets <= 3
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 725, "height": 1000})
    assert page.locator("thead").evaluate("each => getComputedStyle(each).display") == (
        "table-header-group"
    )
    row = page.locator("tbody tr").first
    assert row.evaluate("each => getComputedStyle(each).breakInside") == "avoid"


def test_each_icon_of_the_table_has_words_and_a_shape_of_its_own(visit):
    page = visit.open("table/")
    icons = page.locator("td .ih-icon").evaluate_all(
        "all => all.map((each) => [each.querySelector('use')?.getAttribute('href') ?? '',"
        " each.textContent.trim()])"
    )
    assert len(icons) > 90
    assert all(words for _, words in icons)
    shapes = {shape for shape, _ in icons if shape.startswith("#ih-t-")}
    assert {"#ih-t-down", "#ih-t-up", "#ih-t-level", "#ih-t-open", "#ih-t-unknown"} <= shapes
    drawn = page.locator("symbol[id^=ih-t-]").evaluate_all("all => all.map((s) => s.innerHTML)")
    assert len(set(drawn)) == len(drawn) >= 7


def test_words_find_comments_that_have_them_and_parts_only_where_none_has(visit):
    page = visit.open("conversation/?words=sign+in")
    found = [each.lower() for each in page.locator("[data-ih-list] > li").all_inner_texts()]
    assert found
    assert not any("signature" in each and "sign in" not in each for each in found)
    page = visit.open("conversation/?words=signatur")
    assert "signature" in page.locator("[data-ih-list] > li").first.inner_text()


def test_the_newest_comments_can_stand_first(visit):
    page = visit.open("conversation/?sort=new")
    ages = page.locator("[data-ih-list] > li").evaluate_all("all => all.map((e) => +e.dataset.n)")
    assert len(ages) > 40
    assert ages == sorted(ages)


def test_a_link_to_a_comment_is_copied_and_says_so(visit):
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open("services/remote-access/")
    comment = page.locator("[id^=said-]").first
    link = comment.locator(".ih-here")
    said = link.inner_text()
    assert said.startswith("Copy link")
    link.focus()
    page.keyboard.press("Enter")
    page.get_by_role("status").get_by_text("Copied").wait_for(state="attached")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert page.url.endswith("#" + comment.get_attribute("id"))
    assert link.inner_text().startswith("Copied")
    other = page.locator("[id^=said-] .ih-here").nth(1)
    other.click()
    page.get_by_text("Copied").nth(1).wait_for(state="attached")
    assert other.inner_text().startswith("Copied")
    assert link.inner_text() == said


@pytest.mark.parametrize(("panel", "kind"), [("measured", "measure"), ("promise", "promise")])
def test_a_link_to_a_row_is_copied_and_opens_where_it_is(visit, panel, kind):
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open(f"services/remote-access/#{panel}")
    rows = page.locator(f"section[aria-labelledby={panel}] tbody tr")
    assert rows.count() > 0
    for row in rows.all():
        assert row.get_attribute("id").startswith(f"{kind}-")
    row = rows.first
    name = row.locator("th").inner_text().removesuffix("#")
    link = row.locator(".ih-here")
    assert link.get_attribute("aria-label") in name.replace("\n", "").replace("#", "")
    link.focus()
    page.keyboard.press("Enter")
    page.get_by_role("status").get_by_text("Copied").wait_for(state="attached")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith("#" + row.get_attribute("id"))
    page = visit.open("services/remote-access/" + copied[copied.index("#") :])
    assert page.locator("tr:target").is_visible()


@pytest.mark.parametrize(
    "visit", [{"java_script_enabled": False}], indirect=True, ids=["no script"]
)
def test_without_script_a_link_to_a_figure_opens_where_it_is(visit):
    page = visit.load("suppliers/third-knock/")
    figure = page.locator(".ih-numbers li").first.get_attribute("id")
    page = visit.load(f"suppliers/third-knock/#{figure}")
    assert page.locator(f"#{figure}").is_visible()


def test_a_tag_leads_to_its_services_and_a_group_to_its_page(visit):
    page = visit.open("services/remote-access/")
    page.locator(".ih-tags").get_by_role("link", name="VPN").click()
    page.wait_for_url("**/services/?words=VPN")
    items = page.locator("[data-ih-list] > li:visible")
    assert "Remote access" in items.first.inner_text()
    page = visit.open("services/remote-access/")
    page.locator(".ih-about").get_by_role("link", name="Office staff").click()
    page.wait_for_url("**/communities/office/")
