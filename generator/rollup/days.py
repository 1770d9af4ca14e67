"""Groups of events become a value for each day: the one place that does it, whatever the engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
from msgspec import Struct

from generator.model.clock import EPOCH
from generator.model.event_mapping import PERCENTILES, DayStatistic
from generator.rollup.counting_plan import TOLERATED, CountingPlan, Output
from generator.rollup.groups import Floats, Groups, Ints

_FAILED, _OK = 0, 1
_DIGITS = 4
"""So many digits are written of what is known to less than one per cent."""


class DayValue(Struct, frozen=True, order=True):
    """One row of telemetry, as texts; ``samples`` is how many events it stands on."""

    day: date
    service: str
    measure: str
    value: str
    samples: int


def day_values(groups: Groups, plan: CountingPlan) -> list[DayValue]:
    """Return the values of all days, in order of day, service and measure."""
    found: list[DayValue] = []
    ends = np.flatnonzero(np.diff(groups.series, append=-1)) + 1
    for begin, end in zip([0, *ends.tolist()], ends.tolist(), strict=False):
        at = int(groups.series[begin])
        mine = _OneSeries.of(groups, slice(begin, end))
        for output in plan.series[at].outputs:
            for day, value, samples in mine.values(output):
                measure = output.measure.id
                found.append(DayValue(day, plan.series[at].service, measure, value, samples))
    return sorted(found)


class _OneSeries(Struct, frozen=True):
    """The groups of one series, by day and value; ``begins`` are where days begin."""

    days: list[date]
    begins: Ints
    above: Ints
    ok: Ints
    n: Ints
    least: Floats
    largest: Floats

    @classmethod
    def of(cls, groups: Groups, at: slice) -> _OneSeries:
        day = groups.day[at]
        begins = np.flatnonzero(np.diff(day, prepend=day[0] - 1))
        days = [date.fromordinal(EPOCH + each) for each in day[begins].tolist()]
        rest = (groups.above[at], groups.ok[at], groups.n[at])
        return cls(days, begins, *rest, groups.least[at], groups.largest[at])

    def values(self, output: Output) -> Iterator[tuple[date, str, int]]:
        """Yield the days that have a value, with it and how many events it stands on."""
        statistic = output.rule.statistic
        valued = ~np.isnan(self.least)
        if statistic in PERCENTILES:
            yield from self._percentiles(PERCENTILES[statistic], valued & (self.ok != _FAILED))
            return
        if statistic is DayStatistic.COUNT:
            counts = self._sums(np.ones(len(self.n), dtype=bool))
            yield from zip(self.days, map(str, counts), counts, strict=True)
            return
        if statistic is DayStatistic.OK:
            good: Sequence[int | None] = self._sums(self.ok == _OK)
            every = self._sums((self.ok == _OK) | (self.ok == _FAILED))
        else:
            every = self._sums(valued | (self.ok == _FAILED))
            well = valued & (self.ok != _FAILED)
            apdex = statistic is DayStatistic.APDEX
            good = self._tolerated(output, well) if apdex else self._good(output, well)
        halves = 2 if statistic is DayStatistic.APDEX else 1
        whole = 100 if output.measure.unit == "%" else 1
        for day, number, samples in zip(self.days, good, every, strict=True):
            if samples and number is not None:
                yield day, _plain(f"{whole * number / (halves * samples):.6f}"), samples

    def _sums(self, counted: np.ndarray) -> list[int]:
        """Return how many events of each day are among those that are counted."""
        found: list[int] = np.add.reduceat(np.where(counted, self.n, 0), self.begins).tolist()
        return found

    def _good(self, output: Output, counted: np.ndarray) -> list[int | None]:
        """Return how many events of each day were good by what was said then; none where nobody."""
        bounds = [output.bounds(day) for day in self.days]
        lengths = np.diff(np.append(self.begins, len(self.n)))
        low, high = (
            np.repeat([np.nan if each is None else each[side] for each in bounds], lengths)
            for side in (0, 1)
        )
        within = counted & (self.least >= low) & (self.largest <= high)
        return [
            None if bound is None else number
            for bound, number in zip(bounds, self._sums(within), strict=True)
        ]

    def _tolerated(self, output: Output, counted: np.ndarray) -> list[int]:
        """Return twice the number of satisfied, and once that of tolerating people’s events."""
        target = output.rule.target or 0.0
        satisfied = self._sums(counted & (self.largest <= target))
        borne = self._sums(counted & (self.largest <= target * TOLERATED))
        return [one + other for one, other in zip(satisfied, borne, strict=True)]

    def _percentiles(self, rank: int, counted: np.ndarray) -> Iterator[tuple[date, str, int]]:
        """Yield the least value that so many per cent of a day's events do not exceed."""
        sums = np.cumsum(np.where(counted, self.n, 0))
        totals = np.array(self._sums(counted), dtype=np.int64)
        before = np.append(0, sums[self.begins[1:] - 1])
        at = np.searchsorted(sums, before + (rank * totals + 99) // 100)
        for day, total, place in zip(self.days, totals.tolist(), at.tolist(), strict=True):
            if total:
                yield day, _written(float(self.least[place]), float(self.largest[place])), total


def _written(least: float, largest: float) -> str:
    """Return the middle of the values of a group; of one value itself."""
    if least == largest:
        return np.format_float_positional(least, trim="-")
    rounded = float(f"{(least + largest) / 2:.{_DIGITS}g}")
    return np.format_float_positional(min(max(rounded, least), largest), trim="-")


def _plain(text: str) -> str:
    return text.rstrip("0").rstrip(".")
