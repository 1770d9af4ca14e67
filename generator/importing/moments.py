"""Days and times as other tools write them: each way by its name, and which ways fit a column."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import islice, product

from generator.importing.one_spelling import in_one_spelling, weekday_in
from generator.model.period import JANUARY, Grain, Period, period_of
from generator.model.written_year import year_readings

SECONDS, MILLISECONDS = "epoch seconds", "epoch milliseconds"
DAYS, SERIAL, FISCAL = "epoch days", "Excel serial", "fiscal quarter"
SPECIAL = (SECONDS, MILLISECONDS, DAYS, SERIAL, FISCAL)
"""Ways that no pattern of strptime describes, as mappings name them."""
_DAYS = (
    *("%d/%m/%Y", "%m/%d/%Y", "%d/%m/%y", "%m/%d/%y", "%Y/%m/%d", "%d.%m.%Y", "%d.%m.%y"),
    *("%Y.%m.%d", "%d %b %y", "%b %d %y"),
    *("%d-%m-%Y", "%m-%d-%Y", "%Y-%m-%d", "%Y%m%d", "%d/%b/%y", "%d/%b/%Y", "%d-%b-%y"),
    *("%d-%b-%Y", "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%b %d %Y"),
)
_TIMES = (
    *("", " %H:%M", " %H:%M:%S", " %H:%M:%S.%f", " %I:%M %p", " %I:%M:%S %p", ", %H:%M"),
    *(", %H:%M:%S", ", %I:%M %p", ", %I:%M:%S %p", "T%H:%M:%S", " %H:%M %z", " %H:%M:%S %z"),
    *(" %H:%M:%S.%f %z", " %I:%M %p %z", " %I:%M:%S %p %z"),
)
_MONTHS = ("%b %Y", "%B %Y", "%b-%Y", "%Y %b", "%Y-%b", "%m/%Y", "%m.%Y")
"""Months of a year, without a day; “2011/12” is none, as it may be a year as well."""
_SWAPPED = {"%d/%m/": "%m/%d/", "%m/%d/": "%d/%m/", "%d-%m-": "%m-%d-", "%m-%d-": "%d-%m-"}
_EPOCH = {SECONDS: re.compile(r"\d{9,10}(?:\.\d+)?"), MILLISECONDS: re.compile(r"\d{12,13}")}
_DAYS_OF_EPOCH = re.compile(r"\d{4,5}")
"""Days since 1970. No column shows that it is counted so: only somebody who knows it can say it."""
_FIRST_OF_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 # a day of no zone
_DAYS_OF_SHEET = re.compile(r"[2-7]\d{4}(?:\.\d+)?")
"""Days since the end of 1899 from 1954 to 2119, as spreadsheets count them."""
_FIRST_OF_SHEET = datetime(1899, 12, 30)  # noqa: DTZ001 # a day of no zone
_QUARTER = re.compile(
    r"(?:Q([1-4])[ /-]?)?((?:FY|GJ)? ?\d{2,4}(?:[-/–]\d{2,4})?)(?:[ /-]?Q([1-4]))?", re.IGNORECASE
)
_SOME = 200
"""Values by which a way is refused quickly."""


def read_moment(text: str, way: str, year_begins: int | None = None) -> datetime | Period | None:
    """Return the moment that a text writes in a way, or the quarter; none where it writes none.

    Ways are patterns of ``strptime`` and ``SPECIAL``; a text may spell out what a pattern has as a
    number, as :mod:`generator.importing.one_spelling` says. Where there is an offset the moment has
    it. ``year_begins`` is the month in which a year of the export begins, if anybody says it.
    """
    try:
        if way in _EPOCH:
            divided = float(text) / (1000 if way == MILLISECONDS else 1)
            return datetime.fromtimestamp(divided, UTC) if _EPOCH[way].fullmatch(text) else None
        if way == DAYS:
            fits = _DAYS_OF_EPOCH.fullmatch(text)
            return _FIRST_OF_EPOCH + timedelta(days=int(text)) if fits else None
        if way == SERIAL:
            if not _DAYS_OF_SHEET.fullmatch(text):
                return None
            return _FIRST_OF_SHEET + timedelta(seconds=round(float(text) * 86_400))
        if way == FISCAL:
            return _quarter(text, year_begins)
    except (ValueError, OverflowError):
        return None
    way = way.replace("%Z", "%z")  # the name of a zone would be read, and its offset lost
    moment = _by_pattern(text, way) or _by_pattern(in_one_spelling(text), way)
    # “Thursday, 03/09/2026” is a Thursday in one way only.
    if moment is None or weekday_in(text) not in (None, moment.weekday()):
        return None
    return period_of(moment.date(), Grain.MONTH) if way in _MONTHS else moment


def _by_pattern(text: str, way: str) -> datetime | None:
    try:
        return datetime.strptime(text, way)  # noqa: DTZ007 # a time of no zone
    except (ValueError, OverflowError):
        return None


def _quarter(text: str, year_begins: int | None) -> Period | None:
    """Return the quarter that a text such as “FY24 Q1” or “2026 Q3” writes.

    A fiscal year bears the name of the year that it ends in. Of one nobody can know the quarter who
    does not know when it begins; and one that is no quarter of the calendar cannot be written.
    """
    found = _QUARTER.fullmatch(text)
    number = found and (found[1] or found[3])
    if not found or not number or (year_begins is None and not found[2].strip().isdigit()):
        return None
    begins = year_begins or JANUARY
    years = year_readings(found[2].strip())
    if not years or (begins - 1) % 3:
        return None
    year = years[-1] if begins == JANUARY else years[0]
    return period_of(date(year, begins, 1), Grain.QUARTER).shift(int(number) - 1)


def names_fiscal_quarters(texts: Collection[str]) -> bool:
    """Return whether texts name quarters of fiscal years, as “FY24 Q1” does."""
    found = [_QUARTER.fullmatch(text) for text in islice(texts, _SOME)]
    return any(each and (each[1] or each[3]) and not each[2].strip().isdigit() for each in found)


def are_fiscal_quarters(texts: Collection[str]) -> bool:
    """Return whether each text names a quarter of a year, fiscal or not."""
    found = [_QUARTER.fullmatch(text) for text in texts]
    return bool(found) and all(each and (each[1] or each[3]) for each in found)


def are_months(texts: Collection[str]) -> bool:
    """Return whether each text names a month of a year, as “Sep 2026” and “09/2026” do."""
    return bool(texts) and any(all(read_moment(text, w) for text in texts) for w in _MONTHS)


def ways_of(texts: Collection[str], year_begins: int | None = None) -> tuple[str, ...]:
    """Return the ways in which all of some texts can be read; no way of no texts.

    ``year_begins`` is as in :func:`read_moment`.
    """
    some = list(islice(texts, _SOME))
    if not some:
        return ()

    def fits(way: str, texts: Collection[str]) -> bool:
        return all(read_moment(text, way, year_begins) for text in texts)

    fitting = [way for way in _ways() if fits(way, some)]
    return tuple(way for way in fitting if fits(way, texts))


def ways_for_most(texts: Collection[str]) -> tuple[str, ...]:
    """Return the ways that read most of some texts, each more than those before it."""
    left, found = set(islice(texts, _SOME)), []
    while left:
        best = max(_ways(), key=lambda way: sum(1 for text in left if read_moment(text, way)))
        read = {text for text in left if read_moment(text, best)}
        if not read:
            break
        found.append(best)
        left -= read
    return tuple(found)


def with_year(name: str, texts: Collection[str]) -> str:
    """Return what makes days of a column that says no year, as “{When} YEAR”; empty of others."""
    if not texts or ways_of(texts):
        return ""
    leap = "2028"
    return next(
        (f"{{{name}}}{mark}YEAR" for mark in (" ", "", "/", "-", ".")
         if ways_of([f"{text}{mark}{leap}" for text in texts])),
        "",
    )  # fmt: skip


def other_order(way: str) -> str:
    """Return the way in which day and month change places; empty where they cannot."""
    for one, other in _SWAPPED.items():
        if way.startswith(one):
            return way.replace(one, other, 1)
    return ""


def days_between(texts: Collection[str], way: str) -> int | None:
    """Return how many days lie between the first and the last of some texts; none if one fails."""
    days = []
    for text in texts:
        found = read_moment(text, way)
        if not isinstance(found, datetime):
            return None
        days.append(found.date())
    return (max(days) - min(days)).days if days else None


@lru_cache(maxsize=1)
def _ways() -> tuple[str, ...]:
    return tuple(_all_ways())


def _all_ways() -> Iterator[str]:
    yield from (SECONDS, MILLISECONDS, SERIAL, FISCAL)
    for day, time in product(_DAYS, _TIMES):
        yield day + time
    yield from _MONTHS
