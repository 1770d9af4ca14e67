"""Every goal that a result serves is one of the organisation's."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.references import unknown_names
from generator.checks.rule import ERROR, Family, Problem, Rule
from generator.model.definitions import ORGANISATION


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Goals named by results."""
    return unknown_names(context, "goal", ORGANISATION)


RULE = Rule(
    code="unknown-goal",
    title="Every goal that a result serves is a goal of the organisation",
    severity=ERROR,
    family=Family.REFERENCES,
    why="A result that serves an unknown goal is missing from that goal's results.",
    hint="write “on-time”",
    find=find,
)
