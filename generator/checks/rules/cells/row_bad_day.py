"""A day is written as 2026-09-30."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.cell_context import CellContext
from generator.checks.rule import WARNING, Family, Mask, Rule, Words
from generator.model.fields import meant_day
from generator.model.table import Type


def find(context: CellContext) -> Iterator[Mask]:
    """Texts that are not a date."""
    if context.type is Type.DAY:
        yield context.mask(context.badly_written(), _words)


def _words(text: str) -> Words:
    better = meant_day(text)
    hint = f"write {better}" if better else "write it as 2026-09-30"
    return f"“{text}” is not a date", hint


RULE = Rule(
    code="row-bad-day",
    title="A day is written as 2026-09-30",
    severity=WARNING,
    family=Family.DATA,
    why="03/04 is a day in March or in April, depending on who reads it.",
    hint="write the day as 2026-09-30",
    find=find,
)
