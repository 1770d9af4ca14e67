"""Guesses without telemetry: the published check values, gaps, and lines that break."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.measures.forecast.baselines import (
    known_before,
    last_value,
    middle,
    smoothed,
    year_before,
)
from tests.real_data import shared_data
from tests.skips import REAL_DATA

NAN = float("nan")
BASELINES = (last_value, smoothed, lambda values: year_before(values, 12), middle)


def said(found) -> list[float | None]:
    return [None if value != value else round(float(value), 6) for value in found[0]]


@pytest.mark.parametrize(
    ("baseline", "error"), list(zip(BASELINES, (0.1473, 0.1219, 0.1695), strict=False))
)
def test_the_errors_on_the_sorn_series_are_those_that_methods_names(baseline, error):
    folder = shared_data()
    if folder is None:
        pytest.skip(REAL_DATA)
    file = folder / "govuk" / "dvla_vehicle_licensing_satisfaction_monthly.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        values = np.array([[float(row["satisfaction_sorn"]) for row in csv.DictReader(lines)]])
    off = np.abs(baseline(values) - values)[0, 24:]
    assert len(off) == 89
    assert round(float(off.mean()), 4) == error


def test_each_baseline_says_what_it_is_called():
    values = np.array([[1.0, 2.0, 4.0, 3.0]])
    assert said(last_value(values)) == [None, 1.0, 2.0, 4.0]
    assert said(smoothed(values, 0.5)) == [None, 1.0, 1.5, 2.75]
    assert said(year_before(values, 2)) == [None, None, 1.0, 2.0]
    assert said(middle(values)) == [None, 1.0, 1.5, 2.0]
    assert known_before(values).tolist() == [[0, 1, 2, 3]]


def test_a_gap_changes_nothing_and_is_no_zero():
    values = np.array([[1.0, NAN, 4.0, NAN]])
    assert said(last_value(values)) == [None, 1.0, 1.0, 4.0]
    assert said(smoothed(values, 0.5)) == [None, 1.0, 1.0, 2.5]
    assert said(year_before(values, 2)) == [None, None, 1.0, None]
    assert known_before(values).tolist() == [[0, 1, 1, 2]]


def test_nothing_is_carried_over_where_a_line_ends():
    values, lines = np.array([[1.0, 2.0, 4.0, 3.0]]), np.array([[0, 0, 1, 1]])
    assert said(last_value(values, lines)) == [None, 1.0, None, 4.0]
    assert said(smoothed(values, 0.5, lines)) == [None, 1.0, None, 4.0]
    assert said(year_before(values, 2, lines)) == [None, None, None, None]
    assert known_before(values, lines).tolist() == [[0, 1, 0, 1]]


@pytest.mark.parametrize("baseline", BASELINES)
@pytest.mark.parametrize("values", [[[]], [[0.5]], [[NAN, NAN, NAN]]])
def test_of_nothing_nothing_is_said(baseline, values):
    assert np.isnan(baseline(np.array(values, dtype=float))).all()


@given(st.lists(st.one_of(st.just(NAN), st.floats(-1e6, 1e6)), min_size=2, max_size=40), st.data())
def test_a_later_value_changes_nothing_that_was_said_before(values, data):
    at = data.draw(st.integers(0, len(values) - 1))
    other = [*values[:at], *(data.draw(st.floats(-1e6, 1e6)) for _ in values[at:])]
    for baseline in BASELINES:
        one = baseline(np.array([values]))[:, : at + 1]
        two = baseline(np.array([other]))[:, : at + 1]
        assert one.tobytes() == two.tobytes()
