"""What a sum reveals of its parts, held to trying all numbers."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.releases.equation import UnknownCount, ranges, safe

MANY = 30
"""No number of these tests is larger: what has no upper bound is tried up to here."""


@st.composite
def sums(draw: st.DrawFn) -> tuple[list[UnknownCount], int]:
    part = st.tuples(st.integers(0, 9), st.booleans(), st.booleans())
    parts = draw(st.lists(part, min_size=1, max_size=3))
    signs = [1, *(draw(st.sampled_from((1, -1))) for _ in parts[1:])]
    unknown = [
        UnknownCount(float(number + draw(st.integers(0, 12))), 0, sign, withheld, labelled)
        for (number, withheld, labelled), sign in zip(parts, signs, strict=True)
    ]
    return unknown, sum(number * sign for (number, *_), sign in zip(parts, signs, strict=True))


def tried(unknown: list[UnknownCount], total: int) -> list[set[int]]:
    """Return the numbers that each part can be, by trying all of all."""
    spans = [range(int(each.low), int(min(each.high, MANY)) + 1) for each in unknown]
    fit = [
        some
        for some in product(*spans)
        if sum(number * each.sign for number, each in zip(some, unknown, strict=True)) == total
    ]
    return [{some[at] for some in fit} for at in range(len(unknown))]


@given(sums())
@settings(deadline=None)
def test_between_what_each_number_lies_is_what_all_trials_leave(drawn):
    unknown, total = drawn
    for (low, high), fit in zip(ranges(unknown, total), tried(unknown, total), strict=True):
        assert fit == set(range(int(low), int(high) + 1))


@given(sums(), st.integers(3, 10))
@settings(deadline=None)
def test_a_sum_is_safe_where_trials_leave_enough_with_the_label_and_without(drawn, floor):
    unknown, total = drawn
    withheld = [at for at, each in enumerate(unknown) if each.withheld]
    wide = tried(unknown, total)
    read = tried([each.read_so(floor) for each in unknown], total)
    enough = all(
        max(wide[at]) - min(wide[at]) >= floor
        and (not read[at] or len(read[at]) >= (floor - 1) / 2)
        for at in withheld
    )
    assert safe(unknown, total, floor) == enough


def test_numbers_without_an_upper_bound_leave_each_other_open():
    low, high = ranges([UnknownCount(), UnknownCount(sign=-1)], 5)[0]
    assert (low, high) == (5, float("inf"))
    assert ranges([UnknownCount(high=3), UnknownCount(high=3)], 9)[0][0] > 9
