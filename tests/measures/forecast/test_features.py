"""What stands out: in standard deviations of what was known, and no unit's change rules it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.measures.forecast.features import (
    LEAST,
    WIDEST,
    hours_standing_out,
    standing_out,
)

NAN = float("nan")
UP, DOWN = np.array([1.0]), np.array([-1.0])


def test_it_is_held_against_the_smoothed_level_of_the_values_before():
    known = [4.0, 6.0, 4.0, 6.0, 4.0, 6.0]
    level = 4.0
    for value in known[1:]:
        level = 0.2 * value + 0.8 * level
    spread = np.std(known, ddof=1)
    found = standing_out(np.array([[*known, 6.5]]), UP)
    assert np.isnan(found[0, :LEAST]).all()
    assert found[0, 6] == pytest.approx((6.5 - level) / spread)
    assert standing_out(np.array([[*known, 6.5]]), DOWN)[0, 6] == pytest.approx(-found[0, 6])


@pytest.mark.parametrize("values", [[5.0] * 12, [NAN] * 12, [7.0], [], [NAN] * 11 + [3.0]])
def test_what_never_moved_or_was_not_measured_says_nothing(values):
    assert np.isnan(standing_out(np.array([values], dtype=float), UP)).all()


def test_no_value_counts_for_more_than_the_widest():
    values = [4.0, 6.0] * 5 + [90.0, 5.0]
    found = standing_out(np.array([values]), UP)[0]
    assert found[10] == WIDEST


@pytest.mark.parametrize("factor", [1000.0, 0.001, 60.0])
def test_with_another_unit_a_measure_begins_anew(factor):
    values = np.array([4.0, 6.0, 5.0, 4.5, 6.1, 5.2, 4.4, 5.9] * 2)
    again = np.concatenate([values, values * factor])
    found = standing_out(again[None], UP)[0]
    assert np.isnan(found[16 : 16 + LEAST]).all()
    alone = standing_out((values * factor)[None], UP)[0]
    np.testing.assert_allclose(found[16:], alone, atol=1e-9)


def test_infinite_and_missing_values_are_not_measured():
    values = [4.0, 6.0] * 4
    plain = standing_out(np.array([[*values, NAN, 5.5]]), UP)
    endless = standing_out(np.array([[*values, np.inf, 5.5]]), UP)
    assert plain.tobytes() == endless.tobytes()
    assert np.isnan(plain[0, 8])
    assert not np.isnan(plain[0, 9])


def test_hours_without_it_are_held_against_usual_ones():
    found = hours_standing_out(np.array([[0.0, 0.0, 9.0, 0.0], [NAN, NAN, NAN, 0.0]]))
    assert found[0, 1] == 0.0
    assert found[0, 2] == pytest.approx(-np.log(10.0))
    assert found[0, 3] == pytest.approx(0.2 * np.log(10.0))
    assert np.isnan(found[1]).all()


@given(st.lists(st.one_of(st.just(NAN), st.floats(-1e9, 1e9)), min_size=2, max_size=40), st.data())
def test_a_later_value_changes_nothing_before_it(values, data):
    at = data.draw(st.integers(1, len(values) - 1))
    other = [*values[:at], *(data.draw(st.floats(-1e9, 1e9)) for _ in values[at:])]
    for one, two in (
        (standing_out(np.array([values]), UP), standing_out(np.array([other]), UP)),
        (
            hours_standing_out(np.abs(np.array([values]))),
            hours_standing_out(np.abs(np.array([other]))),
        ),
    ):
        assert one[:, :at].tobytes() == two[:, :at].tobytes()
        assert (np.isnan(one) | np.isfinite(one)).all()
