"""What is new in a measure: how far it is from what was usual until then.

A value is held against the smoothed level of the values before it, in standard deviations of the
values before it. So nothing of a later period goes into an earlier one's number.
"""

from __future__ import annotations

import numpy as np

from generator.measures.forecast.baselines import ALPHA, Floats

LEAST = 6
"""Values that must be known before it can be said what is usual."""
WIDEST = 3.0
"""Standard deviations; more than so many count as so many, one odd value is not to rule all."""
OTHER_UNIT = 30.0
"""So many times as large or as small as usual is taken for another unit: seconds for minutes."""
_FLAT = 1e-9


def standing_out(values: Floats, ways: Floats) -> Floats:
    """Return how much better each value is than usual, in standard deviations.

    ``values`` are series × periods, not a number where nothing was measured; ``ways`` says for each
    series whether more is better (1) or worse (−1). Not a number where too little is known before
    or where it never moved; with a value in another unit the series begins anew.
    """
    found = np.full(values.shape, np.nan)
    shape = values.shape[0]
    count, mean, squares = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    level = np.full(shape, np.nan)
    for at in range(values.shape[1]):
        value = np.where(np.isfinite(values[:, at]), values[:, at], np.nan)
        anew = ~np.isnan(value) & _other_unit(value, level)
        count, mean, squares = (np.where(anew, 0.0, each) for each in (count, mean, squares))
        level = np.where(anew, np.nan, level)
        with np.errstate(all="ignore"):
            spread = np.sqrt(squares / (count - 1))
            usable = (count >= LEAST) & (spread > _FLAT * (1.0 + np.abs(mean)))
            away = np.clip((value - level) / spread, -WIDEST, WIDEST)
        found[:, at] = np.where(usable, ways * away, np.nan)
        known = ~np.isnan(value)
        with np.errstate(all="ignore"):
            step = np.where(known, value - mean, 0.0)
            count = count + known
            mean = mean + np.where(known, step / np.maximum(count, 1.0), 0.0)
            squares = squares + np.where(known, step * (value - mean), 0.0)
            moved = np.where(np.isnan(level), value, ALPHA * value + (1.0 - ALPHA) * level)
        level = np.where(known, moved, level)
    return found


def _other_unit(value: Floats, level: Floats) -> np.ndarray:
    """Return where a value is so far from the level that it must be in another unit."""
    with np.errstate(all="ignore"):
        ratio = np.abs(value) / np.abs(level)
    apart = (ratio >= OTHER_UNIT) | (ratio <= 1.0 / OTHER_UNIT)
    far: np.ndarray = apart & (value != 0.0) & (level != 0.0) & ~np.isnan(level)
    return far


def hours_standing_out(hours: Floats) -> Floats:
    """Return how much less time without it there was than usual, on the scale of log(1 + hours).

    ``hours`` are series × periods, not a number where nobody kept a log. (Not in standard
    deviations: most periods have none, and an hour is an hour for each service.)
    """
    found = np.full(hours.shape, np.nan)
    level = np.full(hours.shape[0], np.nan)
    counted = np.log1p(np.maximum(hours, 0.0))
    for at in range(hours.shape[1]):
        value = counted[:, at]
        found[:, at] = level - value
        moved = np.where(np.isnan(level), value, ALPHA * value + (1.0 - ALPHA) * level)
        level = np.where(np.isnan(value), level, moved)
    return found
