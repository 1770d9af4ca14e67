"""The panel “Measured”: does it work when we need it, measured and not asked."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Self

import numpy as np
from msgspec import Struct

from generator.features.measured.method import MEASURE, WORKS
from generator.features.measured.turned_away import NEVER, TurnedAway, turned_away
from generator.features.measured.values import NONE, Values, measured_values
from generator.features.steps.breakdowns import usual_log
from generator.figures.figure import Figure, Span, State
from generator.figures.panel_context import PanelContext
from generator.figures.recent import usual_span
from generator.figures.subject_context import SubjectContext
from generator.measures.service_hours import ServiceHours
from generator.measures.working_days import Floats, Ints, Working, by_day, judged, working
from generator.measures.xmr import trend as xmr_trend
from generator.measures.xmr_chart import Chart, Direction
from generator.model.clock import Clock
from generator.model.fields import holding_on
from generator.model.period import Grain, Period, last_closed, period_of
from generator.model.service import Good, Measure, Service

_MONTHS = 36
"""Months that a small trend looks back."""
_EPOCH = date(1970, 1, 1).toordinal()


class Frequency(StrEnum):
    """How often a measure has values, over the window."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    RARE = "rare"


class Gauge(Struct, frozen=True):
    """One measure in the subject's window.

    ``figure`` is the median of its days, ``held`` what was good for people when the window ended;
    it was good on ``good`` of ``judged`` days that can be judged. ``course`` are monthly medians
    with their ``chart``, none where there are too few to have one.
    """

    measure: Measure
    figure: Figure
    held: Good | None
    rhythm: Frequency | None
    good: int
    judged: int
    course: tuple[tuple[Period, float], ...]
    chart: Chart | None


class Measured(Struct, frozen=True):
    """All measures; ``works`` is how many days everything measured was good, of days measured.

    ``recorded`` says whether there ever was a value, ``days`` how the service's days fared,
    ``turned_away`` when what measures was not let in: such checks count neither way. ``outside``
    is how many days were measured on which nobody was to need it: a measure's own count has them.
    """

    gauges: tuple[Gauge, ...]
    works: Figure
    days: Working
    recorded: bool
    turned_away: TurnedAway = NEVER
    outside: int = 0

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The panel's figures."""
        return (self.works, *(gauge.figure for gauge in self.gauges)) if self.gauges else ()

    @classmethod
    def of(cls, context: PanelContext) -> Self:
        """Return what is measured of a service, in the order of its definition."""
        subject_context, service = context.subject_context, context.service
        span = usual_span(subject_context)
        identity = subject_context.figure_id("works")
        nothing = Working(0, 0, 0, 0, 0)
        if service is None or not service.measures:
            return cls((), Figure(identity, WORKS, State.NO_DATA, span), nothing, False)
        values = measured_values(subject_context)
        rows = [(each, values.get(each.id, NONE)) for each in service.measures]
        gauges = tuple(_gauge(subject_context, each, rows_, span) for each, rows_ in rows)
        served = _service_days(subject_context, service, span)
        days = _working(subject_context, rows, served)
        works, away = (
            _works(subject_context, gauges, days, span),
            turned_away(subject_context, span),
        )
        return cls(gauges, works, days, bool(values), away, _outside(rows, served, span))


def _gauge(subject_context: SubjectContext, measure: Measure, rows: Values, span: Span) -> Gauge:
    identity = subject_context.figure_id("measure", f"measure={measure.id}")
    start, end = span.start.toordinal(), span.end.toordinal()
    inside = (rows.days >= start) & (rows.days <= end)
    held = holding_on(measure.good, span.end)
    course, chart = _course(subject_context, measure, rows, held)
    if not inside.any():
        state = State.NO_DATA if subject_context.applicable else State.NOT_APPLICABLE
        figure = Figure(identity, MEASURE, state, span, unit=measure.unit)
        return Gauge(measure, figure, held, None, 0, 0, course, chart)
    figure = Figure(
        identity,
        MEASURE,
        State.SHOWN,
        span,
        value=float(np.median(rows.values[inside])),
        sources=_files(rows, start, end),
        unit=measure.unit,
    )
    verdicts = _judged(measure, rows)[inside]
    days = rows.days[inside]
    return Gauge(
        measure,
        figure,
        held,
        _rhythm(days, start, end),
        int((verdicts == 1).sum()),
        int((verdicts >= 0).sum()),
        course,
        chart,
    )


def _judged(measure: Measure, rows: Values) -> Ints:
    steps = sorted(measure.good, key=lambda each: each.since)
    return judged(
        rows.days,
        rows.values,
        [each.since.toordinal() for each in steps],
        [-math.inf if each.at_least is None else each.at_least for each in steps],
        [math.inf if each.at_most is None else each.at_most for each in steps],
    )


