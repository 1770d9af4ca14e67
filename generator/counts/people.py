"""Who answered in a cell: a person who answered twice in it is one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.counts.base import Base
from generator.records.cells import Codes, Flags
from generator.records.numbering import Ints, repeated

Respondents = tuple[Codes, Codes]


def counted_again(base: Base, cell_of_base: Ints, group: Ints, size: int) -> Ints:
    """Return how many answers in each cell are of somebody who has answered in it already.

    The base's cell ``i`` is a part of the cell ``cell_of_base[i]``, and the place ``i`` is a part
    of ``group[i]``, which has at most one cell for a question; −1 where there is none.
    """
    again = np.zeros(size, dtype=np.int64)
    if base.respondent.max(initial=-1) < 0:
        return again
    span = int(base.respondent.max()) + 1
    who = group[base.place]  # of ten million answers each copy is large
    nobody = (who < 0) | (base.respondent < 0)
    who *= span
    who += base.respondent
    who[nobody] = -1
    twice = repeated(who)
    for cell, respondent in _answers(base, cell_of_base, twice):
        pairs = np.unique(cell * span + respondent)
        again += np.bincount(cell, minlength=size) - np.bincount(pairs // span, minlength=size)
    return again


def respondents(base: Base, cell_of_base: Ints, chosen: Flags) -> Respondents:
    """Return who answered in the chosen cells: the cells, in order, and people; each pair once."""
    of_base = np.where(chosen[cell_of_base], cell_of_base, -1)
    some = np.zeros(len(base.cell_of), dtype=bool)
    some[base.cells["place"].to_numpy()[of_base >= 0]] = True
    rows = np.flatnonzero(some[base.place] & (base.respondent >= 0))
    span = int(base.respondent.max(initial=0)) + 1
    none = np.zeros(0, dtype=np.int64)
    pairs = [cell * span + respondent for cell, respondent in _answers(base, of_base, rows)]
    found = np.unique(np.concatenate([none, *pairs]))
    return (found // span).astype(np.int32), (found % span).astype(np.int32)


def _answers(base: Base, cell_of_base: Ints, rows: Ints) -> Iterator[tuple[Ints, Codes]]:
    """Yield, for each question, the cells of the ratings that some rows give, and who gave them."""
    for part in base.ratings:
        mine = rows[(rows >= part.rows.start) & (rows < part.rows.stop)]
        mine = mine[part.rating[mine - part.rows.start] >= 0]
        cell = cell_of_base[base.cell_of[base.place[mine], part.question]]
        yield cell[cell >= 0], base.respondent[mine][cell >= 0]
