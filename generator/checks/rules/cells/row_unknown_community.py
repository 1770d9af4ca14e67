"""A row names a community that is defined."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.cell_context import CellContext
from generator.checks.rule import WARNING, Family, Mask, Rule
from generator.checks.unknown_names import not_defined


def find(context: CellContext) -> Iterator[Mask]:
    """Names of communities that nobody defines."""
    return not_defined(context, "community")


RULE = Rule(
    code="row-unknown-community",
    title="A row names a community that is defined",
    severity=WARNING,
    family=Family.DATA,
    why="A misspelt community would look like a different group of people.",
    hint="write “field”",
    find=find,
)
