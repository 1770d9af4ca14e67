"""Numbers of other days than before: what they reveal together is never about a few."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from generator.disclosure.cuts import Cuts

FLOOR = 10
FIRST = date(2026, 1, 1)
DAYS = 8
MANY = 1e5
NEAR = 1e-6
EACH = [(FIRST + timedelta(days=number),) * 2 for number in range(DAYS)]
JANUARY, FEBRUARY, MARCH = (
    (date(2026, m, 1), date(2026, m, d)) for m, d in ((1, 31), (2, 28), (3, 31))
)
QUARTER = JANUARY[0], MARCH[1]


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


@st.composite
def spans(draw: st.DrawFn) -> list[tuple[int, int]]:
    pairs = st.tuples(st.integers(0, DAYS - 1), st.integers(0, DAYS - 1))
    return [(min(pair), max(pair)) for pair in draw(st.lists(pairs, max_size=8))]


def least_and_most(rows, numbers, wanted, low=0.0, high=MANY):
    """Return between what some days lie, for who has a solver; None where nothing is possible."""
    found = [
        linprog(sign * wanted, A_eq=np.array(rows), b_eq=numbers, bounds=np.transpose([low, high]))
        for sign in (1, -1)
    ]
    return None if found[0].x is None else (found[0].fun, -found[1].fun)


@given(
    st.lists(st.sampled_from([0, 3, 7, 12, 30]), min_size=DAYS, max_size=DAYS),
    spans(),
    st.sets(st.integers(0, DAYS - 1)),
)
@settings(deadline=None, max_examples=60)
def test_a_solver_learns_no_more_than_the_two_tests_allow(answers, some, days):
    hidden = {each for each in days if 0 < answers[each] < FLOOR}
    cuts, rows, numbers = Cuts(FLOOR, EACH, {EACH[each] for each in hidden}), [], []
    for first, last in some:
        number = sum(answers[first : last + 1])
        if not 0 < number < FLOOR and cuts.add(day(first), day(last), number):
            rows.append([float(first <= each <= last) for each in range(DAYS)])
            numbers.append(number)
    if not rows:
        return
    zeros, many = np.zeros(DAYS), np.full(DAYS, MANY)
    for first in range(DAYS):
        for last in range(first, DAYS):
            if 0 < sum(answers[first : last + 1]) < FLOOR:
                wanted = np.array([float(first <= each <= last) for each in range(DAYS)])
                low, high = least_and_most(rows, numbers, wanted, zeros, many)
                assert high - low >= FLOOR - NEAR
    labels = np.isin(np.arange(DAYS), list(hidden))
    for each in hidden:
        low, high = np.where(labels, 1.0, 0.0), np.where(labels, FLOOR - 1.0, MANY)
        low, high = least_and_most(rows, numbers, np.eye(DAYS)[each], low, high)
        assert np.floor(high + NEAR) - np.ceil(low - NEAR) + 1 >= (FLOOR - 1) / 2


def test_months_that_were_published_and_their_quarter():
    def quarter(third: int) -> bool:
        cuts = Cuts(FLOOR, [JANUARY, FEBRUARY, QUARTER])
        cuts.take(*JANUARY, 20)
        cuts.take(*FEBRUARY, 15)
        return cuts.add(*QUARTER, 35 + third)

    assert [quarter(third) for third in (0, 3, 9, 10)] == [True, False, False, True]


def test_a_quarter_around_a_published_month():
    def quarter(others: int) -> bool:
        cuts = Cuts(FLOOR, [FEBRUARY, QUARTER])
        cuts.take(*FEBRUARY, 13)
        return cuts.add(*QUARTER, 13 + others)

    assert [quarter(others) for others in (0, 6, 9, 10)] == [True, False, False, True]


def test_a_quarter_does_not_pin_the_months_that_were_called_withheld():
    def quarter(others: int) -> bool:
        cuts = Cuts(FLOOR, [FEBRUARY, QUARTER], {JANUARY, MARCH})
        cuts.take(*FEBRUARY, 13)
        return cuts.add(*QUARTER, 13 + others)

    assert [quarter(others) for others in (10, 14, 15, 18)] == [True, True, False, False]


def test_days_in_which_nobody_had_answered_hide_nothing():
    def quarter(others: int) -> bool:
        cuts = Cuts(FLOOR, [QUARTER], {JANUARY, FEBRUARY}, [MARCH])
        return cuts.add(*QUARTER, others)

    assert [quarter(each) for each in (14, 15, 18)] == [True, False, False]
    assert quarter(40)  # so many have answered late that nobody knows when


def test_another_number_of_the_same_days_differs_by_many_or_not_at_all():
    cuts = Cuts(FLOOR, [JANUARY])
    cuts.take(*JANUARY, 40)
    assert cuts.add(*JANUARY, 40)
    assert not cuts.add(*JANUARY, 43)
    assert not cuts.add(*JANUARY, 37)
    assert cuts.add(*JANUARY, 50)


def test_answers_that_people_gave_again_are_no_more_people():
    cuts = Cuts(FLOOR, [JANUARY, QUARTER], again=2)
    cuts.take(*JANUARY, 40)
    assert not cuts.add(*QUARTER, 51)
    assert cuts.add(*QUARTER, 52)
