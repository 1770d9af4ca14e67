"""The base of the cube: the finest cells, of which the cells of every level are sums.

People are the exception: who answered twice in a window is one person there, so they are counted
anew at each level, from ``named``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from generator.counts.cube import LOST_MINUTES, WIDTH
from generator.counts.numbering import Floats, Ints, added_up, numbered
from generator.counts.responses import QUESTIONS, Responses

_PLACE = ["subject", "mode", "community", "start", "segment"]


@dataclass(frozen=True, slots=True)
class Base:
    """The finest cells: one subject, question, mode, community, period and segment each.

    ``cells`` has, besides these (``start`` and ``end`` are ordinals; of a period in which the trend
    began anew, those of the part), ``since`` and ``until``: the first and the last day of the
    segment.
    ``counts`` has the shape (cells, WIDTH), ``unnamed`` (answers without a respondent) the shape
    (cells,). ``named`` has a row for each answer with a
    respondent: the number of its cell, the number of the respondent. ``minutes`` has one for each
    answer that says how much time was lost: the number of its cell, the minutes.
    """

    cells: pd.DataFrame
    counts: Floats
    unnamed: Floats
    named: tuple[Ints, Ints]
    minutes: tuple[Ints, Ints]


def base_of(given: Responses) -> Base:
    """Count ratings of closed periods, each row in its period and segment."""
    rows, ratings = given.rows, given.ratings
    place, first = numbered([rows[name].to_numpy() for name in _PLACE])
    finest = place[ratings.row] * len(QUESTIONS) + ratings.question
    asked = np.bincount(finest, minlength=len(first) * len(QUESTIONS)) > 0
    found, cell = np.flatnonzero(asked), (np.cumsum(asked) - 1)[finest]
    size = len(found)
    lost = ratings.question == QUESTIONS.index(LOST_MINUTES)
    at = cell * WIDTH + np.where(lost, 0, ratings.rating)
    named = ratings.respondent >= 0
    cells = rows.iloc[first[found // len(QUESTIONS)]].reset_index(drop=True)
    return Base(
        cells.assign(question=found % len(QUESTIONS)),
        added_up(at, ratings.n, size * WIDTH).reshape(size, WIDTH),
        added_up(cell[~named], ratings.n[~named], size),
        (cell[named], ratings.respondent[named]),
        (cell[lost], ratings.rating[lost]),
    )
