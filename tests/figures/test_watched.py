"""Spans of days on which somebody watched, against plain sets of days."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from generator.figures.watched import Watched, joined

BEGIN = date(2026, 1, 1)
DAYS = st.integers(0, 20).map(lambda later: BEGIN + timedelta(days=later))
SPANS = st.lists(st.tuples(DAYS, DAYS), max_size=5)


def days_of(spans) -> set[date]:
    return {
        first + timedelta(days=more)
        for first, last in spans
        for more in range((last - first).days + 1)
    }


@given(SPANS)
def test_joined_spans_are_the_same_days_in_order_with_a_gap_between_any_two(spans):
    found = joined(spans)
    assert days_of(found) == days_of(spans)
    assert all(first <= last for first, last in found)
    for (_, last), (first, _) in itertools.pairwise(found):
        assert (first - last).days > 1


@given(SPANS, DAYS, DAYS)
def test_inside_some_days_are_those_that_were_watched(spans, start, end):
    found = Watched(joined(spans), None)
    asked = days_of([(start, end)])
    assert days_of(found.inside(start, end)) == days_of(spans) & asked
    if start <= end:
        assert found.whole(start, end) == (asked <= days_of(spans))