def _rhythm(days: Ints, start: int, end: int) -> Frequency:
    """Return how often there was a value: by the middle distance from one to the next."""
    if len(days) < 2:
        return Frequency.MONTHLY if end - start < 45 else Frequency.RARE
    apart = float(np.median(np.diff(days)))
    if apart <= 3:
        return Frequency.DAILY
    return Frequency.WEEKLY if apart <= 10 else Frequency.MONTHLY if apart <= 45 else Frequency.RARE


def _course(
    subject_context: SubjectContext, measure: Measure, rows: Values, held: Good | None
) -> tuple[tuple[tuple[Period, float], ...], Chart | None]:
    """Return the median of each closed month, and the chart that reads them."""
    last = last_closed(subject_context.as_of, Grain.MONTH)
    first = last.shift(1 - _MONTHS)
    mine = (rows.days >= first.start.toordinal()) & (rows.days <= last.end.toordinal())
    if not mine.any():
        return (), None
    values = dict(_monthly(rows.days[mine], rows.values[mine]))
    begun = period_of(min(values), Grain.MONTH)
    months: list[Period] = [begun]
    while months[-1].start < last.start:
        months.append(months[-1].shift(1))
    series = [values.get(month.start, math.nan) for month in months]
    target = _target(measure, held)
    way = Direction(measure.direction)
    chart = xmr_trend(series, [not math.isnan(v) for v in series], direction=way, target=target)
    known = ((month, v) for month, v in zip(months, series, strict=True) if not math.isnan(v))
    return tuple(known), chart


def _monthly(days: Ints, values: Floats) -> list[tuple[date, float]]:
    firsts = (days - _EPOCH).astype("datetime64[D]").astype("datetime64[M]").astype("datetime64[D]")
    month, value = by_day(firsts.astype(np.int64) + _EPOCH, values)
    return [(date.fromordinal(m), v) for m, v in zip(month.tolist(), value.tolist(), strict=True)]


def _target(measure: Measure, held: Good | None) -> float | None:
    """Return the value with which the usual range is compared: the bound in the measure's way."""
    if held is None or measure.direction == "neutral":
        return None
    return held.at_most if measure.direction == "decrease" else held.at_least


def _service_days(
    subject_context: SubjectContext, service: Service, span: Span
) -> dict[int, tuple[int, int]]:
    """Return the days of service in the window, with when each begins and ends."""
    start = max(span.start, service.launched or span.start)
    end = min(span.end, service.retired or span.end)
    return _served(subject_context.hours, subject_context.clock, start, end)


def _outside(rows: list[tuple[Measure, Values]], served: Collection[int], span: Span) -> int:
    """Return how many days of the window were measured that were no days of service."""
    first, last = span.start.toordinal(), span.end.toordinal()
    inside = [
        values.days[(values.days >= first) & (values.days <= last)]
        for measure, values in rows
        if measure.good
    ]
    return len({day for days in inside for day in days.tolist()}.difference(served))


def _working(
    subject_context: SubjectContext,
    rows: list[tuple[Measure, Values]],
    served: Mapping[int, tuple[int, int]],
) -> Working:
    """Return how the days of service in the window fared."""
    hours = subject_context.hours
    outages = [each.outage for each in subject_context.once(usual_log).broken]
    broken = [
        day
        for outage in outages
        for day, (begin, end) in served.items()
        if hours.between(max(outage.start, begin), min(outage.end, end)) > 0
    ]
    found = [(values.days, _judged(measure, values)) for measure, values in rows if measure.good]
    return working(np.array([*served], dtype=np.int64), found, np.array(broken, dtype=np.int64))


@lru_cache(maxsize=256)
def _served(
    hours: ServiceHours, clock: Clock, first: date, last: date
) -> dict[int, tuple[int, int]]:
    """Return the days of service between two days, as ordinals, with when each begins and ends."""
    days = [date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1)]
    spans = ((day.toordinal(), clock.span(day, day)) for day in days)
    return {day: span for day, span in spans if hours.between(*span) > 0}


def _works(
    subject_context: SubjectContext, gauges: tuple[Gauge, ...], days: Working, span: Span
) -> Figure:
    identity = subject_context.figure_id("works")
    if not subject_context.applicable:
        return Figure(identity, WORKS, State.NOT_APPLICABLE, span)
    if not days.measured:
        return Figure(identity, WORKS, State.NO_DATA, span)
    files = sorted({file for gauge in gauges for file in gauge.figure.sources})
    return Figure(
        identity,
        WORKS,
        State.SHOWN,
        span,
        value=float(days.good),
        of=days.measured,
        sources=tuple(files),
    )


def _files(rows: Values, start: int, end: int) -> tuple[str, ...]:
    return tuple(file for first, last, file in rows.files if first <= end and last >= start)
