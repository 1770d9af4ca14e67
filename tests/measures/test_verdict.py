from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.measures.interval import Interval
from generator.measures.share import wilson
from generator.measures.verdict import Verdict, VerdictThresholds, verdict

share = st.floats(0, 1)


@pytest.mark.parametrize(
    ("successes", "expected", "low", "high"),
    [(130, Verdict.UNDECIDED, 48, 60), (140, Verdict.LIKED, 52, 64)],
)
def test_the_two_examples_of_the_methods(
    successes: int, expected: Verdict, low: int, high: int
) -> None:
    interval = wilson(successes, 241)
    assert (round(100 * interval.low), round(100 * interval.high)) == (low, high)
    assert verdict(interval) is expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0.70, 0.80, Verdict.LOVED),
        (0.6999, 0.80, Verdict.LIKED),
        (0.30, 0.45, Verdict.PINATA),
        (0.30, 0.4501, Verdict.UNDECIDED),
        (0.50, 0.65, Verdict.UNDECIDED),
        (0.5001, 0.65, Verdict.LIKED),
        (0.0, 1.0, Verdict.UNDECIDED),
    ],
)
def test_bounds(low: float, high: float, expected: Verdict) -> None:
    assert verdict(Interval(low, high)) is expected


def test_own_thresholds() -> None:
    strict = VerdictThresholds(loved=0.9, pinata=0.2)
    assert verdict(Interval(0.75, 0.85), strict) is Verdict.LIKED
    assert verdict(Interval(0.1, 0.3), strict) is Verdict.UNDECIDED


@pytest.mark.parametrize(
    "wrong", [{"loved": 0.49}, {"loved": 1.01}, {"pinata": 0.51}, {"pinata": -0.01}]
)
def test_thresholds_out_of_order_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="threshold lies between"):
        VerdictThresholds(**wrong)


def test_thresholds_may_touch_their_bounds() -> None:
    assert VerdictThresholds(loved=0.5, pinata=0.5) == VerdictThresholds(0.5, 0.5)
    assert VerdictThresholds(loved=1.0, pinata=0.0).pinata == 0.0


ORDER = [Verdict.PINATA, Verdict.UNDECIDED, Verdict.LIKED, Verdict.LOVED]


@given(st.integers(1, 1000).flatmap(lambda n: st.tuples(st.integers(0, n - 1), st.just(n))))
def test_one_more_who_likes_it_never_lowers_the_verdict(count: tuple[int, int]) -> None:
    successes, n = count
    now, then = verdict(wilson(successes, n)), verdict(wilson(successes + 1, n))
    assert ORDER.index(now) <= ORDER.index(then)
