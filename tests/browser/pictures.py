"""Pictures of pages, taken when they are asked for; no tests, so the tests do not run this file.

``./iheartit test --screenshots`` takes pictures of every kind of page, to be looked at: on a desk
and on a phone, light and dark. They go into ``.cache/screenshots/``, which git ignores. Nothing is
compared: only eyes can say whether a page is good. ``./iheartit test --pictures`` renews those of
the README.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.browser.kinds import PAGES

FOLDER = Path(__file__).parents[2] / ".cache" / "screenshots"
WIDTHS = {"desk": 1280, "phone": 390}
README = Path(__file__).parents[2] / ".github" / "images"
README_PICTURES = {
    "scorecard": ("services/remote-access/", 1280, 1620, "light"),
    "home": ("", 1280, 900, "dark"),
    "phone": ("services/it-counter/", 390, 844, "light"),
}
"""Which page, how wide, how much of it, light or dark."""
pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", WIDTHS)
def test_pictures_of_every_kind_of_page(browser, address, device, scheme):
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
