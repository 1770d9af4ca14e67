"""Rows that stand in two places, as masks of rows with their words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
from msgspec.structs import replace

from generator.checks.copies import Copy
from generator.checks.rule import Mask, RowOutcome, Words
from generator.checks.sheet import Sheet, Spot


def masks(sheet: Sheet, sure: bool) -> Iterator[Mask]:
    """Yield a mask for each file of which rows stand in another; they count once."""
    for copy in sheet.copies:
        if copy.sure is sure:
            yield _mask(sheet, copy, partial(_words, copy))


def masks_of_pasted(sheet: Sheet) -> Iterator[Mask]:
    """Yield a mask for each block of rows that stands further up in its file; it counts once."""
    for copy in sheet.pasted:
        yield _mask(sheet, copy, partial(_words_of_pasted, copy))


def _mask(sheet: Sheet, copy: Copy, words: Callable[[Spot], Words]) -> Mask:
    wrong = np.zeros(len(sheet.rows), dtype=bool)
    wrong[copy.rows] = True
    return replace(sheet.mask(wrong, words, "", RowOutcome.SET_ASIDE), once_per_file=True)


def _words(copy: Copy, spot: Spot) -> Words:
    rows, there = spot.sheet.rows, copy.there
    own, other = (rows.tables[rows.files[row]] for row in (spot.row, there))
    whole = len(copy.rows) == len(own.lines)
    stand = "all rows are" if whole else spot.rows("is", "are")
    where = f"“{other.file}” too, from line {rows.lines[there]} on"
    message = (
        f"{stand} in {where}: the same people would count twice"
        if copy.sure
        else f"{stand} in {where}: their content does not show whether they are the same people"
    )
    remove = f"remove “{own.file}”" if whole else "remove these rows, or the others"
    hint = (
        f"{remove}; if these are answers of other people, write into services/organisation.yml: "
        f"not_the_same: [{{files: [{other.file}, {own.file}], because: …}}]"
    )
    return message, hint


def _words_of_pasted(copy: Copy, spot: Spot) -> Words:
    rows = spot.sheet.rows
    line, file = rows.lines[copy.there], rows.tables[rows.files[spot.row]].file
    message = (
        f"{spot.rows('is', 'are')} also further up in this file, in the same order, from "
        f"line {line} on: the same people would count twice"
    )
    hint = (
        f"remove this line and the {spot.count - 1} lines below it; if these are answers of other "
        "people, write into services/organisation.yml: "
        f"not_the_same: [{{files: [{file}, {file}], because: …}}]"
    )
    return message, hint
