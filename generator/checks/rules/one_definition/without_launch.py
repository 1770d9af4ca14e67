"""A service in use says since when."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule
from generator.model.service import Stage


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Services in use that do not say since when."""
    for service in context.services:
        if service.part.stage is not Stage.PIPELINE and not service.part.launched:
            message = f"the service is {service.part.stage}, but has no launch date"
            hint = "add “launched: …”, the day on which customers could first use it"
            yield Problem(service.place("stage"), message, hint)


RULE = Rule(
    code="without-launch",
    title="A service in use says when it was launched",
    severity=WARNING,
    family=Family.SENSE,
    why="“Right first time” compares the first days with the next.",
    hint="add “launched: …”, the day on which customers could first use it",
    find=find,
)
