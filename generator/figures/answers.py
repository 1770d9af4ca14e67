"""Figures from answers: each question's cell becomes a value, an interval, or a state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, Protocol

from generator.disclosure.audiences import few_asked
from generator.disclosure.opinions import Opinion
from generator.disclosure.people import few, least_size
from generator.disclosure.pooled import inside
from generator.disclosure.published import Cell, Invitation, Key, Mode
from generator.figures import methods, no_answers, question_methods
from generator.figures.figure import Figure, Periods, Span, State
from generator.figures.method import Method
from generator.figures.subject_context import SubjectContext
from generator.measures.recommend import recommend_from_codes
from generator.measures.share import proportion, response_rate, share_and_bounds
from generator.model.calendar import PeriodWindow as Window


class Estimate(NamedTuple):
    """A number with its range."""

    value: float
    low: float
    high: float


class Estimator(Protocol):
    """What a question's answers come to."""

    def value(self, cell: Cell) -> float:
        """Return the number alone; the same as the estimate's."""

    def estimate(self, cell: Cell) -> Estimate:
        """Return the number with its range."""


class ShareOf:
    """The share of answers with some ratings, by index from 0."""

    def __init__(self, *ratings: int) -> None:
        self._ratings = ratings

    def _chosen(self, amounts: tuple[float, ...]) -> float:
        return sum([amounts[rating] for rating in self._ratings])

    def value(self, cell: Cell) -> float:
        """Return the share."""
        return proportion(self._chosen(cell.counts), sum(cell.counts))

    def estimate(self, cell: Cell) -> Estimate:
        """Return the share with its range."""
        return Estimate(*share_and_bounds(self._chosen(cell.counts), sum(cell.counts)))


class Recommendation:
    """The share of 9–10 minus the share of 0–6."""

    def value(self, cell: Cell) -> float:
        """Return the difference."""
        return self.estimate(cell).value

    def estimate(self, cell: Cell) -> Estimate:
        """Return the difference with its range."""
        found = recommend_from_codes(cell.counts)
        return Estimate(found.score, found.interval.low, found.interval.high)


LIKE = ShareOf(3, 4)
YES = ShareOf(1)
WORSE, SAME, BETTER = ShareOf(0), ShareOf(1), ShareOf(2)
RECOMMEND = Recommendation()


def window_figure(
    subject_context: SubjectContext, question: str, estimator: Estimator, chosen: str = ""
) -> Figure:
    """Return the figure of a question in the subject's window; ``chosen`` completes its id."""
    identity, method = (
        subject_context.figure_id(question, chosen),
        question_methods.OF_QUESTIONS[question],
    )
    if not subject_context.applicable:
        return Figure(identity, method, State.NOT_APPLICABLE)
    mode = subject_context.mode(question)
    window, cell = subject_context.window(question, mode)
    span = say_window(subject_context, window)
    asked = subject_context.asked(question).between(span.start, span.end)
    sources = subject_context.files(span.start, span.end)
    found = cell_figure(
        subject_context, identity, method, estimator, cell, span, asked, mode, sources
    )
    return no_answers.in_window(subject_context, question, found)


def state_of(subject_context: SubjectContext, cell: Cell | None, asked: bool) -> State:
    """Return what can be said of a cell; without one it matters whether people were asked."""
    if cell is None:
        return State.NO_DATA if asked else State.NOT_ASKED
    if cell.withheld:
        return State.WITHHELD
    n = cell.n
    if n == 0:
        return State.NO_DATA
    return State.SHOWN if n >= subject_context.floors.reliability else State.FEW


def cell_figure(
    subject_context: SubjectContext,
    identity: str,
    method: Method,
    estimator: Estimator,
    cell: Cell | None,
    span: Span,
    asked: bool,
    mode: Mode,
    sources: tuple[str, ...],
) -> Figure:
    """Return what a cell allows to say: a number with its interval, or a state."""
    state = state_of(subject_context, cell, asked)
    if cell is None or state is State.NO_DATA:
        return Figure(identity, method, state, span, mode=mode)
    if cell.withheld:
        return Figure(
            identity,
            method,
            state,
            span,
            mode=mode,
            sources=sources,
            withdrawn=cell.withdrawn,
            other_days=cell.other_days,
        )
    value, low, high = _shown(cell, estimator)
    return Figure(
        identity,
        method,
        state,
        span,
        value=value,
        low=low,
        high=high,
        n=cell.n,
        mode=mode,
        sources=sources,
        excluded_days=tuple(_days(subject_context, key) for key in cell.without),
        partial=_partial(subject_context, method, span, cell),
        release=cell.release,
        opinion=cell.coarse.opinion if cell.coarse else Opinion.EXACT,
        withdrawn=cell.withdrawn,
    )


