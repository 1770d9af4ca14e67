"""The panel “Getting through”: of those who start, how many finish, where the others give up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

import numpy as np
from msgspec import Struct

from generator.disclosure.published import Columns
from generator.features.getting_through.method import DIGITAL, GET_THROUGH, REQUESTS, WAIT
from generator.figures.figure import Figure, State
from generator.figures.method import Method
from generator.figures.panel_context import PanelContext
from generator.figures.recent import few_in, recent, span_of, usual_span
from generator.figures.subject_context import SubjectContext
from generator.measures.share import share
from generator.model.fields import holding_on
from generator.model.period import Period
from generator.model.service import Promise, Step

_DAYS = ("day", "days", "working day", "working days")


class StepUse(Struct, frozen=True):
    """A step of the way: of those who start it, how many complete it.

    ``figure`` is that share; ``left`` how many of all who start the first step are still there
    after this one, from 0 to 1, none from the first step on that nobody counted.
    """

    step: Step
    figure: Figure
    left: float | None


class Requests(Struct, frozen=True):
    """What was asked for: ``made`` is how many were fulfilled of how many.

    ``wait`` is the middle wait in days, ``promised`` the longest one promised, if any was.
    """

    made: Figure
    wait: Figure
    promised: float | None


class Through(Struct, frozen=True):
    """Use of a service: the whole, its steps, what was done online, what was asked for.

    ``counted`` says whether at least its people were counted in this time, ``withheld`` whether
    those who were are too few to be shown.
    """

    whole: Figure
    digital: Figure
    legs: tuple[StepUse, ...]
    requests: Requests
    counted: bool
    withheld: bool

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The panel's figures."""
        known = (self.whole, self.digital, self.requests.made, self.requests.wait)
        return (*known, *(leg.figure for leg in self.legs))

    @property
    def end(self) -> float | None:
        """How many of all who start get through, from 0 to 1: by its steps, else as a whole."""
        counted = [leg.left for leg in self.legs]
        return counted[-1] if counted and counted[-1] is not None else self.whole.value

    @property
    def hardest(self) -> StepUse | None:
        """The step at which most give up; none where nobody does."""
        lost, before = [], 1.0
        for leg in self.legs:
            if leg.left is None:
                break
            lost.append((before - leg.left, leg))
            before = leg.left
        worst = max(lost, key=lambda each: each[0], default=None)
        return worst[1] if worst and worst[0] > 0 else None

    @classmethod
    def of(cls, context: PanelContext) -> Self:
        """Return the use of a service in its window."""
        subject_context = context.subject_context
        use = _Use(
            subject_context, subject_context.published.columns("usage", subject_context.subject.id)
        )
        service = context.service
        return cls(
            use.share(GET_THROUGH, "completed", "started"),
            use.share(DIGITAL, "digital", "total"),
            _legs(use, service.steps if service else ()),
            _requests(subject_context, service.promises if service else ()),
            use.seen("people") or use.seen("started"),
            use.withheld("", "people", "started"),
        )


