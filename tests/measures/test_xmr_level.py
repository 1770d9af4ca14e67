"""A level that is new: where it begins, which event came before it, and when there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.measures.xmr import trend
from generator.measures.xmr_level import NewLevel, holds, new_levels

EXPENSES = (
    *(0.52, 0.27, 0.42, 0.55, 0.52, 0.43, 0.44, 0.51, 0.55, 0.44, 0.40, 0.28),
    *(0.29, 0.29, 0.33, 0.40, 0.23, 0.40, 0.36, 0.35, 0.37, 0.26, 0.31, 0.24),
    *(0.29, 0.34, 0.36, 0.34, 0.32, 0.38, 0.40, 0.32, 0.38, 0.30, 0.37, 0.36),
)
"""Fell when a change came (in the eleventh month) and stayed there: its last points are usual."""


def levels(
    values: Sequence[float], events: Sequence[int] = (), gaps: Sequence[int] = (), **more: list[int]
) -> Iterator[NewLevel]:
    reliable = [i not in gaps for i in range(len(values))]
    return new_levels(trend(values, reliable, **more), events)


def up_and_down(level: float, number: int) -> list[float]:
    return [level + (0.02 if i % 2 else -0.02) for i in range(number)]


def test_a_fall_that_stayed_is_seen_though_the_last_points_are_usual() -> None:
    assert trend(EXPENSES, [True] * 36).signal is None
    assert NewLevel(0, 10, 11, 0) in list(levels(EXPENSES, [10]))
    assert NewLevel(0, 11, 11, None) in list(levels(EXPENSES))


@pytest.mark.parametrize(("event", "counts"), [(8, False), (9, True), (11, True), (12, False)])
def test_an_event_counts_where_the_level_begins_within_two_periods(
    event: int, counts: bool
) -> None:
    starts = {found.start: found.event for found in levels(EXPENSES, [event])}
    assert starts[11] == (0 if counts else None)


def test_the_last_event_before_the_level_is_the_one() -> None:
    found = next(each for each in levels(EXPENSES, [9, 10, 12]) if each.start == 11)
    assert (found.event, found.stop) == (1, 10)


@pytest.mark.parametrize(("since", "found"), [(6, False), (7, True)])
def test_a_run_that_has_not_ended_has_seven_points(since: int, found: bool) -> None:
    values = [*up_and_down(0.7, 20), *up_and_down(0.5, since)]
    assert [each.start for each in levels(values)] == ([20] if found else [])


@pytest.mark.parametrize(("before", "event", "found"), [(3, 0, False), (4, 0, True), (6, None, 0)])
def test_the_level_before_is_known_from_some_periods(
    before: int, event: int | None, found: bool
) -> None:
    values = [*up_and_down(0.7, before), *up_and_down(0.5, 8)]
    assert bool(list(levels(values, [] if event is None else [before]))) is bool(found)


def test_what_went_back_is_no_new_level() -> None:
    values = [*up_and_down(0.7, 8), *up_and_down(0.4, 8), *up_and_down(0.7, 8)]
    # The fall ended and the first level came back: only the rise at the end is one.
    assert [each.start for each in levels(values)] == [16]


def test_a_gap_ends_a_run() -> None:
    values = [*up_and_down(0.7, 6), *up_and_down(0.5, 8)]
    assert [each.start for each in levels(values, [6])] == [6]
    assert list(levels(values, [6], gaps=[9])) == []


def test_nothing_is_seen_across_a_break_nor_without_a_range() -> None:
    values = [*up_and_down(0.7, 12), *up_and_down(0.5, 12)]
    assert list(levels(values, breaks=[12])) == []
    assert list(levels([0.7] * 12 + [0.7] * 12)) == []
    assert list(levels([])) == []


def test_a_level_of_more_than_three_years_is_the_usual_one() -> None:
    old = [*up_and_down(0.7, 12), *up_and_down(0.5, 37)]
    assert [each.start for each in levels(old[:-1])] == [12]
    assert list(levels(old)) == []


@pytest.mark.parametrize(("back", "still"), [(0, True), (2, True), (3, False)])
def test_a_level_holds_while_five_of_the_last_seven_are_near_it(back: int, still: bool) -> None:
    values = [0.7] * 10 + [0.5] * 10 + [0.5] * (7 - back) + [0.7] * back
    chart = trend(values, [True] * len(values))
    assert holds(chart, 0.7, 0.5) is still
    assert not holds(chart, 0.5, 0.7)


@given(
    st.lists(st.floats(0, 1), max_size=60),
    st.lists(st.integers(0, 59), max_size=5),
    st.sets(st.integers(0, 59)),
)
def test_the_new_level_comes_after_the_old_one(
    values: list[float], events: list[int], gaps: set[int]
) -> None:
    known = sorted(each for each in events if each < len(values))
    for found in levels(values, known, sorted(gaps)):
        assert 0 <= found.first < found.stop <= found.start < len(values)
        assert found.first not in gaps
        assert found.start not in gaps
        if found.event is not None:
            assert found.stop <= known[found.event] <= found.start
