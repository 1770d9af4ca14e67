"""What goes with liking: ease, what is measured, time without it; over all services' periods.

From published points and from records alone. A row is a period in which everything that takes part
is known; it is held against the mean of its own service, since the survey last changed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

import numpy as np
from msgspec import Struct

from generator.features.measured.figures import Gauge, Measured
from generator.figures.card import Scorecard
from generator.figures.figure import Figure, Span, State
from generator.figures.method import Method
from generator.figures.panels import Panels
from generator.measures.drivers import DriverShare, drivers
from generator.measures.working_days import Floats, Ints
from generator.scorecards.overviews import methods
from generator.scorecards.overviews.alarms import SUBJECT
from generator.scorecards.side_by_side import side_by_side

LEAST_SERVICES = 8
LEAST_PERIODS = 6
"""So many periods of so many services must be known; of fewer nobody can tell."""
_OTHER_UNIT = 30.0
"""So many times as much or as little as the middle one is taken for another unit."""


class Factor(StrEnum):
    """What may go with liking, each counted so that more is better for people."""

    EASE = "ease"
    MEASURED = "measured"
    WITHOUT = "time-without"


class Driver(Struct, frozen=True):
    """One factor: its figure, and whether more people like a service when it is better.

    ``along`` is None where nobody can tell.
    """

    factor: Factor
    figure: Figure
    along: bool | None


class LikingDrivers(Struct, frozen=True):
    """``together`` is the part of liking's ups and downs that goes with all factors.

    ``each`` are in the order of ``Factor``; ``clear`` is the one that goes with liking most, None
    where none stands out. ``services`` and ``periods`` are how many took part.
    """

    together: Figure
    each: tuple[Driver, ...]
    clear: Factor | None
    services: int
    periods: int

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All of them."""
        return self.together, *(driver.figure for driver in self.each)


class ServicePeriods(Struct, frozen=True):
    """A service's periods: liking and then each factor, (periods, columns); files by column.

    ``slots`` has the first and last day of each, as ordinals, and its segment: (periods, 3).
    """

    slots: Ints
    values: Floats
    files: tuple[tuple[str, ...], ...]

    def known(self, columns: list[int]) -> np.ndarray:
        """Return which rows are whole in some columns."""
        whole: np.ndarray = np.all(np.isfinite(self.values[:, columns]), axis=1)
        return whole


def liking_drivers(cards: Iterable[Scorecard]) -> LikingDrivers:
    """Return what goes with liking; in the state “no data” where too little is known."""
    rows = [card.panels.part(driver_rows) for card in sorted(cards, key=lambda card: card.id)]
    columns = [0]
    columns += [at + 1 for at, _ in enumerate(Factor) if len(_enough(rows, [0, at + 1])) > 0]
    enough = _enough(rows, columns) if len(columns) > 2 else []
    if not enough:
        return _nothing()
    values = np.concatenate([each.values[known][:, columns] for each, known in enough])
    groups = np.repeat(np.arange(len(enough)), [known.sum() for _, known in enough])
    found = drivers(values, _lines(enough), groups)
    behind = {file for each, _ in enough for at in columns for file in each.files[at]}
    files = tuple(sorted(behind))
    first, last, _ = np.concatenate([each.slots[known] for each, known in enough]).T
    span = Span(date.fromordinal(int(first.min())), date.fromordinal(int(last.max())))

    def figure(method: Method, chosen: str, part: DriverShare) -> Figure:
        identity = f"{SUBJECT}/{method.id}{chosen}"
        shown = State.SHOWN
        return Figure(identity, method, shown, span, part.value, part.low, part.high, sources=files)

    taken = {columns[at + 1]: part for at, part in enumerate(found.parts)}
    each = tuple(
        Driver(name, figure(methods.DRIVERS, f"?driver={name}", taken[at]), taken[at].along)
        if at in taken
        else _absent(name)
        for at, name in enumerate(Factor, 1)
    )
    clear = None if found.clear is None else list(Factor)[columns[found.clear + 1] - 1]
    together = figure(methods.DRIVERS_TOGETHER, "", found.together)
    return LikingDrivers(together, each, clear, len(enough), len(values))


def _nothing() -> LikingDrivers:
    together = Figure(f"{SUBJECT}/drivers-together", methods.DRIVERS_TOGETHER, State.NO_DATA)
    return LikingDrivers(together, tuple(_absent(name) for name in Factor), None, 0, 0)


