"""Forecasts that were written down before the answers came, compared with what came true."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from generator.features.expected.method import FROZEN_ERROR, FROZEN_HELD
from generator.figures.figure import Figure, Periods, Span, State
from generator.figures.subject_context import SubjectContext
from generator.model.period import Period


class Frozen(Struct, frozen=True):
    """A frozen forecast; ``true`` is what came true, none where it is not known (yet)."""

    period: Period
    made_on: date
    expected: float
    low: float
    high: float
    true: float | None
    file: str

    @property
    def miss(self) -> bool:
        """Whether what came true lay outside of what was said."""
        return self.true is not None and not self.low <= self.true <= self.high


def frozen(subject_context: SubjectContext, true: Mapping[Period, float]) -> tuple[Frozen, ...]:
    """Return the first forecast of each period that was made before it ended, in order of time.

    Nothing of them is computed again. ``true`` is what came true, by period.
    """
    found: dict[Period, Frozen] = {}
    rows = subject_context.published.records("forecasts", subject_context.subject.id)
    for row in sorted(rows, key=lambda each: each["made_on"]):
        period, made_on = row["period"], row["made_on"].start
        if made_on <= min(period.end, subject_context.as_of) and period not in found:
            numbers = (row["expected"], row["low"], row["high"])
            found[period] = Frozen(period, made_on, *numbers, true.get(period), row["file"])
    return tuple(found[period] for period in sorted(found))


def frozen_figures(subject_context: SubjectContext, rows: tuple[Frozen, ...]) -> tuple[Figure, ...]:
    """Return how far they were off on average, and how many ranges held what came true."""
    judged = [(each, each.true) for each in rows if each.true is not None]
    if not rows:
        return ()
    span = _span(rows)
    files = tuple(sorted({each.file for each in rows}))
    error, held = (
        subject_context.figure_id("frozen-error"),
        subject_context.figure_id("frozen-held"),
    )
    if not judged:
        nothing = State.NO_DATA
        return Figure(error, FROZEN_ERROR, nothing, span), Figure(held, FROZEN_HELD, nothing, span)
    off = sum(abs(each.expected - true) for each, true in judged) / len(judged)
    return (
        Figure(
            error,
            FROZEN_ERROR,
            State.SHOWN,
            span,
            value=round(100.0 * off, 1),
            sources=files,
        ),
        Figure(
            held,
            FROZEN_HELD,
            State.SHOWN,
            span,
            value=float(sum(not each.miss for each, _ in judged)),
            of=len(judged),
            sources=files,
        ),
    )


def _span(rows: tuple[Frozen, ...]) -> Span:
    first, last = rows[0].period, rows[-1].period
    return Span(first.start, last.end, Periods(first, last))
