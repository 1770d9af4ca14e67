"""Walking forward in time: at each period only what was known before it, and what it measured.

One ridge regression a period, over all series together: on how far a value was from the smoothed
level of those before it. Without an intercept and with nothing else in it than telemetry, so that
telemetry that says nothing gives the smoothed level itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Self

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from generator.measures.forecast.baselines import (
    Floats,
    Ints,
    known_before,
    last_value,
    smoothed,
    year_before,
)

Flags = npt.NDArray[np.bool_]

LEAST = 12
"""Values of a series that must be known before the first forecast of it is made."""
PENALTY = 12.0
"""Ridge: as if so many more periods had shown no relation at all."""
ANEW = 1.02
"""Coefficients are found anew once there are so many times as many rows."""
_EDGE = 0.002


class Series(Struct, frozen=True):
    """What is forecast, all arrays series × periods.

    ``values`` are what came true, not a number where unknown; ``weights`` how many answers each
    rests on; ``lines`` number the stretches that can be compared; ``features`` (series × periods ×
    features) how far each measure stood out, not a number where that is not known. ``shares`` says
    that values are shares from 0 to 1: then the regression works on the scale of log odds.
    ``season`` is the number of periods of a year; 0 where there is none.
    """

    values: Floats
    weights: Floats
    lines: Ints
    features: Floats
    shares: bool
    season: int = 0


class Walk(Struct, frozen=True):
    """Forecasts of each period, series × periods, not a number where none is made.

    ``expected`` stands on telemetry; ``level`` is the same without it; ``baselines`` are by name;
    ``origins`` are the periods of each series at which a forecast stood on telemetry. ``slopes``
    (periods × features) are what was known of each feature before each period.
    """

    expected: Floats
    level: Floats
    baselines: Mapping[str, Floats]
    origins: Flags
    slopes: Floats


def walk(series: Series) -> Walk:
    """Return what would have been forecast of each period, had somebody done so in time."""
    level = smoothed(series.values, lines=series.lines)
    before = _before(series, level)
    measured, origins = measured_in(series), origins_of(series)
    slopes = _slopes(series, before, measured, np.asarray(origins.any(axis=0)))
    shift = _weighted(series.features, slopes)
    expected = np.where(origins, _after(series, level, shift), np.nan)
    seasonal = year_before(series.values, series.season, series.lines)
    baselines = {
        "last value": last_value(series.values, series.lines),
        "smoothed": level,
        "year before": np.where(np.isnan(seasonal), level, seasonal),
    }
    return Walk(expected, level, baselines, origins, slopes)


def measured_in(series: Series) -> Flags:
    """Return in which periods it is known how far at least one measure stood out."""
    return np.asarray(~np.isnan(series.features).all(axis=2))


def origins_of(series: Series) -> Flags:
    """Return of which periods there can be a forecast: enough is known before, something in it."""
    enough = known_before(series.values, series.lines) >= LEAST
    return np.asarray(enough & measured_in(series))


def _weighted(features: Floats, slopes: Floats) -> Floats:
    """Return what the features of each period come to.

    One feature after the other: whatever lies elsewhere in the arrays, sums are rounded alike.
    """
    found = np.zeros(features.shape[:2])
    for at in range(features.shape[2]):
        found += np.nan_to_num(features[:, :, at]) * slopes[:, at]
    return found


def _before(series: Series, level: Floats) -> Floats:
    """Return how far each value was from its level, on the regression's scale."""
    if not series.shares:
        return series.values - level
    n = series.weights
    return empirical_logit(series.values, n) - empirical_logit(level, n)


def _after(series: Series, level: Floats, shift: Floats) -> Floats:
    """Return the level, moved by ``shift``, which comes from telemetry."""
    if not series.shares:
        return level + shift
    inside = np.clip(level, _EDGE, 1.0 - _EDGE)
    odds = np.ascontiguousarray(np.log(inside / (1.0 - inside)) + shift)
    found: Floats = 1.0 / (1.0 + np.exp(-odds))
    return found


def empirical_logit(share: Floats, n: Floats) -> Floats:
    """Return the log odds of a share of ``n`` answers, half an answer added on either side."""
    found: Floats = np.log((share * n + 0.5) / ((1.0 - share) * n + 0.5))
    return found


def _slopes(series: Series, moved: Floats, measured: Flags, wanted: Flags) -> Floats:
    """Return the regression's coefficients before each period that wants them; else 0.

    Where hardly any rows were added since they were found last, they stay: years of daily answers
    would take minutes.
    """
    periods, features = series.features.shape[1:]
    slopes = np.zeros((periods, features))
    found, number = np.zeros(features), 0
    known = Sums.of(np.zeros((0, features)), np.zeros(0), np.zeros(0))
    for at, new in enumerate(_by_period(series, moved, measured)):
        if wanted[at]:
            if known.rows > number * ANEW:
                number, found = known.rows, known.ridge()
            slopes[at] = found
        known = known.plus(new)
    return slopes


def _by_period(series: Series, moved: Floats, measured: Flags) -> Iterator[Sums]:
    """Yield what the rows of each period add up to."""
    usable = ~np.isnan(moved) & measured & (series.weights > 0)
    for at in range(usable.shape[1]):
        mine = usable[:, at]
        features = np.nan_to_num(series.features[mine, at])
        yield Sums.of(features, moved[mine, at], series.weights[mine, at])


class Sums(Struct, frozen=True):
    """All that a ridge regression needs of its rows; more rows are added without the former ones.

    ``squares`` (features × features) and ``products`` (features) are weighted sums over ``rows``
    rows, whose weights come to ``weight``.
    """

    squares: Floats
    products: Floats
    weight: float
    rows: int

    @classmethod
    def of(cls, features: Floats, moved: Floats, weights: Floats) -> Self:
        """Return the sums of some rows; ``features`` are rows × features."""
        weighted: Floats = features.T * weights
        return cls(weighted @ features, weighted @ moved, float(weights.sum()), len(moved))

    def plus(self, other: Sums) -> Sums:
        """Return the sums of the rows of both."""
        return Sums(
            self.squares + other.squares,
            self.products + other.products,
            self.weight + other.weight,
            self.rows + other.rows,
        )

    def ridge(self) -> Floats:
        """Return the coefficients of a ridge regression through the origin.

        Weights count against their mean, so that the penalty is in rows (Hastie, Tibshirani and
        Friedman, *The Elements of Statistical Learning*, 2nd edition, 3.4.1).
        """
        mean = self.weight / self.rows
        penalty = PENALTY * np.eye(len(self.products))
        solved = np.linalg.solve(self.squares / mean + penalty, self.products / mean)
        return np.asarray(solved, dtype=np.float64)
