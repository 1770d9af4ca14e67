"""The panel “What it is for”: what customers get done with it, and what was wanted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Self

from msgspec import Struct

from generator.features.value.method import RESULT
from generator.figures.figure import Figure, State
from generator.figures.panel_context import PanelContext
from generator.figures.recent import recent, span_of, usual_span
from generator.figures.subject_context import SubjectContext
from generator.model.fields import holding_on
from generator.model.organisation import Goal
from generator.model.period import Period
from generator.model.service import Result, Target


class Point(Struct, frozen=True):
    """A result in a period."""

    period: Period
    value: float
    file: str


class Loosened(Struct, frozen=True):
    """A target that asks for less since a day: from one value to another."""

    since: date
    before: float
    after: float


class Reached(Struct, frozen=True):
    """A desired result in the subject's window.

    ``figure`` is the last value measured in it and ``wanted`` the target that held then;
    ``reached`` is none where nothing was measured or wanted, or no way is the better one.
    ``course`` are all values in order of time, ``loosened`` what the target was lowered to.
    """

    result: Result
    goal: Goal | None
    figure: Figure
    wanted: float | None
    reached: bool | None
    course: tuple[Point, ...]
    loosened: tuple[Loosened, ...]


class Value(Struct, frozen=True):
    """All results that customers want."""

    items: tuple[Reached, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The panel's figures."""
        return tuple(item.figure for item in self.items)

    @classmethod
    def of(cls, context: PanelContext) -> Self:
        """Return the results of a service, in the order of its definition."""
        part, subject_context = context.service, context.subject_context
        if part is None or not part.results:
            return cls(())
        points = _points(subject_context)
        return cls(
            tuple(_reached(subject_context, each, points.get(each.id, ())) for each in part.results)
        )


def _points(subject_context: SubjectContext) -> dict[str, tuple[Point, ...]]:
    """Return the values of each result in closed periods, in order of time."""
    columns = subject_context.published.columns("results", subject_context.subject.id)
    if not columns:
        return {}
    names = ("result", "period", "value", "file")
    found: dict[str, list[Point]] = {}
    for name, period, value, file in zip(*(columns[n].tolist() for n in names), strict=True):
        if period.end <= subject_context.as_of:
            found.setdefault(name, []).append(Point(period, value, file))
    return {
        name: tuple(sorted(points, key=lambda point: (point.period.end, point.period.start)))
        for name, points in found.items()
    }


def _reached(subject_context: SubjectContext, result: Result, course: Sequence[Point]) -> Reached:
    goals = {goal.id: goal for goal in subject_context.organisation.goals}
    goal = goals.get(result.goal or "")
    identity = subject_context.figure_id("result", f"result={result.id}")
    lowered = loosened(result, subject_context.as_of)
    inside = recent(subject_context, (point.period for point in course))
    if not inside:
        state = State.NO_DATA if subject_context.applicable else State.NOT_APPLICABLE
        figure = Figure(identity, RESULT, state, usual_span(subject_context), unit=result.unit)
        wanted = holding_on(result.targets, subject_context.as_of)
        return Reached(
            result, goal, figure, wanted.value if wanted else None, None, tuple(course), lowered
        )
    last = next(point for point in reversed(course) if point.period in inside)
    figure = Figure(
        identity,
        RESULT,
        State.SHOWN,
        span_of(subject_context, (last.period,)),
        value=last.value,
        sources=(last.file,),
        unit=result.unit,
    )
    held = holding_on(result.targets, last.period.end)
    return Reached(
        result,
        goal,
        figure,
        held.value if held else None,
        _is_reached(result, held, last.value),
        tuple(course),
        lowered,
    )


def _is_reached(result: Result, held: Target | None, value: float) -> bool | None:
    if held is None or result.direction == "neutral":
        return None
    return value <= held.value if result.direction == "decrease" else value >= held.value


def loosened(result: Result, as_of: date) -> tuple[Loosened, ...]:
    """Return each time until a day that a target began to ask for less."""
    way = {"increase": 1, "decrease": -1, "neutral": 0}[result.direction]
    known = sorted(
        (each for each in result.targets if each.since <= as_of), key=lambda each: each.since
    )
    return tuple(
        Loosened(after.since, before.value, after.value)
        for before, after in pairwise(known)
        if way * (after.value - before.value) < 0
    )
