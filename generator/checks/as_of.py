"""The day up to which data count. Never the clock's: one commit, one site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from generator.checks.newest_day import Spell, newest_day, read_day
from generator.model.definitions import Definitions
from generator.sources.history import History
from generator.sources.yaml_document import Document, Value

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PAST_KEYS = ("since", "launched", "raised", "answered", "done", "date", "reviewed")
"""Keys of days that have come; promised and planned ones say nothing of today."""
_PLANS = ("targets", "good", "events")
"""Keys of lists that may say what will be: what is wanted next year, what is to come."""
_EARLIEST = date(2000, 1, 1)
_IN_DEFINITIONS = 7305
"""Days. Definitions name few days, of many years."""


def resolve_as_of(
    given: date | None,
    definitions: Definitions,
    history: History,
    in_data: date | None,
    in_plans: date | None,
    documents: Mapping[str, Document],
) -> date:
    """Return the as-of date.

    It is the one given, else what the organisation pins, else the commit's day, else the last day
    on which something happened according to the data, else the last that definitions name, or data
    that may speak of a time to come, such as costs. A day far from all others is none of these.
    """
    pinned = given or definitions.organisation.part.as_of
    if pinned:
        return pinned
    if history.head:
        return history.head.day
    if in_data:
        return in_data
    return max(filter(None, (_in_definitions(documents), in_plans)), default=_EARLIEST)


def _in_definitions(documents: Mapping[str, Document]) -> date | None:
    named = {day for document in documents.values() for day in _days(document.value, "")}
    spells = [Spell(day.toordinal(), day.toordinal(), "", 1) for day in named]
    return newest_day(spells, _IN_DEFINITIONS)


def _days(value: Value, key: str) -> Iterator[date]:
    if isinstance(value, dict):
        to_come = (*_PLANS, "launched") if value.get("stage") == "pipeline" else _PLANS
        for name, inner in value.items():
            if name not in to_come:
                yield from _days(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _days(inner, key)
    elif isinstance(value, str) and key in _PAST_KEYS and _DAY.fullmatch(value):
        day = read_day(value)
        if day:
            yield day.end
