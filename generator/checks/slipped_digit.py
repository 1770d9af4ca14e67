"""What a time in the far future may have been meant to be, before a digit slipped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.model.period import JANUARY, parse_period

_YEAR = timedelta(days=366)
_LENGTH_OF_DAY = len("2026-09-30")


def before_the_slip(text: str, latest: date, year_begins: int = JANUARY) -> str:
    """Return a time with the year that was meant, if one digit of it is wrong or two are swapped.

    It lies in the year before ``latest``; "" where no such time does. ``text`` begins with a year
    of four digits, which begins in the month ``year_begins``.
    """
    for year in sorted(set(_years(text[:4])), reverse=True):
        meant = year + (text[4:] if "/" not in text else f"/{(int(year) + 1) % 100:02}")
        try:
            start = parse_period(meant[:_LENGTH_OF_DAY], year_begins).start
        except ValueError:
            continue
        if latest - _YEAR < start <= latest:
            return meant
    return ""


def _years(year: str) -> Iterator[str]:
    for at in range(len(year)):
        for digit in "0123456789":
            if digit != year[at]:
                yield year[:at] + digit + year[at + 1 :]
        if at + 1 < len(year):
            yield year[:at] + year[at + 1] + year[at] + year[at + 2 :]
