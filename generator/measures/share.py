"""Shares of those who answered, with the interval that chance allows.

An empty count has no share. Every function here raises ValueError for n = 0 instead of giving
0 or NaN: "nobody answered" is a state that the caller already knows, not a number.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from generator.measures.interval import CONFIDENCE, Interval, normal_quantile, require_count

# Sums of weights are rounded differently in different orders: a share may exceed 1 by this much.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Share:
    """A share (0–1), its interval, and the number n that it stands on."""

    value: float
    interval: Interval
    n: float


@dataclass(frozen=True, slots=True)
class WeightedShare:
    """A weighted share (0–1) with, next to it, what the answers say without weights.

    `interval` uses `effective_n`; `n` is the number of answers and `unweighted` their plain share.
    """

    value: float
    interval: Interval
    effective_n: float
    unweighted: float
    n: int


def proportion(successes: float, n: float) -> float:
    """`successes` ÷ `n`, 0–1. Raises ValueError for n = 0, negative counts, successes above n."""
    require_count(successes, "the count")
    require_count(n, "the number of answers")
    if n == 0.0:
        raise ValueError("there is no share of no answers")
    if successes > n * (1.0 + _ROUNDING):
        raise ValueError(f"{successes} cannot be part of {n}")
    return min(successes / n, 1.0)


def wilson(successes: float, n: float, confidence: float = CONFIDENCE) -> Interval:
    """Wilson's score interval for a share, without continuity correction.

    `successes` of `n`; both may be fractions, so that n can be an effective n.
    Gives bounds in 0–1 that always hold the share itself; 0 of n begins at 0, n of n ends at 1.
    Raises ValueError for n = 0, negative or non-finite counts, successes above n.
    Source: Wilson 1927; Newcombe 1998, Statistics in Medicine 17:857, method 3.
    """
    return _wilson(proportion(successes, n), n, normal_quantile(confidence))


def _wilson(p: float, n: float, z: float) -> Interval:
    z2n = z * z / n
    centre = p + z2n / 2.0
    half = z * math.sqrt(p * (1.0 - p) / n + z2n / (4.0 * n))
    low = (centre - half) / (1.0 + z2n)
    high = (centre + half) / (1.0 + z2n)
    # At p = 0 and p = 1 the bounds are 0 and 1 exactly; floating point misses them by 1e-17.
    return Interval(min(max(low, 0.0), p), max(min(high, 1.0), p))


def share(successes: float, n: float, confidence: float = CONFIDENCE) -> Share:
    """`successes` of `n` as a share with Wilson's interval. Errors as `wilson`."""
    value = proportion(successes, n)
    return Share(value, _wilson(value, n, normal_quantile(confidence)), n)


def shares(counts: Sequence[float], confidence: float = CONFIDENCE) -> tuple[Share, ...]:
    """Each count as a share of all of them (worse, same, better: three shares).

    Each interval stands for its own share alone, not for all of them at once.
    Raises ValueError where all counts are 0 or one is negative.
    """
    total = math.fsum(counts)
    return tuple(share(count, total, confidence) for count in counts)


def effective_n(weights_sum: float, weights_sq_sum: float) -> float:
    """How many equally weighted answers say as much: (Σw)² / Σw².

    Raises ValueError where the sums are not positive, or cannot belong to weights of at least 0
    ((Σw)² is then never below Σw²). Source: Kish 1965, Survey Sampling.
    """
    require_count(weights_sum, "the sum of weights")
    require_count(weights_sq_sum, "the sum of squared weights")
    if weights_sum == 0.0 or weights_sq_sum == 0.0:
        raise ValueError("weights that sum to 0 say nothing")
    n = weights_sum * weights_sum / weights_sq_sum
    if n < 1.0 - _ROUNDING:
        raise ValueError(
            f"a sum of weights of {weights_sum} does not fit a sum of squares of {weights_sq_sum}"
        )
    return max(n, 1.0)


def weighted_share(
    *,
    success_weight: float,
    weights_sum: float,
    weights_sq_sum: float,
    successes: int,
    n: int,
    confidence: float = CONFIDENCE,
) -> WeightedShare:
    """A share of weights, its interval from the effective n, the unweighted share next to it.

    `success_weight` is the weight of those counted, `weights_sum` and `weights_sq_sum` are Σw and
    Σw² of all `n` answers, `successes` the number of those counted.
    The interval holds the weights for given; it does not know how they were made.
    Raises ValueError for empty or contradictory sums and counts.
    """
    unweighted = proportion(successes, n)
    value = proportion(success_weight, weights_sum)
    n_eff = effective_n(weights_sum, weights_sq_sum)
    if n_eff > n * (1.0 + _ROUNDING):
        raise ValueError(f"{n} answers cannot tell as much as {n_eff:.1f}: the sums do not fit")
    interval = _wilson(value, n_eff, normal_quantile(confidence))
    return WeightedShare(value, interval, n_eff, unweighted, n)


def response_rate(answered: int, invited: int) -> float:
    """Answers ÷ people invited, 0–1. Everybody asked is counted, so there is no interval.

    Raises ValueError where nobody was invited, or more answered than were invited.
    """
    require_count(answered, "the number of answers")
    require_count(invited, "the number of people invited")
    if invited == 0:
        raise ValueError("there is no response rate where nobody was invited")
    if answered > invited:
        raise ValueError(f"{answered} answers from {invited} people invited: the counts do not fit")
    return answered / invited
