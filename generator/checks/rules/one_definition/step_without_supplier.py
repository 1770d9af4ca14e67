"""Every step says who delivers it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Steps of which nobody knows who delivers them.

    Where an organisation names no supplier, its own people deliver; where none of a service's steps
    names one, one finding speaks for all.
    """
    if not context.definitions.suppliers:
        return
    for service in context.in_use:
        steps = service.part.steps
        nobody = not any(step.delivered_by for step in steps)
        for i, step in enumerate(steps[:1] if nobody else steps):
            if not step.delivered_by:
                message = f"the step “{step.name}” does not say who delivers it"
                if nobody and len(steps) > 1:
                    message = f"none of the {len(steps)} steps says who delivers it"
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
