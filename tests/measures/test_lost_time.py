from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from generator.measures.lost_time import mean_minutes, median_minutes

minutes = st.lists(st.integers(0, 600), min_size=6, max_size=200)


@given(minutes)
def test_the_interval_of_a_median_is_that_of_scipy(lost: list[int]) -> None:
    found = median_minutes(lost)
    theirs = stats.quantile_test(lost, q=0, p=0.5).confidence_interval(0.95)
    assert found.value == np.median(lost)
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == (theirs.low, theirs.high)


@pytest.mark.parametrize("n", [1, 2, 5])
def test_so_few_have_a_median_without_an_interval(n: int) -> None:
    assert median_minutes(range(n)).interval is None


@pytest.mark.parametrize(("n", "k"), [(6, 1), (10, 2), (30, 10), (100, 40), (20_000, 9_861)])
def test_the_ranks_are_those_of_the_binomial_distribution(n: int, k: int) -> None:
    found = median_minutes(range(n)).interval
    assert found is not None
    assert (found.low, found.high) == (k - 1, n - k)
    assert stats.binom.cdf(k - 1, n, 0.5) <= 0.025 < stats.binom.cdf(k, n, 0.5)


def hall_by_search(values: np.ndarray, z: float) -> tuple[float, float]:
    """Return Hall's interval without his closed form: the roots of his transformation."""
    from scipy.optimize import brentq

    n, sd, a = len(values), values.std(), float(stats.skew(values))

    def bent(w: float, goal: float) -> float:
        return math.sqrt(n) * (w + a * w**2 / 3 + a**2 * w**3 / 27 + a / (6 * n)) - goal

    low, high = (values.mean() - sd * brentq(bent, -9, 9, args=(goal,)) for goal in (z, -z))
    return low, high


def sample(rng: np.random.Generator, size: int | tuple[int, ...], zeros: float) -> np.ndarray:
    """Minutes as people give them: many lost none, some much; capped at eight hours."""
    lost = np.minimum(rng.lognormal(math.log(20), 1.2, size), 480)
    return np.where(rng.random(size) < zeros, 0.0, lost)


@pytest.mark.parametrize("seed", range(8))
def test_halls_interval_is_where_his_transformation_says(seed: int) -> None:
    values = sample(np.random.default_rng(seed), 150, 0.55)
    some = values[values > 0]
    found = mean_minutes(some.tolist(), len(values) - len(some), 480)
    low, high = hall_by_search(values, stats.norm.ppf(0.975))
    assert found.interval is not None
    assert found.value == pytest.approx(values.mean())
    assert (found.interval.low, found.interval.high) == pytest.approx((max(low, 0), high))


@pytest.mark.parametrize(("zeros", "n"), [(0.3, 100), (0.55, 100), (0.55, 400), (0.8, 100)])
def test_halls_interval_holds_the_truth_as_often_as_it_says(zeros: float, n: int) -> None:
    rng = np.random.default_rng(20261031)
    truth = (1 - zeros) * sample(rng, 4_000_000, 0.0).mean()
    ours = plain = 0
    for values in sample(rng, (2000, n), zeros):
        some = values[values > 0]
        interval = mean_minutes(some.tolist(), n - len(some), 480).interval
        assert interval is not None
        ours += truth in interval
        half = stats.t.ppf(0.975, n - 1) * values.std(ddof=1) / math.sqrt(n)
        plain += abs(values.mean() - truth) <= half
    assert ours / 2000 >= 0.925
    assert ours > plain


def test_a_day_is_the_most_that_counts_of_one_answer() -> None:
    assert mean_minutes([30, 5000], 0, 480).value == 255
    assert mean_minutes([480] * 4, 0, 480).interval is None


def test_those_who_lost_nothing_count() -> None:
    assert mean_minutes([60], 3, 480).value == 15
    nobody = mean_minutes([], 7, 480)
    assert (nobody.value, nobody.interval, nobody.n) == (0, None, 7)


@pytest.mark.parametrize("wrong", [[], [-1.0], [math.nan], [math.inf]])
def test_what_is_no_time_has_no_figure(wrong: list[float]) -> None:
    with pytest.raises(ValueError, match=r"nobody said|must be finite"):
        median_minutes(wrong)
    with pytest.raises(ValueError, match=r"nobody said|must be finite"):
        mean_minutes(wrong, 0, 480)


@given(minutes, st.integers(0, 200))
def test_a_mean_lies_in_its_interval(lost: list[int], none: int) -> None:
    found = mean_minutes(lost, none, 480)
    if found.interval is not None:
        assert found.interval.low <= found.value <= found.interval.high
