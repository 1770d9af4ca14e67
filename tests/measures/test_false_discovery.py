from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from generator.measures.false_discovery import adjusted_p_values, discoveries, expected_false

p_lists = st.lists(st.floats(0, 1) | st.sampled_from([0.0, 0.01, 0.05, 1.0]), min_size=1)


@given(p_lists, st.sampled_from([0.05, 0.10, 0.25]))
def test_as_statsmodels(p: list[float], rate: float) -> None:
    listed, adjusted, _, _ = multipletests(p, alpha=rate, method="fdr_bh")
    assert discoveries(p, rate) == tuple(listed)
    assert adjusted_p_values(p) == pytest.approx(tuple(adjusted), abs=1e-12)


def test_example_of_benjamini_and_hochberg_1995() -> None:
    p = [.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719,
         .6528, .7590, 1.0]  # fmt: skip
    assert sum(discoveries(p, 0.05)) == 4


def test_a_later_value_can_pull_an_earlier_one_in() -> None:
    assert discoveries([0.09, 0.095], 0.10) == (True, True)


def test_listed_are_those_with_a_small_adjusted_value() -> None:
    p = np.random.default_rng(7).uniform(size=500) ** 3
    adjusted = adjusted_p_values(p)
    assert discoveries(p, 0.10) == tuple(value <= 0.10 for value in adjusted)


def test_nothing_to_list() -> None:
    assert discoveries([]) == ()
    assert adjusted_p_values([]) == ()
    assert discoveries([0.9, 0.8]) == (False, False)


@pytest.mark.parametrize("wrong", [math.nan, -0.1, 1.1])
def test_wrong_p_values_are_refused(wrong: float) -> None:
    for call in (discoveries, adjusted_p_values):
        with pytest.raises(ValueError, match="between 0 and 1"):
            call([0.5, wrong])


def test_wrong_rates_and_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="rate lies between"):
        discoveries([0.5], 0.0)
    with pytest.raises(ValueError, match="at least 0"):
        expected_false(-1)


def test_expected_false() -> None:
    assert expected_false(20) == pytest.approx(2.0)
    assert expected_false(0) == 0.0
