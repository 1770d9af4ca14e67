"""Periods: years, quarters, months, ISO weeks and days, as closed intervals of days.

A period is written ``YYYY``, ``YYYY-Qn``, ``YYYY-MM``, ``YYYY-Wnn`` or ``YYYY-MM-DD``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache


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
ANY_PATTERN = "|".join(f"(?:{pattern})" for pattern in PATTERNS.values())


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of whole days; ``start`` and ``end`` are both part of it."""

    start: date
    end: date
    grain: Grain

    @property
    def id(self) -> str:
        """The period as it is written in files and addresses."""
        year, month = self.start.year, self.start.month
        if self.grain is Grain.YEAR:
            return f"{year:04}"
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
        year, month = self.start.year, self.start.month
        if self.grain is Grain.DAY:
            return period_of(self.start + timedelta(days=by), self.grain)
        if self.grain is Grain.WEEK:
            return period_of(self.start + timedelta(weeks=by), self.grain)
        months = {Grain.YEAR: 12, Grain.QUARTER: 3, Grain.MONTH: 1}[self.grain] * by
        count = year * 12 + month - 1 + months
        return period_of(date(count // 12, count % 12 + 1, 1), self.grain)


@lru_cache(maxsize=65536)
def period_of(day: date, grain: Grain) -> Period:
    """Return the period of a grain that holds a day."""
    if grain is Grain.DAY:
        return Period(day, day, grain)
    if grain is Grain.WEEK:
        monday = day - timedelta(days=day.weekday())
        left = (date.max - monday).days  # the calendar's last week is cut short
        return Period(monday, monday + timedelta(days=min(6, left)), grain)
    length = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12}[grain]
    first = date(day.year, (day.month - 1) // length * length + 1, 1)
    after = first.year * 12 + first.month - 1 + length
    if after // 12 > 9999:
        return Period(first, date(9999, 12, 31), grain)
    return Period(first, date(after // 12, after % 12 + 1, 1) - timedelta(days=1), grain)


@lru_cache(maxsize=65536)
def parse_period(text: str) -> Period:
    """Return the period that ``text`` writes.

    Raises ValueError where it writes none, or one that the calendar does not have.
    """
    for grain, pattern in PATTERNS.items():
        if re.fullmatch(pattern, text):
            return _build(text, grain)
    raise ValueError(f"“{text}” is not a period: write 2026, 2026-Q3, 2026-09, 2026-W36 or a date")


def _build(text: str, grain: Grain) -> Period:
    if grain is Grain.DAY:
        return period_of(date.fromisoformat(text), grain)
    year = int(text[:4])
    if grain is Grain.YEAR:
        return period_of(date(year, 1, 1), grain)
    if grain is Grain.QUARTER:
        return period_of(date(year, int(text[6]) * 3 - 2, 1), grain)
    if grain is Grain.MONTH:
        return period_of(date(year, int(text[5:]), 1), grain)
    return period_of(date.fromisocalendar(year, int(text[6:]), 1), grain)


def last_closed(as_of: date, grain: Grain) -> Period:
    """Return the last period that had ended when ``as_of`` ended."""
    current = period_of(as_of, grain)
    return current if current.end == as_of else current.shift(-1)
