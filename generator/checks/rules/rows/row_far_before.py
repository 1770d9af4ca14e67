"""No row lies years before all others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from generator.checks.newest_day import oldest_of
from generator.checks.rule import WARNING, Family, Lifecycle, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot
from generator.model.slipped_digit import before_the_slip

_LONG = 5 * 365
"""Days. Somebody may have begun so long before the others; more often a digit slipped."""


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows a long time before all others of their kind, which one wrong digit puts there."""
    days = np.where(sheet.bad, 0, sheet.rows.days)
    known = days[days > 0]
    if not len(known) or int(np.ptp(known)) <= _LONG:
        return
    rows_of = np.bincount(known - known.min())
    seen = np.flatnonzero(rows_of) + known.min()
    oldest = oldest_of(zip(seen.tolist(), rows_of[rows_of > 0].tolist(), strict=True))
    alone = seen[seen < oldest - _LONG]
    slips = [day for day in alone.tolist() if _meant(date.fromordinal(day).isoformat(), sheet)]
    far = np.isin(days, np.array(slips, dtype=days.dtype))
    yield sheet.mask(far, _words, sheet.kind.when, RowOutcome.COUNTED)


def _meant(text: str, sheet: Sheet) -> str:
    known = sheet.known
    return before_the_slip(text, known.as_of, known.reading.year_begins)


def _words(spot: Spot) -> Words:
    written = next(filter(None, map(spot.text, spot.sheet.kind.times)))
    meant = _meant(written, spot.sheet)
    correct = f"write {meant}, if a digit is wrong" if meant else "correct the date"
    message = f"{written} is years before all other rows of data/{spot.sheet.kind.folder}"
    return message, f"{correct}; if it is right, say here why this warning is ignored"


RULE = Rule(
    code="row-far-before",
    title="No row is years before all others",
    severity=WARNING,
    family=Family.DATA,
    why="If an answer of 2026 says 2016, the chart starts ten years too early.",
    hint="write 2026-09-14, if a digit is wrong",
    find=find,
    lifecycle=Lifecycle.NEW,
)
