"""XmR chart: mean, limits and near limits of one segment of a series."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct

FloatArray = npt.NDArray[np.float64]

# 3 ÷ d2 and D4 for ranges of two neighbours (d2 = 1.128): Shewhart's constants as NHS rounds them.
LIMIT_FACTOR = 2.66
SCREEN_FACTOR = 3.267
NEAR = 2.0 / 3.0
# Two values closer than this part of the scale are equal: decimals have no exact binary form.
ROUNDING = 1e-9


class Limits(Struct, frozen=True):
    """Mean and limits in the unit of the values. None: there is no limit (never a number).

    The limits lie `reach` to both sides of the mean, the near ones two thirds of it. `ranges`
    moving ranges were found and `dropped` of them left out by screening; `tolerance` is the
    distance up to which two values count as equal.
    """

    mean: float
    reach: float | None
    ranges: int
    dropped: int
    tolerance: float

    @property
    def lower(self) -> float | None:
        """The lower limit."""
        return None if self.reach is None else self.mean - self.reach

    @property
    def near_lower(self) -> float | None:
        """The lower near limit."""
        return None if self.reach is None else self.mean - NEAR * self.reach

    @property
    def near_upper(self) -> float | None:
        """The upper near limit."""
        return None if self.reach is None else self.mean + NEAR * self.reach

    @property
    def upper(self) -> float | None:
        """The upper limit."""
        return None if self.reach is None else self.mean + self.reach

    @property
    def has_width(self) -> bool:
        """False without limits, or where they coincide: then no point can be judged by them."""
        if self.lower is None or self.upper is None:
            return False
        return self.upper - self.lower > self.tolerance


def limits(
    stretches: Sequence[FloatArray], *, screen: bool = True, least_ranges: int = 1
) -> Limits:
    """Limits of one segment that consists of `stretches` of neighbouring points.

    Each stretch is a one-dimensional array of finite values; moving ranges are taken within a
    stretch only, the mean over all. With `screen`, moving ranges of at least 3.267 times their
    average are left out once and the average is taken again; the mean stays as it is.
    Fewer than `least_ranges` moving ranges, or none left: no limits.
    Raises ValueError without any point.
    Source: Wheeler 2000, Understanding Variation; NHS "Making Data Count".
    """
    values = np.concatenate([np.empty(0), *stretches])
    if values.size == 0:
        raise ValueError("there are no limits of no points")
    mean = float(values.mean())
    tolerance = ROUNDING * float(np.abs(values).max())
    ranges = np.concatenate([np.empty(0), *(np.abs(np.diff(stretch)) for stretch in stretches)])
    used = _screened(ranges) if screen else ranges
    dropped = ranges.size - used.size
    if used.size == 0 or ranges.size < least_ranges:
        return Limits(mean, None, ranges.size, dropped, tolerance)
    return Limits(mean, LIMIT_FACTOR * float(used.mean()), ranges.size, dropped, tolerance)


def _screened(ranges: FloatArray) -> FloatArray:
    if ranges.size == 0:
        return ranges
    used: FloatArray = ranges[ranges < SCREEN_FACTOR * ranges.mean()]
    return used
