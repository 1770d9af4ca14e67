"""What is said is said: no text is a gap that somebody meant to fill."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Lifecycle, Problem, Rule
from generator.model.definitions import ORGANISATION, Defined, Definitions

_GAP = re.compile(
    r"\W*(?:…|\.{3}|to ?do|tbd|tba|fixme|x{3,}|lorem ipsum.*|<[^<>]*>|\?+|-+|n/a)\W*", re.IGNORECASE
)
Path = tuple[str | int, ...]


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Texts that are only the gap of a template."""
    for one in (*context.services, *context.shared):
        if one is context.definitions.organisation and not _is_read(context.definitions):
            continue
        for path, text in _gaps(_written(one), ()):
            message = f"“{text}” is a placeholder"
            hint = "write a value (what is meant), or remove the line"
            yield Problem(one.place(*path), message, hint)


def _is_read(definitions: Definitions) -> bool:
    """Whether what is said of the organisation is what its file says."""
    there = bool(definitions.organisation.document.text)
    return there and ORGANISATION not in definitions.unread_files


def _written(one: Defined[Any]) -> Any:
    """Return what a definition says, as its file says it."""
    value: Any = one.document.value
    for step in one.path:
        value = value[step]
    return value


def _gaps(value: Any, path: Path) -> list[tuple[Path, str]]:
    """Return the texts that are gaps, each with its path."""
    found: list[tuple[Path, str]] = []
    for key, each in value.items() if isinstance(value, dict) else enumerate(value or ()):
        if not isinstance(each, str):
            found += _gaps(each, (*path, key))
        elif _GAP.fullmatch(each):
            found.append(((*path, key), each.strip()))
    return found


RULE = Rule(
    code="placeholder",
    title="No text is a placeholder",
    severity=WARNING,
    family=Family.SENSE,
    why="Readers would see “…” as a sentence, or a note as a banner on every page.",
    hint="write a value (what is meant), or remove the line",
    find=find,
    lifecycle=Lifecycle.NEW,
)
