"""Nobody loses more working time than there is."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.checks.rule import WARNING, Family, Lifecycle, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot

_MONTH = 31 * 24 * 60
"""Minutes of a whole month, day and night."""


def find(sheet: Sheet) -> Iterator[Mask]:
    """Answers with more lost minutes than a month has."""
    if sheet.kind.folder == "answers":
        with np.errstate(invalid="ignore"):
            long = sheet.rows.cells["lost_minutes"].numbers > _MONTH
        yield sheet.mask(long, _words, "lost_minutes", RowOutcome.COUNTED, once=True)


def _words(spot: Spot) -> Words:
    rows = spot.rows("says", "say")
    message = (
        f"{rows} that more minutes were lost than a month has, such as "
        f"{spot.text('lost_minutes')}: are these seconds?"
    )
    return message, "write a value (minutes of working time), or leave it empty"


RULE = Rule(
    code="row-long-time",
    title="Nobody loses more working time than there is",
    severity=WARNING,
    family=Family.DATA,
    why="90,000 minutes are two months; most likely they are seconds.",
    hint="write a value (minutes of working time), or leave it empty",
    find=find,
    lifecycle=Lifecycle.NEW,
)
