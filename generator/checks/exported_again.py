"""Rows that a later export of the same things holds again, known by a key that both have."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from generator.checks.numbered import dense, numbered
from generator.checks.sheet import Derived, Sheet
from generator.records.cells import Flags
from generator.records.records import Ints

SEVERAL = 5
"""So few rows may have been copied one by one: each has a finding of its own."""
_SAYS_NOTHING = ("comment",)


class ExportedAgain(Struct, frozen=True):
    """Rows of one file that stand in another file too, word for word, as numbers of records.

    ``stays`` is the first of those in the other file; ``whole`` says that they are all of its rows.
    """

    rows: Ints
    stays: int
    whole: bool


def exported_again(sheet: Sheet, numbers: Derived, repeats: Flags) -> Iterator[ExportedAgain]:
    """Yield the rows that repeat several rows of another file and say the same in each column.

    ``numbers`` are those of the rows' keys, −1 for none.
    """
    again = np.flatnonzero(repeats & (numbers >= 0))
    if len(again) < SEVERAL or len(sheet.rows.tables) < 2:
        return
    stay = np.flatnonzero(~repeats & np.isin(numbers, numbers[again]))
    stay = stay[np.argsort(numbers[stay], kind="stable")]
    stays = stay[np.searchsorted(numbers[stay], numbers[again])]
    files = sheet.rows.files
    names = tuple(name for name in sheet.rows.cells if name not in _SAYS_NOTHING)
    said = numbered(sheet.rows, names, np.concatenate([again, stays]))
    same = (files[again] != files[stays]) & (said[: len(again)] == said[len(again) :])
    again, stays = again[same], stays[same]
    if not len(again):
        return
    pairs, first = dense(files[again].astype(np.int64) * len(sheet.rows.tables) + files[stays])
    for number in range(len(first)):
        own = np.flatnonzero(pairs == number)
        if len(own) >= SEVERAL:
            there = int(stays[own].min())
            size = len(sheet.rows.tables[files[there]].lines)
            yield ExportedAgain(again[own], there, len(np.unique(stays[own])) == size)
