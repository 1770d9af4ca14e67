"""When each action's figure was named, asked of the history, for “did it help?”.

A figure that was named after the action has always moved. So the day on which the line ``figure:``
came to be is asked of git, here and nowhere later: what computes scorecards gets days, not git.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from generator.disk.cache import Cache, maker
from generator.model.definitions import Defined, Definitions
from generator.model.service import Service
from generator.sources import blame
from generator.sources.blame import line_days
from generator.sources.history import History, shallow_boundary

Named = Mapping[tuple[str, int], date]
"""By service and place in its conversation: the day on which the figure was named, where known."""
_Days = dict[int, date]
"""By place in a conversation."""


def declared_days(
    root: Path,
    history: History,
    definitions: Definitions,
    asked: Mapping[str, tuple[int, ...]],
    cache: Cache | None = None,
) -> Named:
    """Return when the figures of some actions were named: of services, by places in conversations.

    An entry counts from when both its ``raised:`` and its ``figure:`` stood in the file: an old
    line under a new topic names nothing. What the history does not say is missing.

    A fictional organisation was written in one go, long after the days that it is about, and has
    no history to ask: there the day of the first answer stands for the day of naming (its pages
    say that all is made up).
    """
    services = [definitions.services[name] for name in asked]
    if definitions.organisation.part.fictional:
        return {
            (each.id, place): day
            for each in services
            for place in asked[each.id]
            if (day := each.part.conversation[place].answered) is not None
        }
    if history.head is None or not services:
        return {}
    boundary = shallow_boundary(root) if history.shallow else frozenset()
    store = Cache() if cache is None or history.shallow else cache

    def days(service: Defined[Service]) -> _Days:
        def ask() -> _Days:
            return _ask(root, service, asked[service.id], boundary)

        commit = history.last_of(service.file)
        if commit is None:
            return ask()
        # A merge may mix two commits' lines, so the file's bytes are given, too.
        made_from = str(root), service.file, commit.id, service.document.digest
        places = str(asked[service.id])
        return _days(store.made(lambda: _as_bytes(ask()), _maker(), *made_from, places))

    with ThreadPoolExecutor(max_workers=os.cpu_count()) as several:
        found = list(zip(services, several.map(days, services), strict=True))
    return {(each.id, place): day for each, days in found for place, day in days.items()}


def _ask(
    root: Path, service: Defined[Service], places: tuple[int, ...], boundary: Collection[str]
) -> _Days:
    """Ask git for the entries at some places of a conversation."""
    lines = {
        place: [_line(service, place, key) for key in ("raised", "figure")] for place in places
    }
    numbers = [number for pair in lines.values() for number in pair]
    days = line_days(root, service.file, numbers, boundary)
    return {
        place: max(days[number] for number in pair)
        for place, pair in lines.items()
        if all(number in days for number in pair)
    }


def _line(service: Defined[Service], place: int, key: str) -> int:
    return service.key_place("conversation", place, key).line


def _as_bytes(days: _Days) -> bytes:
    return json.dumps({place: day.isoformat() for place, day in days.items()}).encode()


def _days(raw: bytes) -> _Days:
    return {int(place): date.fromisoformat(day) for place, day in json.loads(raw).items()}


def _maker() -> str:
    return maker((__file__, str(blame.__file__)))
