"""A row names a result that its service has."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.cell_context import CellContext
from generator.checks.rule import WARNING, Family, Mask, Rule
from generator.checks.unknown_names import not_of_the_service


def find(context: CellContext) -> Iterator[Mask]:
    """Ids of results that the row's service does not have."""
    return not_of_the_service(context, "result")


RULE = Rule(
    code="row-unknown-result",
    title="A row names a result that its service has",
    severity=WARNING,
    family=Family.DATA,
    why="A value of an unknown result does not appear on the scorecard.",
    hint="write “sign-in”",
    find=find,
)
