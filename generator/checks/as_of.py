"""The day up to which data count. Never the clock's: one commit, one site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import pairwise
from statistics import median

from generator.model.definitions import Definitions
from generator.model.kinds import kind_of
from generator.model.organisation import Organisation
from generator.model.period import JANUARY, parse_period
from generator.sources.csv_table import Table
from generator.sources.history import History
from generator.sources.yaml_document import Document, Value

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ZONED = re.compile(r"\d{4}-\d{2}-\d{2}[T ][\d:.]+ ?(?:Z|[+-]\d{2}:?\d{2})")
_PAST_KEYS = ("since", "launched", "raised", "answered", "done", "date", "reviewed")
"""Keys of days that have come; promised and planned ones say nothing of today."""
_EARLIEST = date(2000, 1, 1)
_YEARS = range(1900, 2200)
"""Those of days in definitions; no other year is today's."""
_QUARTER = 92
_TEN_YEARS = 3653
_SOME = 3
_IN_DEFINITIONS = 2 * _TEN_YEARS
"""Definitions name few days, of many years."""


def resolve_as_of(
    given: date | None,
    definitions: Definitions,
    history: History,
    tables: Mapping[str, Table],
    documents: Mapping[str, Document],
) -> date:
    """Return the as-of date.

    It is the one given, else what the organisation pins, else the commit's day, else the latest
    day in the data, else the latest that the definitions name. A day far from all others is none
    of these two.
    """
    pinned = given or definitions.organisation.part.as_of
    if pinned:
        return pinned
    if history.head:
        return history.head.day
    named = {day for document in documents.values() for day in _days_of_value(document.value, "")}
    in_data = latest_in_data(tables, definitions.organisation.part)
    return in_data or latest(named, _IN_DEFINITIONS) or _EARLIEST


def latest_in_data(tables: Mapping[str, Table], organisation: Organisation) -> date | None:
    """Return the latest day in the data that one slip of the pen cannot have made; none in none.

    A moment of another zone lies on the day that it was in the organisation's.
    """
    return latest(_days_of_tables(tables, organisation))


def latest(days: Iterable[date], least: int = _QUARTER) -> date | None:
    """Return the last of the days that is not far from those before it; none of none.

    Far is more than twice the usual distance between neighbouring days, and more than ``least``
    days. From the middle day on, each day that is near leads to the next; three days together are
    believed also after a pause of up to ten years.
    """
    known = sorted({day.toordinal() for day in days})
    if not known:
        return None
    at = (len(known) - 1) // 2
    while at + 1 < len(known):
        gaps = [later - earlier for earlier, later in pairwise(known[max(0, at - 12) : at + 1])]
        near = max(least, 2 * median(gaps or [365]))
        following = known[at + 1 : at + 1 + _SOME]
        pause = following[0] - known[at]
        together = len(following) == _SOME and following[-1] - following[0] <= 2 * near
        if pause > near and not (together and pause <= _TEN_YEARS):
            break
        at += 1
    return date.fromordinal(known[at])


def _days_of_tables(tables: Mapping[str, Table], organisation: Organisation) -> Iterator[date]:
    for file, table in tables.items():
        kind = kind_of(file)
        for name in kind.times if kind else ():
            for text in table.column(name).texts if name in table.header else ():
                day = _day(text.strip(), organisation.year_begins, organisation.timezone)
                if day:
                    yield day


@lru_cache(maxsize=10_000)
def _day(text: str, year_begins: int = JANUARY, timezone: str = "UTC") -> date | None:
    head = text[:10] if _DAY.match(text) else text
    try:
        if _ZONED.fullmatch(text):
            # It loads numpy, which a check of definitions alone does without.
            from generator.records.values import instants

            day = instants(text, timezone)[0].day
        else:
            day = parse_period(head, year_begins).end
    except (ValueError, OverflowError):
        return None
    return day if day.year in _YEARS else None


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
