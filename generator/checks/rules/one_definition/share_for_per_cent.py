"""What is wanted in per cent is written in per cent, not as a share of one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Lifecycle, Problem, Rule
from generator.model.definitions import Defined
from generator.model.service import Service

Path = tuple[str | int, ...]


def _wanted(service: Defined[Service]) -> Iterator[tuple[Path, float]]:
    """Yield the percentages that are to be reached at least, and where they stand."""
    for name in ("promises", "results"):
        for i, one in enumerate(getattr(service.part, name)):
            if one.unit == "%" and one.direction == "increase":
                for j, target in enumerate(one.targets):
                    yield (name, i, "targets", j, "value"), target.value
    for i, measure in enumerate(service.part.measures):
        for j, good in enumerate(measure.good if measure.unit == "%" else ()):
            if good.at_least is not None:
                yield ("measures", i, "good", j, "at_least"), good.at_least


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Percentages from 0 to 1 that something is to reach at least."""
    for service in context.services:
        for path, value in _wanted(service):
            if 0 < value <= 1:
                message = f"the target is only {value:g} %: it looks like a share of 1"
                yield Problem(
                    service.place(*path), message, f"write {value * 100:.10g}, in per cent"
                )


RULE = Rule(
    code="share-for-per-cent",
    title="A target in per cent is written in per cent",
    severity=WARNING,
    family=Family.SENSE,
    why="A promise of 0.995 % is always kept.",
    hint="write 99.5, in per cent",
    find=find,
    lifecycle=Lifecycle.NEW,
)
