"""How sure: intervals from how far earlier forecasts were off.

Conformal: no distribution is assumed, only that the next miss is of the kind of those before it.
Misses are held against how large they may be expected to be (for a share: by chance alone, with as
many answers), and each series against its own earlier ones.
"""

from __future__ import annotations

import math

import numpy as np
from msgspec import Struct

from generator.measures.forecast.baselines import Floats

SURE = 0.9
"""How many of a hundred intervals should hold what comes true, over 100."""
_OWN = 10.0
"""A series' own misses weigh as much as those of all together once there are so many."""


class Intervals(Struct, frozen=True):
    """Series × periods, not a number where too few forecasts were made before."""

    low: Floats
    high: Floats


def share_scale(expected: Floats, n: Floats) -> Floats:
    """Return how far a share of ``n`` answers is off by chance alone."""
    with np.errstate(all="ignore"):
        found: Floats = np.sqrt(np.maximum(expected * (1.0 - expected), 1e-4) / n)
    return found


def usual_number(n: Floats, span: int = 12) -> Floats:
    """Return how many answers to expect: the middle of the last ``span`` periods known before."""
    said = np.full(n.shape, np.nan)
    numbers = np.where(n > 0, n, np.nan)
    for at in range(1, n.shape[1]):
        window = numbers[:, max(at - span, 0) : at]
        known = ~np.isnan(window).all(axis=1)
        said[known, at] = np.nanmedian(window[known], axis=1)
    return said


def intervals(
    expected: Floats, values: Floats, happened: Floats, foreseen: Floats, sure: float = SURE
) -> Intervals:
    """Return the interval around each forecast, from forecasts of earlier periods alone.

    ``happened`` is the scale of each miss, known afterwards; ``foreseen`` the one that was expected
    before. All arrays are series × periods.
    """
    misses = np.abs(values - expected) / happened
    misses = np.where(np.isfinite(misses), misses, np.nan)
    low, high = np.full(expected.shape, np.nan), np.full(expected.shape, np.nan)
    sums, counts = np.zeros(len(expected)), np.zeros(len(expected))
    judged: list[Floats] = []
    for at in range(expected.shape[1]):
        typical = _typical(sums, counts)
        quantile = _quantile(np.concatenate(judged) if judged else np.zeros(0), sure)
        half = quantile * typical * foreseen[:, at]
        low[:, at], high[:, at] = expected[:, at] - half, expected[:, at] + half
        new = misses[:, at]
        known = ~np.isnan(new)
        judged.append((new / typical)[known])
        sums, counts = sums + np.where(known, new, 0.0), counts + known
    return Intervals(low, high)


def _typical(sums: Floats, counts: Floats) -> Floats:
    """Return each series' usual miss: its own mean, drawn to the mean of all."""
    total = counts.sum()
    usual = sums.sum() / total if total and sums.sum() > 0 else 1.0
    found: Floats = (_OWN * usual + sums) / (_OWN + counts)
    return found


def _quantile(judged: Floats, sure: float) -> float:
    """Return the miss that enough of the earlier ones stayed below, counting the next one too."""
    rank = math.ceil((len(judged) + 1) * sure)
    if rank > len(judged):
        return math.nan
    return float(np.partition(judged, rank - 1)[rank - 1])
