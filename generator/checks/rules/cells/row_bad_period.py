"""A period is written as 2026, 2026-Q3, 2026-09, 2026-W36 or a date."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.badly_written import not_written_as
from generator.checks.cell_context import CellContext
from generator.checks.rule import WARNING, Family, Mask, Rule
from generator.model.table import Type

_USUAL = "write it as 2026, 2026-Q3, 2026-09, 2026-W36 or 2026-09-30"


def find(context: CellContext) -> Iterator[Mask]:
    """Texts that are not a period."""
    return not_written_as(context, Type.PERIOD, "a period", _USUAL)


RULE = Rule(
    code="row-bad-period",
    title="A period is written as 2026, 2026-Q3, 2026-09, 2026-W36 or a date",
    severity=WARNING,
    family=Family.DATA,
    why="A row without a period belongs to no figure.",
    hint=_USUAL,
    find=find,
)
