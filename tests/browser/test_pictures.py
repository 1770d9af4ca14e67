"""Which pages a browser sees, and which pictures the README shows."""

from __future__ import annotations

import re
from pathlib import Path

from generator.pages.table import PAGES as TABLE
from tests.browser.kinds import KINDS
from tests.browser.pictures import README, README_PICTURES

README_FILE = Path(__file__).parents[2] / "README.md"


def test_every_kind_of_page_is_among_those_that_a_browser_sees() -> None:
    wanted = {kind.template for kind in TABLE}
    assert set(KINDS) == wanted, "name an address of it in tests/browser/kinds.py"


def test_the_readme_shows_these_pictures_and_no_others() -> None:
    shown = re.findall(r'(?:\]\(|src=")\.github/images/([^")]+)', README_FILE.read_text("utf-8"))
    there = {path.name for path in README.iterdir()}
    assert set(shown) == there == {f"{name}.png" for name in README_PICTURES}
