"""A day is written as 2026-09-30."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.badly_written import not_written_as
from generator.checks.cell_context import CellContext
from generator.checks.rule import WARNING, Family, Mask, Rule
from generator.model.table import Type

_USUAL = "write it as 2026-09-30"


def find(context: CellContext) -> Iterator[Mask]:
    """Texts that are not a date."""
    return not_written_as(context, Type.DAY, "a date", lambda _: _USUAL)


RULE = Rule(
    code="row-bad-day",
    title="A day is written as 2026-09-30",
    severity=WARNING,
    family=Family.DATA,
    why="03/04 is in March to some readers and in April to others.",
    hint="write the day as 2026-09-30",
    find=find,
)
