"""Every measure says what is good for people."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Measures that do not say what is good for people."""
    for service in context.in_use:
        for i, measure in enumerate(service.part.measures):
            if not measure.good:
                message = f"“{measure.name}” does not say what is good for people"
                bound = "at_least" if measure.direction == "increase" else "at_most"
                lines = f"“- since: {context.as_of}” and “  {bound}: …”"
                hint = f"add “good:” with the lines {lines} below it"
                yield Problem(service.place("measures", i, "id"), message, hint)


RULE = Rule(
    code="measure-without-good",
    title="Every measure says what is good for people",
    severity=WARNING,
    family=Family.SENSE,
    why="A number of seconds means nothing to readers who do not know what is good.",
    hint="add “good:” with the lines “- since: 2026-01-01” and “  at_most: …”",
    find=find,
)
