"""No row repeats another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

import numpy as np

from generator.checks.rule import WARNING, Family, Mask, Rule, Words
from generator.checks.sheet import Derived, Sheet, Spot
from generator.model.table import Identity
from generator.records.cells import Flags


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows that have the key of a row before them, or are equal in all that makes them the same."""
    repeats = np.zeros(len(sheet.rows), dtype=bool)
    if sheet.kind.key:
        repeats = sheet.repeats
        words = partial(_words, lambda: sheet.key, sheet.kind.key, "")
        yield sheet.mask(repeats, words, sheet.kind.key[0])
    for identity, found in zip(sheet.kind.identities, sheet.identity_repeats, strict=True):
        numbers = cache(partial(_numbers, sheet, identity, repeats))
        words = partial(_words, numbers, identity.columns, identity.otherwise)
        yield sheet.mask(found, words, identity.columns[0])
        repeats = repeats | found


def _numbers(sheet: Sheet, identity: Identity, but: Flags) -> Derived:
    return np.where(but, -1, sheet.identified(identity))


def _words(
    numbers: Callable[[], Derived], columns: tuple[str, ...], otherwise: str, spot: Spot
) -> Words:
    rows = spot.sheet.rows
    first = int(np.argmax(numbers() == numbers()[spot.row]))
    where = f"{rows.tables[rows.files[first]].file}:{rows.lines[first]}"
    names = columns
    if otherwise:  # of so many columns, only those that say something are named
        names = tuple(name for name in columns if spot.text(name))
    message = f"the row repeats {where}: the same {', '.join(names)}"
    hint = "remove one of the two rows"
    return message, f"{hint}; {otherwise}" if otherwise else hint


RULE = Rule(
    code="row-repeated",
    title="No row repeats another",
    severity=WARNING,
    family=Family.DATA,
    why="The same answer or figure would count twice. The first row stays.",
    hint="remove one of the two rows",
    find=find,
)
