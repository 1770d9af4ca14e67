"""A cell's text becomes a value, or nothing where it cannot be read.

Pure Python: it is called once for each distinct text of a column, never once for each row.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from generator.model.period import ANY_PATTERN, Period, parse_period
from generator.model.table import Column, Type

Scalar = str | float | datetime | Period
"""References, choices and texts are strings. A day is a period, too."""

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?"
_ZONE = r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
PATTERNS = {
    Type.WHOLE: r"[+\-−]?[0-9]{1,15}(?:\.0+)?",
    Type.NUMBER: r"[+\-−]?[0-9]{1,15}(?:\.[0-9]{1,18})?(?:[eE][+\-]?[0-9]{1,2})?",
    Type.YES_NO: r"(?i:yes|no|true|false|1|0)",
    Type.DAY: _DAY,
    Type.TIME: rf"{_DAY}(?:[T ]{_CLOCK} ?{_ZONE})?",
    Type.PERIOD: ANY_PATTERN,
}
"""How each type is written. A text that fits may still name a day that the calendar lacks."""

DECIMAL_COMMA = r"[+\-−]?[0-9]{1,15},[0-9]{1,15}"
_YES = ("yes", "true", "1")


def read_value(column: Column, text: str, timezone: str) -> Scalar | None:
    """Return what a cell's text (stripped, not blank) means; none where it cannot be read.

    Times come back without a zone, as the clock of the organisation's own zone shows them.
    References are returned as written: only the definitions know whether they exist.
    """
    pattern = PATTERNS.get(column.type)
    if pattern and not re.fullmatch(pattern, text):
        return None
    reader = _READERS.get(column.type)
    try:
        if column.type is Type.TIME:
            return _time(text, timezone)
        return reader(text) if reader else _choice(column, text)
    except (ValueError, OverflowError):
        return None


def _number(text: str) -> float:
    return float(text.replace("−", "-"))


def _yes_no(text: str) -> float:
    return float(text.lower() in _YES)


def _choice(column: Column, text: str) -> str | None:
    return text if not column.choices or text in column.choices else None


def _time(text: str, timezone: str) -> datetime:
    moment = datetime.fromisoformat(text.replace(" ", "T", 1).replace(" ", ""))
    if moment.tzinfo is None:
        return moment
    return moment.astimezone(_zone(timezone)).replace(tzinfo=None)


@lru_cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


_READERS: dict[Type, Callable[[str], Scalar]] = {
    Type.WHOLE: _number,
    Type.NUMBER: _number,
    Type.YES_NO: _yes_no,
    Type.DAY: parse_period,
    Type.PERIOD: parse_period,
}
