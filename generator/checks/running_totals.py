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
    years = first.copy()
    years[sound] = [_year(int(day), sheet.known.reading.year_begins) for day in first[sound]]
    series = numbered(sheet.rows, sheet.kind.series)
    order = sound[np.lexsort((first[sound], years[sound], series[sound]))]
    changes = (np.diff(series[order]) != 0) | (np.diff(years[order]) != 0)
    for rows in np.split(order, np.flatnonzero(changes) + 1):
        if len(rows) < _FEWEST or not _one_after_the_other(first[rows], last[rows]):
            continue
        for name in names:
            if _runs(sheet.rows.cells[name].numbers[rows]):
                yield RunningTotal(name, rows)


def _year(day: int, begins: int) -> int:
    when = date.fromordinal(day)
    return when.year if when.month >= begins else when.year - 1


def _one_after_the_other(first: npt.NDArray[np.float64], last: npt.NDArray[np.float64]) -> bool:
    return bool(np.all(first[1:] == last[:-1] + 1))


def _runs(values: npt.NDArray[np.float64]) -> bool:
    """Return whether the first value and each step are above 0 and about the same."""
    steps = np.diff(values, prepend=0.0)
    return bool(np.all(steps > 0) and steps.max() <= _ALIKE * steps.min())
