"""Every step says who delivers it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Steps of which nobody knows who delivers them."""
    for service in context.in_use:
        for i, step in enumerate(service.part.steps):
            if not step.delivered_by:
                message = f"the step “{step.name}” does not say who delivers it"
                since = service.part.launched or context.as_of
                hint = (
                    f"add “delivered_by:” with the lines “- since: {since}” and “  supplier: …” "
                    "below it"
                )
                yield Problem(service.place("steps", i, "id"), message, hint)


RULE = Rule(
    code="step-without-supplier",
    title="Every step says who delivers it",
    severity=WARNING,
    family=Family.SENSE,
    why="Breakdowns cannot be shown by supplier.",
    hint="add “delivered_by:” with “- since: 2026-01-01” and “  supplier: …” below it",
    find=find,
)
