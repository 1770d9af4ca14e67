"""What a time that has not come may have been meant to be, before the slip of a pen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from generator.model.period import JANUARY, parse_period

EARLIEST = "1990"
"""A year. Nobody keeps rows about IT that are older; a slip of the pen makes them so."""
_YEAR = timedelta(days=366)
_LENGTH_OF_DAY = len("2026-09-30")
_OF_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(.*)", re.DOTALL)


def what_to_write(text: str, latest: date, year_begins: int = JANUARY, first: str = "") -> str:
    """Return what to write for a time that has not come, for each slip that explains it; else “”.

    ``text`` begins with a year of four digits, which begins in the month ``year_begins``. What is
    meant does not lie before the day of ``first``.
    """
    slips = {
        before_the_slip(text, latest, year_begins): "a digit is wrong",
        before_the_exchange(text, latest): "day and month are swapped",
        _in_our_century(text, latest, year_begins): "the century is wrong",
    }
    readings = [
        f"{meant}, if {slip}"
        for meant, slip in slips.items()
        if meant and meant[:_LENGTH_OF_DAY] >= first[:_LENGTH_OF_DAY]
    ]
    return f"write {' or '.join(readings)}" if readings else ""


def _in_our_century(text: str, latest: date, year_begins: int) -> str:
    meant = f"20{text[2:]}"
    just = text[:2] == "19" and _has_just_come(meant[:_LENGTH_OF_DAY], latest, year_begins)
    return meant if just else ""


def before_the_exchange(text: str, latest: date) -> str:
    """Return a day with month and day exchanged; "" if it is not in the year before ``latest``."""
    found = _OF_DAY.fullmatch(text)
    if not found or found[2] == found[3]:
        return ""
    meant = f"{found[1]}-{found[3]}-{found[2]}"
    return meant + found[4] if _has_just_come(meant, latest) else ""


def before_the_slip(text: str, latest: date, year_begins: int = JANUARY) -> str:
    """Return a time with the year that was meant, if one digit of it is wrong or two are swapped.

    It lies in the year before ``latest``; "" where no such time does. ``text`` begins with a year
    of four digits, which begins in the month ``year_begins``.
    """
    for year in sorted(set(_years(text[:4])), reverse=True):
        meant = year + (text[4:] if "/" not in text else f"/{(int(year) + 1) % 100:02}")
        if _has_just_come(meant[:_LENGTH_OF_DAY], latest, year_begins):
            return meant
    return ""


def _has_just_come(text: str, latest: date, year_begins: int = JANUARY) -> bool:
    try:
        start = parse_period(text, year_begins).start
    except ValueError:
        return False
    return latest - _YEAR < start <= latest


def _years(year: str) -> Iterator[str]:
    for at in range(len(year)):
        for digit in "0123456789":
            if digit != year[at]:
                yield year[:at] + digit + year[at + 1 :]
        if at + 1 < len(year):
            yield year[:at] + year[at + 1] + year[at] + year[at + 2 :]
