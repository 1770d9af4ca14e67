"""Values that nobody may add up are there for one length of period."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from generator.checks.overlaps import Overlap, OverlapReason
from generator.checks.rule import WARNING, Family, Mask, RowOutcome, Rule, Words
from generator.checks.rules.rows.row_overlaps import place_of
from generator.checks.sheet import Sheet, Spot


def find(sheet: Sheet) -> Iterator[Mask]:
    """Values of days for which another row has the value of the service's own period."""
    by_column: dict[str, dict[int, Overlap]] = {}
    for each in (*sheet.overlaps.of(OverlapReason.APART), *sheet.overlaps.lost):
        by_column.setdefault(each.column, {})[each.row] = each
    for column, found in by_column.items():
        wrong = np.zeros(len(sheet.rows), dtype=bool)
        wrong[list(found)] = True
        # They are left out where the overlaps are resolved: a row may hold values that count.
        words = partial(_words, found)
        yield sheet.mask(wrong, words, column, RowOutcome.COUNTED, once=True)


def _words(found: dict[int, Overlap], spot: Spot) -> Words:
    overlap, rows = found[spot.row], spot.sheet.rows
    when, other = rows.kind.when, overlap.others[0]
    if overlap.reason is OverlapReason.SAME:
        message = (
            f"{overlap.column} of {spot.text(when)} does not count: {rows.cells[when].text(other)} "
            f"({place_of(rows, other)}) and the rows after it count for this one"
        )
        return message, f"write {overlap.column} in those rows, or remove them"
    said = spot.rows("gives", "give")
    message = (
        f"{said} {overlap.column} for days that other rows cover too, and these numbers "
        f"cannot be added up: {spot.text(when)} does not count, {rows.cells[when].text(other)} "
        f"({place_of(rows, other)}) does"
    )
    values = [column.name for column in rows.kind.columns if column.adds_up is not None]
    alone = not any(spot.text(name) for name in values if name != overlap.column)
    here = "remove this line" if alone else "leave this cell empty"
    return message, f"{here}, or keep this length of period and remove it from the others"


RULE = Rule(
    code="row-other-period",
    title="Numbers that cannot be added up use one length of period",
    severity=WARNING,
    family=Family.DATA,
    why=(
        "Somebody who came in July and in August is one person in the quarter: the service's "
        "period counts."
    ),
    hint="remove this line, or keep this length of period and remove it from the others",
    find=find,
)
