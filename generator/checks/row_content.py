"""Checks of rows: is what must be filled filled, is it in order, and does it stand there once?"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np

from generator.checks.great import Expected
from generator.checks.row_check import Derived, Look, RowCheck, Sheet, Spot, Words, in_set, row_rule
from generator.model.table import Column, Kind, Type

if TYPE_CHECKING:
    from generator.checks.columns import Rows


def _required(kind: Kind) -> list[Column]:
    return [column for column in kind.columns if column.required]


def _look_required(kind: Kind) -> list[Look]:
    return [in_set([0])] if _required(kind) else []


def _empty(spot: Spot) -> list[Column]:
    return [c for c in _required(spot.sheet.rows.kind) if not spot.text(c.name)]


def _say_required(spot: Spot) -> Words:
    empty = _empty(spot)
    names = " and ".join(f"“{column.name}”" for column in empty)
    verb = "is" if len(empty) == 1 else "are"
    what = "; ".join(f"{column.name}: {column.meaning}" for column in empty)
    return f"{names} {verb} empty", f"write a value ({what}), or remove the row"


def _look_one_of(kind: Kind) -> list[Look]:
    return [in_set([1], kind.one_of[0])] if kind.one_of else []


def _say_one_of(spot: Spot) -> Words:
    names = [f"“{name}”" for name in spot.sheet.rows.kind.one_of]
    if not any(spot.text(name) for name in spot.sheet.rows.kind.one_of):
        return f"neither {' nor '.join(names)} is filled", f"fill {' or '.join(names)}"
    return f"both {' and '.join(names)} are filled", f"empty {' or '.join(names)}"


def _look_any_of(kind: Kind) -> list[Look]:
    if not kind.any_of:
        return []
    return [Look(Expected("ExpectColumnValuesToBeBetween", {"min_value": 1}), kind.any_of[0])]


def _say_any_of(spot: Spot) -> Words:
    names = ", ".join(spot.sheet.rows.kind.any_of)
    return f"the row says nothing: all of {names} are empty", f"fill one of {names}, or remove it"


def _look_ordered(kind: Kind) -> list[Look]:
    not_less = Expected("ExpectColumnValuesToBeBetween", {"min_value": 0})
    return [
        Look(not_less, earlier if _is_number(kind, earlier) else later, (later, earlier))
        for earlier, later in kind.ordered
    ]


_BEGIN = datetime(2000, 1, 1)  # noqa: DTZ001 (times of rows have no zone here)


def _is_number(kind: Kind, name: str) -> bool:
    column = kind.column(name)
    return column is not None and column.type in (Type.WHOLE, Type.NUMBER)


def _difference(sheet: Sheet, look: Look) -> Derived:
    """Return by how much the later is more; NaN where one of the two is not there."""
    later, earlier = (_comparable(sheet.rows, name) for name in look.pair)
    difference: Derived = later - earlier
    return difference


def _comparable(rows: Rows, name: str) -> Derived:
    cells = rows.cells[name]
    if cells.column.type is Type.TIME:
        stamps = [
            (value - _BEGIN).total_seconds() if isinstance(value, datetime) else np.nan
            for value in cells.values
        ]
        return cells.take(np.array(stamps, dtype=np.float64), np.nan)
    return cells.numbers


def _say_ordered(spot: Spot) -> Words:
    later, earlier = spot.look.pair
    low, high = spot.text(later), spot.text(earlier)
    if _is_number(spot.sheet.rows.kind, later):
        return f"{earlier} ({high}) is larger than {later} ({low})", f"write {low} or less"
    return f"{later} ({low}) lies before {earlier} ({high})", f"write a time from {high} on"


def _look_key(kind: Kind) -> list[Look]:
    return [in_set([False], kind.key[0])] if kind.key else []


def _say_key(spot: Spot) -> Words:
    rows, key = spot.sheet.rows, spot.sheet.key
    first = int(np.flatnonzero(key == key[spot.row])[0])
    where = f"{rows.tables[rows.files[first]].file}:{rows.lines[first]}"
    names = ", ".join(rows.kind.key)
    message = f"the row repeats {where}: the same {names}"
    return message, "remove one of the two rows"


CONTENT_CHECKS: tuple[RowCheck, ...] = (
    RowCheck(
        row_rule(
            "missing-value",
            "Every required cell of a row is filled",
            "Empty is not zero, so it cannot be counted as one.",
            "write a value (value: what was measured), or remove the row",
        ),
        _look_required,
        lambda sheet, _: sheet.required_empty,
        _say_required,
        column=lambda spot: _empty(spot)[0].name,
    ),
    RowCheck(
        row_rule(
            "not-one-of",
            "Of cells that exclude each other, one is filled",
            "A row about a service and a provider would count for both or for neither.",
            "empty “service” or “provider”",
        ),
        _look_one_of,
        lambda sheet, _: sheet.count_filled(sheet.rows.kind.one_of),
        _say_one_of,
    ),
    RowCheck(
        row_rule(
            "says-nothing",
            "A row says something",
            "A row without any value is no answer.",
            "fill one of rating, ease, or remove it",
        ),
        _look_any_of,
        lambda sheet, _: sheet.count_filled(sheet.rows.kind.any_of),
        _say_any_of,
    ),
    RowCheck(
        row_rule(
            "wrong-order",
            "What belongs in an order is in it",
            "A breakdown that ends before it begins, or more completed than started, is a mistake.",
            "write 120 or less",
        ),
        _look_ordered,
        _difference,
        _say_ordered,
    ),
    RowCheck(
        row_rule(
            "repeated",
            "No row repeats another",
            "The same answer or figure would count twice. The first row stays.",
            "remove one of the two rows",
        ),
        _look_key,
        lambda sheet, _: sheet.repeats,
        _say_key,
    ),
)
