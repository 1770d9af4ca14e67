"""The last year or the last three years of a trend, to be looked at alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from generator.drawing.ticks import time_ticks
from generator.figures.time_axis import Slot
from generator.language import N_, Locale
from generator.wording.parts import StretchView

_ALL = 0
_MONTHS = {12: N_("12 months"), 36: N_("3 years"), _ALL: N_("All periods")}
_DAYS_IN_A_MONTH = 30.44


def stretches(locale: Locale, slots: Sequence[Slot]) -> tuple[StretchView, ...]:
    """Return the stretches that leave out some periods, and all of them as the last one."""
    firsts = {months: _first(slots, months) for months in _MONTHS}
    return tuple(
        StretchView(
            months,
            locale.text(said),
            firsts[months],
            time_ticks(locale, [slot.period for slot in slots[firsts[months] :]]),
        )
        for months, said in _MONTHS.items()
        if months == _ALL or 0 < firsts[months] < len(slots) - 1
    )


def _first(slots: Sequence[Slot], months: int) -> int:
    """Return the first period that ends within the last months."""
    if months == _ALL:
        return 0
    since = slots[-1].end - timedelta(days=round(months * _DAYS_IN_A_MONTH) - 1)
    return next(index for index, slot in enumerate(slots) if slot.end > since)
