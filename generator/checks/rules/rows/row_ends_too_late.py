"""Nothing ends long after the as-of date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

import numpy as np

from generator.checks.rule import WARNING, Family, Mask, Rule, Words
from generator.checks.sheet import Sheet, Spot
from generator.checks.table_context import TableContext
from generator.model.slipped_digit import what_to_write
from generator.model.table import Type


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows whose end has not come, and is far from all other data: nobody has watched 2099."""
    for earlier, later in sheet.kind.ordered:
        if sheet.rows.cells[later].column.type not in (Type.TIME, Type.DAY):
            continue
        begin, end = (
            np.nan_to_num(sheet.rows.cells[name].ordinals(), nan=0.0) for name in (earlier, later)
        )
        # Of a row that has not even begun another rule speaks.
        begun = begin <= _last(sheet.known).toordinal()
        late = begun & (end > sheet.known.last_end.toordinal()) & ~sheet.bad
        yield sheet.mask(late, partial(_words, earlier, later), later)


def _last(known: TableContext) -> date:
    return max(known.as_of, known.latest)


def _words(earlier: str, later: str, spot: Spot) -> Words:
    written = spot.text(later)
    message = f"{later} ({written}) is long after {_last(spot.sheet.known)}, and in the future"
    meant = what_to_write(written, _last(spot.sheet.known), first=spot.text(earlier))
    correct = meant or "correct the date"
    if later == spot.sheet.kind.end:
        return message, f"{correct}; if it is still going on, leave it empty"
    return message, f"{correct}; otherwise write the last day when somebody was watching"


RULE = Rule(
    code="row-ends-too-late",
    title="Nothing ends long after the as-of date",
    severity=WARNING,
    family=Family.DATA,
    why=(
        "A breakdown that ends next year would be shown as still going on, for every hour until "
        "today."
    ),
    hint="write 2026-09-03T10:00, if a digit is wrong; if it is still going on, leave it empty",
    find=find,
)
