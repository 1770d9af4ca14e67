"""Shares of those who answered, with the interval that chance allows.

An empty count has no share. Every function here raises ValueError for n = 0 instead of giving
0 or NaN: "nobody answered" is a state that the caller already knows, not a number.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from generator.measures.interval import CONFIDENCE, Interval, normal_quantile, require_count


class Share(Struct, frozen=True):
    """A share (0–1), its interval, and the number n that it stands on."""

    value: float
    interval: Interval
    n: float


def proportion(successes: float, n: float) -> float:
    """`successes` ÷ `n`, 0–1. Raises ValueError for n = 0, negative counts, successes above n."""
    if 0.0 <= successes <= n < math.inf and n > 0.0:  # nearly always
        return successes / n
    require_count(successes, "the count")
    require_count(n, "the number of answers")
    if n == 0.0:
        raise ValueError("there is no share of no answers")
    raise ValueError(f"{successes} cannot be part of {n}")


def wilson(successes: float, n: float, confidence: float = CONFIDENCE) -> Interval:
    """Wilson's score interval for a share, without continuity correction.

    `successes` of `n`; both may be fractions, so that n can be an effective n.
    Gives bounds in 0–1 that always hold the share itself; 0 of n begins at 0, n of n ends at 1.
    Raises ValueError for n = 0, negative or non-finite counts, successes above n.
    Source: Wilson 1927; Newcombe 1998, Statistics in Medicine 17:857, method 3.
    """
    _, low, high = share_and_bounds(successes, n, confidence)
    return Interval(low, high)


def share_and_bounds(
    successes: float, n: float, confidence: float = CONFIDENCE
) -> tuple[float, float, float]:
    """`successes` of `n` as a share, with the bounds of Wilson's interval. Errors as `wilson`.

    Plain numbers, for those who need a hundred thousand of them.
    """
    p, z = proportion(successes, n), normal_quantile(confidence)
    z2n = z * z / n
    centre = p + z2n / 2.0
    half = z * math.sqrt(p * (1.0 - p) / n + z2n / (4.0 * n))
    low = (centre - half) / (1.0 + z2n)
    high = (centre + half) / (1.0 + z2n)
    # At p = 0 and p = 1 the bounds are 0 and 1 exactly; floating point misses them by 1e-17.
    return p, min(max(low, 0.0), p), max(min(high, 1.0), p)


def share(successes: float, n: float, confidence: float = CONFIDENCE) -> Share:
    """`successes` of `n` as a share with Wilson's interval. Errors as `wilson`."""
    value, low, high = share_and_bounds(successes, n, confidence)
    return Share(value, Interval(low, high), n)


def shares(counts: Sequence[float], confidence: float = CONFIDENCE) -> tuple[Share, ...]:
    """Each count as a share of all of them (worse, same, better: three shares).

    Each interval stands for its own share alone, not for all of them at once.
    Raises ValueError where all counts are 0 or one is negative.
    """
    total = math.fsum(counts)
    return tuple(share(count, total, confidence) for count in counts)


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


def stratified_share(
    successes: Sequence[float],
    numbers: Sequence[float],
    sizes: Sequence[float],
    confidence: float = CONFIDENCE,
) -> Share:
    """The share of a whole that consists of groups of known sizes, each asked by itself.

    ``successes[i]`` of ``numbers[i]`` who answered in group ``i``, which has ``sizes[i]`` people;
    all of one length. The value is the groups' shares, weighted by their sizes. The interval adds
    the groups' Wilson intervals by their squares (MOVER), so that it never leaves 0–1 and of one
    group is Wilson's own. ``n`` is the number of all answers.
    Raises ValueError where a group has no answers, or nobody is in any group.
    Source: Zou & Donner 2008, Statistics in Medicine 27:1693; Newcombe 2013, chapter 7.
    """
    total = math.fsum(sizes)
    if total <= 0.0 or any(size < 0.0 for size in sizes):
        raise ValueError("there is no share of a whole without people")
    value = below = above = 0.0
    for success, number, size in zip(successes, numbers, sizes, strict=True):
        part, found = size / total, share(success, number, confidence)
        value += part * found.value
        below += (part * (found.value - found.interval.low)) ** 2
        above += (part * (found.interval.high - found.value)) ** 2
    low, high = max(value - math.sqrt(below), 0.0), min(value + math.sqrt(above), 1.0)
    return Share(value, Interval(low, high), math.fsum(numbers))
