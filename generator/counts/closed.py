"""Responses by period: those of periods that have ended."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from generator.counts.responses import Responses
from generator.model.calendar import Calendar
from generator.model.period import JANUARY, Grain, period_of
from generator.model.subject import Subject
from generator.records.cells import Codes


def in_closed_periods(
    given: Responses,
    subjects: tuple[Subject, ...],
    calendar: dict[Subject, Calendar],
    until: date,
) -> Responses:
    """Return what counts: ratings, rows, and spots with periods (``start``, ``end`` as ordinals).

    A period in which the trend began anew ends, or begins, there: ``segment`` counts the breaks
    before a spot, ``since`` and ``until`` are the first and the last day of its segment.

    Rows that give no rating are not there, nor those of a period that ends after ``until``.
    """
    start, end = _periods(given.spots, subjects, calendar)
    spots = _in_segments(given.spots.assign(start=start, end=end), subjects, calendar)
    counts = np.zeros(len(given.rows.spot), dtype=bool)
    for part in given.ratings:
        counts[part.rows] |= part.rating >= 0
    closed = end <= until.toordinal()
    if not closed.all():
        counts &= closed[given.rows.spot]
    if counts.all():
        return Responses(spots, given.rows, given.ratings)
    ratings = tuple(part.some(counts) for part in given.ratings)
    return Responses(spots, given.rows.some(counts), ratings)


def _periods(
    spots: pd.DataFrame, subjects: tuple[Subject, ...], calendar: dict[Subject, Calendar]
) -> tuple[Codes, Codes]:
    """Return each spot's period: its first and its last day. Each day is looked up once a grain."""
    grains, begins = list(Grain), calendar[subjects[0]].year_begins if subjects else JANUARY
    grain_of = np.array([grains.index(calendar[each].grain) for each in subjects], dtype=np.int64)
    day_code, days = pd.factorize(spots["day"].to_numpy())
    spans = np.zeros((2, len(grains), len(days)), dtype=np.int32)
    for g, grain in enumerate(grains):
        for d, each in enumerate(days):
            period = period_of(date.fromordinal(int(each)), grain, begins)
            spans[:, g, d] = period.start.toordinal(), period.end.toordinal()
    start, end = spans[:, grain_of[spots["subject"].to_numpy()], day_code]
    return start, end


def _in_segments(
    spots: pd.DataFrame, subjects: tuple[Subject, ...], calendar: dict[Subject, Calendar]
) -> pd.DataFrame:
    """Add each spot's segment; a period ends where its segment does."""
    subject, day, start, end = (spots[n].to_numpy() for n in ("subject", "day", "start", "end"))
    segment, since, until = _segments(subject, day, subjects, calendar)
    return spots.assign(
        start=np.maximum(start, since),
        end=np.minimum(end, until),
        segment=segment,
        since=since,
        until=until,
    )


def _segments(
    subject: Codes, day: Codes, subjects: tuple[Subject, ...], calendar: dict[Subject, Calendar]
) -> tuple[Codes, Codes, Codes]:
    """Return how many breaks of the subject's trend lie before each, and between which days."""
    segments, since = np.zeros(len(subject), dtype=np.int32), np.zeros(len(subject), dtype=np.int32)
    until = np.full(len(subject), date.max.toordinal(), dtype=np.int32)
    for code, name in enumerate(subjects):
        breaks = np.array([each.toordinal() for each in calendar[name].breaks], dtype=np.int64)
        if len(breaks):
            mine = subject == code
            segments[mine] = found = np.searchsorted(breaks, day[mine], side="right")
            since[mine] = np.append(0, breaks)[found]
            until[mine] = np.append(breaks - 1, date.max.toordinal())[found]
    return segments, since, until
