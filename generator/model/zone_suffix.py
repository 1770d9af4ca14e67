"""What a time means that other programs write: with a zone's abbreviation, or counted from 1970."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from generator.model.zones import place_zones

_SUFFIX = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ]+(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)? ?\(?([A-Z]{1,5})"
    r"(?:([+-])(\d{1,2}):?(\d{2})?)?\)?"
)
_GERMAN = {"MEZ": "CET", "MESZ": "CEST"}
_UNIVERSAL = ("UTC", "GMT", "UT", "Z")
_EPOCHS = {10: 1, 13: 1000}
"""How many of its units a second has, by the digits of a number of the years 2001 to 2286."""
_EARLIEST = datetime(2001, 9, 9, tzinfo=UTC)


def since_1970(text: str, latest: date) -> str:
    """Return the moment that a number of seconds or milliseconds since 1970 names, in UTC.

    “” where it is no such number, or one of a day after ``latest``.
    """
    whole = text.partition(".")[0]
    per_second = _EPOCHS.get(len(whole))
    if not per_second or not re.fullmatch(r"[1-9]\d+(?:\.\d+)?", text):
        return ""
    moment = datetime.fromtimestamp(int(whole) // per_second, UTC)
    if moment < _EARLIEST or moment.date() > latest:
        return ""
    return f"{moment:%Y-%m-%dT%H:%M:%S}Z"


def with_a_difference(text: str) -> tuple[str, ...]:
    """Return the moments that a time with a zone's abbreviation may mean, as we write them.

    “2026-07-01 10:00 CEST” is 2026-07-01T10:00+02:00; “IST” is the time of three countries.
    """
    found = _SUFFIX.fullmatch(text)
    if not found:
        return ()
    day, clock, name, sign, hours, minutes = found.groups()
    if sign:
        if name not in _UNIVERSAL:
            return ()
        return (f"{day}T{clock}{sign}{int(hours):02}:{minutes or '00'}",)
    if name in _UNIVERSAL:
        return (f"{day}T{clock}Z",)
    try:
        when = datetime.fromisoformat(f"{day}T{clock}")
    except ValueError:
        return ()
    name = _GERMAN.get(name, name)
    return tuple(f"{day}T{clock}{each}" for each in _differences(when, name))


def _differences(when: datetime, name: str) -> tuple[str, ...]:
    """Return the differences from UTC of the zones that call their time so at a local time."""
    found = set()
    for zone in _zones():
        for fold in (0, 1):
            there = when.replace(tzinfo=zone, fold=fold)
            if there.tzname() == name:
                found.add(there.utcoffset() or timedelta())
    return tuple(_written(each) for each in sorted(found))


def _written(difference: timedelta) -> str:
    minutes = round(difference.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


@lru_cache
def _zones() -> tuple[tzinfo, ...]:
    return tuple(ZoneInfo(name) for name in place_zones())
