"""What is around our own pages works without Material's script, and agrees with it next door."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest

from generator.resources import site_overrides
from generator.site.plain import lighter
from generator.site.settings import PALETTE
from tests.browser.kinds import PAGES

pytestmark = pytest.mark.browser

THEME = site_overrides() / "theme"

DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}}
SCHEME = "document.body.dataset.mdColorScheme"
DRAWN, WRITTEN = "services/wifi/", "owners/"


def scripts(page):
    return page.locator("script[src]").evaluate_all("all => all.map((each) => each.src)")


def switch(page, name):
    page.locator(f".md-header label[title='{name}']").click()


@pytest.mark.parametrize("visit", [DESK], indirect=True, ids=["desk"])
def test_light_and_dark_are_kept_from_page_to_page(visit):
    page = visit.open(DRAWN)
    assert not any("bundle" in each for each in scripts(page))
    assert page.evaluate(SCHEME) == "default"
    switch(page, "Switch to dark")
    assert page.evaluate(SCHEME) == "slate"
    assert page.locator("meta[name=theme-color]").get_attribute("content") == "#17141c"
    page = visit.open(WRITTEN)
    assert any("bundle" in each for each in scripts(page))
    assert page.evaluate(SCHEME) == "slate"
    switch(page, "Switch to light")
    page = visit.open("")
    assert page.evaluate(SCHEME) == "default"
    page.locator("#__palette_0").press("Enter")
    assert page.evaluate(SCHEME) == "slate"


@pytest.mark.parametrize("visit", [{"color_scheme": "dark"}], indirect=True, ids=["dark"])
def test_a_page_is_dark_from_the_first_where_the_system_is(visit):
    page = visit.page
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => "
        "(window.drawn = document.body.dataset.mdColorScheme))"
    )
    visit.load(DRAWN)
    assert page.evaluate("drawn") == "slate"


@pytest.mark.parametrize("path", [DRAWN, "", "table/", "conversation/"])
def test_our_own_pages_need_no_script_within_them(visit, path):
    """A strict content security policy refuses nothing of them."""
    page = visit.open(path)
    assert page.locator('script:not([src]):not([type="application/ld+json"])').count() == 0
    assert page.locator("[style], style").count() == 0


@pytest.mark.parametrize("visit", [PHONE], indirect=True, ids=["phone"])
def test_the_menu_opens_and_leads_to_pages(visit):
    page = visit.open(DRAWN)
    page.locator(".md-header label[for=__drawer]").click()
    menu = page.get_by_role("navigation", name="All pages")
    assert menu.bounding_box()["y"] == 0
    assert page.evaluate("document.activeElement.textContent") == "Home"
    menu.get_by_role("link", name="What could be simpler").click()
    assert page.url.endswith("/simplify/")


@pytest.mark.parametrize(
    "visit", [PHONE | {"java_script_enabled": False}], indirect=True, ids=["no-script"]
)
def test_the_menu_needs_no_script_and_marks_its_page(visit):
    page = visit.load("simplify/")
    page.locator(".md-header label[for=__drawer]").click()
    menu = page.get_by_role("navigation", name="All pages")
    assert menu.count() == 1  # the pages are listed once, and a screen reader hears them once
    here = menu.locator("[aria-current=page]")
    assert here.inner_text() == "What could be simpler"
    box = here.bounding_box()
    assert 0 < box["x"] < 208
    page.locator(".md-overlay").click(position={"x": 380, "y": 400})
    assert menu.bounding_box()["y"] > 844


@pytest.mark.parametrize("visit", [DESK], indirect=True, ids=["desk"])
def test_the_header_names_the_page_whose_heading_has_gone_up(visit):
    page = visit.open(DRAWN)
    site, name = page.locator(".md-header__topic").all()
    hidden = "each => getComputedStyle(each).opacity === '0'"
    assert name.evaluate(hidden)
    page.evaluate("scrollTo(0, 2000)")
    page.wait_for_selector(".md-header__title--active")
    assert name.inner_text() == "Wi-Fi in our buildings"
    page.wait_for_function(f"({hidden})(document.querySelector('.md-header__topic'))")
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_selector(".md-header__title:not(.md-header__title--active)")
    page.wait_for_function(f"!({hidden})(document.querySelector('.md-header__topic'))")
    assert site.inner_text() == "I ♥ IT at Fernmouth Water"


@pytest.mark.parametrize("visit", [DESK], indirect=True, ids=["desk"])
def test_the_keyboard_is_seen_in_the_header(visit):
    page = visit.open(DRAWN)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate("document.activeElement.matches('.md-logo, .md-option')")
    assert page.evaluate(outline) != "none"


def test_the_button_of_our_frame_has_the_signs_of_the_palette():
    """A script draws it, since only a script can use it; next door Material does, from these."""
    script = (THEME / "assets/iheartit/frame.js").read_text(encoding="utf-8")
    icons = Path(material.__file__).parent / "templates" / ".icons" / "material"
    for preferred, scheme, icon, _ in PALETTE:
        (shape,) = re.findall(r' d="([^"]+)"', (icons / f"{icon}.svg").read_text(encoding="utf-8"))
        assert f'["{preferred}", "{scheme}", "{shape}"]' in script


PARSED = """html => {
    const parsed = new DOMParser().parseFromString(html, "text/html").documentElement.outerHTML;
    return parsed.replace(/\\n/g, "");
}"""
"""What a browser makes of a page: whole elements. Where lines end says nothing."""


@pytest.mark.parametrize("path", PAGES.values())
def test_a_page_without_the_ends_that_html_knows_is_the_same_to_a_browser(visit, path):
    page = visit.load(path)
    whole = page.evaluate("(document.querySelector('article') ?? document.body).outerHTML")
    light = lighter(whole)
    assert len(light) < len(whole)
    assert page.evaluate(PARSED, light) == page.evaluate(PARSED, whole)
