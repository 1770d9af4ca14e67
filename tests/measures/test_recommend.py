from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.measures.recommend import (
    RecommendationScore,
    recommend,
    recommend_from_codes,
)

kinds = st.tuples(st.integers(0, 800), st.integers(0, 800), st.integers(0, 800))


def rounded(found: RecommendationScore) -> list[float]:
    return [round(found.interval.low, 4), round(found.interval.high, 4)]


@pytest.mark.parametrize(
    ("kind", "score", "bounds"),
    [((40, 30, 30), 0.10, [-0.0627, 0.2569]), ((5, 3, 2), 0.30, [-0.1905, 0.6520])],
)
def test_adjusted_wald(kind: tuple[int, int, int], score: float, bounds: list[float]) -> None:
    found = recommend(*kind)
    assert found.score == pytest.approx(score)
    assert rounded(found) == bounds


def test_as_worked_examples(worked: dict[str, Any]) -> None:
    cases = {"P40_pass30_D30": (40, 30, 30), "P5_pass3_D2": (5, 3, 2)}
    for name, kind in cases.items():
        found, expected = recommend(*kind), worked["nps95"][name]
        assert round(found.score, 4) == expected["nps"]
        assert rounded(found) == expected["adj"]
        centre = (found.interval.low + found.interval.high) / 2
        assert round(centre, 4) == expected["adj_centre"]


@given(kinds)
def test_score_within_interval_within_scale(kind: tuple[int, int, int]) -> None:
    assume(sum(kind) > 0)
    found = recommend(*kind)
    assert -1 <= found.interval.low <= found.score <= found.interval.high <= 1
    assert found.promoters + found.passives + found.detractors == pytest.approx(1.0)


def test_the_ends_of_the_scale() -> None:
    assert recommend(1, 0, 0).interval.high == 1.0
    assert recommend(0, 0, 1).interval.low == -1.0
    assert recommend(300, 0, 0).interval.high == 1.0
    assert recommend(0, 0, 300).interval.low == -1.0
    assert recommend(0, 0, 300).interval.high > -0.98


@given(kinds)
def test_for_and_against_mirror(kind: tuple[int, int, int]) -> None:
    assume(sum(kind) > 0)
    one, other = recommend(*kind), recommend(*kind[::-1])
    assert one.score == pytest.approx(-other.score)
    assert one.interval.low == pytest.approx(-other.interval.high, abs=1e-12)


@given(st.lists(st.integers(0, 100), min_size=11, max_size=11))
def test_codes_are_sorted_into_kinds(codes: list[int]) -> None:
    assume(sum(codes) > 0)
    assert recommend_from_codes(codes) == recommend(
        codes[9] + codes[10], codes[7] + codes[8], sum(codes[:7])
    )


def test_a_twelfth_code_is_refused() -> None:
    with pytest.raises(ValueError, match="11 counts, got 12"):
        recommend_from_codes([1] * 12)


def test_nothing_and_less_are_refused() -> None:
    with pytest.raises(ValueError, match="no score of no answers"):
        recommend(0, 0, 0)
    with pytest.raises(ValueError, match="at least 0"):
        recommend(-1, 5, 5)
    with pytest.raises(ValueError, match="at least 0"):
        recommend_from_codes([5, -1, *[0] * 9])
