"""Every number lies within its scale."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.checks.cell_context import CellContext
from generator.checks.rule import WARNING, Family, Mask, Rule, Words


def find(context: CellContext) -> Iterator[Mask]:
    """Numbers that their scale does not have."""
    low, high = context.column.minimum, context.column.maximum
    if low is None and high is None:
        return
    span = f"a number from {low:g} on" if high is None else f"a number from {low:g} to {high:g}"

    def words(text: str) -> Words:
        return f"{text} is out of range ({context.name_and_meaning})", f"write {span}"

    values = [v if isinstance(v, float) else np.nan for v in context.cells.values]
    numbers = np.array(values, dtype=np.float64)
    below = numbers < (-np.inf if low is None else low)
    above = numbers > (np.inf if high is None else high)
    yield context.mask(below | above, words)


RULE = Rule(
    code="row-out-of-range",
    title="Every number is within its scale",
    severity=WARNING,
    family=Family.DATA,
    why="A code for “no answer”, such as 11 or 99, would be counted as an answer.",
    hint="write a number from 1 to 5",
    find=find,
)
