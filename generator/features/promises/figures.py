"""The panel “Promise”: agreed service levels, kept or not, compared with the experience.

Green outside, red inside: all promises kept, and people like it less than they should.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from msgspec import Struct

from generator.disclosure.published import Record
from generator.features.promises.method import PROMISE
from generator.figures.figure import Figure, Periods, Span, State
from generator.figures.panel_context import PanelContext
from generator.figures.subject_context import SubjectContext
from generator.figures.verdict import Shirt
from generator.measures.xmr_chart import Variation
from generator.model.fields import holding_on
from generator.model.period import Period
from generator.model.service import Promise


class Contrast(StrEnum):
    """Whether promise and experience agree."""

    KEPT = "kept"
    WATERMELON = "green outside, red inside"
    BROKEN = "broken"
    CANNOT_TELL = "cannot tell"


class PromiseRecord(Struct, frozen=True):
    """One promise in the subject's window.

    ``figure`` is the last value measured in it, ``promised`` what held then; it was kept in
    ``kept`` of ``of`` periods measured.
    """

    promise: Promise
    figure: Figure
    promised: float | None
    kept: int
    of: int


class Promises(Struct, frozen=True):
    """All promises; ``uncovered`` are the steps that none of them covers."""

    items: tuple[PromiseRecord, ...]
    contrast: Contrast
    uncovered: tuple[str, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The panel's figures."""
        return tuple(item.figure for item in self.items)

    @classmethod
    def of(cls, context: PanelContext) -> Self:
        """Return the promises of a service, in the order of its definition."""
        part = context.service
        if part is None:
            return cls((), Contrast.CANNOT_TELL, ())
        items = tuple(_record(context.subject_context, promise) for promise in part.promises)
        covered = {step for promise in part.promises for step in promise.covers}
        uncovered = tuple(step.name for step in part.steps if step.id not in covered)
        return cls(items, _contrast(context, items), uncovered)


def _record(subject_context: SubjectContext, promise: Promise) -> PromiseRecord:
    window = subject_context.calendar.windows[0]
    identity = subject_context.figure_id("promise", f"promise={promise.id}")
    measured: list[tuple[Period, Record]] = []
    for row in subject_context.published.records("promises", subject_context.subject.id):
        period = row["period"]
        inside = period.start >= window.first.start and period.end <= window.end
        if row["promise"] == promise.id and inside:
            measured.append((period, row))
    measured.sort(key=lambda each: each[0].end)
    if not measured:
        span = Span(window.first.start, window.end, Periods(window.first, window.last))
        return PromiseRecord(promise, Figure(identity, PROMISE, State.NO_DATA, span), None, 0, 0)
    judged = [_is_kept(promise, period, row["value"]) for period, row in measured]
    period, row = measured[-1]
    held = holding_on(promise.targets, period.end)
    span = Span(period.start, period.end, Periods(period, period))
    figure = Figure(
        identity, PROMISE, State.SHOWN, span, value=row["value"], sources=(row["file"],)
    )
    known = [each for each in judged if each is not None]
    return PromiseRecord(promise, figure, held.value if held else None, sum(known), len(known))


def _is_kept(promise: Promise, period: Period, value: float) -> bool | None:
    """Return whether a value kept what was promised at that time; none where nothing was."""
    held = holding_on(promise.targets, period.end)
    if held is None:
        return None
    return value <= held.value if promise.direction == "decrease" else value >= held.value


def _contrast(context: PanelContext, items: tuple[PromiseRecord, ...]) -> Contrast:
    like, part = context.signs.like, context.service
    if any(item.kept < item.of for item in items):
        return Contrast.BROKEN
    if not items or any(item.of == 0 for item in items) or not like.full:
        return Contrast.CANNOT_TELL
    aims = part.targets if part else ()
    wanted = tuple(aim for aim in aims if aim.question == "like")
    aim = holding_on(wanted, context.subject_context.as_of)
    missed = aim is not None and like.high is not None and like.high < aim.at_least
    worse = context.trend.variation is Variation.WORSENING
    red = context.shirt is Shirt.PINATA or missed or worse
    return Contrast.WATERMELON if red else Contrast.KEPT