class _Use:
    """Rows of use in a service's window, to be added up."""

    def __init__(self, subject_context: SubjectContext, columns: Columns) -> None:
        self._subject_context = subject_context
        self._columns = columns
        self.counted = bool(columns)
        self._spans: list[Period] = columns["period"].tolist() if columns else []

    def share(self, method: Method, part: str, whole: str, step: str = "") -> Figure:
        """Return one column divided by another over the window, rows of a step or of all."""
        chosen = f"step={step}" if step else ""
        identity = self._subject_context.figure_id(method.id, chosen)
        rows, periods = self._rows(step, part, whole)
        if not len(rows):
            few = self.withheld(step, part, whole)
            return _nothing(self._subject_context, identity, method, few)
        some, of = (float(self._columns[name][rows].sum()) for name in (part, whole))
        span, sources = span_of(self._subject_context, periods), self._files(rows)
        if not of:
            return Figure(identity, method, State.NO_DATA, span, sources=sources)
        found = share(min(some, of), of)
        few = of < self._subject_context.floors.reliability
        return Figure(
            identity,
            method,
            State.FEW if few else State.SHOWN,
            span,
            value=found.value,
            low=found.interval.low,
            high=found.interval.high,
            n=round(of),
            sources=sources,
        )

    def seen(self, name: str) -> bool:
        """Return whether the window's rows about the whole service have a number in a column."""
        return len(self._rows("", name)[0]) > 0

    def withheld(self, step: str, *names: str) -> bool:
        """Return whether a recent number in one of the columns is of too few people."""
        if not self.counted:
            return False
        mine = self._columns["step"] == step
        return few_in(self._subject_context, self._columns, mine, *names)

    def _rows(self, step: str, *needed: str) -> tuple[np.ndarray, tuple[Period, ...]]:
        """Return the numbers of the rows in the window that have all that is needed."""
        if not self.counted:
            return np.zeros(0, dtype=np.int64), ()
        mine = self._columns["step"] == step
        for name in needed:
            mine = mine & ~np.isnan(self._columns[name])
        rows = np.flatnonzero(mine)
        periods = recent(self._subject_context, (self._spans[row] for row in rows.tolist()))
        chosen = set(periods)
        inside = [row for row in rows.tolist() if self._spans[row] in chosen]
        return np.array(inside, dtype=np.int64), periods

    def _files(self, rows: np.ndarray) -> tuple[str, ...]:
        return tuple(sorted(set(self._columns["file"][rows].tolist())))


def _nothing(
    subject_context: SubjectContext, identity: str, method: Method, withheld: bool = False
) -> Figure:
    state = State.WITHHELD if withheld else State.NO_DATA
    if not subject_context.applicable:
        state = State.NOT_APPLICABLE
    return Figure(identity, method, state, usual_span(subject_context))


def _legs(use: _Use, steps: Iterable[Step]) -> tuple[StepUse, ...]:
    """Return the steps in their order, until the last one that was counted."""
    figures = [(step, use.share(GET_THROUGH, "completed", "started", step.id)) for step in steps]
    while figures and figures[-1][1].value is None:
        figures.pop()
    left: float | None = 1.0
    legs = []
    for step, figure in figures:
        left = None if left is None or figure.value is None else left * figure.value
        legs.append(StepUse(step, figure, left))
    return tuple(legs)


def _requests(subject_context: SubjectContext, promises: Iterable[Promise]) -> Requests:
    """Return what was asked for; the wait is that of the last period, medians cannot be added."""
    made, wait = subject_context.figure_id("requests"), subject_context.figure_id("wait")
    columns = subject_context.published.columns("requests", subject_context.subject.id)
    names = ("period", "made", "fulfilled", "median_wait_days", "file")
    rows = list(zip(*(columns[name].tolist() for name in names), strict=True)) if columns else []
    known = [row for row in rows if row[1] == row[1] and row[2] == row[2]]
    periods = recent(subject_context, (row[0] for row in known))
    inside = sorted(row for row in known if row[0] in periods)
    if not inside:
        few = bool(recent(subject_context, (row[0] for row in rows)))  # known, and withheld
        return Requests(
            _nothing(subject_context, made, REQUESTS, few),
            _nothing(subject_context, wait, WAIT, few),
            None,
        )
    files = tuple(sorted({each[4] for each in inside}))
    number = sum(each[1] for each in inside)
    asked = Figure(
        made,
        REQUESTS,
        State.SHOWN,
        span_of(subject_context, periods),
        value=float(sum(each[2] for each in inside)),
        of=round(number),
        sources=files,
    )
    waits = [each for each in inside if each[3] == each[3]]
    if not waits:
        return Requests(asked, _nothing(subject_context, wait, WAIT), None)
    period, _, _, days, file = waits[-1]
    span = span_of(subject_context, (period,))
    waited = Figure(wait, WAIT, State.SHOWN, span, value=days, sources=(file,))
    return Requests(asked, waited, _promised(promises, period))


def _promised(promises: Iterable[Promise], period: Period) -> float | None:
    """Return the longest wait promised for a period, in days: only a promise that says so."""
    days = (each for each in promises if each.unit in _DAYS and each.direction == "decrease")
    held = (holding_on(each.targets, period.end) for each in days)
    return next((each.value for each in held if each is not None), None)
