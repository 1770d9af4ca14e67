"""Every service says how one goes through it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Services that do not say how one goes through them."""
    for service in context.in_use:
        if not service.part.steps:
            message = f"nothing says how customers go through “{service.part.name}”"
            hint = "add “steps:” with the lines “- id: sign-in” and “  name: Sign in” below it"
            yield Problem(service.place("name"), message, hint)


RULE = Rule(
    code="no-steps",
    title="Every service says how one goes through it",
    severity=WARNING,
    family=Family.SENSE,
    why="Where people give up is only seen where steps are known.",
    hint="add “steps:” with the lines “- id: sign-in” and “  name: Sign in” below it",
    find=find,
)
