"""Measures that look like what they should predict, so that nothing is predicted."""

from __future__ import annotations

import numpy as np

from generator.measures.forecast.baselines import Floats

NEAR = 0.98
"""A correlation of ranks, or a chance to tell two outcomes apart, that no honest measure has."""
_FEWEST = 12


def likeness(feature: Floats, target: Floats) -> float:
    """Return from 0 to 1 how well a measure alone puts the rows in the target's order.

    It is the correlation of their ranks (Spearman). Of a target with two values it is the chance to
    tell them apart (the area under the ROC curve), stretched from 0 by chance to 1. 0 where fewer
    than twelve rows have both.
    """
    known = ~np.isnan(feature) & ~np.isnan(target)
    feature, target = feature[known], target[known]
    if len(feature) < _FEWEST or np.ptp(feature) == 0 or np.ptp(target) == 0:
        return 0.0
    ranks = _ranks(feature)
    if len(np.unique(target)) == 2:
        high = target == target.max()
        ones, zeros = int(high.sum()), int((~high).sum())
        area = (ranks[high].sum() - ones * (ones + 1) / 2) / (ones * zeros)
        return float(abs(2 * area - 1))
    return float(abs(np.corrcoef(ranks, _ranks(target))[0, 1]))


def _ranks(values: Floats) -> Floats:
    """Return ranks from 1; those of equal values are their mean."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    ranks: Floats = (last - (counts - 1) / 2.0)[place]
    return ranks
