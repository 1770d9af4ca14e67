"""A finger hits what it means to: links and buttons are large enough, or far from others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.kinds import PAGES

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}}
UNFOLD = "document.querySelectorAll('main details').forEach((each) => (each.open = true))"
TARGETS = (Path(__file__).parent / "targets.js").read_text("utf-8")
"""A function that returns the links and buttons that are too small and too near others."""


@pytest.mark.parametrize("look", [PHONE], indirect=True, ids=["phone"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_each_link_and_button_can_be_touched(look, path):
    page = look.open(path)
    page.evaluate(UNFOLD)
    assert page.evaluate(TARGETS) == []


@pytest.mark.parametrize("look", [PHONE], indirect=True, ids=["phone"])
def test_two_small_links_side_by_side_would_be_found(look):
    page = look.open("404.html")
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend',"
        ' \'<p><a href="#a" style="display: block; height: 9px">A</a></p>\''
        ' + \'<p><a href="#b" style="display: block; height: 9px">B</a></p>\')'
    )
    assert len(page.evaluate(TARGETS)) == 2
