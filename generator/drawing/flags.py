"""Events above a drawing: a line each, and a marker with its number wherever there is room.

Markers stand in two rows. Where neither has room, and where two events fall on one place, a marker
has several numbers. There is room as on the narrowest phone, so that none lies on another anywhere.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from generator.drawing.trend import Scale
from generator.figures.trend import Trend
from generator.language import Locale
from generator.model.service import Event
from generator.wording.parts import FlagView
from generator.wording.wording import percent

_MOST = 9
_ROWS = 2
_APART = 19.0
"""Hundredths of a phone's plot from the middle of one marker to that of the next in its row."""
_SAME = 1.0
"""Hundredths within which two events share a marker."""


class Noted(Struct, frozen=True):
    """What a flag stands for: an event, or an aim that was loosened."""

    day: date
    title: str
    event: Event | None = None


class _Marker(Struct):
    """A marker: the place of its line, its row, the first and the last of its numbers."""

    x: float
    row: int
    first: int
    last: int

    @property
    def numbers(self) -> str:
        """What is written on it."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def noted(locale: Locale, trend: Trend) -> tuple[tuple[Noted, ...], tuple[Noted, ...]]:
    """Return what has a flag, in order of time, and what has none, the last first.

    Events and loosened aims have one where they fall into the drawing; only the last ones where
    there are more than it can hold.
    """
    every = _all_noted(locale, trend)
    inside = [each for each in every if _position(trend, each.day) is not None]
    flagged = inside[-_MOST:]
    return tuple(flagged), tuple(each for each in reversed(every) if each not in flagged)


def _all_noted(locale: Locale, trend: Trend) -> tuple[Noted, ...]:
    found = [Noted(event.date, event.title, event) for event in trend.events]
    found += [
        Noted(
            aim.since,
            locale.text("Target lowered: {share} instead of {before}").format(
                share=percent(aim.share), before=percent(aim.before or 0)
            ),
        )
        for aim in trend.loosened
    ]
    return tuple(sorted(found, key=lambda each: each.day))


def flags(flagged: tuple[Noted, ...], trend: Trend, scale: Scale) -> tuple[FlagView, ...]:
    """Return the flags, numbered as the list below the drawing numbers them."""
    places = [scale.x(at) for each in flagged if (at := _position(trend, each.day)) is not None]
    markers = {marker.first: marker for marker in _markers(places)}
    found: list[FlagView] = []
    for number, (x, each) in enumerate(zip(places, flagged, strict=True), 1):
        marker = markers.get(number)
        found.append(
            FlagView(
                x=x,
                number=marker.numbers if marker else "",
                row=marker.row if marker else 0,
                title=each.title,
                new_line=each.event is not None and each.event.breaks_trend,
                eased=each.event is None,
            )
        )
    return tuple(found)


def _markers(places: list[float]) -> list[_Marker]:
    """Return the markers of events at places, which are in order."""
    rows: list[_Marker | None] = [None] * _ROWS
    found: list[_Marker] = []
    for number, x in enumerate(places, 1):
        before = found[-1] if found else None
        free = [row for row, last in enumerate(rows) if last is None or x - last.x >= _APART]
        if before and (x - before.x <= _SAME or not free):
            before.last = number
            continue
        marker = _Marker(x, free[0], number, number)
        rows[marker.row] = marker
        found.append(marker)
    return found


def of_period(
    locale: Locale, flagged: tuple[Noted, ...], start: date, end: date
) -> tuple[str, ...]:
    """Return the titles of what happened from one day to another, with their numbers."""
    said = locale.text("event {n}: {title}")
    within = ((n, each) for n, each in enumerate(flagged, 1) if start <= each.day <= end)
    return tuple(said.format(n=number, title=each.title) for number, each in within)


def _position(trend: Trend, day: date) -> float | None:
    """Return where a day lies among the slots; a slot is drawn at its middle."""
    for index, slot in enumerate(trend.slots):
        if slot.start <= day <= slot.end:
            length = (slot.end - slot.start).days + 1
            return index + ((day - slot.start).days + 0.5) / length - 0.5
    return None
