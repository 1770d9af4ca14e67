"""A yes or no is one of yes, no, true, false, 1, 0."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.cell_context import CellContext
from generator.checks.rule import WARNING, Family, Mask, Rule
from generator.model.table import Type


def find(context: CellContext) -> Iterator[Mask]:
    """Texts that are neither yes nor no."""
    if context.type is Type.YES_NO:
        yield context.mask(
            context.badly_written(),
            lambda text: (
                f"“{text}” is neither yes nor no ({context.name_and_meaning})",
                "write yes or no",
            ),
        )


RULE = Rule(
    code="row-not-yes-no",
    title="A yes or no is one of yes, no, true, false, 1, 0",
    severity=WARNING,
    family=Family.DATA,
    why="An empty cell is neither. Anything else would be a guess.",
    hint="write yes or no",
    find=find,
)
