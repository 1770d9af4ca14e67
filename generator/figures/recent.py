"""Which periods of a kind of data a panel speaks about, and what they are called together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import pairwise

import numpy as np

from generator.disclosure.people import is_withheld
from generator.disclosure.published import Columns
from generator.figures.figure import Each, Periods, Span
from generator.figures.subject_context import SubjectContext
from generator.model.period import Grain, Period

_YEAR = timedelta(days=366)
_DAYS_OF_MONTH = 30.436875
_MONTHS = {Grain.MONTH: 1.0, Grain.QUARTER: 3.0, Grain.YEAR: 12.0}


def recent(subject_context: SubjectContext, periods: Iterable[Period]) -> tuple[Period, ...]:
    """Return the periods that lie in the subject's window, in order.

    Where none does, those of its longer windows; else the last one alone, if it ended within a
    year: costs of a year, say, where the window is a quarter. Only closed periods count.
    """
    closed = [period for period in periods if period.end <= subject_context.as_of]
    for window in subject_context.calendar.windows:
        first, last = window.first.start, window.end
        inside = {each for each in closed if each.start >= first and each.end <= last}
        if inside:
            return tuple(sorted(inside))
    latest = max(closed, key=lambda each: each.end, default=None)
    return (latest,) if latest and latest.end >= subject_context.as_of - _YEAR else ()


def few_in(
    subject_context: SubjectContext, columns: Columns, rows: np.ndarray, *names: str
) -> bool:
    """Return whether a recent number in one of some columns is withheld: of too few people.

    ``rows`` says which rows to look at; recent are periods of which any of the numbers is known.
    """
    hidden = np.logical_or.reduce([is_withheld(columns, name) for name in names])
    known = np.logical_or.reduce([~np.isnan(columns[name]) for name in names])
    chosen = set(recent(subject_context, columns["period"][rows & (known | hidden)].tolist()))
    return not chosen.isdisjoint(columns["period"][rows & hidden].tolist())


def usual_span(subject_context: SubjectContext) -> Span:
    """Return the subject's window, for a figure that has nothing in it."""
    window = subject_context.calendar.windows[0]
    return Span(window.first.start, window.end, Periods(window.first, window.last))


def span_of(subject_context: SubjectContext, periods: Sequence[Period]) -> Span:
    """Return the span of some periods; one with gaps is named after each of them."""
    if not periods:
        return usual_span(subject_context)
    first, last = periods[0], max(periods, key=lambda each: each.end)
    gaps = any(later.start > before.end + timedelta(days=1) for before, later in pairwise(periods))
    name = Each(tuple(periods)) if gaps else Periods(first, last)
    return Span(first.start, last.end, name)


def months_of(period: Period) -> float:
    """Return how many months a period is long: 3 of a quarter, about 0.23 of a week."""
    days = (period.end - period.start).days + 1
    return _MONTHS.get(period.grain, days / _DAYS_OF_MONTH)
