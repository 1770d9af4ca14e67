"""Which year a text such as “FY2026” or “2026-27” may mean, where a year begins in any month."""

from __future__ import annotations

import re
from datetime import date

from generator.model.period import Grain, Period, period_of

_YEAR = r"(?:(?:FY|GJ) ?)?([0-9]{4}|[0-9]{2}) ?(?:[-/–] ?([0-9]{4}|[0-9]{2}))?"
_WRITTEN = re.compile(_YEAR, re.IGNORECASE)
_QUARTER = re.compile(
    rf"(?:(?P<before>Q[1-4])[ /-]?)?(?P<year>{_YEAR})(?:[ /-]?(?P<after>Q[1-4]))?", re.IGNORECASE
)


def year_readings(text: str) -> tuple[int, ...]:
    """Return in which years the year that a text writes may begin; none where it writes none.

    Of “2026/27” it is one. “2026” and “FY2026” name a year by the one that it begins in or, as many
    do, by the one that it ends in: of them there are two, the earlier first.
    """
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return ()
    year = int(found[1]) if len(found[1]) == 4 else 2000 + int(found[1])
    if found[2]:
        return (year,) if int(found[2][-2:]) == (year + 1) % 100 else ()
    named = text[:1].isalpha() or len(found[1]) == 4
    return (year - 1, year) if named else ()


def own_years(text: str, year_begins: int) -> tuple[Period, ...]:
    """Return the years that a text may mean where a year begins in a month other than January."""
    return tuple(
        period_of(date(year, year_begins, 1), Grain.YEAR, year_begins)
        for year in year_readings(text)
        if date.min.year <= year < date.max.year
    )


def own_quarters(text: str, year_begins: int) -> tuple[tuple[Period, ...], ...]:
    """Return the months of each quarter that a text such as “2026/27 Q3” may mean.

    Quarters are counted from the month in which the year begins. None for other texts, and for
    “Q3 2026”, which may as well be a quarter of the calendar.
    """
    found = _QUARTER.fullmatch(text)
    number = found and (found["before"] or found["after"])
    if not found or not number or found["year"].isdigit():
        return ()
    ahead = 3 * (int(number[1]) - 1)
    return tuple(
        tuple(period_of(year.start, Grain.MONTH).shift(ahead + each) for each in range(3))
        for year in own_years(found["year"], year_begins)
    )
