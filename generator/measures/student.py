"""Student's t distribution, as far as a bound of a mean needs it."""

from __future__ import annotations

import math
from functools import cache

_STEPS = 60
"""Halvings: more than a float has bits."""
_FAR = 100.0
"""No quantile that is asked for is farther from 0, not even of one degree of freedom."""


@cache
def quantile(freedom: int, level: float) -> float:
    """Return below what a t of so many degrees of freedom is with a probability of ``level``.

    ``level`` is from 0.5 to 0.99. The inverse of the distribution is found by halving.
    """
    low, high = 0.0, _FAR
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if below(freedom, middle) < level else (low, middle)
    return (low + high) / 2


def below(freedom: int, value: float) -> float:
    """Return the probability of less than ``value``, which is 0 or more.

    A finite sum, since degrees of freedom are whole: Abramowitz and Stegun, Handbook of
    Mathematical Functions, 26.7.3 and 26.7.4.
    """
    angle = math.atan(value / math.sqrt(freedom))
    cosine, sine = math.cos(angle), math.sin(angle)
    odd = freedom % 2
    term = total = (cosine if freedom > 1 else 0.0) if odd else 1.0
    for at in range(2 + odd, freedom - 1, 2):
        term *= cosine * cosine * (at - 1) / at
        total += term
    within = 2 / math.pi * (angle + sine * total) if odd else sine * total
    return 0.5 + within / 2