def _shown(cell: Cell, estimator: Estimator) -> tuple[float | None, float | None, float | None]:
    """Return the number of a cell with its range; of a coarse share the nearest tenth, or none."""
    if cell.coarse is None:
        return estimator.estimate(cell)
    return (None if cell.coarse.tenth is None else cell.coarse.tenth / 10), None, None


def _partial(subject_context: SubjectContext, method: Method, span: Span, cell: Cell) -> bool:
    """Return whether answers of these days were left out, for their rows have a mistake."""
    if cell.key.community:
        return subject_context.published.left_out_of(cell)
    left_out, subject = subject_context.published.left_out, subject_context.subject
    return any(left_out(subject, each, span.start, span.end) for each in method.answers_to)


def _days(subject_context: SubjectContext, key: Key) -> str:
    days = f"{key.start}/{key.end}"
    return days if key.subject == subject_context.subject else f"{key.subject.id} {days}"


def open_figure(subject_context: SubjectContext) -> Figure | None:
    """Return what people answered from an open link, where a list is what the page shows.

    Of the longest window, whether or not the trend broke in it; never pooled with the list's. None
    where nobody answered so.
    """
    if not subject_context.applicable or subject_context.mode("like") is not Mode.LIST:
        return None
    published, subject = subject_context.published, subject_context.subject
    longest = subject_context.calendar.windows[-1]
    points = inside(published.points(subject, "like", Mode.OPEN), longest.first.start, longest.end)
    if not points:
        return None
    start, end = points[0].key.start, points[-1].key.end
    calendar = subject_context.calendar
    span = Span(start, end, Periods(calendar.period_of(start), calendar.period_of(end)))
    cell = published.total(subject, "like", Mode.OPEN, start, end)
    sources = subject_context.files(start, end)
    return cell_figure(
        subject_context,
        subject_context.figure_id("like", "mode=open"),
        question_methods.OF_QUESTIONS["like"],
        LIKE,
        cell,
        span,
        True,
        Mode.OPEN,
        sources,
    )


def response_figure(subject_context: SubjectContext) -> Figure:
    """Return how many of those asked answered, over the same window as liking.

    Only where people were asked by list, and where every list that touches the window lies inside
    it: else answers and invitations would not be about the same people. As the size of a group, it
    is of twice as many people as the floor: of fewer it would say how many did not answer. Too few
    who were asked in one period would be known from the windows of two releases.
    """
    identity = subject_context.figure_id("response-rate")
    method = methods.RESPONSE_RATE
    if not subject_context.applicable:
        return Figure(identity, method, State.NOT_APPLICABLE)
    window, cell = subject_context.window("like", Mode.LIST)
    span = say_window(subject_context, window)
    lists = [
        each
        for each in subject_context.published.invitations(subject_context.subject)
        if each.mode is Mode.LIST and each.start <= span.end and each.end >= span.start
    ]
    if not lists:
        return Figure(identity, method, State.NOT_ASKED, span)
    if cell is not None and (cell.withheld or cell.without):
        why = cell.withdrawn
        return Figure(identity, method, State.WITHHELD, span, mode=Mode.LIST, withdrawn=why)
    invited = sum(each.invited or 0 for each in lists)
    whole = all(
        each.start >= span.start and each.end <= span.end and each.invited is not None
        for each in lists
    )
    small = few(invited, least_size(subject_context.floors.privacy))
    if subject_context.sensitive or small or (whole and _few_asked(subject_context, lists)):
        return Figure(identity, method, State.WITHHELD, span, mode=Mode.LIST)
    answered = cell.n if cell is not None else 0
    if not whole or not 0 < invited >= answered:
        return Figure(identity, method, State.NO_DATA, span, mode=Mode.LIST)
    return Figure(
        identity,
        method,
        State.SHOWN,
        span,
        value=response_rate(answered, invited),
        n=answered,
        of=invited,
        mode=Mode.LIST,
        sources=subject_context.files(span.start, span.end),
    )


def _few_asked(subject_context: SubjectContext, lists: Iterable[Invitation]) -> bool:
    """Return whether it would be known of a period how many were asked of a few people."""
    asked: dict[date, Counter[str]] = {}
    for each in lists:
        start = subject_context.calendar.period_of(each.start).start
        asked.setdefault(start, Counter())[each.community] += each.invited or 0
    audience = subject_context.service.communities if subject_context.service else ()
    of_all = subject_context.definitions
    return any(few_asked(of_all, audience, groups) for groups in asked.values())


def say_window(subject_context: SubjectContext, window: Window) -> Span:
    """Return the span of a window, from where its trend broke if it did inside."""
    lengthened = window.length > subject_context.calendar.windows[0].length
    name = Periods(window.first, window.last)
    return Span(window.start, window.end, name, lengthened)
