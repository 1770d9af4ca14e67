"""A month of the year, written as its name: “april”. It is a number from 1 to 12 in the program."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from generator.model.fields import refuse
from generator.model.reading import misspelt

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_FIRST = ", because a year starts on the first day of a month"
_USUAL = "write the month's name, such as april, or its number from 1 to 12"


def month_name(month: int) -> str:
    """Return the name of a month from 1 to 12, as files write it."""
    return MONTHS[month - 1]


def _month(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    word = value.lower()
    if word in MONTHS:
        return MONTHS.index(word) + 1
    if re.fullmatch(r"0?[1-9]|1[0-2]", word):
        return int(word)
    raise refuse("unknown-value", f"“{value}” is not a month", _hint(word))


def _hint(word: str) -> str:
    """Return what to write for what is no month: the one that is misspelt, or part of a day."""
    if day := re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-\d{2}", word):
        return f"write {month_name(int(day[1]))}{_FIRST}"
    parts = re.findall(r"[^\W\d_]+", word)
    near = dict.fromkeys(name for part in parts for name in misspelt(part, MONTHS))
    if not near:
        return _USUAL
    return f"write {' or '.join(near)}{_FIRST if re.search(r'[0-9]', word) else ''}"


Month = Annotated[
    int,
    BeforeValidator(_month),
    WithJsonSchema(
        {"anyOf": [{"enum": [*MONTHS]}, {"type": "integer", "minimum": 1, "maximum": 12}]}
    ),
]
