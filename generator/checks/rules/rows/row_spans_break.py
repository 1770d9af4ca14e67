"""No tally spans a day on which the trend begins anew."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.checks.rule import WARNING, Family, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot


def find(sheet: Sheet) -> Iterator[Mask]:
    """Tallies that reach from before a break of their service's trend to after it."""
    if sheet.kind.folder != "tallies":
        return
    first, last = sheet.rows.when
    codes, names = sheet.rows.cells["service"].canonical
    spans = np.zeros(len(sheet.rows), dtype=bool)
    for code, name in enumerate(names):
        for change in sheet.known.services[str(name)].breaks:
            day = change.toordinal()
            spans |= (codes == code) & (first < day) & (last >= day)
    # An owner who has no finer counts cannot write any: such rows refuse no file.
    yield sheet.mask(spans, _words, sheet.kind.when, RowOutcome.SET_ASIDE)


def _words(spot: Spot) -> Words:
    first, last = spot.sheet.rows.when
    changes = spot.sheet.known.services[spot.subject].breaks
    low, high = first[spot.row], last[spot.row]
    day = next(change for change in changes if low < change.toordinal() <= high)
    return (
        f"the trend starts again on {day}, within {spot.text('period')}: the count cannot be split",
        f"write two rows, by day or week: before {day}, and from then on",
    )


RULE = Rule(
    code="row-spans-break",
    title="No tally spans a day on which the trend starts again",
    severity=WARNING,
    family=Family.DATA,
    why="Counts of the old and the new survey cannot be separated, so the row is left out.",
    hint="write two rows, by day or week: before 2026-04-24, and from then on",
    find=find,
)
