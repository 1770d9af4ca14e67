"""The drawings lie within their hundred units, whatever is drawn."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.drawing.trend import SIZE, Scale
from generator.figures.trend import Trend
from generator.measures.xmr_rules import Signal


@given(st.integers(2, 400), st.floats(-1, 2), st.sampled_from([(0.0, 1.0), (0.4, 0.8)]))
def test_periods_and_shares_fill_the_drawing_and_never_leave_it(count, share, ends):
    scale = Scale(count, *ends)
    places = [scale.x(index) for index in range(count)]
    assert (places[0], places[-1]) == (0, SIZE)
    assert places == sorted(places)
    assert (scale.y(ends[1]), scale.y(ends[0])) == (0, SIZE)
    assert 0 <= scale.y(share) <= SIZE
    assert scale.half == pytest.approx(SIZE / (count - 1) / 2)


def test_a_lone_period_stands_in_the_middle():
    assert Scale(1, 0.0, 1.0).x(0) == SIZE / 2


@pytest.mark.parametrize(
    ("days_ago", "lately"), [(0, True), (364, True), (365, False), (None, False)]
)
def test_what_was_unusual_within_the_last_year_was_so_lately(days_ago, lately):
    end = date(2026, 10, 31)
    ends = [end] if not days_ago else [end - timedelta(days_ago), end]
    signals = [None if days_ago is None else Signal.BELOW] + [None] * (len(ends) - 1)
    trend = SimpleNamespace(
        slots=[SimpleNamespace(end=each) for each in ends],
        chart=SimpleNamespace(signals=signals),
    )
    assert Trend.unusual_lately.fget(trend) is lately
