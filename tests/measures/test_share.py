from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import binom
from statsmodels.stats.proportion import proportion_confint

from generator.measures.interval import Interval, normal_quantile
from generator.measures.share import response_rate, share, shares, stratified_share, wilson

counts = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
counts_of_groups = st.lists(st.tuples(counts, st.integers(1, 10**6)), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_as_newcombe_1998(successes: int, n: int, low: float, high: float) -> None:
    found = wilson(successes, n)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_wilson_as_worked_examples(worked: dict[str, Any]) -> None:
    cases = {k: v for k, v in worked["wilson95"].items() if "/" in k}
    assert len(cases) == 4
    for fraction, bounds in cases.items():
        successes, n = map(int, fraction.split("/"))
        found = wilson(successes, n)
        assert [round(found.low, 4), round(found.high, 4)] == bounds


def test_govuk_top_two_of_five(worked: dict[str, Any]) -> None:
    survey = worked["govuk_satisfaction"]
    found = share(sum(survey["counts_1_to_5"][3:]), survey["n"])
    assert found.value == pytest.approx(survey["top2box"], abs=5e-7)


@given(counts, st.sampled_from([0.5, 0.8, 0.95, 0.99]))
def test_wilson_as_statsmodels(count: tuple[int, int], confidence: float) -> None:
    low, high = proportion_confint(*count, alpha=1 - confidence, method="wilson")
    found = wilson(*count, confidence)
    assert found.low == pytest.approx(low, abs=1e-9)
    assert found.high == pytest.approx(high, abs=1e-9)


@given(counts)
def test_interval_holds_the_share_within_0_and_1(count: tuple[int, int]) -> None:
    found = share(*count)
    assert 0.0 <= found.interval.low <= found.value <= found.interval.high <= 1.0
    assert found.value in found.interval


@given(counts)
def test_complement_mirrors_the_interval(count: tuple[int, int]) -> None:
    successes, n = count
    one, other = wilson(successes, n), wilson(n - successes, n)
    assert one.low == pytest.approx(1 - other.high, abs=1e-12)
    assert one.high == pytest.approx(1 - other.low, abs=1e-12)


@given(counts, st.integers(2, 9))
def test_more_answers_never_widen(count: tuple[int, int], times: int) -> None:
    successes, n = count
    assert wilson(successes * times, n * times).width < wilson(successes, n).width


def test_all_and_none_touch_the_ends_exactly() -> None:
    for n in range(1, 400):
        assert wilson(0, n).low == 0.0
        assert wilson(n, n).high == 1.0


def test_no_answers_have_no_share() -> None:
    with pytest.raises(ValueError, match="no share of no answers"):
        wilson(0, 0)
    with pytest.raises(ValueError, match="no share of no answers"):
        share(0, 0)
    with pytest.raises(ValueError, match="no share of no answers"):
        shares([0, 0, 0])


@pytest.mark.parametrize(
    ("successes", "n"), [(3, 2), (-1, 5), (1, -5), (math.nan, 5), (1, math.inf)]
)
def test_impossible_counts_are_refused(successes: float, n: float) -> None:
    with pytest.raises(ValueError, match=r"cannot be part of|at least 0"):
        wilson(successes, n)


@pytest.mark.parametrize("confidence", [0.0, 1.0, 95.0, math.nan])
def test_impossible_confidence_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        wilson(1, 2, confidence)


def test_normal_quantile() -> None:
    assert normal_quantile(0.95) == pytest.approx(1.959963984540054)


def test_shares_of_worse_same_better() -> None:
    found = shares([38, 44, 18])
    assert [part.value for part in found] == pytest.approx([0.38, 0.44, 0.18])
    assert all(part.n == 100 for part in found)
    assert found[0].interval == wilson(38, 100)


def test_response_rate() -> None:
    assert response_rate(241, 1130) == pytest.approx(241 / 1130)
    assert response_rate(0, 10) == 0.0
    with pytest.raises(ValueError, match="nobody was invited"):
        response_rate(0, 0)
    with pytest.raises(ValueError, match="do not fit"):
        response_rate(11, 10)


def test_interval_refuses_wrong_bounds() -> None:
    with pytest.raises(ValueError, match="above the upper"):
        Interval(0.6, 0.4)
    with pytest.raises(ValueError, match="finite"):
        Interval(math.nan, 0.4)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_interval_knows_its_members(a: float, b: float, value: float) -> None:
    assume(a <= b)
    assert (value in Interval(a, b)) == (a <= value <= b)


@pytest.mark.parametrize("n", [30, 100, 300])
def test_wilson_holds_the_truth_as_often_as_it_says(n: int) -> None:
    """Mean over true shares from .1 to .9: worked out exactly, and in 81 × 2,000 surveys."""
    truths = np.linspace(0.1, 0.9, 81)
    low, high = np.array([(w.low, w.high) for w in (wilson(k, n) for k in range(n + 1))]).T
    holds = (low <= truths[:, None]) & (truths[:, None] <= high)
    exactly = (binom.pmf(np.arange(n + 1), n, truths[:, None]) * holds).sum(axis=1)
    assert 0.945 <= exactly.mean() <= 0.957
    drawn = np.random.default_rng(20260930).binomial(n, truths[:, None], size=(81, 2000))
    simulated = np.take_along_axis(holds, drawn, axis=1).mean()
    assert 0.945 <= simulated <= 0.957
    assert simulated == pytest.approx(exactly.mean(), abs=0.002)


@given(counts_of_groups)
def test_a_share_of_groups_lies_within_them(groups: list[tuple[tuple[int, int], int]]) -> None:
    successes, numbers = zip(*(count for count, _ in groups), strict=True)
    sizes = [size for _, size in groups]
    found = stratified_share(successes, numbers, sizes)
    parts = [share(*count) for count, _ in groups]
    assert found.value == pytest.approx(np.average([each.value for each in parts], weights=sizes))
    assert 0.0 <= found.interval.low <= found.value <= found.interval.high <= 1.0
    assert found.interval.low >= min(each.interval.low for each in parts) - 1e-12
    assert found.interval.high <= max(each.interval.high for each in parts) + 1e-12
    assert found.n == sum(numbers)


@given(counts, st.integers(1, 10**6))
def test_the_share_of_one_group_is_its_own(count: tuple[int, int], size: int) -> None:
    found, own = stratified_share([count[0]], [count[1]], [size]), share(*count)
    assert found.value == pytest.approx(own.value)
    assert found.interval.low == pytest.approx(own.interval.low, abs=1e-12)
    assert found.interval.high == pytest.approx(own.interval.high, abs=1e-12)


@pytest.mark.parametrize(
    ("truth", "numbers", "sizes"),
    [
        ((0.9, 0.4), (50, 50), (100, 300)),
        ((0.95, 0.5, 0.1), (15, 40, 12), (30, 500, 200)),
        ((0.5, 0.5), (30, 200), (900, 100)),
    ],
)
def test_a_share_of_groups_holds_the_truth_as_often_as_it_says(truth, numbers, sizes) -> None:
    rng = np.random.default_rng(20261031)
    true = float(np.average(truth, weights=sizes))
    drawn = rng.binomial(numbers, truth, size=(2000, len(truth))).tolist()
    found = [stratified_share(successes, numbers, sizes).interval for successes in drawn]
    held = np.mean([each.low <= true <= each.high for each in found])
    assert 0.935 <= held <= 0.975


def test_a_whole_without_people_or_a_group_without_answers_has_no_share() -> None:
    with pytest.raises(ValueError, match="without people"):
        stratified_share([1], [2], [0])
    with pytest.raises(ValueError, match="no answers"):
        stratified_share([1, 0], [2, 0], [5, 5])
