"""Is a forecast better than the best guess without telemetry, beyond chance?

Of a plain “smaller error” noise would boast for about half of all series.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from msgspec import Struct

from generator.measures.forecast.baselines import Floats
from generator.measures.student import quantile

LEAST_ORIGINS = 12
LEAST_GAIN = 0.001
"""How much closer it has to be: what would be the same number when it is shown is no gain."""
_LEVEL = 0.95


class Skill(Struct, frozen=True):
    """One series' record: ``error`` and ``best_error`` are mean absolute errors.

    ``best`` names the baseline with the smallest error; ``bound`` is the one-sided lower bound of
    how much larger its error is. ``coverage`` is the share of intervals (there were ``judged``)
    that held what came true. Not a number where nothing can be said.
    """

    origins: int
    error: float
    best: str
    best_error: float
    bound: float
    coverage: float
    judged: int

    @property
    def proved(self) -> bool:
        """Whether it may be shown."""
        gain = self.best_error - self.error
        return self.origins >= LEAST_ORIGINS and self.bound > 0.0 and gain >= LEAST_GAIN


def skill(
    expected: Floats,
    values: Floats,
    baselines: Mapping[str, Floats],
    low: Floats | None = None,
    high: Floats | None = None,
) -> Skill:
    """Return the record of one series; all arrays are periods.

    Only those count that have a forecast, an outcome and every baseline.
    """
    both = ~np.isnan(expected) & ~np.isnan(values)
    for said in baselines.values():
        both &= ~np.isnan(said)
    origins = int(both.sum())
    if not origins:
        return Skill(0, math.nan, "", math.nan, math.nan, math.nan, 0)
    own = np.abs(expected - values)[both]
    others = {name: np.abs(said - values)[both] for name, said in baselines.items()}
    best = min(others, key=lambda name: float(others[name].mean()))
    coverage, judged = _coverage(values, both, low, high)
    return Skill(
        origins,
        float(own.mean()),
        best,
        float(others[best].mean()),
        lower_bound(others[best] - own),
        coverage,
        judged,
    )


def lower_bound(gains: Floats) -> float:
    """Return the one-sided 95 % lower bound of a mean; not a number of fewer than two values."""
    number = len(gains)
    if number < 2:
        return math.nan
    error = float(gains.std(ddof=1)) / math.sqrt(number)
    return float(gains.mean()) - quantile(number - 1, _LEVEL) * error


def _coverage(
    values: Floats, both: np.ndarray, low: Floats | None, high: Floats | None
) -> tuple[float, int]:
    if low is None or high is None:
        return math.nan, 0
    judged = both & ~np.isnan(low) & ~np.isnan(high)
    number = int(judged.sum())
    held = int(((values >= low) & (values <= high) & judged).sum())
    return (held / number if number else math.nan), number
