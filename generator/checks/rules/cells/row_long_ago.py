"""No row is older than 1990."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.checks.cell_context import CellContext
from generator.checks.rule import WARNING, Family, Lifecycle, Mask, Rule, Words
from generator.model.slipped_digit import EARLIEST, what_to_write
from generator.model.table import Type


def find(context: CellContext) -> Iterator[Mask]:
    """Days, times and periods of another age, such as 1926 or 0026.

    An end that nobody knows is written as 1970 by some programs; what lies before its beginning is
    found all the same.
    """
    if context.type not in (Type.DAY, Type.TIME, Type.PERIOD) or context.column.may_be_unknown:
        return
    old = np.array([text < EARLIEST for text in context.cells.texts], dtype=bool)
    if not old.any():
        return
    latest = context.known.as_of
    begins = context.known.reading.year_begins

    def words(text: str) -> Words:
        correct = what_to_write(text, latest, begins) or "correct the date"
        return f"{text} is before {EARLIEST}", correct

    yield context.mask(old & ~context.unread(), words)


RULE = Rule(
    code="row-long-ago",
    title="No row is older than 1990",
    severity=WARNING,
    family=Family.DATA,
    why="A row from 1926 would start a trend, a log or a list of costs a hundred years too early.",
    hint="write 2026-09-03, if the century is wrong",
    find=find,
    lifecycle=Lifecycle.NEW,
)
