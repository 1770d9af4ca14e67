"""Periods: years, quarters, months, ISO weeks and days, as closed intervals of days.

A period is written ``YYYY``, ``YYYY-Qn``, ``YYYY-MM``, ``YYYY-Wnn`` or ``YYYY-MM-DD``. Each
organisation says in which month its year begins. One that does not begin in January is written
``2026/27``; ``2026`` could be that year or the one before it, and is no period then. Quarters are
those of the calendar, in whichever month a year begins.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Literal, overload

from msgspec import Struct

JANUARY = 1
"""The month in which a year begins where nobody says another one."""


class Grain(StrEnum):
    """The length of a period, from short to long."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


PATTERNS = {
    Grain.YEAR: r"[0-9]{4}",
    Grain.QUARTER: r"[0-9]{4}-Q[1-4]",
    Grain.MONTH: r"[0-9]{4}-(?:0[1-9]|1[0-2])",
    Grain.WEEK: r"[0-9]{4}-W(?:0[1-9]|[1-4][0-9]|5[0-3])",
    Grain.DAY: r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])",
}
"""How a period of each length is written where the year begins in January."""

_OWN_YEAR = f"[0-9]{{2}}(?:{'|'.join(f'{n:02}/{(n + 1) % 100:02}' for n in range(100))})"
"""2026/27 and no 2026/28."""

Unmoved = Literal[Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER]
"""The lengths that are the same in every organisation."""


def patterns_of(year_begins: int) -> dict[Grain, str]:
    """Return how a period of each length is written where the year begins in a month."""
    return PATTERNS if year_begins == JANUARY else {**PATTERNS, Grain.YEAR: _OWN_YEAR}


@lru_cache
def any_pattern(year_begins: int) -> str:
    """Return how any period is written where the year begins in a month."""
    return "|".join(f"(?:{pattern})" for pattern in patterns_of(year_begins).values())


class Period(Struct, frozen=True, order=True):
    """A span of whole days; ``start`` and ``end`` are both part of it."""

    start: date
    end: date
    grain: Grain

    @property
    def id(self) -> str:
        """The period as it is written in files and addresses."""
        year, month = self.start.year, self.start.month
        if self.grain is Grain.YEAR:
            return f"{year:04}" if month == JANUARY else f"{year:04}/{(year + 1) % 100:02}"
        if self.grain is Grain.QUARTER:
            return f"{year:04}-Q{(month + 2) // 3}"
        if self.grain is Grain.MONTH:
            return f"{year:04}-{month:02}"
        if self.grain is Grain.WEEK:
            iso = self.start.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}"
        return self.start.isoformat()

    def shift(self, by: int) -> Period:
        """Return the period of the same grain that lies ``by`` periods later (earlier if < 0)."""
        return _shifted(self.start, self.grain, by)


_MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12}


@overload
def period_of(day: date, grain: Unmoved) -> Period: ...
@overload
def period_of(day: date, grain: Grain, year_begins: int) -> Period: ...
def period_of(day: date, grain: Grain, year_begins: int = JANUARY) -> Period:
    """Return the period of a grain that holds a day.

    Where the grain may be a year, its first month must be said.
    """
    return _period_of(day, grain, year_begins)


@lru_cache(maxsize=65536)
def _period_of(day: date, grain: Grain, year_begins: int) -> Period:
    if grain is Grain.DAY:
        return Period(day, day, grain)
    if grain is Grain.WEEK:
        monday = day - timedelta(days=day.weekday())
        left = (date.max - monday).days  # the calendar's last week is cut short
        return Period(monday, monday + timedelta(days=min(6, left)), grain)
    begins = year_begins if grain is Grain.YEAR else JANUARY
    month = day.year * 12 + day.month - 1
    return _from_month(month - (day.month - begins) % _MONTHS[grain], grain)


@lru_cache(maxsize=65536)
def _shifted(start: date, grain: Grain, by: int) -> Period:
    if grain is Grain.DAY:
        return period_of(start + timedelta(days=by), grain)
    if grain is Grain.WEEK:
        return period_of(start + timedelta(weeks=by), grain)
    return _from_month(start.year * 12 + start.month - 1 + _MONTHS[grain] * by, grain)


def _from_month(month: int, grain: Grain) -> Period:
    """Return the period that begins in a month, counted from the year 0.

    The calendar's first and last period are cut short.
    """
    after = month + _MONTHS[grain]
    first = date(month // 12, month % 12 + 1, 1) if month >= date.min.year * 12 else date.min
    if after // 12 > date.max.year:
        return Period(first, date.max, grain)
    return Period(first, date(after // 12, after % 12 + 1, 1) - timedelta(days=1), grain)


@lru_cache(maxsize=65536)
def parse_period(text: str, year_begins: int = JANUARY) -> Period:
    """Return the period that ``text`` writes, in an organisation whose year begins in a month.

    Raises ValueError where it writes none, or one that the calendar does not have.
    """
    for grain, pattern in patterns_of(year_begins).items():
        if re.fullmatch(pattern, text):
            return _build(text, grain, year_begins)
    raise ValueError(f"“{text}” is not a period: write 2026, 2026-Q3, 2026-09, 2026-W36 or a date")


def _build(text: str, grain: Grain, year_begins: int) -> Period:
    if grain is Grain.DAY:
        return period_of(date.fromisoformat(text), grain)
    year = int(text[:4])
    if grain is Grain.YEAR:
        return period_of(date(year, year_begins, 1), grain, year_begins)
    if grain is Grain.QUARTER:
        return period_of(date(year, int(text[6]) * 3 - 2, 1), grain)
    if grain is Grain.MONTH:
        return period_of(date(year, int(text[5:]), 1), grain)
    return period_of(date.fromisocalendar(year, int(text[6:]), 1), grain)


@overload
def last_closed(as_of: date, grain: Unmoved) -> Period: ...
@overload
def last_closed(as_of: date, grain: Grain, year_begins: int) -> Period: ...
def last_closed(as_of: date, grain: Grain, year_begins: int = JANUARY) -> Period:
    """Return the last period that had ended when ``as_of`` ended."""
    current = period_of(as_of, grain, year_begins)
    return current if current.end == as_of else current.shift(-1)
