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
from generator.model.definitions import Definitions
from generator.model.subject import Subject

_PLACE = ["subject", "mode", "community", "start", "segment", "held", "mixed"]


@dataclass(frozen=True, slots=True)
class Base:
    """The finest cells: one subject, question, mode, community, period and segment each.

    ``cells`` has, besides these (``start`` and ``end`` are ordinals; of a period in which the trend
    began anew, those of the part), ``since`` and ``until``: the first and the last day of the
    segment; ``held``: the bits of the subject's windows that hold the cell; and ``mixed``: whether
    its provider's window holds it.
    ``counts`` and ``weights`` have the shape (cells, WIDTH), ``weights_squared`` and ``unnamed``
    (answers without a respondent) the shape (cells,). ``named`` has a row for each answer with a
    respondent: the number of its cell, the number of the respondent.
    """

    cells: pd.DataFrame
    counts: Floats
    weights: Floats
    weights_squared: Floats
    unnamed: Floats
    named: tuple[Ints, Ints]


def base_of(
    given: Responses,
    subjects: tuple[Subject, ...],
    calendar: dict[Subject, Calendar],
    homes: Ints,
) -> Base:
    """Count ratings of closed periods.

    ``homes`` has the code of each subject's provider, −1 where it has none.
    """
    rows, ratings = _placed(given.rows, subjects, calendar, homes), given.ratings
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
        added_up(at, ratings.weight, size * WIDTH).reshape(size, WIDTH),
        added_up(cell, ratings.weight_squared, size),
        added_up(cell[~named], ratings.n[~named], size),
        (cell[named], ratings.respondent[named]),
    )


def _placed(
    rows: pd.DataFrame,
    subjects: tuple[Subject, ...],
    calendar: dict[Subject, Calendar],
    homes: Ints,
) -> pd.DataFrame:
    """Add each row's segment, and which windows hold it; a period ends where its segment does."""
    names = ("subject", "day", "start", "end")
    subject, day, start, end = (rows[name].to_numpy() for name in names)
    held = np.zeros(len(rows), dtype=np.int64)
    for number, (begins, ends) in enumerate(windows(subjects, calendar)):
        held |= ((day >= begins[subject]) & (end <= ends[subject])).astype(np.int64) << number
    home = homes[subject]
    begins, ends = windows(subjects, calendar, broken=False)[0]
    mixed = (home >= 0) & (day >= begins[home]) & (end <= ends[home])
    segment, since, until = _segments(subject, day, subjects, calendar)
    return rows.assign(
        start=np.maximum(start, since),
        end=np.minimum(end, until),
        segment=segment,
        since=since,
        until=until,
        held=held,
        mixed=mixed.astype(np.int64),
    )


def windows(
    subjects: tuple[Subject, ...], calendar: dict[Subject, Calendar], broken: bool = True
) -> list[tuple[Ints, Ints]]:
    """Return, for each window, its first and last day for each subject; 1 and 0 for none.

    Where a trend broke inside a window it begins there, unless ``broken`` is not asked for.
    """
    longest = max((len(each.windows) for each in calendar.values()), default=1)
    found = []
    for number in range(longest):
        spans = [calendar[subject].windows[number : number + 1] for subject in subjects]
        start = [
            (s[0].start if broken else s[0].first.start).toordinal() if s else 1 for s in spans
        ]
        end = [s[0].end.toordinal() if s else 0 for s in spans]
        found.append((np.array(start, dtype=np.int64), np.array(end, dtype=np.int64)))
    return found


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


def homes_of(subjects: tuple[Subject, ...], definitions: Definitions) -> Ints:
    """Return the code of each subject's provider; −1 for providers, and where it has none."""
    code = {subject: number for number, subject in enumerate(subjects)}
    homes = np.full(len(subjects), -1, dtype=np.int64)
    for name, service in definitions.services.items():
        home = Subject("provider", service.provider)
        homes[code[Subject("service", name)]] = code.get(home, -1)
    return homes
