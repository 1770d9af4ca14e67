"""The panel “What was to be expected”: liking predicted from what is measured, and how that fared.

A forecast is shown only where its record beats every guess without it, beyond chance.
"""

from __future__ import annotations

import math
from enum import StrEnum
from typing import Self

import numpy as np
from msgspec import Struct

from generator.features.expected.forecast import ServiceForecast, known_forecast
from generator.features.expected.frozen import Frozen, frozen, frozen_figures
from generator.features.expected.method import EXPECTED, EXPECTED_ERROR, EXPECTED_HELD
from generator.figures.figure import Figure, Periods, Span, State
from generator.figures.panel_context import PanelContext
from generator.figures.subject_context import SubjectContext
from generator.measures.forecast.skill import LEAST_ORIGINS, Skill
from generator.measures.forecast.walk import LEAST
from generator.model.period import Period

_DIGITS = 6


class ForecastState(StrEnum):
    """Whether there is a forecast, or why not."""

    NOT_ASKED = "not asked"
    NOT_MEASURED = "not measured"
    SHORT = "too short a record"
    NO_SKILL = "no better than a guess"
    NOTHING_YET = "proved, but nothing is measured yet in this period"
    SHOWN = "shown"


class PastForecast(Struct, frozen=True):
    """A period of the record: what was expected of it, from where to where, and what came true.

    None where nothing was measured, where no interval could be given yet, and where no number came
    true.
    """

    period: Period
    expected: float | None
    low: float | None
    high: float | None
    true: float | None

    @property
    def has_forecast(self) -> bool:
        """Whether there was a forecast."""
        return self.expected is not None

    @property
    def miss(self) -> bool:
        """Whether what came true lay outside of what was said."""
        if self.true is None or self.low is None or self.high is None:
            return False
        return not self.low <= self.true <= self.high


class Expected(Struct, frozen=True):
    """What was expected from what is measured, and what came true.

    ``now`` is the forecast of the running period, or of the one that ends with the as-of day;
    ``record`` are all that could have been made, in order of time, and ``by_period`` their figures
    where they are shown. The figures say how far off they were on average, how far the best guess
    without them, and how many intervals held. ``frozen`` are those that were written down before
    the answers came: another record, with figures of its own.
    """

    state: ForecastState
    now: Figure
    record: tuple[PastForecast, ...] = ()
    skill: Skill | None = None
    error: Figure | None = None
    guess: Figure | None = None
    held: Figure | None = None
    by_period: tuple[Figure, ...] = ()
    running: Period | None = None
    frozen: tuple[Frozen, ...] = ()
    frozen_figures: tuple[Figure, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The panel's figures; those of single periods only where the record is shown."""
        has_forecast = tuple(each for each in (self.now, self.error, self.guess, self.held) if each)
        return (*has_forecast, *self.by_period, *self.frozen_figures)

    @classmethod
    def of(cls, context: PanelContext) -> Self:
        """Return what was to be expected of a service."""
        subject_context = context.subject_context
        identity = subject_context.figure_id("expected")
        if not subject_context.applicable:
            return cls(ForecastState.NOT_ASKED, Figure(identity, EXPECTED, State.NOT_APPLICABLE))
        found = known_forecast(context).forecast
        if found is None:
            named = context.service is not None and context.service.measures
            forecast_state = ForecastState.NOT_ASKED if named else ForecastState.NOT_MEASURED
            return cls(forecast_state, Figure(identity, EXPECTED, State.NOT_ASKED))
        running = found.periods[-1]
        span = Span(running.start, running.end, Periods(running, running))
        state = _state(found)
        now = Figure(identity, EXPECTED, State.NO_DATA, span)
        known = zip(found.periods, found.true.tolist(), strict=True)
        kept = frozen(
            subject_context, {period: true for period, true in known if not math.isnan(true)}
        )
        before = kept, frozen_figures(subject_context, kept)
        if state in (ForecastState.NOT_MEASURED, ForecastState.SHORT):
            return cls(state, now, running=running, frozen=before[0], frozen_figures=before[1])
        record = _record(found)
        shown = () if state is ForecastState.NO_SKILL else record
        by_period = tuple(
            _figure(subject_context, found, f"period={each.period.id}", each)
            for each in shown
            if each.has_forecast
        )
        if state is ForecastState.SHOWN:
            now = _figure(subject_context, found, "", record[-1])
        figures = _figures(subject_context, found, record)
        return cls(state, now, record, found.skill, *figures, by_period, running, *before)


def _state(found: ServiceForecast) -> ForecastState:
    if not found.measured:
        young = np.count_nonzero(~np.isnan(found.true)) < LEAST
        return ForecastState.SHORT if found.files and young else ForecastState.NOT_MEASURED
    if found.skill.origins < LEAST_ORIGINS:
        return ForecastState.SHORT
    if not found.skill.proved:
        return ForecastState.NO_SKILL
    return ForecastState.NOTHING_YET if math.isnan(found.expected[-1]) else ForecastState.SHOWN


def _record(found: ServiceForecast) -> tuple[PastForecast, ...]:
    """Return each period from the first forecast to the last one."""
    made = np.flatnonzero(~np.isnan(found.expected))
    span = slice(int(made[0]), int(made[-1]) + 1)
    columns = (found.expected, found.low, found.high, found.true)
    rows = zip(found.periods[span], *(each[span].tolist() for each in columns), strict=True)
    return tuple(
        PastForecast(period, _known(expected), _known(low), _known(high), _known(true))
        for period, expected, low, high, true in rows
    )


def _known(value: float) -> float | None:
    return None if math.isnan(value) else round(value, _DIGITS)


def _figure(
    subject_context: SubjectContext, found: ServiceForecast, chosen: str, each: PastForecast
) -> Figure:
    """Return the figure of one forecast."""
    period = each.period
    return Figure(
        subject_context.figure_id("expected", chosen),
        EXPECTED,
        State.SHOWN,
        Span(period.start, period.end, Periods(period, period)),
        value=each.expected,
        low=each.low,
        high=each.high,
        sources=found.files,
    )


def _figures(
    subject_context: SubjectContext, found: ServiceForecast, record: tuple[PastForecast, ...]
) -> tuple[Figure, Figure, Figure]:
    """Return the figures of the record: over the periods of which it is known what came true."""
    judged = [each.period for each in record if None not in (each.true, each.expected)]
    first, last = judged[0], judged[-1]
    span = Span(first.start, last.end, Periods(first, last))
    sources = tuple(sorted({*found.files, *subject_context.files(span.start, span.end)}))
    skill = found.skill

    def off(chosen: str, value: float) -> Figure:
        identity = subject_context.figure_id("expected-error", chosen)
        points = round(100.0 * value, 1)
        return Figure(
            identity,
            EXPECTED_ERROR,
            State.SHOWN,
            span,
            value=points,
            sources=sources,
        )

    held = Figure(
        subject_context.figure_id("expected-held"),
        EXPECTED_HELD,
        State.SHOWN if skill.judged else State.NO_DATA,
        span,
        value=float(round(skill.coverage * skill.judged)) if skill.judged else None,
        of=skill.judged or None,
        sources=sources if skill.judged else (),
    )
    by = skill.best.replace(" ", "-")
    return off("", skill.error), off(f"by={by}", skill.best_error), held
