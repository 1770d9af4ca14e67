"""What is good fits a measure's direction."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Measures that are said to get better where they get worse."""
    wrong = {"decrease": ("at_least", "at_most"), "increase": ("at_most", "at_least")}
    for service in context.services:
        for i, measure in enumerate(service.part.measures):
            for j, good in enumerate(measure.good):
                given, meant = wrong.get(measure.direction, ("", ""))
                if given and getattr(good, given) is not None and getattr(good, meant) is None:
                    other = "increase" if measure.direction == "decrease" else "decrease"
                    message = f"“{given}” does not fit “direction: {measure.direction}”"
                    place = service.key_place("measures", i, "good", j, given)
                    hint = f"write “{meant}:”, or “direction: {other}” in the measure"
                    yield Problem(place, message, hint)


RULE = Rule(
    code="against-direction",
    title="What is good fits the measure's direction",
    severity=WARNING,
    family=Family.SENSE,
    why="The chart would say “better” where the days say “worse”.",
    hint="write “at_most:”, or “direction: increase” in the measure",
    find=find,
)
