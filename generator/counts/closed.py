"""Responses by period: those of periods that have ended."""

from __future__ import annotations

from datetime import date

import numpy as np

from generator.counts.numbering import Ints
from generator.counts.responses import Ratings, Responses
from generator.model.calendar import Calendar
from generator.model.period import Grain, period_of
from generator.model.subject import Subject


def in_closed_periods(
    given: Responses,
    subjects: tuple[Subject, ...],
    calendar: dict[Subject, Calendar],
    as_of: date,
) -> Responses:
    """Return what counts: rows with their periods (``start``, ``end``, ordinals), and ratings.

    Rows that give no rating are not there, nor those of a period that is still open on ``as_of``.
    """
    start, end = _periods(given, subjects, calendar)
    counts = np.bincount(given.ratings.row, minlength=len(start)) > 0
    counts &= end <= as_of.toordinal()
    rows = given.rows.assign(start=start, end=end)
    if counts.all():
        return Responses(rows, given.ratings)
    of_closed = counts[given.ratings.row]
    ratings = Ratings._make(column[of_closed] for column in given.ratings)
    number = np.cumsum(counts) - 1
    return Responses(rows[counts], ratings._replace(row=number[ratings.row]))


def _periods(
    given: Responses, subjects: tuple[Subject, ...], calendar: dict[Subject, Calendar]
) -> tuple[Ints, Ints]:
    """Return each row's period: its first and its last day. Each day is looked up once a grain."""
    grains = list(Grain)
    grain_of = np.array([grains.index(calendar[each].grain) for each in subjects], dtype=np.int64)
    days, day_code = np.unique(given.rows["day"].to_numpy(), return_inverse=True)
    spans = np.zeros((2, len(grains), len(days)), dtype=np.int64)
    for g, grain in enumerate(grains):
        for d, each in enumerate(days):
            period = period_of(date.fromordinal(int(each)), grain)
            spans[:, g, d] = period.start.toordinal(), period.end.toordinal()
    start, end = spans[:, grain_of[given.rows["subject"].to_numpy()], day_code]
    return start, end
