"""The drawings lie within their hundred units, whatever is drawn."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.drawing.trend import SIZE, Scale


@given(st.integers(2, 400), st.floats(-1, 2), st.sampled_from([(0.0, 1.0), (0.4, 0.8)]))
def test_periods_and_shares_fill_the_drawing_and_never_leave_it(count, share, ends):
    scale = Scale(count, *ends)
    places = [scale.x(index) for index in range(count)]
    edges = [scale.edge(index) for index in range(count + 1)]
    assert (edges[0], edges[-1]) == (0, SIZE)
    assert all(a < x < b for a, x, b in zip(edges, places, edges[1:], strict=False))
    assert (scale.y(ends[1]), scale.y(ends[0])) == (0, SIZE)
    assert 0 <= scale.y(share) <= SIZE


def test_a_lone_period_stands_in_the_middle():
    assert Scale(1, 0.0, 1.0).x(0) == SIZE / 2
