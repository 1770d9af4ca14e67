"""The panel “Launch”: ready to go live, and after it whether it was right first time.

All is fixed before any launch: what a service must have, the days that are compared, and the least
number of answers (the organisation's reliability floor).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Self
from urllib.parse import quote

import numpy as np
from msgspec import Struct

from generator.disclosure.pooled import inside, why_withdrawn
from generator.disclosure.published import Cell
from generator.features.launch.method import RIGHT_FIRST_TIME
from generator.features.launch.ready import Need, needs_of, ready_figure
from generator.features.steps.method import BREAKDOWNS
from generator.figures import question_methods
from generator.figures.figure import Against, Figure, Span, State
from generator.figures.gap import clear, days_between, gap_figure, group
from generator.figures.no_answers import in_days
from generator.figures.panel_context import PanelContext
from generator.figures.subject_context import SubjectContext
from generator.figures.watched import watched
from generator.measures.share import share
from generator.model.service import EventKind, Service, Stage

DAYS = 90
"""The answers of so many days are compared with those of as many days after them."""
_DAY = timedelta(days=1)
_FORGOTTEN = timedelta(days=365)
"""A launch that nobody was asked about is shown for so long after it could have been judged."""


class Course(StrEnum):
    """How far a launch has come."""

    NONE = "no launch that our data could tell of"
    PIPELINE = "not yet live"
    EARLY = "just launched"
    UNASKED = "nobody answered in one of the two times"
    UNHELD = "what people answered in one of the two times is not counted by us"
    WITHHELD = "withheld, to protect people"
    FEW = "too few answers to compare"
    BETTER = "liked more after the first days"
    WORSE = "liked less after the first days"
    SAME = "no difference beyond chance"


JUDGED = (Course.BETTER, Course.WORSE, Course.SAME)


class Launch(Struct, frozen=True):
    """A service's readiness before its launch, and its last launch on or before the as-of date.

    ``title`` is the launch's name (“” of the service's own beginning) and ``day`` its day, of a
    service in the pipeline the planned one. ``judged_on`` is the last of the days that are
    compared. ``first`` and ``second`` are the shares who like it, ``change`` second minus first,
    ``broken`` the breakdowns that name the launch as what caused them; None where there are none.
    """

    course: Course
    title: str
    day: date | None
    judged_on: date | None
    needs: tuple[tuple[Need, bool], ...]
    ready: Figure | None
    first: Figure | None
    second: Figure | None
    change: Figure | None
    broken: Figure | None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The panel's figures."""
        found = (self.ready, self.first, self.second, self.change, self.broken)
        return tuple(figure for figure in found if figure is not None)

    @property
    def right(self) -> bool | None:
        """Whether it was right first time; none where nobody can say.

        It was not where people clearly like it more once the first days are over, or where it
        caused breakdowns.
        """
        if self.course not in JUDGED or self.broken is None or self.broken.value is None:
            return None
        return self.course is not Course.BETTER and self.broken.value == 0

    @classmethod
    def of(cls, context: PanelContext) -> Self:
        """Return the launch of a service; of a provider there is nothing to say."""
        part, subject_context = context.service, context.subject_context
        if part is None or part.stage is Stage.RETIRED:
            return cls(Course.NONE, "", None, None, (), *[None] * 5)
        if part.stage is Stage.PIPELINE:
            needs = needs_of(subject_context, part)
            ready = ready_figure(subject_context, needs)
            return cls(Course.PIPELINE, "", part.launched, None, needs, ready, *[None] * 4)
        title, day = _last(part, subject_context.as_of)
        if day is None:
            return cls(Course.NONE, "", None, None, (), *[None] * 5)
        return cls._launched(subject_context, part, title, day)

    @classmethod
    def _launched(
        cls, subject_context: SubjectContext, part: Service, title: str, day: date
    ) -> Self:
        middle, end = day + timedelta(days=DAYS), day + timedelta(days=2 * DAYS)
        cells = subject_context.published.points(
            subject_context.subject, "like", subject_context.mode("like")
        )
        before = inside(cells, day, middle - _DAY)
        after = inside(cells, middle, end - _DAY)
        if end > subject_context.answers_until + _DAY:
            needs = needs_of(subject_context, part)
            first = _liked(subject_context, "first", day, before, middle) if before else None
            broken = _broken(subject_context, title, day, subject_context.as_of)
            facts = needs, ready_figure(subject_context, needs), first, None, None, broken
            return cls(Course.EARLY, title, day, end - _DAY, *facts)
        if not before and not after and end + _FORGOTTEN < subject_context.as_of:
            return cls(Course.NONE, title, day, None, (), *[None] * 5)
        first = _liked(subject_context, "first", day, before, middle)
        second = _liked(subject_context, "second", middle, after, end)
        change = _change(subject_context, first, second, before, after)
        broken = _broken(subject_context, title, day, end - _DAY)
        course = _course(first, second, change)
        return cls(course, title, day, end - _DAY, (), None, first, second, change, broken)


