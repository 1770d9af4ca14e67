"""The trend panel: a question by period, its normal range, signals, breaks and events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from generator.disclosure.published import Cell
from generator.measures.xmr import trend as xmr_trend
from generator.measures.xmr_chart import Chart, Variation
from generator.model.fields import holding_on
from generator.model.period import Period, last_closed, period_of
from generator.model.service import Event, Service
from generator.scorecards.answers import LIKE, Estimator, cell_figure
from generator.scorecards.basis import Basis
from generator.scorecards.figure import Figure
from generator.scorecards.time_axis import Slot, slots_between


@dataclass(frozen=True, slots=True)
class Trend:
    """A question's figures in order of time, with the chart that reads them.

    ``slots``, ``figures`` and the chart's tuples have the same length; empty where there never was
    an answer.
    """

    question: str
    slots: tuple[Slot, ...]
    figures: tuple[Figure, ...]
    chart: Chart
    events: tuple[Event, ...]
    target: float | None

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
    slots, figures = by_period(basis, question, estimator)
    part = basis.defined.part
    target = _target(part, question, basis.as_of)
    values = np.array([np.nan if f.value is None else f.value for f in figures])
    breaks = [i for i in range(1, len(slots)) if slots[i].segment != slots[i - 1].segment]
    chart = xmr_trend(values, [figure.full for figure in figures], breaks, target=target)
    events = part.events if isinstance(part, Service) else ()
    past = tuple(sorted((e for e in events if e.date <= basis.as_of), key=lambda e: e.date))
    return Trend(question, slots, figures, chart, past, target)


def by_period(
    basis: Basis, question: str, estimator: Estimator
) -> tuple[tuple[Slot, ...], tuple[Figure, ...]]:
    """Return a question's periods since it was first answered, and a figure for each."""
    mode = basis.mode(question)
    cells = basis.published.points(basis.subject, question, mode)
    slots = _slots(basis, cells)
    asked = basis.asked(question)
    at = {(cell.key.start, cell.key.segment): cell for cell in cells}
    figures = tuple(
        cell_figure(
            basis,
            basis.figure_id(question, slot.chosen),
            question,
            estimator,
            at.get((slot.period.start, slot.segment)),
            slot.span,
            asked.between(slot.start, slot.end),
            mode,
            basis.files(slot.start, slot.end),
        )
        for slot in slots
    )
    return slots, figures


def _slots(basis: Basis, cells: tuple[Cell, ...]) -> tuple[Slot, ...]:
    """Every closed period since the first that has a cell."""
    if not cells:
        return ()
    grain = basis.calendar.grain
    first = period_of(cells[0].key.start, grain)
    return slots_between(first, last_closed(basis.as_of, grain), basis.calendar.breaks)


def _target(part: object, question: str, day: date) -> float | None:
    if not isinstance(part, Service):
        return None
    wanted = tuple(target for target in part.targets if target.question == question)
    holding = holding_on(wanted, day)
    return holding.at_least if holding else None
