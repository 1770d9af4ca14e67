"""The funnel laid out for drawing: services over the number of their answers.

The drawing is 100 by 100 units, stretched to the room there is. Names are placed for a desk, where
a unit is some 9 pixels wide and 3 high, and for a phone, where it is some 2 wide and 3 high: there
fewer have room.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.drawing.cards import service_href
from generator.language import Locale
from generator.measures.funnel import funnel_band
from generator.scorecards.overviews.comparison import WIDE, Comparison, Placed, Position
from generator.wording.figure_words import answers_words, figure_value
from generator.wording.parts import EndView, TickView, TimeTickView
from generator.wording.wording import count, integer, percent

SIZE = 100
_STEPS = 48
_MOST_LABELS = 12
_BIG = (10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000, 1_000_000)


class _Room(Struct, frozen=True):
    """How many units a letter, a line and half a mark take."""

    letter: float
    line: float
    mark: float


_DESK, _PHONE = _Room(0.85, 5.0, 1.1), _Room(3.4, 5.2, 5.2)


class DotView(Struct, frozen=True):
    """A service in the drawing: ``kind`` is more, less, others or open; ``name`` if labelled.

    ``desk`` where a phone has no room for the name; ``side`` is where it stands by its mark: right,
    left, above or below.
    """

    x: float
    y: float
    kind: str
    said: str
    href: str
    name: str
    side: str
    desk: bool


class FunnelView(Struct, frozen=True):
    """The drawing: bands as areas, the line of all together, axes, dots."""

    inner: str
    outer: str
    centre: float
    dots: tuple[DotView, ...]
    x_ticks: tuple[TimeTickView, ...]
    y_ticks: tuple[TickView, ...]
    ends: tuple[EndView, ...]


class _Scale:
    """Answers from left to right by their square root, shares from bottom to top."""

    def __init__(self, most: float) -> None:
        self._most = math.sqrt(most * 1.06)

    def x(self, n: float) -> float:
        return round(SIZE * math.sqrt(n) / self._most, 1)

    def y(self, share: float) -> float:
        return round(SIZE * (1 - share), 1)


def funnel_view(locale: Locale, found: Comparison) -> FunnelView | None:
    """Return the drawing; none where there are no others to compare with."""
    if found.centre is None:
        return None
    most = max(each.n for each in found.placed)
    scale = _Scale(most)
    ends = [5 * (k + 1) ** 2 / _STEPS**2 for k in range(3)]
    along = [*ends, *(most * 1.06 * (k / _STEPS) ** 2 for k in range(1, _STEPS + 1))]
    return FunnelView(
        _area(found.centre, 0.95, sorted(along), scale),
        _area(found.centre, WIDE, sorted(along), scale),
        scale.y(found.centre),
        _dots(locale, found.placed, scale),
        _x_ticks(locale, most, scale),
        tuple(TickView(scale.y(share / 100), percent(share / 100)) for share in range(0, 101, 20)),
        (
            EndView(
                scale.y(found.centre),
                locale.text("together {share}").format(share=percent(found.centre)),
                "average",
            ),
        ),
    )


def _x_ticks(locale: Locale, most: float, scale: _Scale) -> tuple[TimeTickView, ...]:
    """Return the numbers of answers below the drawing; the largest says what they are.

    A phone has room for every second one.
    """
    shown = [n for n in _BIG if most / 60 <= n <= most]
    answers = {n: integer(locale, n) for n in shown}
    if shown:
        answers[shown[-1]] = count(locale, shown[-1], "answer", "answers")
    return tuple(
        TimeTickView(scale.x(n), answers[n], (len(shown) - at) % 2 == 0)
        for at, n in enumerate(shown)
    )


def _area(centre: float, confidence: float, along: Sequence[float], scale: _Scale) -> str:
    bands = [(n, funnel_band(centre, n, confidence)) for n in along]
    upper = [f"{scale.x(n)},{scale.y(band.high)}" for n, band in bands]
    lower = [f"{scale.x(n)},{scale.y(band.low)}" for n, band in reversed(bands)]
    return " ".join([*upper, *lower])


def _label(locale: Locale, each: Placed) -> str:
    value, answers = figure_value(locale, each.like), answers_words(locale, each.like)
    return f"{each.card.service.name}: {value}, {answers}"


def _dots(locale: Locale, placed: Sequence[Placed], scale: _Scale) -> tuple[DotView, ...]:
    small = _named(placed, scale, _PHONE, {})
    sides = _named(placed, scale, _DESK, small)
    return tuple(
        DotView(
            scale.x(each.n),
            scale.y(each.like.value or 0.0),
            _KINDS[each.position],
            _label(locale, each),
            service_href(each.card.id),
            each.card.service.name if each.card.id in sides else "",
            sides.get(each.card.id, ""),
            each.card.id not in small,
        )
        for each in placed
    )


_KINDS = {
    Position.MORE: "more",
    Position.LESS: "less",
    Position.AS_OTHERS: "others",
    Position.NOT_COMPARED: "open",
}


def _named(
    placed: Sequence[Placed], scale: _Scale, room: _Room, before: Mapping[str, str]
) -> dict[str, str]:
    """Return which services are named, and on which side of their marks these names stand.

    Those that have a name ``before``, where it is; then those that differ most, as far as names
    touch neither each other nor another service's mark.
    """
    outside = [each for each in placed if each.position in (Position.MORE, Position.LESS)]
    outside.sort(key=lambda each: (each.card.id not in before, -_outside(each)))
    at = {each.card.id: (scale.x(each.n), scale.y(each.like.value or 0.0)) for each in placed}
    taken = [(x - room.mark, x + room.mark, y) for x, y in at.values()]
    named: dict[str, str] = {}
    for each in outside[: 4 * _MOST_LABELS]:
        x, y = at[each.card.id]
        length = room.letter * len(each.card.service.name) + room.mark
        sides = {
            "right": (x + room.mark, y),
            "left": (x - room.mark - length, y),
            "above": (x - length / 2, y - room.line),
            "below": (x - length / 2, y + room.line),
        }
        known = before.get(each.card.id)
        for side in (known,) if known else sides:
            begin, at_line = sides[side]
            end = begin + length
            free = all(
                abs(at_line - b) >= room.line or end <= a0 or begin >= a1 for a0, a1, b in taken
            )
            inside = begin > 0 and end < SIZE and 0 < at_line < SIZE
            if free and inside and len(named) < _MOST_LABELS:
                taken.append((begin, end, at_line))
                named[each.card.id] = side
                break
    return named


def _outside(each: Placed) -> float:
    """How far outside its band a service lies, in widths of the band."""
    if each.band is None or each.like.value is None:
        return 0.0
    wide = max(each.band.high - each.band.low, 1e-9)
    return max(each.band.low - each.like.value, each.like.value - each.band.high) / wide
