"""A period's number is what was new in it, and not all since the beginning of the year."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from generator.checks.rule import WARNING, Family, Lifecycle, Mask, RowOutcome, Rule, Words
from generator.checks.running_totals import running_totals
from generator.checks.sheet import Sheet, Spot


def find(sheet: Sheet) -> Iterator[Mask]:
    """Numbers of a year of which each is about one first step more than the one before."""
    by_column: dict[str, list[int]] = {}
    for each in running_totals(sheet):
        by_column.setdefault(each.column, []).extend(each.rows[1:].tolist())
    for column, rows in by_column.items():
        wrong = np.zeros(len(sheet.rows), dtype=bool)
        wrong[rows] = True
        words = partial(_words, column)
        yield sheet.mask(wrong, words, column, RowOutcome.COUNTED, once=True)


def _words(column: str, spot: Spot) -> Words:
    message = (
        f"{column} starts with about as much as it grows by from each period to the next, such as "
        f"{spot.text(column)} in {spot.text('period')}: are these sums since the year began?"
    )
    return message, (
        "if they are, subtract from each value the one before it; otherwise say here why this "
        "warning is ignored"
    )


RULE = Rule(
    code="row-running-total",
    title="A period's number is what was new in it, and not all since the year began",
    severity=WARNING,
    family=Family.DATA,
    why="In a sum since January each month counts again in all months after it.",
    hint="if they are, subtract from each value the one before it",
    find=find,
    lifecycle=Lifecycle.NEW,
)
