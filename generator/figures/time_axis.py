"""The time axis of a trend: its slots, in order."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from msgspec import Struct

from generator.figures.figure import Periods, Span
from generator.model.period import Period


class Slot(Struct, frozen=True):
    """A place on the time axis: a period, or the part of it before or after a break.

    ``start`` and ``end`` are its first and last day. ``chosen`` is what distinguishes its figure's
    id from its neighbours'.
    """

    start: date
    end: date
    period: Period
    segment: int
    span: Span
    chosen: str


@lru_cache(maxsize=4096)
def slots_between(first: Period, last: Period, breaks: tuple[date, ...]) -> tuple[Slot, ...]:
    """Return every period from the first to the last, split where the trend breaks."""
    slots: list[Slot] = []
    period = first
    while period.start <= last.start:
        slots += _parts(period, breaks)
        period = period.shift(1)
    return tuple(slots)


def _parts(period: Period, breaks: tuple[date, ...]) -> list[Slot]:
    """A period, in as many parts as breaks inside it make."""
    inside = sorted({day for day in breaks if period.start < day <= period.end})
    starts = [period.start, *inside]
    ends = [date.fromordinal(day.toordinal() - 1) for day in inside] + [period.end]
    return [
        Slot(
            start,
            end,
            period,
            sum(1 for day in breaks if day <= start),
            Span(start, end, Periods(period, period)),
            f"part={start}&period={period.id}" if inside else f"period={period.id}",
        )
        for start, end in zip(starts, ends, strict=True)
    ]
