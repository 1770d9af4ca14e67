"""A trial of measures on rows that the regression had not seen, whatever the rows are about.

The regression and the rules are those of the site's own forecasts.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from msgspec import Struct

from generator.measures.forecast.baselines import Floats, Ints, middle
from generator.measures.forecast.features import WIDEST
from generator.measures.forecast.interval import SURE, intervals
from generator.measures.forecast.skill import LEAST_ORIGINS, lower_bound
from generator.measures.forecast.walk import Series, Sums, walk

SHUFFLES = 30
_LEAST_MISSES = 9


class Trial(Struct, frozen=True):
    """Rows, each with what was forecast of it by those that were known without it.

    ``units`` number the steps of time, or the groups, that were forecast together. A forecast is
    ``offset`` plus ``features`` times ``slopes`` (both rows × features). ``guesses`` are those of
    baselines by name; ``low`` and ``high`` not a number where no interval could be given.
    """

    values: Floats
    expected: Floats
    guesses: Mapping[str, Floats]
    low: Floats
    high: Floats
    units: Ints
    features: Floats
    slopes: Floats
    offset: Floats


class Score(Struct, frozen=True):
    """What came of a trial: mean absolute errors, and by how much the best guess was beaten.

    ``bound`` is the one-sided 95 % lower bound of ``gain``; units count, for rows of one unit are
    no chances apart.
    """

    rows: int
    units: int
    error: float
    errors: Mapping[str, float]
    best: str
    gain: float
    bound: float
    coverage: float
    judged: int

    @property
    def enough(self) -> bool:
        """Whether there were units enough to tell skill from chance."""
        return self.units >= LEAST_ORIGINS

    @property
    def proved(self) -> bool:
        """Whether the measures say more than the best guess, beyond chance."""
        return self.enough and self.bound > 0.0


class Importance(Struct, frozen=True):
    """How much larger the error gets when a feature is shuffled, and how much that varies."""

    rise: float
    spread: float


def forward(values: Floats, features: Floats) -> Trial:
    """Walk forward in time: series × steps, features how far each measure stood out."""
    ones = np.ones(values.shape)
    lines = np.zeros(values.shape, dtype=np.int64)
    found = walk(Series(values, np.where(np.isnan(values), 0.0, 1.0), lines, features, False))
    sure = intervals(found.expected, values, ones, ones)
    rows = found.origins & ~np.isnan(values)
    step = np.broadcast_to(np.arange(values.shape[1]), values.shape)
    guesses = {
        "last value": found.baselines["last value"],
        "smoothed level": found.level,
        "median guess": middle(values),
    }
    return Trial(
        values[rows],
        found.expected[rows],
        {name: said[rows] for name, said in guesses.items()},
        sure.low[rows],
        sure.high[rows],
        step[rows].astype(np.int64),
        np.nan_to_num(features[rows]),
        found.slopes[step[rows]],
        found.level[rows],
    )


def held_out(values: Floats, features: Floats, groups: Ints) -> Trial:
    """Forecast each group by the rows of all others; ``features`` are rows × features.

    Features are standardised by what the others have; one that is not known counts as theirs.
    """
    count, width = features.shape
    standardised, slopes = np.zeros((count, width)), np.zeros((count, width))
    offset, median = np.zeros(count), np.zeros(count)
    for group in np.unique(groups):
        mine = groups == group
        usual, spread = _usual(features[~mine])
        known = _standardised(features[~mine], usual, spread)
        mean = values[~mine].mean()
        slope = Sums.of(known, values[~mine] - mean, np.ones(int((~mine).sum()))).ridge()
        standardised[mine] = _standardised(features[mine], usual, spread)
        slopes[mine], offset[mine] = slope, mean
        median[mine] = np.median(values[~mine])
    expected = offset + (standardised * slopes).sum(axis=1)
    low, high = _around(expected, values, groups)
    guesses = {"median guess": median}
    return Trial(values, expected, guesses, low, high, groups, standardised, slopes, offset)


def _usual(features: Floats) -> tuple[Floats, Floats]:
    """Return mean and standard deviation of each feature; 0 and 1 where nothing is known."""
    known = ~np.isnan(features)
    number = np.maximum(known.sum(axis=0), 1)
    mean = np.where(known, features, 0.0).sum(axis=0) / number
    squares = np.where(known, features - mean, 0.0) ** 2
    spread = np.sqrt(squares.sum(axis=0) / number)
    return mean, np.where(spread > 1e-9 * (1.0 + np.abs(mean)), spread, np.inf)


def _standardised(features: Floats, mean: Floats, spread: Floats) -> Floats:
    found: Floats = np.clip(np.nan_to_num((features - mean) / spread), -WIDEST, WIDEST)
    return found


def _around(expected: Floats, values: Floats, groups: Ints) -> tuple[Floats, Floats]:
    """Return intervals from the misses of all other groups."""
    misses, half = np.abs(values - expected), np.full(len(values), math.nan)
    for group in np.unique(groups):
        others = np.sort(misses[groups != group])
        rank = math.ceil((len(others) + 1) * SURE)
        if _LEAST_MISSES <= rank <= len(others):
            half[groups == group] = others[rank - 1]
    return expected - half, expected + half


def score(trial: Trial) -> Score:
    """Return what came of a trial of at least one row."""
    own = np.abs(trial.expected - trial.values)
    off = {name: np.abs(said - trial.values) for name, said in trial.guesses.items()}
    errors = {name: float(each.mean()) for name, each in off.items()}
    best = min(errors, key=lambda name: errors[name])
    units, place = np.unique(trial.units, return_inverse=True)
    gains = np.bincount(place, off[best] - own) / np.bincount(place)
    judged = ~np.isnan(trial.low)
    inside = (trial.values >= trial.low) & (trial.values <= trial.high)
    return Score(
        rows=len(own),
        units=len(units),
        error=float(own.mean()),
        errors=errors,
        best=best,
        gain=float(gains.mean()),
        bound=lower_bound(gains),
        coverage=float(inside[judged].mean()) if judged.any() else math.nan,
        judged=int(judged.sum()),
    )


def importance(trial: Trial) -> tuple[Importance, ...]:
    """Return for each feature how much the error grows when it is shuffled; the seed is fixed.

    Each row keeps its own coefficients (Breiman, *Random Forests*, 2001, section 10).
    """
    rng = np.random.default_rng(0)
    expected = trial.offset + (trial.features * trial.slopes).sum(axis=1)
    error = float(np.abs(expected - trial.values).mean())
    found = []
    for at in range(trial.features.shape[1]):
        slope, feature = trial.slopes[:, at], trial.features[:, at]
        shuffled = (rng.permutation(feature) for _ in range(SHUFFLES))
        moved = (expected + slope * (other - feature) for other in shuffled)
        rises = [float(np.abs(each - trial.values).mean()) - error for each in moved]
        found.append(Importance(float(np.mean(rises)), float(np.std(rises))))
    return tuple(found)
