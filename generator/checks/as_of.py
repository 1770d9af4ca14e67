"""The day up to which data count. Never the clock's: one commit, one site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from generator.model.definitions import Definitions
from generator.model.kinds import kind_of
from generator.model.period import parse_period
from generator.sources.csv_table import Table
from generator.sources.history import History
from generator.sources.yaml_document import Document, Value

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PAST_KEYS = ("since", "launched", "raised", "answered", "done", "date", "reviewed")
"""Keys of days that have come; promised and planned ones say nothing of today."""
_EARLIEST = date(2000, 1, 1)


def resolve_as_of(
    given: date | None,
    definitions: Definitions,
    history: History,
    tables: Mapping[str, Table],
    documents: Mapping[str, Document],
) -> date:
    """Return the as-of date.

    It is the one given, else what the organisation pins, else the commit's day, else the latest
    day in the data, else the latest that the definitions name.
    """
    pinned = given or definitions.organisation.part.as_of
    if pinned:
        return pinned
    if history.head:
        return history.head.day
    days = [*_days_of_tables(tables)] or [
        day for document in documents.values() for day in _days_of_value(document.value, "")
    ]
    return max(days, default=_EARLIEST)


def _days_of_tables(tables: Mapping[str, Table]) -> Iterator[date]:
    for file, table in tables.items():
        kind = kind_of(file)
        if kind is None or kind.when not in table.header:
            continue
        for text in table.column(kind.when).texts:
            day = _day(text.strip())
            if day:
                yield day


def _day(text: str) -> date | None:
    head = text[:10] if _DAY.match(text) else text
    try:
        return parse_period(head).end
    except ValueError:
        return None


def _days_of_value(value: Value, key: str) -> Iterator[date]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _days_of_value(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _days_of_value(inner, key)
    elif isinstance(value, str) and key in _PAST_KEYS and _DAY.fullmatch(value):
        day = _day(value)
        if day:
            yield day
