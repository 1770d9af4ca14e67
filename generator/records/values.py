"""A cell's text becomes a value, or nothing where it cannot be read.

Pure Python: it is called once for each distinct text of a column, never once for each row.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import Enum
from functools import lru_cache, partial
from zoneinfo import ZoneInfo

from generator.model.clock import clock_of
from generator.model.instant import Instant
from generator.model.period import JANUARY, Grain, Period, any_pattern, parse_period, period_of
from generator.model.table import UNKNOWN, Column, Type


class Unknown(Enum):
    """The state of a cell that says “unknown”. It is no text, and no number stands for it."""

    STATE = UNKNOWN


Scalar = str | float | Instant | Period | Unknown
"""References, choices and texts are strings. A day is a period, too."""

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?"
_ZONE = r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
_MOMENT = rf"{_DAY}(?:[T ]{_CLOCK} ?{_ZONE})?"
_PATTERNS = {
    Type.WHOLE: r"[+\-−]?[0-9]{1,15}(?:\.(?:0{1,2}|0{4,}))?",  # 12.000 may be twelve thousand
    Type.NUMBER: r"[+\-−]?[0-9]{1,15}(?:\.[0-9]{1,18})?(?:[eE][+\-]?[0-9]{1,2})?",
    Type.YES_NO: r"(?i:yes|no|true|false|1|0)",
    Type.DAY: _MOMENT,
    Type.TIME: _MOMENT,
}

DECIMAL_COMMA = r"[+\-−]?[0-9]{1,15},[0-9]{1,15}"
_YES = ("yes", "true", "1")
_LENGTH_OF_DAY = len("2026-09-30")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_SECOND = 1_000_000


def pattern_of(form: Type, year_begins: int = JANUARY) -> str | None:
    """Return how a type is written, in an organisation whose year begins in a month.

    None where any text will do. A text that fits may still name a day that the calendar lacks.
    """
    if form is Type.PERIOD:
        return f"{any_pattern(year_begins)}|{_MOMENT}"
    return _PATTERNS.get(form)


def value_reader(
    column: Column, timezone: str, year_begins: int = JANUARY
) -> Callable[[str], Scalar | None]:
    """Return a function that says what a column's text (stripped, not blank) means.

    It returns none for one that cannot be read. ``timezone`` is that of times without one, and of
    the days on which those with one count; ``year_begins`` is the month in which the organisation's
    year begins. A local time that this clock never showed, or showed twice, means nothing that can
    be known. References are returned as written: only the definitions know whether they exist.
    """
    pattern = pattern_of(column.type, year_begins)
    fits = re.compile(pattern).fullmatch if pattern else None
    understood = _understood(column, timezone, year_begins)

    def read(text: str) -> Scalar | None:
        if column.may_be_unknown and text == UNKNOWN:
            return Unknown.STATE
        if fits and not fits(text):
            return None
        try:
            return understood(text)
        except (ValueError, OverflowError):
            return None

    return read


def _understood(column: Column, timezone: str, year_begins: int) -> Callable[[str], Scalar | None]:
    """Return what reads a text that is written as the column's type wants."""
    if column.type is Type.TIME:
        return partial(_instant, timezone=timezone)
    if column.type in (Type.DAY, Type.PERIOD):
        return partial(_period, timezone=timezone, year_begins=year_begins)
    return _READERS.get(column.type) or partial(_choice, column)


def _instant(text: str, timezone: str) -> Instant | None:
    found = instants(text, timezone)
    return found[0] if len(found) == 1 else None


def _number(text: str) -> float:
    return float(text.replace("−", "-"))


def _yes_no(text: str) -> float:
    return float(text.lower() in _YES)


def _choice(column: Column, text: str) -> str | None:
    return text if not column.choices or text in column.choices else None


def _period(text: str, timezone: str, year_begins: int) -> Period:
    """Return a period; of a day and a time the day on which it was there."""
    if len(text) <= _LENGTH_OF_DAY:  # nothing else is as long as a day and a time
        return parse_period(text, year_begins)
    written = _moment(text)
    there = written.astimezone(_zone(timezone)) if written.tzinfo else written
    return period_of(there.date(), Grain.DAY)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text.replace(" ", "T", 1).replace(" ", ""))


def instants(text: str, timezone: str) -> tuple[Instant, ...]:
    """Return the instants that a day, or a day and a time, may mean.

    A day is its beginning. A time without a zone is none where the clock jumped over it, and two
    where the clock was put back over it. Raises ValueError for what the calendar does not have.
    """
    written, clock = _moment(text), clock_of(timezone)
    if written.tzinfo is not None:
        microseconds = (written - _EPOCH) // _MICROSECOND
        return (Instant(microseconds, clock.day(microseconds // _SECOND)),)
    day = written.date()
    if len(text) == _LENGTH_OF_DAY:
        return (Instant(clock.start(day) * _SECOND, day),)
    seconds, rest = divmod((written - _EPOCH.replace(tzinfo=None)) // _MICROSECOND, _SECOND)
    return tuple(Instant(each * _SECOND + rest, day) for each in clock.instants(seconds))


def readings(text: str, timezone: str) -> list[datetime]:
    """Return what a local time means by the clock as it was before a change and after it, in UTC.

    It is one instant where both say the same. Of a time over which the clock jumped these are the
    two that may have been meant. Raises ValueError or OverflowError for what no calendar has.
    """
    written, zone = _moment(text), _zone(timezone)
    both = {written.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return sorted(both)


@lru_cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


_READERS: dict[Type, Callable[[str], Scalar]] = {
    Type.WHOLE: _number,
    Type.NUMBER: _number,
    Type.YES_NO: _yes_no,
}
