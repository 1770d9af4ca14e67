"""Rows whose day stands for a whole period, as 2026-09-01 does for September in many tools."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import numpy as np

from generator.checks.numbered import dense
from generator.checks.numbered import numbered as numbers_of
from generator.checks.sheet import Sheet
from generator.model.period import Grain, Period, period_of

_WEEKS = 4
"""Rows a week apart, from which on their weekday says that each is about a week."""
_MONTHS = (Grain.YEAR, Grain.QUARTER, Grain.MONTH)


def days_for_periods(sheet: Sheet) -> dict[int, tuple[Period, ...]]:
    """Return the rows whose day stands for a period, each with the periods that may be meant.

    Looked at are the rows of one thing, such as one service's costs for licences. Where all days
    among them are the first of a month, or all are the last, and there are two rows or more,
    months are meant, or whatever else begins (or ends) on all of these days.
    """
    kind, (first, last) = sheet.kind, sheet.rows.when
    if kind.when != "period":
        return {}
    sound = np.flatnonzero(sheet.whole & ~sheet.repeats)
    of_days = sound[first[sound] == last[sound]]
    if not len(of_days):
        return {}
    series = dense(numbers_of(sheet.rows, kind.series)[sound])[0]
    with_days = np.isin(series, series[np.isin(sound, of_days)])
    found: dict[int, tuple[Period, ...]] = {}
    order = np.argsort(series[with_days], kind="stable")
    some, own = sound[with_days][order], series[with_days][order]
    for rows in np.split(some, np.flatnonzero(np.diff(own)) + 1):
        found |= _of_one(sheet, rows.tolist())
    return found


def _of_one(sheet: Sheet, rows: list[int]) -> dict[int, tuple[Period, ...]]:
    """Return the same of the rows of one thing."""
    first, last = sheet.rows.when
    days = {row: date.fromordinal(int(first[row])) for row in rows if first[row] == last[row]}
    if len(rows) < 2 or len(set(days.values())) < len(days):
        return {}
    begins = sheet.known.reading.year_begins
    grains = [each for each in _MONTHS if _all_at_an_end(list(days.values()), each, begins)]
    if not grains and len(days) == len(rows) and _weekly(sorted(days.values())):
        grains = [Grain.WEEK]
    longer = {grain_of(int(last[row] - first[row]) + 1) for row in rows if row not in days}
    grains = [each for each in grains if each in longer] or grains
    return {
        row: tuple(period_of(day, grain, begins) for grain in grains)
        for row, day in days.items()
        if grains
    }


def _all_at_an_end(days: list[date], grain: Grain, begins: int) -> bool:
    """Return whether all days begin a period of their own, or all end one."""
    periods = [period_of(day, grain, begins) for day in days]
    firsts = all(each.start == day for each, day in zip(periods, days, strict=True))
    return firsts or all(each.end == day for each, day in zip(periods, days, strict=True))


def _weekly(days: list[date]) -> bool:
    """Return whether days are one week's first or last after the other."""
    gaps = {(later - earlier).days for earlier, later in pairwise(days)}
    at_an_end = days[0].weekday() in (0, 6)
    return len(days) >= _WEEKS and at_an_end and min(gaps) == 7 and all(g % 7 == 0 for g in gaps)


def grain_of(days: int) -> Grain:
    """Return the length of a period of so many days."""
    limits = ((1, Grain.DAY), (7, Grain.WEEK), (31, Grain.MONTH), (92, Grain.QUARTER))
    return next((grain for most, grain in limits if days <= most), Grain.YEAR)
