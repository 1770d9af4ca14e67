"""A row names a provider that is defined."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.cell_context import CellContext
from generator.checks.rule import WARNING, Family, Mask, Rule
from generator.checks.unknown_names import not_defined


def find(context: CellContext) -> Iterator[Mask]:
    """Names of providers that nobody defines."""
    return not_defined(context, "provider")


RULE = Rule(
    code="row-unknown-provider",
    title="A row names a provider that is defined",
    severity=WARNING,
    family=Family.DATA,
    why="A row about a provider that is not defined is not counted.",
    hint="write “it”",
    find=find,
)
