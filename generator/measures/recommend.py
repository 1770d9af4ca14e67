"""Would you recommend it? 0–10: the share of 9–10 minus the share of 0–6."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from generator.measures.interval import CONFIDENCE, Interval, normal_quantile, require_count

CODES = 11
# Pseudo-answers of the adjusted Wald interval: three, a quarter of each kind at the ends.
_ADDED = 3.0
_ADDED_EACH_END = 0.75


class RecommendationScore(Struct, frozen=True):
    """Score and interval from −1 to 1 (times 100: points); shares 0–1; `n` as used.

    The interval's middle lies nearer to 0 than the score, as few answers deserve.
    """

    score: float
    interval: Interval
    promoters: float
    passives: float
    detractors: float
    n: float


def recommend(
    promoters: float, passives: float, detractors: float, confidence: float = CONFIDENCE
) -> RecommendationScore:
    """Score from the numbers of answers 9–10, 7–8 and 0–6; interval by adjusted Wald.

    Three answers are added (¾ for, ¾ against, the rest between). The interval is cut at −1 and 1,
    and reaches to the score itself where a single answer would leave its own score outside.
    Raises ValueError where a count is negative or all are 0.
    Source: Rocks 2016, Journal of Statistical Theory and Applications; MeasuringU.
    """
    for count in (promoters, passives, detractors):
        require_count(count, "the count")
    n = promoters + passives + detractors
    if n == 0.0:
        raise ValueError("there is no score of no answers")
    adjusted_n = n + _ADDED
    up = (promoters + _ADDED_EACH_END) / adjusted_n
    down = (detractors + _ADDED_EACH_END) / adjusted_n
    centre = up - down
    # Variance of a variable that is 1, 0 or −1.
    half = normal_quantile(confidence) * math.sqrt((up + down - centre * centre) / adjusted_n)
    score = (promoters - detractors) / n
    interval = Interval(
        min(max(centre - half, -1.0), score),
        max(min(centre + half, 1.0), score),
    )
    return RecommendationScore(score, interval, promoters / n, passives / n, detractors / n, n)


def recommend_from_codes(
    counts: Sequence[float], confidence: float = CONFIDENCE
) -> RecommendationScore:
    """As `recommend`, from the counts of the eleven codes 0, 1, … 10.

    Raises ValueError unless there are exactly eleven counts: a code 11 is a finding, not a fan.
    """
    if len(counts) != CODES:
        raise ValueError(f"the scale has the codes 0 to 10, so {CODES} counts, got {len(counts)}")
    for count in counts:
        require_count(count, "the count")
    return recommend(
        math.fsum(counts[9:]), math.fsum(counts[7:9]), math.fsum(counts[:7]), confidence
    )
