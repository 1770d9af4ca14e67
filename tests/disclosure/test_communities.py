"""Communities of a quarter: nothing withheld is revealed, and no more is withheld than must be."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from generator.disclosure import communities
from generator.disclosure.door import primary
from tests.disclosure.one_quarter import CommunityQuarter, Quarter, parts_of

ORACLES = Path(__file__).parents[1] / "measures" / "oracles" / "worked_examples.json"


def quarter(communities: list[int], periods: list[int], floor: int = 10) -> Quarter:
    """Return a quarter in which each answer is another person's; small periods are withheld."""
    some = tuple(CommunityQuarter(row, number, number) for row, number in enumerate(communities))
    hidden = [n for n in periods if 0 < n < floor]
    return Quarter(some, sum(periods), sum(periods) - sum(hidden), len(hidden))


def small(one: Quarter, floor: int = 10) -> set[int]:
    return {each.row for each in one.communities if each.people < floor}


def withhold_more(one: Quarter, withheld: set[int], floor: int) -> set[int]:
    rows = np.isin(np.arange(len(one.communities)), [*withheld])
    more = communities.withhold_more(parts_of([one]), rows, floor)
    return {*np.flatnonzero(more).tolist()}


@st.composite
def quarters(draw: st.DrawFn) -> tuple[Quarter, list[int]]:
    periods = draw(st.lists(st.sampled_from([1, 5, 9, 10, 12, 25, 60]), min_size=1, max_size=4))
    left, communities = sum(periods), []
    for _ in range(draw(st.integers(0, 5))):
        if left:
            communities.append(draw(st.integers(1, left)))
            left -= communities[-1]
    return quarter(communities, periods), periods


@given(quarters())
def test_a_solver_can_learn_nothing_closely(drawn):
    one, periods = drawn
    withheld = small(one) | withhold_more(one, small(one), 10)
    shown = sum(c.answers for c in one.communities if c.row not in withheld)
    hidden = [number for number in periods if number < 10]
    names = len(hidden) + len(withheld)
    if not names:
        return
    # Unknown: withheld periods, then withheld communities. All communities are no more than all
    # periods; and even a reader who learnt all periods must not learn a community. (Of fewer people
    # than the floor nobody learns all periods: no block of others reveals them.)
    row = [-1.0] * len(hidden) + [1.0] * len(withheld)
    rest = one.shown - shown
    for target in range(names):
        goal = np.eye(names)[target]
        top = [(0, None)] * names
        if target >= len(hidden) and sum(periods) >= 10:
            top[: len(hidden)] = [(number, number) for number in hidden]
        low = linprog(goal, A_ub=[row], b_ub=[rest], bounds=top).fun
        high = linprog(-goal, A_ub=[row], b_ub=[rest], bounds=top)
        assert high.status == 3 or -high.fun - low >= 10 - 1e-9
        if target < len(hidden):
            assert low == pytest.approx(0)


@given(quarters())
def test_no_fewer_would_do(drawn):
    one, _ = drawn
    first = small(one)
    more = withhold_more(one, first, 10)
    others = [each.row for each in one.communities if each.row not in first]
    for fewer in range(len(more)):
        assert not any(one.safe(first | set(rows), 10) for rows in combinations(others, fewer))


def test_the_cases_of_friends_and_family() -> None:
    case = json.loads(ORACLES.read_text())["suppression_fft"]
    assert primary(np.array(case["first_level"]["n"]), 5).tolist() == [
        bool(flag) for flag in case["first_level"]["flag"]
    ]
    total = quarter([150, 80, 2], [232], floor=5)
    assert withhold_more(total, small(total, 5), 5) == {1}


def test_small_ones_protect_each_other_unless_the_same_few_answered_often():
    one = quarter([60, 6, 6], [72])
    assert withhold_more(one, {1, 2}, 10) == set()
    often = Quarter(
        (CommunityQuarter(0, 60, 60), CommunityQuarter(1, 12, 3), CommunityQuarter(2, 12, 4)),
        84,
        84,
    )
    assert withhold_more(often, {1, 2}, 10) == {0}


def test_answers_that_name_no_community_protect_one():
    assert withhold_more(quarter([50, 4], [80]), {1}, 10) == set()
    assert withhold_more(quarter([50, 26, 4], [80]), {2}, 10) == {1}


def test_shown_communities_say_nothing_of_a_withheld_period():
    assert withhold_more(quarter([53, 40], [3, 30, 30, 30]), set(), 10) == {1}
    assert withhold_more(quarter([51, 40], [3, 30, 30, 30]), set(), 10) == {1}
    assert withhold_more(quarter([50, 30], [3, 30, 30, 30]), set(), 10) == set()


def test_where_none_is_enough_alone_the_largest_goes_first():
    periods = [40, *[9] * 8]
    assert withhold_more(quarter([50, 11, 30, 20], periods), set(), 10) == {0, 2}


def test_few_answers_that_name_no_community_are_a_part_as_any_other():
    assert withhold_more(quarter([50, 30], [83]), set(), 10) == {1}
    assert withhold_more(quarter([50, 30], [90]), set(), 10) == set()
    assert withhold_more(quarter([50, 30], [80]), set(), 10) == set()
    often = Quarter(quarter([50, 30], [90]).communities, 90, 90, again=1)
    assert withhold_more(often, set(), 10) == {1}


def test_who_reads_withheld_as_fewer_than_the_floor_knows_no_more():
    assert withhold_more(quarter([120, 60, 9, 9], [198]), {2, 3}, 10) == {1}
    assert withhold_more(quarter([120, 60, 9, 5], [194]), {2, 3}, 10) == set()


def test_a_published_size_is_an_equation_too():
    one = quarter([60, 30, 11, 11], [112], floor=10)
    sized = [CommunityQuarter(0, 60, 60), CommunityQuarter(1, 30, 30)]
    sized += [CommunityQuarter(row, 9, 9, most=12.0) for row in (2, 3)]
    both = Quarter(tuple(sized), 108, 108)
    assert not both.safe({2, 3}, 10)
    assert one.safe({2, 3}, 10)
