"""Which ratings each question's number counts, one rating after the other."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from generator.figures.answers import BETTER, LIKE, RECOMMEND, SAME, WORSE, YES

COUNTED = {
    "like": (LIKE, [0, 0, 0, 1, 1]),
    "shirt": (YES, [0, 1]),
    "worse than at home": (WORSE, [1, 0, 0]),
    "the same": (SAME, [0, 1, 0]),
    "better": (BETTER, [0, 0, 1]),
    "recommend": (RECOMMEND, [-1] * 7 + [0] * 2 + [1] * 2),
}


@pytest.mark.parametrize("question", COUNTED)
def test_each_rating_counts_as_it_should(question):
    estimator, values = COUNTED[question]
    for rating, value in enumerate(values):
        counts = [0.0] * 11
        counts[rating] = 8.0
        cell = SimpleNamespace(counts=tuple(counts))
        found = estimator.estimate(cell)
        assert estimator.value(cell) == found.value == value
        assert found.low <= value <= found.high
        assert found.high - found.low > 0.1, "eight answers do not settle it"


def test_a_share_is_of_all_who_answered():
    cell = SimpleNamespace(counts=(1.0, 2.0, 3.0, 4.0, 6.0, *[0.0] * 6))
    assert LIKE.value(cell) == 10 / 16
