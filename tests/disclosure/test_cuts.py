"""Numbers of other days than before: what they reveal together is never about a few."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generator.disclosure.cuts import Cuts

FLOOR = 10
FIRST = date(2026, 1, 1)
DAYS = 12


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


@st.composite
def spans(draw: st.DrawFn) -> list[tuple[int, int]]:
    pairs = st.tuples(st.integers(0, DAYS - 1), st.integers(0, DAYS - 1))
    return [(min(pair), max(pair)) for pair in draw(st.lists(pairs, max_size=8))]


@given(st.lists(st.sampled_from([0, 3, 12, 30]), min_size=DAYS, max_size=DAYS), spans())
def test_no_days_in_a_row_are_known_to_hold_a_few(answers, some):
    cuts, rows = Cuts(FLOOR), []
    for first, last in some:
        if cuts.add(day(first), day(last), sum(answers[first : last + 1])):
            rows.append([first <= each <= last for each in range(DAYS)])
    if not rows:
        return
    known = np.array(rows, dtype=float)
    rank = np.linalg.matrix_rank(known)
    for first in range(DAYS):
        for last in range(first, DAYS):
            span = np.array([first <= each <= last for each in range(DAYS)], dtype=float)
            worked_out = np.linalg.matrix_rank(np.vstack([known, span])) == rank
            assert not (worked_out and 0 < sum(answers[first : last + 1]) < FLOOR)


def test_months_that_were_published_and_their_quarter():
    def quarter(third: int) -> bool:
        cuts = Cuts(FLOOR)
        cuts.take(day(0), day(30), 20)
        cuts.take(day(31), day(58), 15)
        return cuts.add(day(0), day(89), 35 + third)

    assert [quarter(third) for third in (0, 3, 9, 10)] == [True, False, False, True]


def test_another_number_of_the_same_days_differs_by_many_or_not_at_all():
    cuts = Cuts(FLOOR)
    cuts.take(day(0), day(30), 40)
    assert cuts.add(day(0), day(30), 40)
    assert not cuts.add(day(0), day(30), 43)
    assert cuts.add(day(0), day(30), 50)
