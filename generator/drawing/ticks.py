"""The axis of time: ticks at even steps of the calendar, some of them with a label.

A phone shows the labels of every second or third tick, a desk all of them. A January is written
as its year.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.drawing.trend import SIZE
from generator.language import Locale
from generator.model.period import JANUARY, Grain, Period, period_of
from generator.wording.parts import TimeTickView
from generator.wording.wording import short_label

_STEPS = (1, 3, 6, 12, 24, 60, 120, 240)
"""Months from one tick to the next; of periods that have no months of their own, periods."""
_ON_A_DESK, _ON_A_PHONE = 0.11, 0.3
"""Which part of the width a label needs for itself; on a phone, that of a month."""
_OWN_ON_A_PHONE = 0.4
"""The same of a label such as “24 Apr” or “2026/27”."""


def time_ticks(locale: Locale, periods: Sequence[Period]) -> tuple[TimeTickView, ...]:
    """Return the ticks of periods in order of time, each of which has a column as wide.

    A period may have several columns: its tick stands below the first.
    """
    months = {} if _by_number(periods) else _first_by(map(_month, periods))
    begun = {month: at for month, at in months.items() if _begins_a_month(periods[at])}
    by_month = len(begun) > 1
    firsts = begun if by_month else _first_by(map(_number, periods))
    step = _step(firsts, _ON_A_DESK, 1)
    coarse = _step(firsts, _ON_A_PHONE if by_month else _OWN_ON_A_PHONE, step)
    shown = [key for key in firsts if key % step == 0]
    label = _month_label if by_month else short_label
    named = {key: label(locale, periods[firsts[key]]) for key in shown}
    if by_month and not any(text.isdigit() for text in named.values()):
        first = next(key for key in shown if key % coarse == 0)
        month = period_of(periods[firsts[first]].start, Grain.MONTH)
        named[first] = short_label(locale, month)
    return tuple(
        TimeTickView(
            round(SIZE * (firsts[key] + 0.5) / len(periods), 1), named[key], key % coarse != 0
        )
        for key in shown
    )


def _by_number(periods: Sequence[Period]) -> bool:
    return any(period.grain is Grain.YEAR for period in periods)


def _begins_a_month(period: Period) -> bool:
    return period.start.day <= {Grain.DAY: 1, Grain.WEEK: 7}.get(period.grain, 31)


def _month(period: Period) -> int:
    return period.start.year * 12 + period.start.month - 1


def _number(period: Period) -> int:
    """Return a number that is one more for the period that follows."""
    if period.grain is Grain.YEAR:
        return period.start.year
    length = {Grain.DAY: 1, Grain.WEEK: 7}.get(period.grain)
    return period.start.toordinal() // length if length else _month(period)


def _first_by(keys: Iterable[int]) -> dict[int, int]:
    """Return where each key stands first."""
    found: dict[int, int] = {}
    for index, key in enumerate(keys):
        found.setdefault(key, index)
    return found


def _step(keys: dict[int, int], part: float, of: int) -> int:
    """Return the smallest step, a multiple of another, that is at least a part of all keys."""
    least = part * (max(keys) - min(keys) + 1)
    return next((step for step in _STEPS if step % of == 0 and step >= least), _STEPS[-1])


def _month_label(locale: Locale, period: Period) -> str:
    if period.start.month == JANUARY:
        return str(period.start.year)
    if period.grain is Grain.QUARTER:
        return short_label(locale, period)
    return locale.short_months[period.start.month - 1]
