"""Why no answers count: set aside, counted by others, not asked, not lately, or not yet.

Of answers in days that do not count yet nothing may be known, not even whether there are any. So
what is said of these days follows from the calendar, the launch and the invitations alone.
"""

from __future__ import annotations

from datetime import date, timedelta

from generator.disclosure.published import Mode, Record
from generator.figures.figure import Figure, Span, State
from generator.figures.subject_context import SubjectContext

_NONE = (State.NOT_ASKED, State.NO_DATA)
_NOT_LATELY = (State.NOT_ASKED, State.LONG_AGO)


def in_days(where: SubjectContext, question: str, figure: Figure) -> Figure:
    """Return a figure about a period; one without an answer with the reason in these days."""
    if figure.state not in _NONE or figure.span is None:
        return figure
    start, end = figure.span.start, figure.span.end
    published = [
        row
        for row in _statistics(where, question)
        if row["period"].start <= end and row["period"].end >= start
    ]
    return _in_state(figure, _reason(where, question, figure.state, figure.span, published))


def in_window(where: SubjectContext, question: str, figure: Figure) -> Figure:
    """Return a figure of now; one without an answer with the reason in its days, or before them.

    Somebody who published a statistic has asked people, and we do not hold what they counted. Who
    was asked before this time only was not asked lately, which is not never. Whether people like it
    is not known yet where it is newer than all that counts, or where people are being asked now.
    """
    if figure.state not in _NONE or figure.span is None:
        return figure
    published = _statistics(where, question)
    state = _reason(where, question, figure.state, figure.span, published)
    if state is State.NOT_ASKED and _asked_before(where, question, figure.span.start):
        state = State.LONG_AGO
    if question != "like" or state not in _NOT_LATELY or figure.span.end >= where.as_of:
        return _in_state(figure, state)
    if _is_new(where, figure.span.end) or _being_asked(where, figure.span.end):
        state = State.NOT_YET
    return figure._replace(state=state, counts_from=where.calendar.counts_next)


def _in_state(figure: Figure, state: State) -> Figure:
    return figure if state is figure.state else figure._replace(state=state)


def _is_new(where: SubjectContext, last: date) -> bool:
    launched = where.service.launched if where.service else None
    return launched is not None and launched > last


def _being_asked(where: SubjectContext, last: date) -> bool:
    return where.asked("like").between(last + timedelta(days=1), where.as_of)


def _reason(
    where: SubjectContext, question: str, state: State, span: Span, published: list[Record]
) -> State:
    if where.published.left_out(where.subject, question, span.start, min(span.end, where.as_of)):
        return State.SET_ASIDE
    return State.NO_COUNTS if state is State.NOT_ASKED and published else state


def _statistics(where: SubjectContext, question: str) -> list[Record]:
    """Return what others published until now of a question about a service."""
    if where.subject.kind != "service":
        return []
    rows = where.published.records("summaries", where.subject.id)
    return [r for r in rows if r["question"] == question and r["period"].start <= where.as_of]


def _asked_before(where: SubjectContext, question: str, day: date) -> bool:
    """Return whether the question was asked before a day; an invitation asks for liking alone."""
    published, subject = where.published, where.subject
    points = (cell for mode in Mode for cell in published.points(subject, question, mode)[:1])
    invited = published.invitations(subject) if question == "like" else ()
    return any(cell.key.start < day for cell in points) or any(
        each.start < day and each.invited != 0 for each in invited
    )
