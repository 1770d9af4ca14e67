"""Who answered in a cell: a person who answered twice in it is one.

Of tallies nobody knows who it was. Where they say how many people they are of, those of two rounds
may be the same people, and the same as those whose names are known: no more of them are sure than
were in one.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.counts.base import Base
from generator.records.cells import Codes, Flags
from generator.records.numbering import Ints, numbered, repeated

Respondents = tuple[Codes, Codes]
PeopleOfCells = tuple[Codes, Codes]
"""Cells, and how many people are sure to be in each."""


def counted_again(base: Base, cell_of_base: Ints, group: Ints, size: int) -> Ints:
    """Return how many answers in each cell are of somebody who has answered in it already.

    The base's cell ``i`` is a part of the cell ``cell_of_base[i]``, and the place ``i`` is a part
    of ``group[i]``, which has at most one cell for a question; −1 where there is none.
    """
    again = _of_known(base, cell_of_base, group, size)
    cells, people, answers = tallied(base, cell_of_base)
    if len(cells):
        of_tallies = np.zeros(size, dtype=np.int64)
        of_tallies[cells] = people
        named, _ = respondents(base, cell_of_base, of_tallies > 0)
        again[cells] += answers - people
        again += np.minimum(of_tallies, np.bincount(named, minlength=size))
    return again


def tallied(base: Base, cell_of_base: Ints) -> tuple[Ints, Ints, Ints]:
    """Return the cells with tallies that say how many people they are of; in order, each once.

    With each goes how many people are sure to be in it, and how many answers such tallies have.
    """
    parts = [part for part in base.ratings if part.behind is not None]
    columns = [np.zeros((4, 0), dtype=np.int64)]
    for part in parts:
        assert part.behind is not None
        mine = np.flatnonzero((part.rating >= 0) & (part.behind.people > 0))
        place = base.place[part.rows.start + mine]
        cell = cell_of_base[base.cell_of[place, part.question]]
        columns.append(np.stack([cell, *part.behind.some(mine)])[:, cell >= 0])
    cell, people, answers, of_round = np.concatenate(columns, axis=1)
    if not len(cell):
        return cell, people, answers
    number, first = numbered([cell, of_round])  # in the order of cells
    in_round = np.bincount(number, people).astype(np.int64)
    cells, begin = np.unique(cell[first], return_index=True)
    of_cell = np.bincount(np.searchsorted(cells, cell), answers).astype(np.int64)
    return cells, np.maximum.reduceat(in_round, begin), of_cell


def _of_known(base: Base, cell_of_base: Ints, group: Ints, size: int) -> Ints:
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
