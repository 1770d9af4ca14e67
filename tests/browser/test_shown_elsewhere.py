"""Badges and small pages, shown by a page elsewhere."""

from __future__ import annotations

import re

import pytest

from generator.api.places import BADGE, EMBED, SHARE
from tests.browser.conftest import PATIENCE, served

pytestmark = pytest.mark.browser
SERVICES = ("remote-access", "expenses", "wifi", "canteen", "payslip-letter", "bicycles", "fax")
DRAWN = """all => all.map((text) => [text.textContent, +text.getAttribute("textLength"),
    (text.removeAttribute("textLength"), text.getComputedTextLength())])"""
"""Each text, how long it is drawn, and how long its letters are."""


@pytest.fixture
def host(browser, address, tmp_path):
    """Return what opens a page of another site that shows both of some services."""
    opened = []
    with served(tmp_path) as other:

        def do(width: int = 360, **options: object):
            shown = "".join(
                f'<img src="{address}/services/{name}/{BADGE}" alt="" height="20">'
                f'<iframe src="{address}/services/{name}/{EMBED}" title="{name}" width="{width}"'
                ' height="280"></iframe>'
                for name in SERVICES
            )
            html = f"<!doctype html><title>Elsewhere</title>{shown}"
            (tmp_path / "index.html").write_text(html, encoding="utf-8")
            page = browser.new_page(**options)
            opened.append(page)
            page.set_default_timeout(PATIENCE)
            page.asked = []
            page.on("request", lambda request: page.asked.append(request.url))
            page.goto(f"{other}/")
            return page

        yield do
        for page in opened:  # other tests have pages of their own in the same browser
            page.close()


@pytest.mark.parametrize("width", [200, 260, 400])
@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_a_small_page_fits_its_frame_and_asks_nobody_else(
    host, address, width, java_script_enabled
):
    page = host(width, java_script_enabled=java_script_enabled)
    small = [frame for frame in page.frames if frame.parent_frame]
    assert len(small) == len(SERVICES)
    for frame in small:
        frame.wait_for_load_state()
        assert frame.locator("h1").inner_text()
        if java_script_enabled:
            wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert frame.evaluate(wide) == 0, frame.url
    others = [url for url in page.asked[1:] if not url.startswith(address) and "favicon" not in url]
    assert others == []


def test_its_link_leads_the_whole_window_to_the_scorecard(host, address):
    page = host()
    page.frame_locator("iframe >> nth=1").get_by_role("link").last.click()
    page.wait_for_url(f"{address}/services/expenses/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_small_page_can_be_read_in_both_schemes(host, scheme):
    page = host(color_scheme=scheme)
    frame = page.frames[1]
    frame.wait_for_load_state()
    look = "body => [getComputedStyle(body).backgroundColor, getComputedStyle(body).color]"
    behind, ink = frame.locator("body").evaluate(look)
    numbers = [sum(map(int, re.findall(r"\d+", each))) for each in (behind, ink)]
    assert (numbers[0] > 700 and numbers[1] < 150) == (scheme == "light")
    assert (numbers[0] < 100 and numbers[1] > 650) == (scheme == "dark")


def test_in_forced_colours_words_and_shirt_are_seen(host):
    page = host(forced_colors="active", color_scheme="dark")
    frame = page.frames[2]  # the piñata
    frame.wait_for_load_state()
    behind = frame.locator("body").evaluate("each => getComputedStyle(each).backgroundColor")
    edge = "each => getComputedStyle(each).getPropertyValue('--edge')"
    assert behind == "rgb(0, 0, 0)"
    assert frame.locator(".ih-shirt").evaluate(edge).strip() == "CanvasText"


@pytest.mark.parametrize("name", SERVICES)
def test_letters_of_a_badge_are_neither_squeezed_nor_stretched(browser, address, name):
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}/services/{name}/{BADGE}")
    found = page.locator("text").evaluate_all(DRAWN)
    assert len(found) == 2
    for text, drawn, own in found:
        assert drawn == pytest.approx(own, rel=0.08), text
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_badge_has_the_colours_of_its_readers_system(browser, address, scheme):
    page = browser.new_page(color_scheme=scheme)
    page.goto(f"{address}/services/wifi/{BADGE}")
    fill = page.locator("rect").first.evaluate("each => getComputedStyle(each).fill")
    assert fill == {"light": "rgb(248, 243, 237)", "dark": "rgb(38, 33, 46)"}[scheme]
    page.close()


def test_a_policy_without_inline_styles_leaves_a_badge_legible(browser, example_site):
    drawn = (example_site / f"services/wifi/{BADGE}").read_text("utf-8")
    page = browser.new_page()
    page.set_content(
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">' + drawn
    )
    fills = page.locator("svg.ih-badge > :is(rect, path, text)").evaluate_all(
        "all => all.map((each) => getComputedStyle(each).fill)"
    )
    assert fills == [
        "rgb(248, 243, 237)",
        "rgb(255, 225, 226)",
        "none",
        "rgb(36, 31, 43)",
        "rgb(143, 14, 46)",
    ]
    page.close()


def test_data_for_search_engines_pass_the_strictest_policy(browser, example_site):
    """They are no script: a policy that lets no inline script run has nothing to refuse."""
    html = (example_site / "services/wifi/index.html").read_text("utf-8")
    data = re.search(r'<script type="application/ld\+json">.*?</script>', html)
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    page.set_content(f"<!doctype html>{policy}<title>A</title>{data[0]}")
    assert page.evaluate("JSON.parse(document.querySelector('script').textContent)['@type']")
    assert complaints == []
    page.set_content(f"<!doctype html>{policy}<title>A</title><script>1</script>")
    assert complaints
    page.close()


def test_the_code_is_copied_by_a_button(browser, address):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}/services/wifi/{SHARE}")
    code = page.locator("pre").nth(2).text_content()
    page.get_by_role("button", name="Copy").nth(2).click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == code
    assert code.startswith("<iframe ")
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_with_the_code_is_never_too_wide(browser, address, width):
    page = browser.new_page(viewport={"width": width, "height": 800}, java_script_enabled=True)
    page.goto(f"{address}/services/remote-access/{SHARE}")
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0
    page.close()
