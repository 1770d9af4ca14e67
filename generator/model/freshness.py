"""What is late and what is overdue: the one place that says from which day on."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from generator.model.conversation import UNANSWERED, UNDATED, Entry, Progress
from generator.model.period import Grain, Period, period_of
from generator.model.rhythm import Pace
from generator.model.service import Service

_GRACE = {Pace.DAY: 2, Pace.WEEK: 7, Pace.MONTH: 31, Pace.QUARTER: 31, Pace.YEAR: 62}
"""Days that it may take to gather what a period brought."""


def expects_news(service: Service, as_of: date) -> bool:
    """Return whether data of a service should arrive: it is in use, and not past its last day."""
    in_use = service.stage.in_use
    return in_use and not (service.retired and service.retired <= as_of)


def awaited(last: date, pace: Pace, year_begins: int) -> Period | None:
    """Return the first period of which there is no news, where the last is of a day.

    ``year_begins`` is the month in which the organisation's year begins.
    """
    if pace is Pace.NEVER:
        return None
    return period_of(last, Grain(pace.value), year_begins).shift(1)


@lru_cache(maxsize=4096)
def is_late(last: date, pace: Pace, as_of: date, year_begins: int) -> bool:
    """Return whether news has not come in time: its period is over, and a while has passed."""
    if last >= as_of:  # what is awaited has not begun, and the calendar may end before it
        return False
    period = awaited(last, pace, year_begins)
    return period is not None and is_overdue(period.end + timedelta(days=_GRACE[pace]), as_of)


def late_from(since: Period) -> date:
    """Return the day from which news is late, where the last is of a period."""
    grace = timedelta(days=_GRACE[Pace(since.grain.value)])
    return since.shift(1).end + grace + timedelta(days=1)


def is_overdue(due: date, as_of: date) -> bool:
    """Return whether a day by which something was to be has passed; on the day it is in time."""
    return due < as_of


def overdue_since(entry: Entry, as_of: date) -> date | None:
    """Return the day since which an open entry of a conversation is overdue; none if it is not.

    Without a day promised, an action under way is overdue after a while, and so is an answer.
    """
    due = entry.due or _limit(entry)
    return due if due and is_overdue(due, as_of) else None


def _limit(entry: Entry) -> date | None:
    """Return by when something should have happened where nobody promised a day."""
    if entry.progress is Progress.DOING:
        return (entry.answered or entry.raised) + UNDATED
    waits = entry.progress is Progress.HEARD and entry.answered is None
    return entry.raised + UNANSWERED if waits else None
