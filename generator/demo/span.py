"""The time that the example covers, and the streams of chance that fill it."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from functools import cached_property

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from generator.model.period import JANUARY, Grain, Period, last_closed, period_of

AS_OF = date(2026, 10, 31)
"""The day to which the example's data run. ``written/services/organisation.yml`` pins the same."""

Days = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class DemoMonths(Struct, frozen=True, dict=True):
    """A number of whole months that end with the as-of date."""

    length: int

    @cached_property
    def months(self) -> tuple[Period, ...]:
        """The months, from old to new."""
        last = last_closed(AS_OF, Grain.MONTH)
        return tuple(last.shift(back) for back in range(1 - self.length, 1))

    @property
    def first(self) -> date:
        """The first day."""
        return self.months[0].start

    @property
    def last(self) -> date:
        """The last day."""
        return self.months[-1].end

    def periods(self, grain: Grain) -> tuple[Period, ...]:
        """Return the periods of a grain that lie wholly inside, from old to new."""
        if grain is Grain.MONTH:
            return self.months
        found = dict.fromkeys(period_of(month.start, grain, JANUARY) for month in self.months)
        return tuple(p for p in found if p.start >= self.first and p.end <= self.last)

    @cached_property
    def days(self) -> Days:
        """All days, as ordinals."""
        return np.arange(self.first.toordinal(), self.last.toordinal() + 1)

    @cached_property
    def workdays(self) -> tuple[Days, ...]:
        """The days from Monday to Friday of each month, as ordinals."""
        return tuple(workdays_of(month) for month in self.months)

    def weekly(self, weekday: int) -> Days:
        """Return one day of each week; 0 is Monday."""
        return np.asarray(self.days[(self.days + 6) % 7 == weekday])


def workdays_of(month: Period) -> Days:
    """Return the days from Monday to Friday of a period, as ordinals (ordinal 1 is a Monday)."""
    days = np.arange(month.start.toordinal(), month.end.toordinal() + 1)
    return days[(days + 6) % 7 < 5]


def middle(period: Period) -> int:
    """Return the ordinal of a period's middle day, which stands for its level."""
    return (period.start + timedelta(days=(period.end - period.start).days // 2)).toordinal()


def stream(seed: int, *names: str) -> np.random.Generator:
    """Return the stream of random numbers that belongs to these names, and to nothing else.

    A service's stream hangs on its own id, so that a new service leaves the others' rows alone.
    """
    digest = hashlib.sha256("/".join(names).encode()).digest()
    key = tuple(int.from_bytes(digest[at : at + 4], "big") for at in (0, 4, 8))
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=key)))
