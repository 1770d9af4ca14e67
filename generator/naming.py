"""When each deed's figure was named, asked of the history, for “did it help?”.

A figure that was named after the deed has always moved. So the day on which the line ``figure:``
came to be is asked of git, here and nowhere later: what computes scorecards gets days, not git.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

from generator.checks.cache import open_cache
from generator.model.definitions import Defined, Definitions
from generator.model.service import Service
from generator.sources.blame import line_days
from generator.sources.history import History, shallow_boundary

Named = Mapping[tuple[str, int], date]
"""By service and place in its conversation: the day on which the figure was named, where known."""
_KEPT = "named.json"
_Days = dict[int, date]
"""By place in a conversation."""


def named_days(
    root: Path,
    history: History,
    definitions: Definitions,
    asked: Mapping[str, tuple[int, ...]],
    cache: Path | None = None,
) -> Named:
    """Return when the figures of some deeds were named: of services, by places in conversations.

    An entry counts from when both its ``raised:`` and its ``figure:`` stood in the file: an old
    line under a new matter names nothing. What the history does not say is missing.

    A fictional organisation was written in one go, long after the days that it tells of, and has
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
    kept = _Kept(open_cache(cache) if cache and not history.shallow else None, history)

    def days(service: Defined[Service]) -> _Days:
        known = kept.days(service, asked[service.id])
        return _ask(root, service, asked[service.id], boundary) if known is None else known

    with ThreadPoolExecutor(max_workers=os.cpu_count()) as several:
        found = list(zip(services, several.map(days, services), strict=True))
    kept.keep(found)
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


class _Kept:
    """What git said last time, of files that have not changed since: asking takes a while each."""

    def __init__(self, folder: Path | None, history: History) -> None:
        self._path = folder / _KEPT if folder else None
        self._history = history
        self._told: dict[str, Any] = {}
        try:
            told = json.loads(self._path.read_text(encoding="utf-8")) if self._path else {}
            self._told = told if isinstance(told, dict) else {}
        except (OSError, ValueError, RecursionError):
            return

    def days(self, service: Defined[Service], places: tuple[int, ...]) -> _Days | None:
        """Return the days of some entries, none where they were not kept for this very file."""
        key = self._key(service)
        try:
            told = self._told[service.file]
            if key is None or told["key"] != key:
                return None
            return {place: date.fromisoformat(told["days"][str(place)]) for place in places}
        except (KeyError, TypeError, ValueError):
            return None

    def keep(self, found: list[tuple[Defined[Service], _Days]]) -> None:
        """Keep what was found for the next build, where there is a folder and something new."""
        told = {
            service.file: {"key": key, "days": {str(n): day.isoformat() for n, day in days.items()}}
            for service, days in found
            if (key := self._key(service))
        }
        if self._path is None or told == self._told:
            return
        try:
            draft = self._path.with_suffix(".new")
            draft.write_text(json.dumps(told), encoding="utf-8")
            draft.replace(self._path)
        except OSError:
            return

    def _key(self, service: Defined[Service]) -> str | None:
        """The last commit that touched the file, and the file's bytes: a merge may mix two."""
        commit = self._history.last_of(service.file)
        return f"{commit.id} {service.document.digest}" if commit else None