def _absent(factor: Factor) -> Driver:
    identity = f"{SUBJECT}/drivers?driver={factor}"
    return Driver(factor, Figure(identity, methods.DRIVERS, State.NO_DATA), None)


def _enough(
    rows: list[ServicePeriods], columns: list[int]
) -> list[tuple[ServicePeriods, np.ndarray]]:
    """Return the services with periods enough that are whole in some columns; none of too few."""
    known = [(each, each.known(columns)) for each in rows]
    found = [(each, mine) for each, mine in known if mine.sum() >= LEAST_PERIODS]
    return found if len(found) >= LEAST_SERVICES else []


def _lines(enough: list[tuple[ServicePeriods, np.ndarray]]) -> Ints:
    """Return the line that each row belongs to: its service, since the survey last changed."""
    numbers: dict[tuple[int, int], int] = {}
    found = [
        numbers.setdefault((at, segment), len(numbers))
        for at, (each, known) in enumerate(enough)
        for segment in each.slots[known, 2].tolist()
    ]
    return np.array(found, dtype=np.int64)


def driver_rows(panels: Panels) -> ServicePeriods:
    """Return a service's periods, none where too few have answers enough."""
    context = panels.context
    if sum(context.trend.chart.in_rules) < LEAST_PERIODS:
        nothing = np.zeros((0, len(Factor) + 1))
        return ServicePeriods(np.zeros((0, 3), np.int64), nothing, ((),) * (len(Factor) + 1))
    found, gauges = side_by_side(context), panels[Measured].gauges
    days = ((slot.start.toordinal(), slot.end.toordinal(), slot.segment) for slot in found.slots)
    slots = np.array([*days], dtype=np.int64).reshape(-1, 3)
    columns = (found.like, found.ease, _measured(gauges, slots), -np.log1p(found.without))
    files = (found.answers, found.answers, found.measurements, found.log)
    return ServicePeriods(slots, np.column_stack(columns), files)


def _measured(gauges: tuple[Gauge, ...], slots: Ints) -> Floats:
    """Return how much better than usual a service was measured, the mean of its measures.

    Each measure counts in its own standard deviations over the same periods; not a number where
    none of them is known. A period is known where it has whole months, by the months' medians.
    """
    found = np.full((len(gauges), len(slots)), math.nan)
    for row, gauge in enumerate(gauges):
        way = {"increase": 1.0, "decrease": -1.0}.get(gauge.measure.direction)
        if way is not None and gauge.course:
            found[row] = way * _standard(_by_slot(gauge, slots))
    known = np.isfinite(found)
    number = known.sum(axis=0)
    total = np.where(known, found, 0.0).sum(axis=0)
    return np.where(number > 0, total / np.maximum(number, 1), math.nan)


def _by_slot(gauge: Gauge, slots: Ints) -> Floats:
    starts, ends, _ = slots.T
    first = np.array([month.start.toordinal() for month, _ in gauge.course])
    last = np.array([month.end.toordinal() for month, _ in gauge.course])
    values = np.array([value for _, value in gauge.course])
    at = np.searchsorted(starts, first, side="right") - 1
    inside = (at >= 0) & (last <= ends[at])
    number = np.bincount(at[inside], minlength=len(slots))
    with np.errstate(all="ignore"):
        total = np.bincount(at[inside], values[inside], minlength=len(slots))
    return np.where(number > 0, total / np.maximum(number, 1), math.nan)


def _standard(values: Floats) -> Floats:
    """Return values in standard deviations from their mean; none where they never move.

    What seems to be in another unit is left out, and what is too large to count with.
    """
    known = values[np.isfinite(values)]
    if known.size < LEAST_PERIODS:
        return np.full(values.size, math.nan)
    middle = abs(float(np.median(known)))
    size = np.abs(values)
    if middle > 0.0:
        other = (size >= _OTHER_UNIT * middle) | ((size <= middle / _OTHER_UNIT) & (size > 0.0))
        values = np.where(other, math.nan, values)
        known = values[np.isfinite(values)]
    with np.errstate(all="ignore"):
        spread, mean = float(known.std()), float(known.mean())
    if not 1e-9 * (1.0 + middle) < spread < math.inf:
        return np.full(values.size, math.nan)
    return (values - mean) / spread
