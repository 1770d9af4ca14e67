"""A period is written as 2026, 2026-Q3, 2026-09, 2026-W36 or a date."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.cell_context import CellContext
from generator.checks.rule import WARNING, Family, Mask, Rule, Words
from generator.model.fields import meant_day
from generator.model.table import Type

_USUAL = "write it as 2026, 2026-Q3, 2026-09, 2026-W36 or 2026-09-30"


def find(context: CellContext) -> Iterator[Mask]:
    """Texts that are not a period."""
    if context.type is Type.PERIOD:
        yield context.mask(context.badly_written(), _words)


def _words(text: str) -> Words:
    better = meant_day(text)
    return f"“{text}” is not a period", f"write {better}" if better else _USUAL


RULE = Rule(
    code="row-bad-period",
    title="A period is written as 2026, 2026-Q3, 2026-09, 2026-W36 or a date",
    severity=WARNING,
    family=Family.DATA,
    why="A row without a period belongs to no figure.",
    hint=_USUAL,
    find=find,
)
