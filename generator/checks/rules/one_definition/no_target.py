"""Every service says how many people should like it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Services that do not say how many people should like them."""
    for service in context.in_use:
        if not service.part.targets:
            message = f"“{service.part.name}” does not say how many people should like it"
            hint = (
                f"add “targets:” with the lines “- since: {context.as_of}” and “  at_least: 0.7” "
                "below it"
            )
            yield Problem(service.place("name"), message, hint)


RULE = Rule(
    code="no-target",
    title="Every service says how many people should like it",
    severity=WARNING,
    family=Family.SENSE,
    why="Without a target set beforehand, any result looks fine.",
    hint="add “targets:” with the lines “- since: 2026-01-01” and “  at_least: 0.7” below it",
    find=find,
)
