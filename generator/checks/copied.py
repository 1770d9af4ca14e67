"""Rows that stand in two files, as masks of rows with their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np

from generator.checks.copies import Copy
from generator.checks.rule import Mask, RowOutcome, Words
from generator.checks.sheet import Sheet, Spot


def masks(sheet: Sheet, sure: bool) -> Iterator[Mask]:
    """Yield a mask for each file of which rows stand in another; they count once."""
    for copy in sheet.copies:
        if copy.sure is sure:
            wrong = np.zeros(len(sheet.rows), dtype=bool)
            wrong[copy.rows] = True
            mask = sheet.mask(wrong, partial(_words, copy), "", RowOutcome.SET_ASIDE)
            yield replace(mask, once_per_file=True)


def _words(copy: Copy, spot: Spot) -> Words:
    rows, there = spot.sheet.rows, copy.there
    own, other = (rows.tables[rows.files[row]] for row in (spot.row, there))
    whole = len(copy.rows) == len(own.lines)
    stand = "all rows stand" if whole else spot.rows("stands", "stand")
    where = f"“{other.file}” too, from line {rows.lines[there]} on"
    message = (
        f"{stand} in {where}: the same people would count twice"
        if copy.sure
        else f"{stand} in {where}: nobody can say by what they hold whether they are the same"
    )
    remove = f"remove “{own.file}”" if whole else "remove these rows, or those"
    hint = (
        f"{remove}; if these are answers of other people, write into services/organisation.yml: "
        f"not_the_same: [{{files: [{other.file}, {own.file}], because: …}}]"
    )
    return message, hint
