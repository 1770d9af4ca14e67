"""A service's stage is what its dates say."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule
from generator.model.service import Stage


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Services whose stage is not what their dates say."""
    for service in context.services:
        stage, day = service.part.stage, context.as_of
        launched, retired = service.part.launched, service.part.retired
        now, date = "", "launched"
        if retired and retired < day and stage is not Stage.RETIRED:
            message, now = f"the service was retired on {retired}", "retired"
            date = "retired"
        elif launched and launched <= day and stage is Stage.PIPELINE:
            message, now = f"the service was launched on {launched}", "live"
        elif launched and launched > day and stage.in_use and context.dated:
            message, now = f"the service will be launched on {launched}", "pipeline"
        elif retired and retired > day and stage is Stage.RETIRED and context.dated:
            message, now = f"the service will be retired on {retired}", "retiring"
            date = "retired"
        if now:
            hint = f"write “{now}”, or correct the day in “{date}:”"
            yield Problem(service.place("stage"), f"{message}, but it is {stage}", hint)


RULE = Rule(
    code="stage-against-date",
    title="A service's stage is what its dates say",
    severity=WARNING,
    family=Family.SENSE,
    why="Readers would see a service that does not exist, or miss one that does.",
    hint="write “live”, or correct the day in “launched:”",
    find=find,
)
