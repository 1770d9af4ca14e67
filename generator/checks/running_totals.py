"""Numbers that only ever grow from January on: what was so far, in place of what was new."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from generator.checks.numbered import numbered
from generator.checks.sheet import Sheet

_FEWEST = 6
"""Periods of a year that must each be above the one before."""
_ALIKE = 3.0
"""So many times the smallest step the largest may be: what is new in a month is about the same."""


class RunningTotal(NamedTuple):
    """A column, and the rows of one thing in one year, in the order of time."""

    column: str
    rows: npt.NDArray[np.int64]


def running_totals(sheet: Sheet) -> Iterator[RunningTotal]:
    """Yield the values that look like the sum of all since the beginning of their year.

    The first is about as large as each step to the next: numbers that merely grow begin with more
    than they grow by. Looked at are columns whose values may be added up.
    """
    names = [column.name for column in sheet.kind.columns if column.adds_up]
    if sheet.kind.when != "period" or not names:
        return
    first, last = sheet.rows.when
    sound = np.flatnonzero(sheet.whole & ~sheet.repeats & ~np.isnan(first))
    if not len(sound):
        return
    days, each_day = np.unique(first[sound], return_inverse=True)
    of_day = [_year(int(day), sheet.known.reading.year_begins) for day in days]
    years, series = np.array(of_day)[each_day], numbered(sheet.rows, sheet.kind.series)[sound]
    sorted_ = np.lexsort((first[sound], years, series))
    order, years, series = sound[sorted_], years[sorted_], series[sorted_]
    begins = np.append(True, (np.diff(series) != 0) | (np.diff(years) != 0))
    starts = np.flatnonzero(begins)
    sizes = np.diff(np.append(starts, len(order)))
    follows = begins | np.append(True, first[order][1:] == last[order][:-1] + 1)
    whole = (sizes >= _FEWEST) & np.logical_and.reduceat(follows, starts)
    for name in names:
        values = sheet.rows.cells[name].numbers[order]
        steps = np.where(begins, values, np.diff(values, prepend=0.0))
        least, most = np.minimum.reduceat(steps, starts), np.maximum.reduceat(steps, starts)
        for at in np.flatnonzero(whole & (least > 0) & (most <= _ALIKE * least)):
            yield RunningTotal(name, order[starts[at] : starts[at] + sizes[at]])


def _year(day: int, begins: int) -> int:
    when = date.fromordinal(day)
    return when.year if when.month >= begins else when.year - 1
