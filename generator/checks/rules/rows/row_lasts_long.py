"""No breakdown lasts for months."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

import numpy as np

from generator.checks.rule import WARNING, Family, Lifecycle, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot
from generator.model.slipped_digit import before_the_slip

_LONG = 92
"""Days; few breakdowns last for a quarter, and a slip in the month or the year makes one."""


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows that last so long that a slip is more likely; nobody else can know."""
    for earlier, later in sheet.kind.spans:
        begin, end = (sheet.rows.cells[name].ordinals() for name in (earlier, later))
        come = end <= sheet.known.last_end.toordinal()
        long = come & (np.nan_to_num(end - begin, nan=0.0) > _LONG) & ~sheet.bad
        words = partial(_words, earlier, later)
        yield sheet.mask(long, words, earlier, RowOutcome.COUNTED)


def _words(earlier: str, later: str, spot: Spot) -> Words:
    first, last = spot.text(earlier), spot.text(later)
    days = (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days
    message = f"there are {days:,} days between {earlier} ({first}) and {later} ({last})"
    meant = before_the_slip(first, date.fromisoformat(last[:10]))
    right = "if it really lasted that long, say here why this warning is ignored"
    if meant and meant <= last:
        return message, f"write {meant}, if a digit is wrong; {right}"
    return message, f"correct the date; {right}"


RULE = Rule(
    code="row-lasts-long",
    title="No breakdown lasts for months",
    severity=WARNING,
    family=Family.DATA,
    why="If a breakdown says a year too early by mistake, it counts as 365 days.",
    hint="write 2026-09-03T10:00, if a digit is wrong",
    find=find,
    lifecycle=Lifecycle.NEW,
)
