"""Badges: what is on them, how long they are, in which colours they can be read."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

from generator.drawing.badges import BadgeColours, BadgeView, badge_view
from generator.wording.parts import ShirtView
from tests.browser.states import LONG_NAMES

KINDS = ("loved", "liked", "undecided", "pinata", "too-few")


def badge(name: str = "Mail", said: str = "Liked", kind: str = "liked", outline: bool = False):
    return badge_view(name, "mail", said, "", "", ShirtView(kind, "IT", outline, ""))


def light(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG has it."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * each for each in colour[1:])
    parts = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    brighter, darker = sorted((light(one), light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def looks() -> list[tuple[str, BadgeColours]]:
    found = []
    for kind, outline in product(KINDS, (False, True)):
        view = badge(kind=kind, outline=outline)
        found += [(f"{kind} {outline} light", view.light), (f"{kind} {outline} dark", view.dark)]
    return found


@pytest.mark.parametrize(("name", "colours"), looks(), ids=[name for name, _ in looks()])
def test_texts_and_the_shirt_can_be_seen(name, colours):
    assert contrast(colours.paper, colours.ink) > 7
    assert contrast(colours.ground, colours.words) > 4.5
    behind = colours.paper if colours.cloth == "none" else colours.cloth
    assert contrast(behind, colours.sign) > 3


@pytest.mark.parametrize("name", ["Mail", *LONG_NAMES, "W" * 200, "水電" * 40])
def test_a_long_name_is_cut_on_the_badge_and_whole_in_its_title(name):
    view = badge(name)
    assert view.name == name
    assert view.short == name or view.short.endswith("…")
    assert view.name_long <= 17 * 11 + 0.1


def parts(view: BadgeView) -> tuple[float, ...]:
    """Return where the shirt ends, and where each text begins and ends, and the badge."""
    name, said = view.name_long / 2, view.said_long / 2
    return (
        22,
        view.name_at - name,
        view.name_at + name,
        view.split,
        view.said_at - said,
        view.said_at + said,
        view.width,
    )


@pytest.mark.parametrize("name", ["I", "Mail", *LONG_NAMES])
@pytest.mark.parametrize("said", ["ended", "Too few answers: 86 % like it, 21 answers · made up"])
def test_nothing_on_a_badge_lies_on_another(name, said):
    found = parts(badge(name, said))
    assert list(found) == sorted(found)
    gaps = [later - before for before, later in pairwise(found)]
    assert min(gaps) > 1


def test_more_words_make_it_longer():
    assert badge(said="Liked: 67 % like it").width > badge(said="Liked").width
