"""Five seconds are enough: what a page is for is on the first screen of a phone."""

from __future__ import annotations

import pytest

from generator.wording.plain import plain
from tests.browser.five_seconds import GLANCES
from tests.browser.kinds import KINDS

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}}
IN_SIGHT = """() => {
    const texts = document.createTreeWalker(
        document.querySelector("main .ih"), NodeFilter.SHOW_TEXT);
    const seen = [];
    for (let text; text = texts.nextNode();) {
        const range = document.createRange();
        range.selectNodeContents(text);
        const box = range.getBoundingClientRect();
        if (text.parentElement.checkVisibility() && box.width > 2 && box.bottom <= innerHeight)
            seen.push(text.data);
    }
    return seen.join("");
}"""
"""What is written within the first screen, line ends and all."""


def test_each_kind_of_page_has_its_sentence():
    assert GLANCES.keys() == KINDS.keys()
    assert all(len(each.facts) > 1 for each in GLANCES.values())


@pytest.mark.parametrize("look", [PHONE], indirect=True, ids=["phone"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_fact_is_on_the_first_screen_of_a_phone(look, kind):
    seen = " ".join(plain(look.open(KINDS[kind]).evaluate(IN_SIGHT)).split())
    assert [fact for fact in GLANCES[kind].facts if fact not in seen] == []
