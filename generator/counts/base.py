"""The base of the cube: the finest cells, of which the cells of every level are sums.

People are the exception: who answered twice in a window is one person there, so they are counted
anew at each level, from ``named``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from generator.counts.cube import LOST_MINUTES, WIDTH
from generator.counts.numbering import Floats, added_up, numbered
from generator.counts.responses import QUESTIONS, Responses
from generator.records.cells import Codes

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
    named: tuple[Codes, Codes]
    minutes: tuple[Codes, Codes]


def base_of(given: Responses) -> Base:
    """Count ratings of closed periods, each row in its period and segment."""
    rows, ratings = given.rows, given.ratings
    place, first = numbered([rows[name].to_numpy() for name in _PLACE])
    asked = np.zeros((len(first), len(QUESTIONS)), dtype=bool)
    for part in ratings:
        asked[:, part.question] |= np.bincount(place[part.row], minlength=len(first)) > 0
    found = np.flatnonzero(asked)
    size = len(found)
    number = np.full(asked.shape, -1, dtype=np.int32)
    number.ravel()[found] = np.arange(size)
    counts, unnamed = np.zeros(size * WIDTH), np.zeros(size)
    who = rows["respondent"].to_numpy()
    nobody = np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int32)
    named, minutes = [nobody], [nobody]
    for part in ratings:
        cell, respondent = number[place[part.row], part.question], who[part.row]
        rating = part.rating
        if part.question == QUESTIONS.index(LOST_MINUTES):
            minutes.append((cell, rating.astype(np.int32)))
            rating = np.zeros_like(rating)
        counts += added_up(cell.astype(np.int64) * WIDTH + rating, part.n, size * WIDTH)
        known = respondent >= 0
        unnamed += added_up(cell[~known], part.some(~known).n, size)
        named.append((cell[known], respondent[known]))
    cells = rows.iloc[first[found // len(QUESTIONS)]].reset_index(drop=True)
    return Base(
        cells.assign(question=found % len(QUESTIONS)),
        counts.reshape(size, WIDTH),
        unnamed,
        _one_below_the_other(named),
        _one_below_the_other(minutes),
    )


def _one_below_the_other(parts: Sequence[tuple[Codes, Codes]]) -> tuple[Codes, Codes]:
    cells, others = (np.concatenate(each) for each in zip(*parts, strict=True))
    return cells, others
