"""What is promised lies after it was raised."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import ERROR, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """What was promised for a day before it was said."""
    for service, i, entry in context.entries:
        if entry.due and entry.due < entry.raised:
            message = f"this is due on {entry.due}, before it was raised on {entry.raised}"
            place = service.place("conversation", i, "due")
            yield Problem(place, message, f"write a day from {entry.raised} on")


RULE = Rule(
    code="due-before-raised",
    title="A promised date is after the comment",
    severity=ERROR,
    family=Family.SENSE,
    why="A promise cannot be older than the comment.",
    hint="write a day from 2026-01-01 on",
    find=find,
)
