"""The difference of two shares from independent groups of answers, with its interval."""

from __future__ import annotations

import math
from statistics import NormalDist

from msgspec import Struct

from generator.measures.interval import CONFIDENCE, Interval
from generator.measures.share import share


class Difference(Struct, frozen=True):
    """After minus before, −1 to 1 (of scores −2 to 2; times 100: points), with its interval."""

    value: float
    interval: Interval

    @property
    def clear(self) -> bool:
        """True where the interval leaves out 0: more than chance between the two groups."""
        return self.interval.low > 0.0 or self.interval.high < 0.0


def difference(
    before: float, n_before: float, after: float, n_after: float, confidence: float = CONFIDENCE
) -> Difference:
    """`after` of `n_after` minus `before` of `n_before`: Newcombe's hybrid score interval.

    Built from the two Wilson intervals, without continuity correction. Counts may be fractions
    (effective n). Two intervals that overlap prove nothing either way; this one answers.
    Raises ValueError where one of the two has no answers.
    Source: Newcombe 1998, Statistics in Medicine 17:873, method 10.
    """
    old = share(before, n_before, confidence)
    new = share(after, n_after, confidence)
    found = hybrid(old.value, old.interval, new.value, new.interval)
    low, high = found.interval.low, found.interval.high
    return Difference(found.value, Interval(max(low, -1.0), min(high, 1.0)))


def hybrid(before: float, around: Interval, after: float, around_after: Interval) -> Difference:
    """`after` minus `before`, each with its own interval around it, as Newcombe puts two together.

    Each bound is as far from the difference as the two estimates' bounds on that side, by
    Pythagoras. Of two shares with Wilson's intervals this is Newcombe's method 10; of two scores,
    it is the same step with their intervals.
    Raises ValueError where an interval does not hold its own estimate.
    Source: Newcombe 1998; Zou and Donner 2008, Statistics in Medicine 27:1693.
    """
    if before not in around or after not in around_after:
        raise ValueError("an interval must hold the number that it stands around")
    value = after - before
    down = math.hypot(after - around_after.low, around.high - before)
    up = math.hypot(around_after.high - after, before - around.low)
    return Difference(value, Interval(value - down, value + up))


def p_value(before: float, n_before: float, after: float, n_after: float) -> float:
    """How often chance alone gives a difference at least this large, 0–1, both ways counted.

    The two-sided test of two shares with their pooled variance; 1 where all or none say yes.
    For the lists of what moved (`false_discovery`); a single difference has its interval.
    Raises ValueError where one of the two has no answers. Source: Agresti 2013, 3.3.
    """
    old = share(before, n_before)
    new = share(after, n_after)
    pooled = (before + after) / (n_before + n_after)
    variance = pooled * (1.0 - pooled) * (1.0 / n_before + 1.0 / n_after)
    if variance <= 0.0:
        return 1.0
    z = abs(new.value - old.value) / math.sqrt(variance)
    return 2.0 * NormalDist().cdf(-z)
