"""A range of values, and the step from a confidence to a number of standard errors.

Nothing in this room knows services or files: arrays and numbers in, numbers out.
"""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist

from msgspec import Struct

CONFIDENCE = 0.95


class Interval(Struct, frozen=True):
    """A closed range in the unit of its figure (a share: 0–1, a difference: −1–1).

    Raises ValueError when the bounds are not finite or stand the wrong way round.
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.low) and math.isfinite(self.high)):
            raise ValueError(f"an interval needs two finite bounds, got {self.low} and {self.high}")
        if self.low > self.high:
            raise ValueError(f"the lower bound {self.low} is above the upper bound {self.high}")

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    @property
    def width(self) -> float:
        """Upper minus lower bound, in the unit of the figure."""
        return self.high - self.low


@lru_cache(maxsize=32)
def normal_quantile(confidence: float) -> float:
    """Standard errors to each side of a two-sided interval: 0.95 gives 1.95996.

    Raises ValueError unless 0 < confidence < 1.
    """
    if not 0.0 < confidence < 1.0:
        raise ValueError(f"a confidence lies between 0 and 1, got {confidence}")
    return NormalDist().inv_cdf(0.5 + confidence / 2.0)


def require_count(value: float, what: str) -> None:
    """Raises ValueError unless `value` is finite and not below zero; `what` names it."""
    if not math.isfinite(value) or value < 0.0:
        raise ValueError(f"{what} must be a number of at least 0, got {value}")
