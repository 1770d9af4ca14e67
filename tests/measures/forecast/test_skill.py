"""Better beyond chance, or not shown."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from generator.measures.forecast.interval import intervals, share_scale, usual_number
from generator.measures.forecast.skill import lower_bound, skill

NAN = float("nan")


@given(st.lists(st.floats(-1, 1), min_size=2, max_size=40))
def test_the_bound_is_that_of_a_one_sided_t_test(gains):
    found = lower_bound(np.array(gains))
    error = np.std(gains, ddof=1) / np.sqrt(len(gains))
    bound = np.mean(gains) - stats.t.ppf(0.95, len(gains) - 1) * error
    assert found == pytest.approx(bound, abs=1e-9)


def record(off_model, off_base, number=12):
    values = np.full(number, 0.5)
    signs = np.resize([1.0, -1.0], number)
    wobble = np.resize([0.9, 1.1, 1.0], number)
    own = values + signs * off_model
    return skill(own, values, {"one": values + off_base * wobble, "bad": values + 0.4})


def test_it_is_held_against_the_best_baseline():
    found = record(0.05, 0.1)
    assert (found.best, found.origins) == ("one", 12)
    assert found.error == pytest.approx(0.05)
    assert found.best_error == pytest.approx(0.1)
    assert found.proved


def test_twelve_origins_are_needed():
    assert not record(0.05, 0.1, 11).proved
    assert record(0.05, 0.1, 12).proved


def test_as_good_as_the_best_is_not_better():
    assert not record(0.1, 0.1).proved
    assert not record(0.11, 0.1).proved


def test_only_periods_that_all_can_judge_count():
    values = np.array([0.5, 0.5, NAN, 0.5])
    found = skill(np.array([NAN, 0.6, 0.6, 0.6]), values, {"a": np.array([0.1, 0.2, 0.3, NAN])})
    assert (found.origins, found.best_error) == (1, pytest.approx(0.3))
    none = skill(np.full(3, NAN), np.full(3, 0.5), {"a": np.full(3, 0.5)})
    assert (none.origins, none.proved) == (0, False)


def test_intervals_come_from_earlier_misses_alone_and_hold_the_share_they_should():
    rng = np.random.default_rng(5)
    values = rng.normal(0.5, 0.1, size=(1, 400))
    ones = np.ones_like(values)
    found = intervals(np.full_like(values, 0.5), values, ones, ones)
    assert np.isnan(found.low[0, :9]).all()  # nine misses are the least for nine in ten
    assert not np.isnan(found.low[0, 9:]).any()
    held = (values >= found.low) & (values <= found.high)
    assert 0.87 <= held[0, 9:].mean() <= 0.93


def test_a_service_that_wobbles_more_gets_a_wider_interval():
    rng = np.random.default_rng(6)
    spread = np.array([[0.02], [0.2]])
    values = 0.5 + spread * rng.normal(size=(2, 200))
    ones = np.ones_like(values)
    found = intervals(np.full_like(values, 0.5), values, ones, ones)
    width = (found.high - found.low)[:, -1]
    assert width[1] > 4 * width[0]
    held = ((values >= found.low) & (values <= found.high))[:, 20:].mean(axis=1)
    assert (held > 0.84).all()


def test_more_answers_make_a_narrower_interval():
    assert share_scale(np.array([0.5]), np.array([100.0]))[0] == pytest.approx(0.05)
    assert share_scale(np.array([1.0]), np.array([100.0]))[0] > 0
    said = usual_number(np.array([[10.0, 30.0, 20.0, 0.0, NAN]]))
    assert said[0].tolist()[1:] == [10.0, 20.0, 20.0, 20.0]


def test_a_smaller_error_that_chance_can_explain_is_no_proof():
    rng = np.random.default_rng(3)
    values, off = np.full(24, 0.5), np.full(24, 0.05)
    guess = 0.5 + np.abs(rng.normal(0.06, 0.05, 24))
    found = skill(values + off, values, {"one": guess})
    assert found.best_error - found.error > 0.002
    assert found.bound < 0
    assert not found.proved


def test_a_lead_too_small_to_be_seen_is_none():
    assert not record(0.05, 0.0509, 24).proved
    assert record(0.05, 0.0509, 24).bound < 0 < record(0.05, 0.1, 24).bound
    values = np.full(24, 0.5)
    tiny, clear = ({"one": values + 0.05 + gain} for gain in (0.0009, 0.0011))
    assert skill(values + 0.05, values, tiny).bound > 0
    assert not skill(values + 0.05, values, tiny).proved
    assert skill(values + 0.05, values, clear).proved