def _last(part: Service, as_of: date) -> tuple[str, date | None]:
    """Return the last launch that has happened: an event's, or the service's own beginning."""
    events = [(e.date, e.title) for e in part.events if e.kind is EventKind.LAUNCH]
    if part.launched is not None and part.launched not in [day for day, _ in events]:
        events.append((part.launched, ""))
    day, title = max((each for each in events if each[0] <= as_of), default=(None, ""))
    return title, day


def _liked(
    subject_context: SubjectContext, which: str, start: date, parts: Sequence[Cell], until: date
) -> Figure:
    """Return the share who liked it in one of the two times, or why there is none."""
    identity = subject_context.figure_id("like", f"launch={which}&since={start}")
    mode = subject_context.mode("like")
    if not parts:
        span = Span(start, until - _DAY)
        asked = subject_context.asked("like").between(span.start, span.end)
        state = State.NO_DATA if asked else State.NOT_ASKED
        nothing = Figure(identity, question_methods.LIKE, state, span)
        return in_days(subject_context, "like", nothing)
    begin, end = parts[0].key.start, parts[-1].key.end
    span = Span(begin, end)
    if any(cell.withheld for cell in parts):
        why = why_withdrawn(parts)
        return Figure(
            identity, question_methods.LIKE, State.WITHHELD, span, mode=mode, withdrawn=why
        )
    found = group(parts)
    if found is None:
        return Figure(identity, question_methods.LIKE, State.NO_DATA, span, mode=mode)
    whole = share(found.content, found.n)
    few = found.n < subject_context.floors.reliability
    return Figure(
        identity,
        question_methods.LIKE,
        State.FEW if few else State.SHOWN,
        span,
        value=whole.value,
        low=whole.interval.low,
        high=whole.interval.high,
        n=found.n,
        mode=mode,
        sources=subject_context.files(begin, end),
    )


def _change(
    subject_context: SubjectContext,
    first: Figure,
    second: Figure,
    before: Sequence[Cell],
    after: Sequence[Cell],
) -> Figure | None:
    if not (first.full and second.full) or first.span is None or second.span is None:
        return None
    return gap_figure(
        subject_context.figure_id("right-first-time"),
        RIGHT_FIRST_TIME,
        Span(first.span.start, second.span.end, Against(second.span, first.span)),
        group(before),
        group(after),
        tuple(sorted({*first.sources, *second.sources})),
        days_between(first.span, second.span),
        first.mode,
    )


def _course(first: Figure, second: Figure, change: Figure | None) -> Course:
    states = {first.state, second.state}
    if State.WITHHELD in states:
        return Course.WITHHELD
    if State.NOT_ASKED in states or State.NO_DATA in states:
        return Course.UNASKED
    if State.SET_ASIDE in states or State.NO_COUNTS in states:
        return Course.UNHELD
    if change is None or change.value is None:
        return Course.FEW
    if not clear(change):
        return Course.SAME
    return Course.BETTER if change.value > 0 else Course.WORSE


def _broken(subject_context: SubjectContext, title: str, start: date, end: date) -> Figure | None:
    """Return how many breakdowns the launch caused, as the log says; none of a launch unnamed.

    No log is not none: without one that had begun by then, only those that it holds are known.
    """
    if not title:
        return None
    span = Span(start, end)
    identity = subject_context.figure_id("breakdowns", f"event={quote(title)}&planned=no")
    files = _causing(subject_context, title, start, end)
    complete = watched(subject_context).whole(start, end)
    if not files and not complete:
        return Figure(identity, BREAKDOWNS, State.NO_DATA, span)
    return Figure(
        identity,
        BREAKDOWNS,
        State.SHOWN,
        span,
        value=float(len(files)),
        at_least=not complete,
        sources=tuple(sorted(set(files))),
    )


def _causing(subject_context: SubjectContext, title: str, start: date, end: date) -> list[str]:
    """Return the files of unplanned breakdowns that name a launch, one entry for each."""
    columns = subject_context.published.columns("incidents", subject_context.subject.id)
    if not columns:
        return []
    opened = columns["opened_day"]
    inside = (opened >= np.datetime64(start)) & (opened <= np.datetime64(end))
    caused = (columns["event"] == title) & ~columns["planned"].astype(bool)
    return [str(file) for file in columns["file"][inside & caused]]
