"""Early warnings: what should make an owner act before it is late, and what they did about it.

A warning is: people like it less than usual, or even the upper end of what they say lies below the
experience that was wanted. Where what is measured predicts liking, it comes before answers do.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Self

from msgspec import Struct

from generator.disclosure.pooled import inside, together
from generator.disclosure.published import Cell
from generator.features.expected.figures import Expected
from generator.features.expected.forecast import known_forecast
from generator.figures.answers import LIKE, YES, Estimator
from generator.figures.figure import Figure, Periods, Span
from generator.figures.panel_context import PanelContext
from generator.figures.signs import Signs
from generator.figures.subject_context import SubjectContext
from generator.figures.trend import Trend
from generator.measures.xmr import trend as xmr_trend
from generator.measures.xmr_chart import Variation
from generator.model.conversation import UNANSWERED
from generator.model.fields import holding_on
from generator.model.freshness import is_overdue
from generator.model.service import Service

_ESTIMATORS: dict[str, Estimator] = {"like": LIKE, "ease": LIKE, "shirt": YES}


class WarningKind(StrEnum):
    """What a warning is about."""

    LESS = "less than usual"
    BELOW = "below what was wanted"
    SOON_LESS = "soon less than usual"
    SOON_BELOW = "soon below what was wanted"


class ActionKind(StrEnum):
    """What was done about a warning."""

    WORD = "the owner's own word"
    REPLY = "an answer in the conversation"
    DONE = "something that was done"


class Stand(StrEnum):
    """How a warning stands, the most pressing first."""

    UNANSWERED = "unanswered"  # for more than 30 days
    WAITING = "within its 30 days"
    ANSWERED = "answered"


class Response(Struct, frozen=True):
    """The first that was said or done about a warning since it could be seen: what, when, text."""

    kind: ActionKind
    day: date
    text: str


class EarlyWarning(Struct, frozen=True):
    """One early warning.

    ``since`` is the first period that it is about, ``seen`` the day on which it could first be
    seen, ``due`` the last day on which an answer is in time. ``figure`` is what people say, and
    ``wanted`` the share that was wanted, where the warning is about that.
    """

    kind: WarningKind
    question: str
    figure: Figure
    since: Span
    seen: date
    due: date
    stand: Stand
    response: Response | None
    wanted: float | None = None


class Warnings(Struct, frozen=True):
    """The early warnings that hold now. They rest on figures that other panels publish."""

    items: tuple[EarlyWarning, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """None of its own."""
        return ()

    @classmethod
    def of(cls, context: PanelContext) -> Self:
        """Return the warnings of a service, the most pressing first.

        Of one that customers do not use now there is no full figure, and so no warning.
        """
        part = context.service
        if part is None:
            return cls(())
        found = [*_less(context), *_below(context, part), *_soon(context, part)]
        judged = [_judged(each, found, part, context.subject_context.as_of) for each in found]
        order = tuple(Stand)
        return cls(tuple(sorted(judged, key=lambda each: order.index(each.stand))))


class _Seen(Struct, frozen=True):
    """A warning before anybody looks what was done about it; named as `EarlyWarning` is."""

    kind: WarningKind
    question: str
    figure: Figure
    since: Span
    seen: date
    wanted: float | None = None


def _judged(found: _Seen, all_: list[_Seen], part: Service, as_of: date) -> EarlyWarning:
    """Return a warning with what was done about it.

    What was said since the first warning about the same question counts for the later ones too:
    an owner need not say the same thing once for each way of looking at it.
    """
    question = found.question
    first = min(each.since.end for each in all_ if each.question == question)
    first = min(first, found.seen)
    response = min(_responses(part, first, as_of), key=lambda each: each.day, default=None)
    due = found.seen + UNANSWERED
    if response is not None:
        stand = Stand.ANSWERED
    else:
        stand = Stand.UNANSWERED if is_overdue(due, as_of) else Stand.WAITING
    return EarlyWarning(
        found.kind,
        question,
        found.figure,
        found.since,
        found.seen,
        due,
        stand,
        response,
        found.wanted,
    )


def _responses(part: Service, first: date, last: date) -> Iterator[Response]:
    """Yield what the owner said, answered or did on these days."""
    for word in part.word:
        if first <= word.since <= last:
            yield Response(ActionKind.WORD, word.since, word.text)
    for entry in part.conversation:
        if entry.done is not None and first <= entry.done <= last:
            yield Response(ActionKind.DONE, entry.done, entry.reply or entry.said)
        if entry.answered is not None and entry.reply and first <= entry.answered <= last:
            yield Response(ActionKind.REPLY, entry.answered, entry.reply)


# --- Less than usual ----------------------------------------------------------------------------


def _less(context: PanelContext) -> Iterator[_Seen]:
    """Yield a warning where liking is out of the ordinary, for the worse, in the last window."""
    line, like = context.trend, context.signs.like
    first, last = line.chart.since, line.chart.last
    if not like.full or line.variation is not Variation.WORSENING or first is None or last is None:
        return
    if like.span is None or line.slots[last].end < like.span.start:
        return  # the trend speaks of a time before
    seen = line.slots[_first_seen(line, first, last)].end
    yield _Seen(WarningKind.LESS, "like", like, line.slots[first].span, seen)


def _first_seen(line: Trend, first: int, last: int) -> int:
    """Return the index of the first period at whose end the chart of that day gave the warning.

    A run of seven begins with its first period, but nobody can see it before the seventh.
    """
    values, full = line.periods.values, line.periods.full
    for stop in range(first + 1, last + 1):
        breaks = [segment.start for segment in line.chart.segments if 0 < segment.start < stop]
        chart = xmr_trend(values[:stop], full[:stop], breaks)
        if chart.last == stop - 1 and chart.variation is Variation.WORSENING:
            return stop - 1
    return last


# --- Soon: what is measured lets expect it ------------------------------------------------------


def _soon(context: PanelContext, part: Service) -> Iterator[_Seen]:
    """Yield warnings of the running period, of which nobody has said anything yet.

    Less than usual: even the upper end of what is expected lies below the middle of the usual
    range. (An expected value leaves out chance, so it hardly ever leaves the range itself.) Seen
    from the period's first day on: on which of its days telemetry first said so is not recorded.
    """
    if not _may_predict(context):
        return
    now = Expected.of(context).now
    if not now.full or now.high is None or now.span is None:
        return
    seen, usual = now.span.start, _usual(context.trend)
    if usual is not None and now.high < usual:
        yield _Seen(WarningKind.SOON_LESS, "like", now, now.span, seen)
    aim = _aim(part, "like", context.subject_context.as_of)
    if aim is not None and now.high < aim:
        yield _Seen(WarningKind.SOON_BELOW, "like", now, now.span, seen, aim)


def _may_predict(context: PanelContext) -> bool:
    """Return whether a forecast of a period whose answers are not known has proved its worth."""
    found = known_forecast(context).forecast
    return found is not None and found.skill.proved and math.isnan(found.true[-1])


def _usual(line: Trend) -> float | None:
    """Return the middle of the usual range that holds now."""
    last = line.chart.segments[-1] if line.chart.segments else None
    if last is None or last.limits is None or not last.judged:
        return None
    return last.limits.mean


# --- Below what was wanted ----------------------------------------------------------------------


def _below(context: PanelContext, part: Service) -> Iterator[_Seen]:
    """Yield a warning for each question whose upper bound lies below the target that holds now."""
    for question, figure in _targeted(context.signs, part):
        aim = _aim(part, question, context.subject_context.as_of)
        if aim is None or not figure.full or figure.high is None or figure.span is None:
            continue
        if figure.high < aim:
            since = _since(context.subject_context, part, question, figure.span)
            yield _Seen(WarningKind.BELOW, question, figure, since, since.end, aim)


def _targeted(signs: Signs, part: Service) -> Iterator[tuple[str, Figure]]:
    wanted = {target.question for target in part.targets}
    for question in _ESTIMATORS:
        if question in wanted:
            yield question, getattr(signs, question)


def _aim(part: Service, question: str, day: date) -> float | None:
    held = holding_on(tuple(t for t in part.targets if t.question == question), day)
    return held.at_least if held else None


def _since(subject_context: SubjectContext, part: Service, question: str, now: Span) -> Span:
    """Return the last period of the first window of as many periods that was below its target too.

    Windows are walked back period by period, each compared with what was wanted then, as long as
    all their cells are shown on one line; what is withheld ends the walk.
    """
    last = subject_context.calendar.period_of(now.end)
    found = Span(last.start, last.end, Periods(last, last))
    length = subject_context.window(question, subject_context.mode(question))[0].length
    cells = subject_context.published.points(
        subject_context.subject, question, subject_context.mode(question)
    )
    segment = subject_context.calendar.segment(now.end)
    line = [cell for cell in cells if cell.key.segment == segment and cell.key.end <= now.end]
    while True:
        last = last.shift(-1)
        first = last.shift(1 - length)
        parts = inside(line, first.start, last.end)
        if not parts or parts[0].key.start != first.start or parts[-1].key.end != last.end:
            return found
        aim = _aim(part, question, last.end)
        if aim is None or not _is_below(subject_context, parts, aim, _ESTIMATORS[question]):
            return found
        found = Span(last.start, last.end, Periods(last, last))


def _is_below(
    subject_context: SubjectContext, cells: Sequence[Cell], aim: float, estimator: Estimator
) -> bool:
    if any(cell.withheld or cell.n == 0 for cell in cells):
        return False
    pool = together(cells)
    return pool.n >= subject_context.floors.reliability and estimator.estimate(pool).high < aim
