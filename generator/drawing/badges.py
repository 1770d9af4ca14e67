"""A badge, laid out: a shirt, a name, a few words on one line, 20 pixels high."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from generator.drawing.lines import lines, width
from generator.wording.parts import ShirtView

_LETTERS = 11
"""Pixels."""
_LEFT, _GAP = 24, 7
"""Pixels: where the name begins, behind the shirt, and what is kept free around texts."""
_NAME = 17
"""Ems: what is longer ends in “…”; the whole name is in the title."""


class BadgeColours(NamedTuple):
    """Colours: behind the name, of the name, behind the words, of the words, of the shirt.

    The last ones are those of its cloth, its edge and its sign.
    """

    paper: str
    ink: str
    ground: str
    words: str
    cloth: str
    edge: str
    sign: str


class BadgeView(Struct, frozen=True):
    """A badge: ``name`` is the whole name, ``short`` as much of it as there is room for.

    ``about`` says in sentences what ``said`` says in a few words; ``mark`` is the figure of which
    both say the number, and its answers, empty where they say none. Numbers are pixels: its
    ``width``, its part with the name, the middle of each text, and how long each is.
    """

    id: str
    name: str
    short: str
    said: str
    about: str
    mark: str
    shirt: ShirtView
    width: int
    split: int
    name_at: float
    name_long: float
    said_at: float
    said_long: float
    light: BadgeColours
    dark: BadgeColours


_PAPER = (("#f8f3ed", "#241f2b"), ("#26212e", "#f1ecf3"))
"""On light and on dark pages."""
_GROUNDS = {
    "loved": (("#d0163f", "#fff"), ("#d0163f", "#fff")),
    "liked": (("#ffe1e2", "#8f0e2e"), ("#4b1f2d", "#ffc9d2")),
    "undecided": (("#e7e3ec", "#3d3747"), ("#37323f", "#ddd6e4")),
    "pinata": (("#4d2c91", "#fff"), ("#6a44bd", "#fff")),
    "too-few": (("#fffdfa", "#4d4656"), ("#17141c", "#d8d0de")),
}
_SHIRTS = {
    "loved": (("#d0163f", "#a30f30", "#fff"), ("#d0163f", "#ff6080", "#fff")),
    "liked": (("#ffe1e2", "#b3123a", "#b3123a"), ("#4b1f2d", "#ff9db0", "#ff9db0")),
    "undecided": (("#e7e3ec", "#6f6779", "#514a5c"), ("#37323f", "#b5acbd", "#ddd6e4")),
    "pinata": (("#4d2c91", "#371c70", "#fff"), ("#6a44bd", "#a78be6", "#fff")),
    "too-few": (("none", "#6f6779", "#6f6779"), ("none", "#b5acbd", "#b5acbd")),
}
"""As the site's pages have them."""


def badge_view(
    name: str, ident: str, said: str, about: str, mark: str, shirt: ShirtView
) -> BadgeView:
    """Return a badge that says some words of what has a name, an id and a shirt."""
    short = lines(name, _NAME, 1)[0]
    name_long, said_long = (round(width(each) * _LETTERS, 1) for each in (short, said))
    split = round(_LEFT + name_long + _GAP)
    whole = round(split + said_long + 2 * _GAP)
    light, dark = (_colours(shirt, at) for at in (0, 1))
    return BadgeView(
        id=ident,
        name=name,
        short=short,
        said=said,
        about=about,
        mark=mark,
        shirt=shirt,
        width=whole,
        split=split,
        name_at=round(_LEFT + name_long / 2, 1),
        name_long=name_long,
        said_at=round(split + (whole - split) / 2, 1),
        said_long=said_long,
        light=light,
        dark=dark,
    )


def _colours(shirt: ShirtView, at: int) -> BadgeColours:
    cloth, edge, sign = _SHIRTS[shirt.kind][at]
    if shirt.outline:
        full = sign if sign != "#fff" else edge
        cloth, edge, sign = "none", full, full
    return BadgeColours(*_PAPER[at], *_GROUNDS[shirt.kind][at], cloth, edge, sign)
