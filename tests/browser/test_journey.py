"""Whole ways that one reader goes: with keys alone, and with what a screen reader is given."""

from __future__ import annotations

from itertools import pairwise

import pytest

pytestmark = pytest.mark.browser

FOCUSED = "document.activeElement"
MOST_KEYS = 60


def tab_to(page, what: str) -> int:
    """Press Tab until an element has the focus; return how often."""
    for pressed in range(1, MOST_KEYS):
        page.keyboard.press("Tab")
        if page.evaluate(f"{FOCUSED}.matches({what!r})"):
            assert page.evaluate(f"{FOCUSED}.checkVisibility()"), what
            return pressed
    raise AssertionError(f"{what} is not reached by Tab")


def test_by_keys_from_home_to_the_value_of_a_month(visit):
    page = visit.open("")
    tab_to(page, ".md-tabs__link[href='services/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/services/")
    tab_to(page, "input[type=search]")
    page.keyboard.type("vpn")
    page.get_by_text("1 of 33 services").wait_for()
    tab_to(page, "a[href$='remote-access/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/services/remote-access/")
    tab_to(page, "[role=slider]")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    heard = page.evaluate(f"{FOCUSED}.getAttribute('aria-valuetext')").replace("\u202f", " ")
    assert heard.startswith("December 2023: 66 %")
    assert "80 answers" in heard


def test_a_screen_reader_is_given_a_scorecard_in_order_and_in_sentences(visit):
    page = visit.open("services/remote-access/")
    tree = page.locator("main").aria_snapshot()
    order = [
        'heading "Remote access" [level=1]',
        "About half of those who answered like it",
        "What is being done:",
        'link "Have your say"',
        'heading "Fewer people than usual have liked it since April" [level=2]',
        'slider "Periods"',
        'heading "What it is like" [level=2]',
        'heading "You said, we did" [level=2]',
        'heading "Who answered, and who did not" [level=2]',
        'heading "Does it work?" [level=2]',
        'heading "Check our numbers" [level=2]',
    ]
    places = [tree.find(said) for said in order]
    assert [said for said, at in zip(order, places, strict=True) if at < 0] == []
    assert places == sorted(places)


def test_no_heading_skips_a_level(visit):
    for path in ("", "services/remote-access/", "attention/", "method/", "table/"):
        page = visit.open(path)
        levels = page.locator("main").evaluate(
            "main => [...main.querySelectorAll('h1,h2,h3,h4')].map(each => +each.tagName[1])"
        )
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        steps = [(one, two) for one, two in pairwise(levels) if two > one + 1]
        assert steps == [], path
