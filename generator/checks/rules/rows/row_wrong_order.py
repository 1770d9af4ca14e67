"""What belongs in an order is in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from generator.checks.badly_written import END_UNKNOWN
from generator.checks.rule import WARNING, Family, Mask, Rule, Words
from generator.checks.sheet import Derived, Sheet, Spot
from generator.model.instant import Instant
from generator.model.table import Kind, Type
from generator.records.cells import Flags
from generator.records.records import Records

_SEVERAL = 3


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows in which what is earlier, or less, is later, or more.

    Of a row with a value that is wrong already, or whose day has not come, other rules speak.
    """
    judged = ~sheet.bad & (sheet.rows.days <= sheet.known.as_of.toordinal())
    for earlier, later in sheet.kind.ordered:
        low, high = _comparable(sheet.rows, earlier), _comparable(sheet.rows, later)
        column = earlier if _is_number(sheet.kind, earlier) else later
        wrong = judged & (high < low)
        swapped = _mostly(sheet, wrong, low <= high)
        yield sheet.mask(wrong & ~swapped, partial(_words, earlier, later), column)
        yield sheet.mask(wrong & swapped, partial(_swapped, earlier, later), column, once=True)


def _mostly(sheet: Sheet, wrong: Flags, right: Flags) -> Flags:
    """Return which rows are in files in which most rows are wrong, and they are several."""
    files = sheet.rows.files
    bad, good = (
        np.bincount(files[which], minlength=len(sheet.rows.tables)) for which in (wrong, right)
    )
    mostly: Flags = ((bad >= _SEVERAL) & (bad > good))[files]
    return mostly


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


def _swapped(earlier: str, later: str, spot: Spot) -> Words:
    more = "larger" if _is_number(spot.sheet.kind, later) else "later"
    rows = spot.rows("has", "have")
    such = f"such as {spot.text(earlier)} and {spot.text(later)}"
    message = f"{rows} a {more} {earlier} than {later}, {such}, as do most rows of this file"
    names = f"“{earlier}” and “{later}”"
    return message, f"if they are swapped, swap the names of the columns {names}"


def _words(earlier: str, later: str, spot: Spot) -> Words:
    low, high = spot.text(later), spot.text(earlier)
    if _is_number(spot.sheet.kind, later):
        # Hints stand on the page about data, and the number may be one of few people.
        message = f"{earlier} ({high}) is larger than {later} ({low})"
        return message, f"write no more than there is in “{later}”"
    of_days = spot.sheet.rows.cells[later].column.type is Type.DAY
    hint = f"swap the two, or write a day from {high} on"
    if later == spot.sheet.kind.end:
        hint = f"write a time from {high} on, or swap the two; write {END_UNKNOWN}"
    elif not of_days:
        hint = f"write a time from {high} on"
    return f"{later} ({low}) is before {earlier} ({high})", hint


RULE = Rule(
    code="row-wrong-order",
    title="Values that belong in an order are in order",
    severity=WARNING,
    family=Family.DATA,
    why="A breakdown that ends before it starts, or more completed than started, is a mistake.",
    hint="write no more than there is in “started”",
    find=find,
)
