"""Pictures of every kind of page, to be looked at: ``./iheartit test --screenshots``.

They go into ``.cache/screenshots/``, which git ignores: on a desk and on a phone, light
and dark. Nothing is compared: only eyes can say whether a page is good.
"""

from __future__ import annotations

import os
import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from generator.pages.table import PAGES as TABLE
from tests.browser.kinds import KINDS, PAGES

FOLDER = Path(__file__).parents[2] / ".cache" / "screenshots"
WIDTHS = {"desk": 1280, "phone": 390}
README_FILE = Path(__file__).parents[2] / "README.md"
README = README_FILE.parent / ".github" / "images"
README_PICTURES = {
    "scorecard": ("services/remote-access/", 1280, 1620, "light"),
    "home": ("", 1280, 900, "dark"),
    "phone": ("services/it-counter/", 390, 844, "light"),
}
"""Which page, how wide, how much of it, light or dark."""
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_every_kind_of_page_is_among_those_that_a_browser_sees() -> None:
    assert set(KINDS) == {kind.template for kind in TABLE}


def asked_for(which: str) -> pytest.MarkDecorator:
    wanted = os.environ.get("IHEARTIT_SCREENSHOTS")
    return pytest.mark.skipif(wanted != which, reason="no pictures asked for")


@asked_for("all")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", WIDTHS)
def test_pictures(browser, address, device, scheme):
    FOLDER.mkdir(parents=True, exist_ok=True)
    size = {"width": WIDTHS[device], "height": 900}
    context = browser.new_context(viewport=size, color_scheme=scheme)
    page = context.new_page()
    for name, path in PAGES.items():
        page.goto(f"{address}/{path}", wait_until="networkidle")
        file = FOLDER / f"{name.replace(' ', '-')}-{device}-{scheme}.png"
        page.screenshot(path=file, full_page=True)
        assert file.stat().st_size > 5_000
    context.close()


@asked_for("readme")
@pytest.mark.parametrize("name", README_PICTURES)
def test_pictures_of_the_readme(browser, address, name):
    path, width, height, scheme = README_PICTURES[name]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{address}/{path}", wait_until="networkidle")
    with Image.open(BytesIO(page.screenshot())) as picture:
        few = picture.convert("RGB").quantize(128, dither=Image.Dither.NONE)
    file = README / f"{name}.png"
    few.save(file, optimize=True)
    assert file.stat().st_size > 5_000
    context.close()


def test_the_readme_shows_these_pictures_and_no_others() -> None:
    shown = re.findall(r'(?:\]\(|src=")\.github/images/([^")]+)', README_FILE.read_text("utf-8"))
    there = {path.name for path in README.iterdir()}
    assert set(shown) == there == {f"{name}.png" for name in README_PICTURES}
