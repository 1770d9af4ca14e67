"""Among many ratings there is the best one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.checks.rule import WARNING, Family, Lifecycle, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot

_BEST = 5
_MANY = 200
"""Ratings among which one of 5 is to be expected: even where 2 in 100 give it, 98 % of the time."""


def find(sheet: Sheet) -> Iterator[Mask]:
    """Files with many ratings of which none is a 5: their scale may have ended at 4."""
    if sheet.kind.folder not in ("answers", "pride"):
        return
    ratings, files = sheet.rows.cells["rating"], sheet.rows.files
    rated, size = ~sheet.bad & ratings.filled, len(sheet.rows.tables)
    best = rated & ratings.take(ratings.distinct_numbers >= _BEST, False)
    n_rated, n_best = (np.bincount(files[some], minlength=size) for some in (rated, best))
    never = (n_rated >= _MANY) & (n_best == 0)
    for file in np.flatnonzero(never):
        wrong = np.zeros(len(sheet.rows), dtype=bool)
        wrong[np.argmax(rated & (files == file))] = True
        yield sheet.mask(wrong, _words, "rating", RowOutcome.COUNTED)


def _words(_: Spot) -> Words:
    message = "no rating in this file is a 5: did its scale end before 5?"
    return message, (
        "import the file with “codes:” that say what each number means from 1 to 5; "
        "if nobody gave a 5, ignore this with a reason"
    )


RULE = Rule(
    code="row-never-best",
    title="Many ratings include the best one",
    severity=WARNING,
    family=Family.DATA,
    why="On a scale from 1 to 4, 4 is the best; here it would be the second best.",
    hint="import the file with “codes:” that say what each number means from 1 to 5",
    find=find,
    lifecycle=Lifecycle.NEW,
)
