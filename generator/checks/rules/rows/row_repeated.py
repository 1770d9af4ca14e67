"""No row repeats another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

import numpy as np
from msgspec.structs import replace

from generator.checks.exported_again import ExportedAgain, exported_again
from generator.checks.rule import WARNING, Family, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Derived, Sheet, Spot
from generator.records.cells import Flags
from generator.records.values import Unknown


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows that have the key of a row before them, or are equal in all that makes them the same."""
    repeats = np.zeros(len(sheet.rows), dtype=bool)
    if sheet.kind.key:
        repeats = sheet.repeats
        yield from _masks(sheet, lambda: sheet.key, repeats, sheet.kind.key, "")
    parts = (sheet.kind.identities, sheet.identified, sheet.identity_repeats)
    for identity, own, found in zip(*parts, strict=True):
        numbers = cache(partial(_without, own, repeats))
        yield from _masks(sheet, numbers, found, identity.columns, identity.otherwise)
        repeats = repeats | found


def _masks(
    sheet: Sheet,
    numbers: Callable[[], Derived],
    repeats: Flags,
    columns: tuple[str, ...],
    otherwise: str,
) -> Iterator[Mask]:
    """Yield a mask of each export that another one holds again, and one of all other repeats."""
    alone = repeats.copy()
    for each in exported_again(sheet, numbers(), repeats) if repeats.any() else ():
        wrong = np.zeros(len(repeats), dtype=bool)
        wrong[each.rows] = True
        alone &= ~wrong
        mask = sheet.mask(wrong, partial(_again, each), columns[0], RowOutcome.SET_ASIDE)
        yield replace(mask, once_per_file=True)
    yield sheet.mask(alone, partial(_words, numbers, repeats, columns, otherwise), columns[0])


def _again(found: ExportedAgain, spot: Spot) -> Words:
    rows = spot.sheet.rows
    own, other = (rows.tables[rows.files[row]] for row in (spot.row, found.stays))
    message = (
        f"{spot.rows('is', 'are')} also in “{other.file}”, from line "
        f"{rows.lines[found.stays]} on: they count once"
    )
    if found.whole:
        return message, f"remove “{other.file}”: each of its rows is here too"
    if len(found.rows) == len(own.lines):
        return message, f"remove “{own.file}”: each of its rows is there too"
    return message, "remove these rows, or the others"


def _without(numbers: Derived, rows: Flags) -> Derived:
    return np.where(rows, -1, numbers)


def _words(
    numbers: Callable[[], Derived],
    repeats: Flags,
    columns: tuple[str, ...],
    otherwise: str,
    spot: Spot,
) -> Words:
    rows, kind = spot.sheet.rows, spot.sheet.kind
    stays = int(np.argmax((numbers() == numbers()[spot.row]) & ~repeats))
    where = f"{rows.tables[rows.files[stays]].file}:{rows.lines[stays]}"
    names = columns
    if otherwise:  # of so many columns, only those that say something are named
        names = tuple(name for name in columns if spot.text(name))
    message = f"the row repeats {where}: the same {', '.join(names)}"
    hint = "remove one of the two rows"
    other = otherwise or _two_things(spot, stays)
    if kind.end and _equal(spot, stays, kind.when) and not _equal(spot, stays, kind.end):
        ended = rows.cells[kind.end].value(spot.row) not in (None, Unknown.STATE)
        hint = "remove the row that is out of date"
        hint = hint if ended else f"remove this row: {where} says when it ended"
    return message, f"{hint}; {other}" if other else hint


def _equal(spot: Spot, other: int, column: str) -> bool:
    cells = spot.sheet.rows.cells[column]
    return cells.value(other) == cells.value(spot.row)


def _two_things(spot: Spot, stays: int) -> str:
    """Say what to do if two rows of one key are two things; "" where they say the same."""
    kind = spot.sheet.kind
    if kind.end:
        again = not _equal(spot, stays, kind.when)
        return "if it broke down again, give each breakdown its own “id”" if again else ""
    rest = (column.name for column in kind.columns if column.name not in kind.key)
    if all(_equal(spot, stays, name) for name in rest):
        return ""
    if kind.by_content:
        return f"if they are two answers, give each its own “{kind.key[0]}”"
    if any(column.adds_up for column in kind.columns):
        return "if both are parts of it, write their sum into one row"
    return ""


RULE = Rule(
    code="row-repeated",
    title="No row repeats another",
    severity=WARNING,
    family=Family.DATA,
    why="The same answer or figure would count twice. The first row stays.",
    hint="remove one of the two rows",
    find=find,
)
