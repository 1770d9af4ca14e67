"""Every service says what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Services that do not say what they are for."""
    for service in context.services:
        if not service.part.purpose:
            message = f"“{service.part.name}” does not say what it is for"
            hint = "add “purpose: …”, one sentence that a customer would say"
            yield Problem(service.place("name"), message, hint)


RULE = Rule(
    code="no-purpose",
    title="Every service says what it is for",
    severity=WARNING,
    family=Family.SENSE,
    why="A colleague who does not know the name cannot guess what the service does.",
    hint="add “purpose: …”, one sentence that a customer would say",
    find=find,
)
