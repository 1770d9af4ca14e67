"""What day, time or month is meant by how other programs and countries write it.

Only what can mean one thing is returned as one; of what can mean two, both are.
"""

from __future__ import annotations

import contextlib
import re
from datetime import date, datetime, timedelta
from datetime import time as clock

from generator.model.fields import meant_day

_CLOCK = re.compile(
    r"(?P<day>\S+?)[T ,]+(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?"
    r"(?: ?(?P<half>[AaPp])\.?[Mm]\.?| ?(?:Uhr|h))?"
)
_COMPACT = re.compile(r"((?:19|20)\d{6})T?(\d{2})(\d{2})(\d{2})?")
_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "january januar jan",
            "february februar feb",
            "march märz mar mär mrz",
            "april apr",
            "may mai",
            "june juni jun",
            "july juli jul",
            "august aug",
            "september sep sept",
            "october oktober oct okt",
            "november nov",
            "december dezember dec dez",
        ),
        1,
    )
    for name in names.split()
}
_WEEK = re.compile(
    r"(?P<year>\d{4})[-/. ]*(?:W|KW|CW|week)[-/. ]*(?P<week>\d{1,2})"
    r"|(?:W|KW|CW|week)[-/. ]*(?P<first>\d{1,2})[-/. ]+(?P<last>\d{4})",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"(?:H|HY|HJ)[-/. ]?([12])[-/. ]*(\d{4})|(\d{4})[-/. ]*(?:H|HY|HJ)[-/. ]?([12])"
    r"|([12])\. ?(?:Hj\.?|Halbjahr) ?(\d{4})",
    re.IGNORECASE,
)
_SERIALS = (date(1899, 12, 30), date(1904, 1, 1))
"""The days from which spreadsheets count."""


def meant_time(text: str) -> str:
    """Return a time of another way of writing, as we write it; “” where it is none, or may be two.

    24:00 is the beginning of the next day; 2:00 PM is 14:00.
    """
    if compact := _COMPACT.fullmatch(text):
        text = f"{compact[1]} {compact[2]}:{compact[3]}:{compact[4] or '00'}"
    found = _CLOCK.fullmatch(text)
    day = found and _day(found["day"])
    if not found or not day:
        return ""
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if found["half"] in "pP" else 0)
    if minute > 59 or second > 59 or hour > 24 or (hour == 24 and minute + second):
        return ""
    time = datetime.combine(day, clock()) + timedelta(hours=hour, minutes=minute, seconds=second)
    return time.isoformat(timespec="seconds" if second else "minutes")


def _day(text: str) -> date | None:
    with contextlib.suppress(ValueError):
        return date.fromisoformat(text) if len(text) == len("2026-09-30") else meant_day(text)
    return meant_day(text)


def meant_part_of_year(text: str) -> str:
    """Return a month, a quarter or a week of the calendar, as we write it; “” where it is none."""
    if found := re.fullmatch(r"(\d{4})[-/. ](\d{1,2})|(\d{1,2})[-/. ](\d{4})", text):
        year, month = found[1] or found[4], int(found[2] or found[3])
        return f"{year}-{month:02d}" if 1 <= month <= 12 else ""
    if found := re.fullmatch(r"(\d{4})[-/. ]?[Qq]([1-4])|[Qq]([1-4])[-/. ]?(\d{4})", text):
        return f"{found[1] or found[4]}-Q{found[2] or found[3]}"
    if found := re.fullmatch(r"([1-4])[Qq][-/. ]?(\d{2}|\d{4})|[Qq]([1-4])[-/. '’]*(\d{2})", text):
        return f"{_whole_year(found[2] or found[4])}-Q{found[1] or found[3]}"
    if found := _WEEK.fullmatch(text):
        week = int(found["week"] or found["first"])
        return f"{found['year'] or found['last']}-W{week:02d}" if 1 <= week <= 53 else ""
    if found := re.fullmatch(r"([^\W\d]+)\.?[-/ ](\d{4})|(\d{4})[-/ ]([^\W\d]+)\.?", text):
        named = _MONTHS.get((found[1] or found[4]).lower())
        return f"{found[2] or found[3]}-{named:02d}" if named else ""
    if found := re.fullmatch(r"([^\W\d]+)\.?[-/ '’]+(\d{2})", text):  # as spreadsheets show months
        named = _MONTHS.get(found[1].lower())
        return f"{_whole_year(found[2])}-{named:02d}" if named else ""
    return ""


def month_or_week(text: str) -> tuple[str, ...]:
    """Return the month and the week that six digits such as 202609 may mean: none, one or two."""
    if not re.fullmatch(r"20\d{4}", text):
        return ()
    year, number = text[:4], int(text[4:])
    month = (f"{year}-{number:02d}",) if 1 <= number <= 12 else ()
    return (*month, *((f"{year}-W{number:02d}",) if 1 <= number <= 53 else ()))


def _whole_year(text: str) -> str:
    return text if len(text) == len("2026") else f"20{text}"


def meant_half_year(text: str) -> tuple[str, ...]:
    """Return the two quarters of the calendar of a half of a year; none of another text."""
    found = _HALF.fullmatch(text)
    if not found:
        return ()
    half, year = found[1] or found[4] or found[5], found[2] or found[3] or found[6]
    return tuple(f"{year}-Q{2 * int(half) - back}" for back in (1, 0))


def of_a_spreadsheet(text: str, latest: date) -> tuple[str, ...]:
    """Return the days up to ``latest`` that a spreadsheet's number may mean; none, one or two.

    What stands after its point is the time of the day.
    """
    if not re.fullmatch(r"[3-5]\d{4}(?:\.\d+)?", text):
        return ()
    number, _, part = text.partition(".")
    minutes = round(float(f"0.{part or 0}") * 1440)
    days = (begin + timedelta(days=int(number)) for begin in _SERIALS)
    times = (datetime.combine(day, clock()) + timedelta(minutes=minutes) for day in days)
    return tuple(
        time.isoformat(timespec="minutes") if minutes else time.date().isoformat()
        for time in times
        if time.date() <= latest
    )
