"""What all communities come to does not stand next to what each of them has."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.checks.numbered import numbered
from generator.checks.rule import WARNING, Family, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot
from generator.records.cells import Flags

_KINDS = ("tallies", "invitations")


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows without a community whose numbers are those of two communities or more, added up."""
    if sheet.kind.folder in _KINDS:
        sums = _sums(sheet)
        if sums.any():
            yield sheet.mask(sums, _words, _columns(sheet)[0], RowOutcome.SET_ASIDE)


def _columns(sheet: Sheet) -> list[str]:
    return [column.name for column in sheet.kind.columns if column.adds_up]


def _sums(sheet: Sheet) -> Flags:
    rows, usable = sheet.rows, sheet.whole & ~sheet.repeats
    of_all = usable & ~rows.cells["community"].filled
    parts = usable & rows.cells["community"].filled
    if not of_all.any() or not parts.any():
        return np.zeros(len(rows), dtype=bool)
    same = tuple(name for name in rows.kind.key if name != "community")
    _, group = np.unique(numbered(rows, same), return_inverse=True)
    size = int(group.max()) + 1
    sums = of_all & (np.bincount(group[parts], minlength=size)[group] >= 2)
    people = np.zeros(len(rows))
    for name in _columns(sheet):
        numbers = rows.cells[name].numbers
        added = np.bincount(group[parts], numbers[parts], minlength=size)
        sums &= numbers == added[group]
        people += np.nan_to_num(numbers)
    counted: Flags = sums & (people > 0)
    return counted


def _words(spot: Spot) -> Words:
    people = f"{sum(float(spot.text(name) or 0) for name in _columns(spot.sheet)):g}"
    message = f"the communities' rows also add up to {people}: the same people would count twice"
    return message, "remove this line; if these are other people, name their community"


RULE = Rule(
    code="row-all-and-parts",
    title="Nobody is counted both in a total and in a community",
    severity=WARNING,
    family=Family.DATA,
    why="A row for everybody next to a row for each community counts everybody twice.",
    hint="remove this line; if these are other people, name their community",
    find=find,
)
