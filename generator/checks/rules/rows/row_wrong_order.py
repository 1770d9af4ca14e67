"""What belongs in an order is in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from generator.checks.rule import WARNING, Family, Mask, Rule, Words
from generator.checks.sheet import Derived, Sheet, Spot
from generator.model.instant import Instant
from generator.model.table import Kind, Type
from generator.records.records import Records


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows in which what is earlier, or less, is later, or more."""
    for earlier, later in sheet.kind.ordered:
        low, high = _comparable(sheet.rows, earlier), _comparable(sheet.rows, later)
        column = earlier if _is_number(sheet.kind, earlier) else later
        yield sheet.mask(high < low, partial(_words, earlier, later), column)


def _is_number(kind: Kind, name: str) -> bool:
    column = kind.column(name)
    return column is not None and column.type in (Type.WHOLE, Type.NUMBER)


def _comparable(rows: Records, name: str) -> Derived:
    """Return a number for each row; NaN where nothing can be read, which is never in disorder."""
    cells = rows.cells[name]
    if cells.column.type is Type.TIME:
        stamps = [
            value.microseconds if isinstance(value, Instant) else np.nan for value in cells.values
        ]
        return cells.take(np.array(stamps, dtype=np.float64), np.nan)
    return cells.ordinals() if cells.column.type is Type.DAY else cells.numbers


def _words(earlier: str, later: str, spot: Spot) -> Words:
    low, high = spot.text(later), spot.text(earlier)
    if _is_number(spot.sheet.kind, later):
        return f"{earlier} ({high}) is larger than {later} ({low})", f"write {low} or less"
    return f"{later} ({low}) lies before {earlier} ({high})", f"write a time from {high} on"


RULE = Rule(
    code="row-wrong-order",
    title="What belongs in an order is in it",
    severity=WARNING,
    family=Family.DATA,
    why="A breakdown that ends before it begins, or more completed than started, is a mistake.",
    hint="write 120 or less",
    find=find,
)
