"""Days on which everything measured was good: against a plain loop."""

from __future__ import annotations

from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.measures.working_days import MeasuredDay, by_day, judged, working

ROWS = st.lists(st.tuples(st.integers(0, 6), st.integers(-9, 9)), min_size=1, max_size=30)
VERDICTS = st.lists(st.sampled_from(list(MeasuredDay)), min_size=8, max_size=8)


@given(ROWS)
def test_a_day_has_the_median_of_its_values(rows):
    days, values = by_day(*(np.array(each) for each in zip(*rows, strict=True)))
    wanted = {day: median(v for d, v in rows if d == day) for day, _ in rows}
    assert dict(zip(days.tolist(), values.tolist(), strict=True)) == wanted
    assert days.tolist() == sorted(wanted)


def test_each_day_is_judged_by_what_held_then():
    days, values = np.array([1, 2, 3, 4]), np.array([5.0, 5.0, 5.0, 1.0])
    found = judged(days, values, [2, 3], [-np.inf, 2.0], [9.0, 4.0])
    assert found.tolist() == [
        MeasuredDay.UNKNOWN,
        MeasuredDay.GOOD,
        MeasuredDay.BAD,
        MeasuredDay.BAD,
    ]
    assert judged(days, values, [], [], []).tolist() == [MeasuredDay.UNKNOWN] * 4


@given(st.lists(VERDICTS, min_size=1, max_size=3), st.sets(st.integers(0, 9)))
def test_days_are_counted_as_a_plain_loop_counts_them(table, broken):
    service = [0, 1, 2, 4, 5, 7]
    found = [
        (
            np.array([d for d, v in enumerate(row) if v != MeasuredDay.UNKNOWN], dtype=np.int64),
            np.array([v for v in row if v != MeasuredDay.UNKNOWN], dtype=np.int64),
        )
        for row in table
    ]
    good = measured = silent = partly = 0
    for day in service:
        said = [row[day] for row in table]
        quiet = MeasuredDay.UNKNOWN in said and day in broken and MeasuredDay.BAD not in said
        known = any(v != MeasuredDay.UNKNOWN for v in said)
        silent += quiet
        measured += known or quiet
        well = known and MeasuredDay.BAD not in said and not quiet
        good += well
        partly += well and MeasuredDay.UNKNOWN in said
    days = np.array(service, dtype=np.int64)
    result = working(days, found, np.array(sorted(broken), dtype=np.int64))
    assert (result.good, result.measured, result.silent) == (good, measured, silent)
    assert (result.unmeasured, result.partly) == (len(service) - measured, partly)


@pytest.mark.parametrize("broken", [[], [1, 2]])
def test_without_a_word_on_what_is_good_no_day_is_measured(broken):
    result = working(np.array([1, 2, 3]), [], np.array(broken, dtype=np.int64))
    assert (result.good, result.measured, result.unmeasured) == (0, 0, 3)
