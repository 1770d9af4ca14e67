"""Lists go from old to new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from generator.checks.definition_context import DefinitionContext
from generator.checks.histories import Path, histories
from generator.checks.rule import WARNING, Family, Problem, Rule
from generator.model.definitions import Defined


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Entries and events that do not stand from old to new."""
    for history in histories(context):
        days = [entry.since for entry in history.entries]
        yield from _disorder(history.defined, history.path, days, "since")
    for service in context.services:
        days = [event.date for event in service.part.events]
        yield from _disorder(service, ("events",), days, "date")


def _disorder(
    defined: Defined[Any], path: Path, days: Sequence[date], key: str
) -> Iterator[Problem]:
    for i, (before, day) in enumerate(pairwise(days), 1):
        if day < before:
            message = f"{day} is below {before}: the list does not go from old to new"
            hint = "move this entry up"
            yield Problem(defined.place(*path, i, key), message, hint)


RULE = Rule(
    code="not-in-order",
    title="Lists go from old to new",
    severity=WARNING,
    family=Family.SENSE,
    why="People who read the file believe that the last entry is the current one.",
    hint="move this entry up",
    find=find,
)
