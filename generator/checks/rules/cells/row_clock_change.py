"""A time in the night in which the clock is changed says which of two times it is."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.checks.cell_context import CellContext
from generator.checks.clock_change import at_a_change
from generator.checks.rule import WARNING, Family, Mask, Rule, Words
from generator.model.table import Type
from generator.records.values import instants


def find(context: CellContext) -> Iterator[Mask]:
    """Local times that the organisation's clock never showed, or showed twice."""
    if context.type is not Type.TIME:
        return
    timezone = context.known.reading.timezone

    def words(text: str) -> Words:
        both = at_a_change(context, text)
        twice = len(instants(text, timezone)) > 1
        what = "twice: the clocks went back" if twice else "never: the clocks went forward"
        return (
            f"in {timezone} it was {text} {what} that night",
            f"write {both[0]} or {both[1]}, whichever it was",
        )

    yield context.mask(
        np.array([bool(at_a_change(context, text)) for text in context.cells.texts], dtype=bool),
        words,
    )


RULE = Rule(
    code="row-clock-change",
    title="A time in the night when the clocks change says which of two times it is",
    severity=WARNING,
    family=Family.DATA,
    why=(
        "When the clocks go forward from 2:00 to 3:00 there is no 2:30, and when they go back "
        "there are two. We would count an hour too many or too few."
    ),
    hint="write 2026-10-25T02:30:00+02:00 or 2026-10-25T02:30:00+01:00, whichever it was",
    find=find,
)
