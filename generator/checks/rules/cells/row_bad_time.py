"""A time is written as 2026-09-30T14:05."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.cell_context import CellContext
from generator.checks.rule import WARNING, Family, Mask, Rule, Words
from generator.model.fields import meant_day
from generator.model.table import Type


def find(context: CellContext) -> Iterator[Mask]:
    """Texts that are not a day or a time."""
    if context.type is Type.TIME:
        yield context.mask(context.badly_written(), _words)


def _words(text: str) -> Words:
    better = meant_day(text)
    hint = f"write {better}" if better else "write it as 2026-09-30 or 2026-09-30T14:05"
    return f"“{text}” is not a day or a time", hint


RULE = Rule(
    code="row-bad-time",
    title="A time is written as 2026-09-30T14:05",
    severity=WARNING,
    family=Family.DATA,
    why="A time that cannot be read has no place in a period.",
    hint="write it as 2026-09-30 or 2026-09-30T14:05",
    find=find,
)
