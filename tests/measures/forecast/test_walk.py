"""Walking forward: nothing of the future in the past, and what simulation says of the routine."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.linear_model import Ridge

from generator.measures.forecast.walk import LEAST, PENALTY, Series, Sums, empirical_logit, walk
from tests.measures.forecast.simulated import forecast, organisation

NAN = float("nan")


def series(values, features=None, weights=None) -> Series:
    values = np.array([values], dtype=float)
    given = np.ones((*values.shape, 1)) if features is None else np.array([features], dtype=float)
    n = np.full(values.shape, 50.0) if weights is None else np.array([weights], dtype=float)
    return Series(values, n, np.zeros(values.shape, dtype=np.int64), given, shares=True, season=12)


def test_the_ridge_is_the_one_of_scikit_learn_through_the_origin():
    rng = np.random.default_rng(4)
    x, y, w = rng.normal(size=(40, 3)), rng.normal(size=40), rng.uniform(1, 9, 40)
    theirs = Ridge(alpha=PENALTY, fit_intercept=False).fit(x, y, sample_weight=w / w.mean())
    parts = (Sums.of(x[some], y[some], w[some]) for some in (slice(25), slice(25, 40)))
    found = next(parts).plus(next(parts)).ridge()
    np.testing.assert_allclose(found, theirs.coef_, rtol=1e-10)


def test_the_empirical_logit_knows_no_infinity():
    found = empirical_logit(np.array([0.0, 0.5, 1.0]), np.array([10.0, 10.0, 10.0]))
    np.testing.assert_allclose(found, [-np.log(21), 0.0, np.log(21)])


def test_each_forecast_is_the_level_moved_by_what_was_measured():
    found = walk(organisation(0.5, seed=3, services=4))
    at = found.origins
    assert at[:, :LEAST].sum() == 0
    assert at[:, LEAST:].all()
    odds = np.log(found.expected[at] / (1 - found.expected[at]))
    before = np.log(found.level[at] / (1 - found.level[at]))
    features = organisation(0.5, seed=3, services=4).features
    shift = np.einsum("stf,tf->st", np.nan_to_num(features), found.slopes)[at]
    np.testing.assert_allclose(odds - before, shift, atol=1e-9)
    assert (found.slopes[LEAST + 1 :] > 0).all()


def test_telemetry_that_never_moved_gives_the_smoothed_level_itself():
    nothing = np.zeros((40, 1))
    found = walk(series(np.linspace(0.3, 0.7, 40), nothing))
    np.testing.assert_allclose(found.expected[found.origins], found.level[found.origins])


@pytest.mark.parametrize(
    "one",
    [
        series([0.5] * 40),
        series([0.5]),
        series([]),
        series([NAN] * 40),
        series([1.0] * 40),
        series([0.5] * 40, [[NAN]] * 40),
        series([0.5] * 40, weights=[0.0] * 40),
    ],
    ids=["constant", "one", "none", "all missing", "all like it", "not measured", "no answers"],
)
def test_poor_series_give_no_skill_and_no_error(one):
    found, sure, records = forecast(one)
    assert not any(record.proved for record in records)
    assert ((found.expected >= 0) & (found.expected <= 1) | np.isnan(found.expected)).all()
    assert not np.isinf(sure.low).any()


def test_coefficients_are_found_anew_only_where_rows_were_added():
    """Month by month for three years, but not on each of nine hundred days."""
    months, days = (organisation(0.4, seed=2, services=2, periods=n) for n in (36, 900))
    for one, least, most in ((months, 23, 24), (days, 60, 260)):
        slopes = walk(one).slopes[LEAST:]
        anew = 1 + (np.diff(slopes, axis=0) != 0).any(axis=1).sum()
        assert least <= anew <= most, anew


def test_without_telemetry_nothing_is_forecast():
    found = walk(series([0.5, 0.6] * 20, [[NAN]] * 40))
    assert np.isnan(found.expected).all()


ORGANISATION = organisation(0.4, seed=8, services=5)


@cache
def forecast_of_all():
    return forecast(ORGANISATION)


@settings(max_examples=60)
@given(st.integers(1, 35), st.integers(0, 2**32 - 1), st.floats(0, 1))
def test_the_future_changes_no_forecast_by_a_bit(at, seed, missing):
    """Answers of the period and all that comes later; telemetry only of what comes later."""
    rng = np.random.default_rng(seed)
    one = ORGANISATION
    values, weights = one.values.copy(), one.weights.copy()
    values[:, at:] = np.where(rng.random(values[:, at:].shape) < missing, NAN, rng.random())
    weights[:, at:] = rng.integers(0, 10_000, weights[:, at:].shape)
    features = one.features.copy()
    features[:, at + 1 :] = rng.normal(0, 100, features[:, at + 1 :].shape)
    lines = one.lines.copy()
    lines[:, at + 1 :] = 1
    other = Series(values, weights, lines, features, True, 12)
    (before, sure, _), (after, unsure, _) = forecast_of_all(), forecast(other)
    for a, b in (
        (before.expected, after.expected),
        (before.slopes.T, after.slopes.T),
        (sure.low, unsure.low),
        (sure.high, unsure.high),
        *((before.baselines[name], after.baselines[name]) for name in before.baselines),
    ):
        assert a[:, : at + 1].tobytes() == b[:, : at + 1].tobytes()


@pytest.mark.parametrize(("strength", "memory"), [(0.3, 0.0), (0.6, 0.0), (0.4, 0.6)])
def test_where_telemetry_drives_liking_the_error_is_a_fifth_smaller(strength, memory):
    """One standard deviation of a measure moves the log odds by ``strength``; 80 answers."""
    _, _, records = forecast(organisation(strength, seed=1, memory=memory))
    error = np.mean([record.error for record in records])
    best = np.mean([record.best_error for record in records])
    assert error <= 0.8 * best
    assert np.mean([record.proved for record in records]) > 0.75


@pytest.mark.parametrize("memory", [0.0, 0.8])
def test_where_it_does_not_at_most_one_service_in_twenty_shows_a_forecast(memory):
    """10 organisations of 100 services, 24 origins each."""
    shown = [
        record.proved
        for seed in range(10)
        for record in forecast(organisation(0.0, seed=seed, memory=memory))[2]
    ]
    assert len(shown) == 1000
    assert np.mean(shown) <= 0.05


@pytest.mark.parametrize("strength", [0.0, 0.3, 0.6])
def test_nine_of_ten_intervals_hold_what_comes_true(strength):
    """4 organisations of 100 services; the least number of intervals judged is stated."""
    records = [r for seed in range(4) for r in forecast(organisation(strength, seed=20 + seed))[2]]
    judged = sum(record.judged for record in records)
    held = sum(record.coverage * record.judged for record in records)
    assert judged >= 9000
    assert 0.87 <= held / judged <= 0.93
