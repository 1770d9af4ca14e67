"""Nothing stands in a list twice."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.references import repeated
from generator.checks.rule import WARNING, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Names, and what is withdrawn, that stand twice in one list."""
    for service in context.services:
        for name in ("communities", "formerly", "tags"):
            yield from repeated(service, name, list(getattr(service.part, name)))
    for defined in context.withdrawing:
        said = [(each.period, each.question, each.community) for each in defined.part.withdrawn]
        for i, item in enumerate(said):
            if item in said[:i]:
                message = f"{item[0]} is withdrawn above already"
                yield Problem(defined.place("withdrawn", i, "period"), message, "remove this item")


RULE = Rule(
    code="listed-twice",
    title="Nothing is in a list twice",
    severity=WARNING,
    family=Family.REFERENCES,
    why="Readers would see it twice.",
    hint="remove this line",
    find=find,
)
