"""Pictures of every kind of page, to be looked at: ``./iheartit test --screenshots``.

They go into ``.cache/screenshots/``, which git ignores: on a desk and on a phone, light
and dark. Nothing is compared: only eyes can say whether a page is good.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.views.pages.table import PAGES as TABLE
from tests.browser.kinds import KINDS, PAGES

FOLDER = Path(__file__).parents[2] / ".cache" / "screenshots"
WIDTHS = {"desk": 1280, "phone": 390}
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_every_kind_of_page_is_among_those_that_a_browser_sees() -> None:
    assert set(KINDS) == {kind.template for kind in TABLE}


@pytest.mark.skipif(not os.environ.get("IHEARTIT_SCREENSHOTS"), reason="no pictures asked for")
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
