"""The base of the cube: the finest cells, of which the cells of every level are sums.

People are the exception: who answered twice in a window is one person there, so they are counted
anew at each level, from ``named``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from generator.counts.cube import WIDTH
from generator.counts.numbering import Floats, Ints, added_up, numbered
from generator.counts.responses import QUESTIONS, Responses
from generator.model.calendar import Calendar
from generator.model.subject import Subject

_PLACE = ["subject", "mode", "community", "start", "segment"]


@dataclass(frozen=True, slots=True)
class Base:
    """The finest cells: one subject, question, mode, community, period and segment each.

    ``cells`` has, besides these (``start`` and ``end`` are ordinals; of a period in which the trend
    began anew, those of the part), ``since`` and ``until``: the first and the last day of the
    segment.
    ``counts`` has the shape (cells, WIDTH), ``unnamed`` (answers without a respondent) the shape
    (cells,). ``named`` has a row for each answer with a
    respondent: the number of its cell, the number of the respondent.
    """

    cells: pd.DataFrame
    counts: Floats
    unnamed: Floats
    named: tuple[Ints, Ints]


def base_of(
    given: Responses, subjects: tuple[Subject, ...], calendar: dict[Subject, Calendar]
) -> Base:
    """Count ratings of closed periods."""
    rows, ratings = _placed(given.rows, subjects, calendar), given.ratings
    place, first = numbered([rows[name].to_numpy() for name in _PLACE])
    finest = place[ratings.row] * len(QUESTIONS) + ratings.question
    asked = np.bincount(finest, minlength=len(first) * len(QUESTIONS)) > 0
    found, cell = np.flatnonzero(asked), (np.cumsum(asked) - 1)[finest]
    size = len(found)
    at = cell * WIDTH + ratings.rating
    named = ratings.respondent >= 0
    cells = rows.iloc[first[found // len(QUESTIONS)]].reset_index(drop=True)
    return Base(
        cells.assign(question=found % len(QUESTIONS)),
        added_up(at, ratings.n, size * WIDTH).reshape(size, WIDTH),
        added_up(cell[~named], ratings.n[~named], size),
        (cell[named], ratings.respondent[named]),
    )


def _placed(
    rows: pd.DataFrame, subjects: tuple[Subject, ...], calendar: dict[Subject, Calendar]
) -> pd.DataFrame:
    """Add each row's segment; a period ends where its segment does."""
    subject, day, start, end = (rows[n].to_numpy() for n in ("subject", "day", "start", "end"))
    segment, since, until = _segments(subject, day, subjects, calendar)
    return rows.assign(
        start=np.maximum(start, since),
        end=np.minimum(end, until),
        segment=segment,
        since=since,
        until=until,
    )


def _segments(
    subject: Ints, day: Ints, subjects: tuple[Subject, ...], calendar: dict[Subject, Calendar]
) -> tuple[Ints, Ints, Ints]:
    """Return how many breaks of its subject's trend lie before each row, and between which days."""
    segments, since = np.zeros(len(subject), dtype=np.int64), np.zeros(len(subject), dtype=np.int64)
    until = np.full(len(subject), date.max.toordinal(), dtype=np.int64)
    for code, name in enumerate(subjects):
        breaks = np.array([each.toordinal() for each in calendar[name].breaks], dtype=np.int64)
        if len(breaks):
            mine = subject == code
            segments[mine] = found = np.searchsorted(breaks, day[mine], side="right")
            since[mine] = np.append(0, breaks)[found]
            until[mine] = np.append(breaks - 1, date.max.toordinal())[found]
    return segments, since, until
