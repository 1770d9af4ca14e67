"""Nothing stands in a list twice."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.references import repeated
from generator.checks.rule import WARNING, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Names that stand twice in one list."""
    for service in context.services:
        for name in ("communities", "formerly", "tags"):
            yield from repeated(service, name, list(getattr(service.part, name)))


RULE = Rule(
    code="listed-twice",
    title="Nothing stands in a list twice",
    severity=WARNING,
    family=Family.REFERENCES,
    why="Readers would see it twice.",
    hint="remove this line",
    find=find,
)
