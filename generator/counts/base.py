"""The base of the cube: the finest cells, of which the cells of every level are sums.

People are the exception: who answered twice in a window is one person there, so they are counted
anew at each level (:mod:`generator.counts.people`).
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from msgspec import Struct

from generator.counts.questions import LOST_MINUTES, QUESTIONS, WIDTH
from generator.counts.ratings import Ratings
from generator.counts.responses import Responses
from generator.records.cells import Codes
from generator.records.numbering import Floats, Ints, added_up, numbered


class Base(Struct, frozen=True):
    """The finest cells: one subject, question, mode, community, period and segment each.

    A place is a cell without its question. ``cells`` has, besides these (``start`` and ``end`` are
    ordinals; of a period in which the trend began anew, those of the part), ``since`` and
    ``until``: the first and the last day of the segment; and the number of the ``place``.
    ``counts`` has the shape (cells, WIDTH); ``cell_of`` has the number of the cell of each place
    and question, −1 where there is none. ``place`` is that of each row, ``respondent`` a number, −1
    where nobody knows who it was; rows give ``ratings``.
    """

    cells: pd.DataFrame
    counts: Floats
    cell_of: Ints
    place: Codes
    respondent: Codes
    ratings: tuple[Ratings, ...]


def base_of(given: Responses) -> Base:
    """Count ratings of closed periods, each row in its period and segment."""
    spots, rows = given.spots, given.rows
    site, _ = numbered([spots[name].to_numpy() for name in ("subject", "mode", "start", "segment")])
    number, row = numbered([site[rows.spot], rows.community])
    place = number.astype(np.int32)
    of_place = spots.iloc[rows.spot[row]].assign(community=rows.community[row])
    cells, counts = [of_place.iloc[:0].assign(question=0, place=0)], [np.zeros((0, WIDTH))]
    cell_of = np.full((len(row), len(QUESTIONS)), -1, dtype=np.int64)
    for question in sorted({part.question for part in given.ratings}):
        parts = [part for part in given.ratings if part.question == question]
        asked, found = _counts(parts, place, len(row))
        begin = sum(map(len, counts))
        cell_of[asked, question] = np.arange(begin, begin + len(asked))
        cells.append(of_place.iloc[asked].assign(question=question, place=asked))
        counts.append(found)
    return Base(
        pd.concat(cells, ignore_index=True),
        np.concatenate(counts),
        cell_of,
        place,
        rows.respondent,
        given.ratings,
    )


def _counts(parts: list[Ratings], place: Codes, places: int) -> tuple[Ints, Floats]:
    """Return the places in which a question was asked, and its answers there, by rating."""
    counts, asked = np.zeros((places, WIDTH + 1)), np.zeros(places, dtype=bool)
    for part in parts:
        rating = part.rating
        if part.question == QUESTIONS.index(LOST_MINUTES):
            rating = np.minimum(rating, 0)
        slot = place[part.rows] * np.int64(WIDTH + 1)
        slot += rating
        slot += 1  # in the first are the rows that give no rating
        counts += added_up(slot, part.n, counts.size).reshape(counts.shape)
        if part.n is not None:
            asked[place[part.rows][rating >= 0]] = True  # be it by nobody
    asked |= counts[:, 1:].any(axis=1)
    found = np.flatnonzero(asked)
    return found, counts[found, 1:]
