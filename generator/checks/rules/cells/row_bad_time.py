"""A time is written as 2026-09-30T14:05."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.badly_written import not_written_as
from generator.checks.cell_context import CellContext
from generator.checks.rule import WARNING, Family, Mask, Rule
from generator.model.table import Type

_USUAL = "write it as 2026-09-30 or 2026-09-30T14:05"


def find(context: CellContext) -> Iterator[Mask]:
    """Texts that are not a day or a time."""
    return not_written_as(context, Type.TIME, "a day or a time", lambda _: _USUAL)


RULE = Rule(
    code="row-bad-time",
    title="A time is written as 2026-09-30T14:05",
    severity=WARNING,
    family=Family.DATA,
    why="A time that cannot be read has no place in a period.",
    hint=_USUAL,
    find=find,
)
