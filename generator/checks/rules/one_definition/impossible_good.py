"""Some value of a measure is good."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import ERROR, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Measures of which no value is good."""
    for service in context.services:
        for i, measure in enumerate(service.part.measures):
            for j, good in enumerate(measure.good):
                low, high = good.at_least, good.at_most
                if low is not None and high is not None and low > high:
                    message = f"nothing is at least {low:g} and at most {high:g}"
                    place = service.place("measures", i, "good", j, "at_least")
                    yield Problem(place, message, f"write {high:g} or less")


RULE = Rule(
    code="impossible-good",
    title="A measure can have a good value",
    severity=ERROR,
    family=Family.SENSE,
    why="No day could ever count as a good one.",
    hint="write 8 or less",
    find=find,
)
