"""Trials on rows of any table: what is held out is not known, and importance is where it is put."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.inspection import permutation_importance

from generator.measures.forecast.features import standing_out
from generator.measures.forecast.trial import forward, held_out, importance, score


def table(rows: int = 120, strength: float = 1.0, seed: int = 2):
    rng = np.random.default_rng(seed)
    features = rng.normal(5.0, 2.0, size=(rows, 2))
    values = 3.0 + strength * features[:, 0] + rng.normal(0, 0.5, rows)
    return values, features, np.arange(rows) % 20


def series(strength: float = 0.5, seed: int = 3):
    rng = np.random.default_rng(seed)
    raw = rng.normal(5.0, 1.0, size=(6, 40, 2))
    values = 3.0 + strength * raw[:, :, 0] + rng.normal(0, 0.2, (6, 40))
    unusual = [standing_out(raw[:, :, at], np.ones(6)) for at in range(2)]
    return values, np.stack(unusual, axis=2)


@cache
def of_table():
    return held_out(*table())


@settings(max_examples=40)
@given(st.integers(0, 19), st.integers(0, 2**32 - 1))
def test_what_is_held_out_is_not_known_to_its_own_forecast(group, seed):
    values, features, groups = table()
    other = values.copy()
    other[groups == group] = np.random.default_rng(seed).normal(0, 1e6, (groups == group).sum())
    one, two = of_table(), held_out(other, features, groups)
    mine = groups == group
    for a, b in (
        (one.expected, two.expected),
        (one.guesses["median guess"], two.guesses["median guess"]),
    ):
        assert a[mine].tobytes() == b[mine].tobytes()


@pytest.mark.parametrize(
    "made", [lambda: held_out(*table()), lambda: forward(*series())], ids=["held", "time"]
)
def test_the_measure_that_carries_it_is_found_and_the_other_is_not(made):
    trial = made()
    found = score(trial)
    assert found.proved
    assert found.error < 0.8 * min(found.errors.values())
    assert found.gain == pytest.approx(found.errors[found.best] - found.error, rel=0.2)
    carries, idle = importance(trial)
    assert carries.rise > 0.5 * found.gain
    assert abs(idle.rise) < 0.05 * carries.rise
    assert 0 < carries.spread < carries.rise
    assert importance(trial) == (carries, idle)
    assert 0.8 <= found.coverage <= 0.98


def test_importance_is_the_one_of_scikit_learn_but_for_the_shuffling():
    """Both shuffle at random; the means of thirty times lie close to each other."""
    trial = held_out(*table())

    class Given:
        def fit(self, *_):
            return self

        def predict(self, features):
            return trial.offset + (features * trial.slopes).sum(axis=1)

    theirs = permutation_importance(
        Given(),
        trial.features,
        trial.values,
        scoring=lambda model, x, y: -np.abs(model.predict(x) - y).mean(),
        n_repeats=30,
        random_state=0,
    )
    for ours, rise, spread in zip(
        importance(trial), theirs["importances_mean"], theirs["importances_std"], strict=True
    ):
        assert abs(ours.rise - rise) <= 4 * spread / np.sqrt(30)
        assert ours.spread == pytest.approx(spread, rel=0.6)


@pytest.mark.parametrize(
    "made",
    [lambda: held_out(*table(strength=0.0)), lambda: forward(*series(0.0))],
    ids=["held", "time"],
)
def test_measures_that_say_nothing_are_not_better_than_a_guess(made):
    trial = made()
    assert not score(trial).proved


def test_a_forecast_is_its_offset_and_what_its_features_come_to():
    for trial in (held_out(*table()), forward(*series())):
        expected = trial.offset + (trial.features * trial.slopes).sum(axis=1)
        np.testing.assert_allclose(trial.expected, expected, atol=1e-9)


def test_few_units_prove_nothing_however_many_rows_there_are():
    values, features, groups = table()
    found = score(held_out(values, features, groups % 3))
    assert (found.units, found.enough, found.proved) == (3, False, False)


def test_a_feature_without_values_counts_as_usual():
    values, features, groups = table()
    features[:, 1] = np.nan
    features[3, 0] = np.nan
    trial = held_out(values, features, groups)
    assert np.isfinite(trial.expected).all()
    assert (trial.slopes[:, 1] == 0).all()


def test_features_of_a_group_do_not_set_the_rule_for_itself():
    values, features, groups = table()
    other = features.copy()
    other[groups == 4] += 50.0
    one, two = held_out(values, features, groups), held_out(values, other, groups)
    mine = groups == 4
    assert one.slopes[mine].tobytes() == two.slopes[mine].tobytes()
    usual = features[~mine].mean(axis=0)
    spread = features[~mine].std(axis=0)
    clipped = np.clip((features[mine] - usual) / spread, -3, 3)
    np.testing.assert_allclose(one.features[mine], clipped)


def test_the_gain_is_that_of_the_middle_unit_however_many_rows_it_has():
    values, features, groups = table()
    uneven = np.where(groups < 10, 0, groups)
    trial = held_out(values, features, uneven)
    off = np.abs(trial.guesses["median guess"] - values) - np.abs(trial.expected - values)
    by_unit = [off[uneven == unit].mean() for unit in np.unique(uneven)]
    assert score(trial).gain == pytest.approx(np.mean(by_unit))
    assert score(trial).units == len(by_unit) == 11
