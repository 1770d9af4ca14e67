from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest

from generator.measures.difference import difference, hybrid, p_value
from generator.measures.interval import Interval
from generator.measures.recommend import recommend
from generator.measures.share import share

counts = st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("before", "after", "low", "high"),
    [
        # Newcombe 1998 (17:873), table II, method 10: cases a, c, g, h; after minus before.
        ((48, 80), (56, 70), 0.0524, 0.3339),
        ((3, 10), (9, 10), 0.1705, 0.8090),
        ((0, 29), (5, 56), -0.0381, 0.1926),
        ((0, 20), (0, 10), -0.1611, 0.2775),
    ],
)
def test_as_newcombe_1998(
    before: tuple[int, int], after: tuple[int, int], low: float, high: float
) -> None:
    found = difference(*before, *after)
    assert (round(found.interval.low, 4), round(found.interval.high, 4)) == (low, high)


def test_the_sentence_of_the_scorecard() -> None:
    found = difference(300, 468, 323, 455)
    assert round(100 * found.value) == 7
    assert (round(100 * found.interval.low), round(100 * found.interval.high)) == (1, 13)
    assert found.clear


@given(counts, counts)
def test_as_statsmodels(before: tuple[int, int], after: tuple[int, int]) -> None:
    low, high = confint_proportions_2indep(*after, *before, method="newcomb", compare="diff")
    found = difference(*before, *after)
    assert found.interval.low == pytest.approx(low, abs=1e-9)
    assert found.interval.high == pytest.approx(high, abs=1e-9)


@given(counts, counts)
def test_holds_the_difference_and_turns_round(
    before: tuple[int, int], after: tuple[int, int]
) -> None:
    one, other = difference(*before, *after), difference(*after, *before)
    assert one.value in one.interval
    assert -1 <= one.interval.low <= one.interval.high <= 1
    assert one.value == pytest.approx(-other.value)
    assert one.interval.low == pytest.approx(-other.interval.high, abs=1e-12)


def test_overlapping_intervals_can_still_differ() -> None:
    found = difference(120, 241, 144, 241)
    assert found.clear
    assert not difference(130, 241, 140, 241).clear


def test_clear_looks_at_both_ways() -> None:
    assert difference(90, 100, 10, 100).clear
    assert difference(10, 100, 90, 100).clear
    assert not difference(50, 100, 50, 100).clear


def test_without_answers_there_is_no_difference() -> None:
    for call in (difference, p_value):
        with pytest.raises(ValueError, match="no share of no answers"):
            call(0, 0, 5, 10)
        with pytest.raises(ValueError, match="no share of no answers"):
            call(5, 10, 0, 0)


@given(counts, counts)
def test_p_value_as_statsmodels(before: tuple[int, int], after: tuple[int, int]) -> None:
    total = before[0] + after[0]
    assume(0 < total < before[1] + after[1])
    _, expected = proportions_ztest([before[0], after[0]], [before[1], after[1]])
    assert p_value(*before, *after) == pytest.approx(float(expected), abs=1e-12)


def test_p_value_where_all_agree() -> None:
    assert p_value(0, 10, 0, 20) == 1.0
    assert p_value(10, 10, 20, 20) == 1.0


@given(counts, counts)
def test_hybrid_of_two_shares_is_newcombes_difference(
    before: tuple[int, int], after: tuple[int, int]
) -> None:
    old, new = share(*before), share(*after)
    found = hybrid(old.value, old.interval, new.value, new.interval)
    expected = difference(*before, *after)
    assert found.value == expected.value
    assert found.interval.low == pytest.approx(expected.interval.low, abs=1e-12)
    assert found.interval.high == pytest.approx(expected.interval.high, abs=1e-12)


@given(counts, counts)
def test_hybrid_of_two_scores_holds_and_turns_round(
    before: tuple[int, int], after: tuple[int, int]
) -> None:
    old, new = (recommend(yes, 0, n - yes) for yes, n in (before, after))
    one = hybrid(old.score, old.interval, new.score, new.interval)
    other = hybrid(new.score, new.interval, old.score, old.interval)
    assert one.value in one.interval
    assert one.interval.low == pytest.approx(-other.interval.high, abs=1e-12)
    assert one.interval.width >= max(old.interval.width, new.interval.width) - 1e-12


def test_hybrid_wants_each_number_in_its_own_range() -> None:
    inside, outside = Interval(0.4, 0.6), Interval(0.6, 0.8)
    for arguments in ((0.5, outside, 0.5, inside), (0.5, inside, 0.5, outside)):
        with pytest.raises(ValueError, match="must hold the number"):
            hybrid(*arguments)
