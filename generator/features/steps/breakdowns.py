"""The log of a service's breakdowns, as far as it covers the window, and how far that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from generator.disclosure.published import Columns
from generator.figures.figure import Span
from generator.figures.subject_context import SubjectContext
from generator.measures.outages import Outage, repeats
from generator.model.clock import DAY

AGAIN_WITHIN = 90 * DAY
"""The same thing within so many seconds of the time before is the same thing again."""
_LAST = 10
"""Breakdowns that a page lists, the latest ones."""


class LogCoverage(StrEnum):
    """Whether the log covers the whole window. Without a log, nothing is not none."""

    COMPLETE = "kept"
    PARTLY = "kept since a day within the window"
    LATER = "kept since a day after the window"
    UNDATED = "kept, but nobody says since when"
    MISSING = "kept, but not among the data"
    NO_LOG = "not kept"


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A row of the log; blank texts are “”, ``ongoing`` ones end with the as-of day.

    ``outage`` is its part within the window, ``whole`` all of it.
    """

    outage: Outage
    whole: Outage
    opened: date
    ongoing: bool
    planned: bool
    step: str
    cause: str
    noticed_by: str
    problem: str
    again: bool
    summary: str
    file: str


@dataclass(frozen=True, slots=True)
class Log:
    """What the log says of the window (from ``start`` until ``end``, in seconds).

    ``broken`` and ``planned`` touch the window; ``last`` are the latest unplanned ones, also from
    before it; ``reasons`` says whether anybody ever wrote down what repeats.
    """

    coverage: LogCoverage
    since: date | None
    start: int
    end: int
    broken: tuple[Breakdown, ...]
    planned: tuple[Breakdown, ...]
    last: tuple[Breakdown, ...]
    reasons: bool

    @property
    def conclusive(self) -> bool:
        """Whether finding nothing in the window means that there was nothing."""
        return self.coverage in (LogCoverage.COMPLETE, LogCoverage.PARTLY)


def read_log(subject_context: SubjectContext, span: Span) -> Log:
    """Return what the log of a service says of a span of days."""
    service = subject_context.service
    since = service.log_since if service else None
    clock, as_of = subject_context.clock, subject_context.as_of
    start, end = clock.span(span.start, span.end)
    columns = subject_context.published.columns("incidents", subject_context.subject.id)
    rows = _rows(columns, start, end, clock.span(as_of, as_of)[1]) if columns else []
    inside = [each for each in rows if _touches(each.whole, start, end)]
    broken = tuple(each for each in inside if not each.planned)
    coverage = coverage_of(
        since, span, bool(columns), subject_context.published.recorded("incidents")
    )
    return Log(
        LogCoverage.PARTLY if coverage is LogCoverage.LATER and broken else coverage,
        since,
        start,
        end,
        broken,
        tuple(each for each in inside if each.planned),
        tuple([each for each in reversed(rows) if not each.planned][:_LAST]),
        any(each.problem for each in rows if not each.planned),
    )


def coverage_of(since: date | None, span: Span, rows: bool, recorded: bool) -> LogCoverage:
    """Return whether a log that is kept since a day covers a span of days.

    ``rows``: it has any about this service; ``recorded``: anybody's log is among the data.
    """
    if since is None:
        return LogCoverage.UNDATED if rows else LogCoverage.NO_LOG
    if not recorded:
        return LogCoverage.MISSING
    if since > span.end:
        return LogCoverage.LATER
    return LogCoverage.PARTLY if since > span.start else LogCoverage.COMPLETE


def _touches(outage: Outage, start: int, end: int) -> bool:
    return outage.start < end and (outage.end > start or outage.start >= start)


def _rows(columns: Columns, start: int, end: int, now: int) -> list[Breakdown]:
    """Return the breakdowns that began before the window's end, in order of their beginnings."""
    opened, known = times(columns["opened"])
    order = np.flatnonzero(known & (opened < end))
    order = order[np.argsort(opened[order], kind="stable")]
    resolved, closed = times(columns["resolved"])
    closed &= resolved <= now
    ended = np.where(closed, resolved, now)
    names = ("planned", "people", "step", "cause", "noticed_by", "problem", "summary", "file")
    begun, days = opened[order].tolist(), columns["opened_day"][order].tolist()
    chosen = {name: columns[name][order].tolist() for name in names}
    unplanned = [not planned for planned in chosen["planned"]]
    problems = [p if own else "" for p, own in zip(chosen["problem"], unplanned, strict=True)]
    again = repeats(problems, begun, AGAIN_WITHIN)
    people = [None if number != number else int(number) for number in chosen["people"]]
    lasted = np.maximum(ended[order], opened[order]).tolist()
    whole = [Outage(*each) for each in zip(begun, lasted, people, strict=True)]
    return [
        Breakdown(
            whole[at].within(start, end),
            whole[at],
            days[at],
            not closed[place],
            not unplanned[at],
            chosen["step"][at],
            chosen["cause"][at],
            chosen["noticed_by"][at],
            chosen["problem"][at],
            again[at],
            chosen["summary"][at],
            chosen["file"][at],
        )
        for at, place in enumerate(order.tolist())
    ]


def times(column: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return times as whole seconds since 1970, and which of them are times at all."""
    known = ~np.isnat(column)
    return np.where(known, column.astype("datetime64[s]").astype(np.int64), 0), known
