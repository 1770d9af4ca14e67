"""The log of a service's breakdowns, as far as it covers the window, and how far that is."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import numpy as np
from msgspec import Struct

from generator.disclosure.people import is_withheld
from generator.disclosure.published import Columns
from generator.figures.figure import Span
from generator.figures.recent import usual_span
from generator.figures.subject_context import SubjectContext
from generator.figures.watched import Watched, watched
from generator.measures.outages import Outage, repeats
from generator.model.clock import DAY

AGAIN_WITHIN = 90 * DAY
"""The same thing within so many seconds of the time before is the same thing again."""
LAST = 5
"""Breakdowns that a page lists, the latest ones."""


class LogCoverage(StrEnum):
    """Whether the log covers the whole window. Without a log, nothing is not none."""

    COMPLETE = "kept"
    PARTLY = "kept since a day within the window"
    LATER = "kept since a day after the window"
    ENDED_WITHIN = "kept until a day within the window"
    ENDED_BEFORE = "kept until a day before the window"
    SOME_DAYS = "kept on some days of the window"
    UNDATED = "kept, but nobody says since when"
    MISSING = "kept, but not among the data"
    NO_LOG = "not kept"


class Breakdown(Struct, frozen=True):
    """A row of the log; blank texts are “”, ``ongoing`` ones end with the last day watched.

    ``outage`` is its part within the window, ``whole`` all of it. Where nobody knows when it ended
    (``end_unknown``) they hold what is known, perhaps only the moment in which it began: it lasted
    at least as long as that. ``few`` says that the people are known, and too few to be shown.
    """

    outage: Outage
    whole: Outage
    opened: date
    ongoing: bool
    end_unknown: bool
    planned: bool
    step: str
    cause: str
    noticed_by: str
    problem: str
    again: bool
    summary: str
    file: str
    few: bool = False


class Log(Struct, frozen=True):
    """What the log says of the window (from ``start`` until ``end``, in seconds).

    ``since`` and ``until`` are the first and the last day on which it was kept, as far as that is
    known; ``days`` is on how many days of the window. ``broken`` and ``planned`` touch the window;
    ``unplanned`` are also those from before it, the latest first; ``reasons`` says whether anybody
    ever wrote down what repeats.
    """

    coverage: LogCoverage
    since: date | None
    until: date | None
    days: int
    start: int
    end: int
    broken: tuple[Breakdown, ...]
    planned: tuple[Breakdown, ...]
    unplanned: tuple[Breakdown, ...]
    reasons: bool

    @property
    def last(self) -> tuple[Breakdown, ...]:
        """The latest unplanned ones."""
        return self.unplanned[:LAST]

    @property
    def conclusive(self) -> bool:
        """Whether finding nothing in the window means that there was nothing."""
        return self.days > 0


def usual_log(subject_context: SubjectContext) -> Log:
    """Return what the log of a service says of its window."""
    return read_log(subject_context, usual_span(subject_context))


def read_log(subject_context: SubjectContext, span: Span) -> Log:
    """Return what the log of a service says of a span of days."""
    clock, as_of = subject_context.clock, subject_context.as_of
    start, end = clock.span(span.start, span.end)
    columns = subject_context.published.columns("incidents", subject_context.subject.id)
    looked = watched(subject_context)
    now, until = (clock.span(day, day)[1] for day in (as_of, looked.until or as_of))
    rows = _rows(columns, (start, end), until, now) if columns else []
    inside = [each for each in rows if _touches(each.whole, start, end)]
    broken = tuple(each for each in inside if not each.planned)
    coverage, since = coverage_of(subject_context, looked, span)
    seen = looked.inside(span.start, span.end)
    return Log(
        LogCoverage.PARTLY if coverage is LogCoverage.LATER and broken else coverage,
        since,
        looked.until,
        sum((last - first).days + 1 for first, last in seen),
        start,
        end,
        broken,
        tuple(each for each in inside if each.planned),
        tuple([each for each in reversed(rows) if not each.planned]),
        any(each.problem for each in rows if not each.planned),
    )


def coverage_of(
    subject_context: SubjectContext, looked: Watched, span: Span
) -> tuple[LogCoverage, date | None]:
    """Return whether a log covers a span of days, and the day on which it began."""
    published, service = subject_context.published, subject_context.service
    if not looked.spans:
        since = service.log_since if service else None
        if since is not None:
            return (LogCoverage.LATER if looked.until else LogCoverage.MISSING), since
        rows = published.columns("incidents", subject_context.subject.id)
        return (LogCoverage.UNDATED if rows else LogCoverage.NO_LOG), None
    seen = looked.inside(span.start, span.end)
    if not seen:
        before = [first for first, last in looked.spans if last < span.start]
        if before:
            return LogCoverage.ENDED_BEFORE, before[0]
        return LogCoverage.LATER, looked.spans[0][0]
    (first, _), (_, last) = seen[0], seen[-1]
    begins, ends = first == span.start, last == span.end
    if len(seen) > 1 or not (begins or ends):
        return LogCoverage.SOME_DAYS, first
    if not ends:
        return LogCoverage.ENDED_WITHIN, first
    began = next(start for start, end in looked.spans if start <= first <= end)
    return (LogCoverage.COMPLETE if begins else LogCoverage.PARTLY), began


def _touches(outage: Outage, start: int, end: int) -> bool:
    return outage.start < end and (outage.end > start or outage.start >= start)


def _rows(columns: Columns, window: tuple[int, int], until: int, now: int) -> list[Breakdown]:
    """Return the breakdowns that began before the window's end, in order of their beginnings.

    One of which no end is written down went on for as long as anybody watched, ``until``. One that
    ends in the moment in which it began does not say how long it lasted.
    """
    start, end = window
    opened, known = times(columns["opened"])
    order = np.flatnonzero(known & (opened < end))
    order = order[np.argsort(opened[order], kind="stable")]
    resolved, closed = times(columns["resolved"])
    closed &= resolved <= now
    lost = columns["resolved_unknown"] | (closed & (resolved == opened))
    ended = np.where(lost, opened, np.where(closed, resolved, min(until, now)))
    going_on = ~closed & ~lost & (opened < until)
    lost |= ~closed & (until < now)
    names = ("planned", "people", "step", "cause", "noticed_by", "problem", "summary", "file")
    begun, days = opened[order].tolist(), columns["opened_day"][order].tolist()
    chosen = {name: columns[name][order].tolist() for name in names}
    unplanned = [not planned for planned in chosen["planned"]]
    problems = [p if own else "" for p, own in zip(chosen["problem"], unplanned, strict=True)]
    again = repeats(problems, begun, AGAIN_WITHIN)
    few = is_withheld(columns, "people")[order].tolist()
    people = [None if number != number else int(number) for number in chosen["people"]]
    lasted = np.maximum(ended[order], opened[order]).tolist()
    whole = [Outage(*each) for each in zip(begun, lasted, people, strict=True)]
    return [
        Breakdown(
            whole[at].within(start, end),
            whole[at],
            days[at],
            bool(going_on[place]),
            bool(lost[place]),
            not unplanned[at],
            chosen["step"][at],
            chosen["cause"][at],
            chosen["noticed_by"][at],
            chosen["problem"][at],
            again[at],
            chosen["summary"][at],
            chosen["file"][at],
            few[at],
        )
        for at, place in enumerate(order.tolist())
    ]


def times(column: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return times as whole seconds since 1970, and which of them are times at all."""
    known = ~np.isnat(column)
    return np.where(known, column.astype("datetime64[s]").astype(np.int64), 0), known
