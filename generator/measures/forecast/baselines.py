"""Forecasts that need no telemetry: whatever claims to know more has to beat all of them.

Each takes series of values (series × periods, not a number where unknown) and returns, in the same
shape, what it would have said of each period before it; not a number where it can say nothing.
``lines`` (same shape) numbers the stretches that can be compared: across their ends nothing is
carried over.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

ALPHA = 0.2
"""How much of a new value goes into the smoothed level."""


def last_value(values: Floats, lines: Ints | None = None) -> Floats:
    """Say of each period what was known last."""
    return smoothed(values, 1.0, lines)


def smoothed(values: Floats, alpha: float = ALPHA, lines: Ints | None = None) -> Floats:
    """Simple exponential smoothing: the level is the first value, and moves towards each new one.

    A period without a value leaves the level where it is.
    """
    said = np.full(values.shape, np.nan)
    level = np.full(values.shape[0], np.nan)
    for at in range(values.shape[1]):
        if lines is not None and at:
            level = np.where(lines[:, at] == lines[:, at - 1], level, np.nan)
        said[:, at] = level
        value = values[:, at]
        moved = np.where(np.isnan(level), value, alpha * value + (1.0 - alpha) * level)
        level = np.where(np.isnan(value), level, moved)
    return said


def year_before(values: Floats, season: int, lines: Ints | None = None) -> Floats:
    """Say of each period what was true ``season`` periods earlier."""
    said = np.full(values.shape, np.nan)
    if 0 < season < values.shape[1]:
        said[:, season:] = values[:, :-season]
        if lines is not None:
            other = lines[:, season:] != lines[:, :-season]
            said[:, season:][other] = np.nan
    return said


def middle(values: Floats) -> Floats:
    """Say of each period the middle one of all values of the series known before."""
    said = np.full(values.shape, np.nan)
    for at in range(1, values.shape[1]):
        known = ~np.isnan(values[:, :at]).all(axis=1)
        said[known, at] = np.nanmedian(values[known, :at], axis=1)
    return said


def known_before(values: Floats, lines: Ints | None = None) -> Ints:
    """Count the values of each series that are known before each period."""
    counted = np.zeros(values.shape, dtype=np.int64)
    number = np.zeros(values.shape[0], dtype=np.int64)
    for at in range(values.shape[1]):
        if lines is not None and at:
            number = np.where(lines[:, at] == lines[:, at - 1], number, 0)
        counted[:, at] = number
        number = number + ~np.isnan(values[:, at])
    return counted
