"""Services compared with each other, without a league table: the band of a funnel plot."""

from __future__ import annotations

import math

from generator.measures.interval import CONFIDENCE, Interval, normal_quantile, require_count


def funnel_band(centre: float, n: float, confidence: float = CONFIDENCE) -> Interval:
    """Where the share of a service with `n` answers lies if it is like all the others.

    `centre` is the share over all services (0–1). The band is cut at 0 and 1. A share outside
    the 0.95 band is unusual for one service looked at; of many services one in twenty lies outside
    by chance, so the plot is drawn with a second band at 0.998.
    Raises ValueError for n = 0 and for a centre outside 0–1.
    Source: Spiegelhalter 2005, Statistics in Medicine 24:1185.
    """
    require_count(n, "the number of answers")
    if n == 0.0:
        raise ValueError("there is no band for no answers")
    if not 0.0 <= centre <= 1.0:
        raise ValueError(f"the share over all services lies between 0 and 1, got {centre}")
    half = normal_quantile(confidence) * math.sqrt(centre * (1.0 - centre) / n)
    return Interval(max(centre - half, 0.0), min(centre + half, 1.0))
