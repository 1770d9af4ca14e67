"""A comparator expires after it was published."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import ERROR, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Comparators that were too old when they were published."""
    for service in context.services:
        for i, comparator in enumerate(service.part.comparators):
            if comparator.expires <= comparator.date:
                message = f"it expires on {comparator.expires}, not after {comparator.date}"
                hint = f"write a day after {comparator.date}"
                yield Problem(service.place("comparators", i, "expires"), message, hint)


RULE = Rule(
    code="expires-before-date",
    title="A comparator expires after it was published",
    severity=ERROR,
    family=Family.SENSE,
    why="It would never be shown next to our figure.",
    hint="write a day after 2026-01-01",
    find=find,
)
