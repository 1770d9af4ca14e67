"""What it costs for each person, each time, each month; and how many use it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.measures.cost import middle, per_completed, per_month, per_person, take_up

MONEY = st.floats(-1e6, 1e6)
PEOPLE = st.integers(1, 10_000)
PERIODS = st.lists(st.tuples(MONEY, PEOPLE, st.sampled_from([1.0, 3.0, 12.0])), min_size=1)


def test_worked_by_hand() -> None:
    assert per_person([900.0, 1100.0], [100, 100], [1, 1]) == 10.0
    assert per_person([3000.0], [100], [3]) == 10.0
    assert per_completed([100.0, 50.0], [250, 50]) == 0.5
    assert per_month([100.0, 50.0], [3, 3]) == 25.0
    assert take_up(93, 100) == 0.93
    assert middle([1.0, 7.0, 2.0]) == 2.0
    assert middle([1.0, 3.0]) == 2.0


def test_money_that_came_back_is_below_zero() -> None:
    assert per_person([-50.0], [10], [1]) == -5.0


@given(PERIODS)
def test_a_constant_price_is_found_again(periods) -> None:
    "However many people come and go: 7 per person per month is 7."
    people, months = [p for _, p, _ in periods], [m for *_, m in periods]
    costs = [7.0 * p * m for p, m in zip(people, months, strict=True)]
    assert per_person(costs, people, months) == pytest.approx(7.0)


@given(PERIODS)
def test_the_price_lies_between_those_of_the_periods(periods) -> None:
    costs, people, months = map(list, zip(*periods, strict=True))
    each = [c / (p * m) for c, p, m in periods]
    edge = 1e-9 * max(1.0, *map(abs, each))
    assert min(each) - edge <= per_person(costs, people, months) <= max(each) + edge


@given(MONEY, PEOPLE)
def test_a_quarter_costs_what_its_three_months_do(cost, people) -> None:
    months = per_person([cost / 3] * 3, [people] * 3, [1.0] * 3)
    assert per_person([cost], [people], [3.0]) == pytest.approx(months, abs=1e-9)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_take_up_is_a_share_or_nothing(people, size) -> None:
    if size == 0 or people > size:
        with pytest.raises(ValueError, match="no share"):
            take_up(people, size)
    else:
        assert 0.0 <= take_up(people, size) <= 1.0


@given(st.lists(MONEY, min_size=1))
def test_no_more_than_half_are_dearer_than_the_middle(values) -> None:
    found = middle(values)
    assert sum(value > found for value in values) <= len(values) / 2
    assert sum(value < found for value in values) <= len(values) / 2


@pytest.mark.parametrize(
    "call",
    [
        lambda: per_person([1.0], [0], [1]),
        lambda: per_person([], [], []),
        lambda: per_person([1.0], [-1], [1]),
        lambda: per_person([1.0, 2.0], [1], [1]),
        lambda: per_completed([1.0], [0]),
        lambda: per_month([1.0], [0]),
        lambda: middle([]),
    ],
)
def test_nothing_is_divided_by_nothing(call) -> None:
    with pytest.raises(ValueError, match=r"."):
        call()
