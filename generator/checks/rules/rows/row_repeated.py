"""No row repeats another."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.checks.rule import WARNING, Family, Mask, Rule, Words
from generator.checks.sheet import Sheet, Spot


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows that have the key of a row before them."""
    if sheet.kind.key:
        yield sheet.mask(sheet.repeats, _words, sheet.kind.key[0])


def _words(spot: Spot) -> Words:
    rows, key = spot.sheet.rows, spot.sheet.key
    first = int(np.flatnonzero(key == key[spot.row])[0])
    where = f"{rows.tables[rows.files[first]].file}:{rows.lines[first]}"
    names = ", ".join(rows.kind.key)
    message = f"the row repeats {where}: the same {names}"
    return message, "remove one of the two rows"


RULE = Rule(
    code="row-repeated",
    title="No row repeats another",
    severity=WARNING,
    family=Family.DATA,
    why="The same answer or figure would count twice. The first row stays.",
    hint="remove one of the two rows",
    find=find,
)
