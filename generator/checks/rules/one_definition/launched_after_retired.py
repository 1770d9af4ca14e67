"""A service is launched before it is retired."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import ERROR, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Services that ended before they began."""
    for service in context.services:
        launched, retired = service.part.launched, service.part.retired
        if launched and retired and retired < launched:
            message = f"the service was retired on {retired}, before its launch on {launched}"
            yield Problem(service.place("retired"), message, f"write a day from {launched} on")


RULE = Rule(
    code="launched-after-retired",
    title="A service is launched before it is retired",
    severity=ERROR,
    family=Family.SENSE,
    why="A service cannot end before it starts.",
    hint="write a day from 2026-01-01 on",
    find=find,
)
