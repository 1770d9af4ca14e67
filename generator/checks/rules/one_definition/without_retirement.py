"""A service that ends says when."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule
from generator.model.service import Stage


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Services that end or have ended without saying when."""
    for service in context.services:
        stage = service.part.stage
        if stage in (Stage.RETIRING, Stage.RETIRED) and not service.part.retired:
            message = f"the service is {stage}, but has no end date"
            hint = "add “retired: …”, its last day"
            yield Problem(service.place("stage"), message, hint)


RULE = Rule(
    code="without-retirement",
    title="A service that ends says when",
    severity=WARNING,
    family=Family.SENSE,
    why="People who use it need to know how long they can.",
    hint="add “retired: …”, its last day",
    find=find,
)
