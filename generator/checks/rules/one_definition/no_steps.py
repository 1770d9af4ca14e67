"""Every service says how one goes through it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Services that do not say how one goes through them."""
    for service in context.in_use:
        if not service.part.steps:
            message = f"“{service.part.name}” does not say how customers use it, step by step"
            hint = "add “steps:” with the lines “- id: …” and “  name: …” below it"
            yield Problem(service.place("name"), message, hint)


RULE = Rule(
    code="no-steps",
    title="Every service says how customers use it, step by step",
    severity=WARNING,
    family=Family.SENSE,
    why="We can only see where people give up if we know the steps.",
    hint="add “steps:” with the lines “- id: …” and “  name: …” below it",
    find=find,
)
