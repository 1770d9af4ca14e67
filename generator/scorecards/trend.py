"""The trend panel: a question by period, its normal range, signals, breaks and events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.measures.xmr import trend as xmr_trend
from generator.measures.xmr_chart import Chart, Variation
from generator.model.fields import holding_on
from generator.model.period import Period
from generator.model.service import Event, Service
from generator.scorecards.answers import LIKE, Estimator
from generator.scorecards.basis import Basis
from generator.scorecards.by_period import ByPeriod
from generator.scorecards.figure import Figure
from generator.scorecards.time_axis import Slot


@dataclass(frozen=True, slots=True)
class Trend:
    """A question's figures in order of time, with the chart that reads them.

    ``slots``, ``figures`` and the chart's tuples have the same length; empty where there never was
    an answer.
    """

    question: str
    periods: ByPeriod
    chart: Chart
    events: tuple[Event, ...]
    target: float | None

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The periods, or their parts."""
        return self.periods.slots

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the periods."""
        return self.periods.figures

    @property
    def variation(self) -> Variation:
        """What the last point says beside its past."""
        return self.chart.variation

    @property
    def since(self) -> Period | None:
        """The period since which the last point's signal holds without interruption."""
        return self.slots[self.chart.since].period if self.chart.since is not None else None


def trend(basis: Basis, question: str = "like", estimator: Estimator = LIKE) -> Trend:
    """Return the trend of a question about the basis' subject."""
    periods = ByPeriod(basis, question, estimator)
    slots = periods.slots
    part = basis.defined.part
    target = _target(part, question, basis.as_of)
    breaks = [i for i in range(1, len(slots)) if slots[i].segment != slots[i - 1].segment]
    chart = xmr_trend(periods.values, periods.full, breaks, target=target)
    events = part.events if isinstance(part, Service) else ()
    past = tuple(sorted((e for e in events if e.date <= basis.as_of), key=lambda e: e.date))
    return Trend(question, periods, chart, past, target)


def _target(part: object, question: str, day: date) -> float | None:
    if not isinstance(part, Service):
        return None
    wanted = tuple(target for target in part.targets if target.question == question)
    holding = holding_on(wanted, day)
    return holding.at_least if holding else None
