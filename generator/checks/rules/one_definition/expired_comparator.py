"""Comparators are not too old."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Comparators that are too old to stand next to our figure."""
    for service in context.services:
        for i, comparator in enumerate(service.part.comparators):
            if comparator.date < comparator.expires <= context.as_of:
                message = f"“{comparator.name}” expired on {comparator.expires}; it is not shown"
                hint = "look for its newer value, source and date, or remove the entry"
                yield Problem(service.place("comparators", i, "expires"), message, hint)


RULE = Rule(
    code="expired-comparator",
    title="Comparators are not too old",
    severity=WARNING,
    family=Family.SENSE,
    why="What people use at home gets better every year.",
    hint="look for its newer value, source and date, or remove the entry",
    find=find,
)
