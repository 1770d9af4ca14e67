"""Days on which everything measured was good for people, from values by day.

A day is a whole number (an ordinal). A day's value is the median of its values, so that one odd
value among many does not decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

import numpy as np
import numpy.typing as npt
from msgspec import Struct

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class MeasuredDay(IntEnum):
    """What one measure says of one day."""

    UNKNOWN = -1
    BAD = 0
    GOOD = 1


class Working(Struct, frozen=True):
    """Days of service: ``good`` of ``measured``; on ``unmeasured`` ones nothing was measured.

    ``silent`` of the measured ones are not good because a measure had no value while it was broken.
    On ``partly`` of the good ones a measure has no value: the others were good.
    """

    good: int
    measured: int
    unmeasured: int
    silent: int
    partly: int


def by_day(days: Ints, values: Floats) -> tuple[Ints, Floats]:
    """Return each day once, in order, with the median of its values. Both arrays: (values,)."""
    order = np.lexsort((values, days))
    days, values = days[order], values[order]
    each, first, number = np.unique(days, return_index=True, return_counts=True)
    low = values[first + (number - 1) // 2]
    high = values[first + number // 2]
    return each.astype(np.int64), (low + high) / 2


def judged(
    days: Ints, values: Floats, since: Sequence[int], low: Sequence[float], high: Sequence[float]
) -> Ints:
    """Return for each day's value whether it was good by what held on that day (``MeasuredDay``).

    From ``since[i]`` on, values from ``low[i]`` to ``high[i]`` are good (−inf, inf: no bound);
    ``since`` grows. Before its first day nothing was said, so nothing is known.
    """
    if not len(since):
        return np.full(len(days), MeasuredDay.UNKNOWN, dtype=np.int64)
    held = np.searchsorted(np.asarray(since), days, side="right") - 1
    inside = (values >= np.asarray(low)[held]) & (values <= np.asarray(high)[held])
    return np.where(held < 0, MeasuredDay.UNKNOWN, inside.astype(np.int64))


def working(service_days: Ints, found: Sequence[tuple[Ints, Ints]], broken: Ints) -> Working:
    """Return on how many days of service everything measured was good.

    ``service_days`` are in order. ``found`` has, for each measure of which somebody said what is
    good, its days and what they were (``MeasuredDay``); ``broken`` are the days with a breakdown in
    service hours. A day counts as measured where any measure has a value; it is good where none was
    bad. On a broken day a measure without a value makes it measured, and not good.
    """
    if not found:
        return Working(0, 0, len(service_days), 0, 0)
    table = np.full((len(found), len(service_days)), MeasuredDay.UNKNOWN, dtype=np.int64)
    for row, (days, verdicts) in enumerate(found):
        places, mine = _places(service_days, days)
        table[row, places] = verdicts[mine]
    bad = (table == MeasuredDay.BAD).any(axis=0)
    known = (table != MeasuredDay.UNKNOWN).any(axis=0)
    missing = (table == MeasuredDay.UNKNOWN).any(axis=0)
    was_broken = np.zeros(len(service_days), dtype=bool)
    was_broken[_places(service_days, broken)[0]] = True
    silent = was_broken & missing & ~bad
    measured = known | silent
    good = measured & ~bad & ~silent
    counted = (good, measured, ~measured, silent, good & missing)
    return Working(*(int(each.sum()) for each in counted))


def _places(service_days: Ints, days: Ints) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """Return the places of some days among those of service, and which of them are such days."""
    places = np.searchsorted(service_days, days)
    known = np.append(service_days, -1)[places] == days
    return places[known], known
