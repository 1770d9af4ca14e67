"""How often chance alone gives a signal, and how many of them to expect."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from generator.measures import false_signals as table
from generator.measures.false_signals import false_signal_rate, false_signals
from generator.measures.xmr import trend
from tests.benchmarks.false_signal_table import pattern, rate

SERIES, SEED = 8000, 7


def binomial_rate(points: int, stretch: int, n: int, share: float) -> float:
    """The part of made-up services with ``n`` answers a period and one true share that signal."""
    known = np.array(pattern(points, stretch))
    draws = np.random.default_rng(SEED).binomial(n, share, size=(SERIES, known.size)) / n
    return sum(trend(row, known).signal is not None for row in draws) / SERIES


def test_the_table_is_whole() -> None:
    assert tuple(table._RATES) == table.POINTS
    for points, rates in table._RATES.items():
        assert len(rates) == min(points, table.LONGEST)


def test_steady_services_signal_one_or_two_times_in_a_hundred() -> None:
    """The number that the catalogue publishes in words."""
    for points in (13, 24, 36):
        assert 0.01 < false_signal_rate(points) < 0.022
    assert false_signal_rate(4) == 0.0
    assert false_signal_rate(5, 4) == 0.0


def test_between_two_rows_it_lies_between_and_beyond_the_last_it_stays() -> None:
    low, high = false_signal_rate(24), false_signal_rate(30)
    assert false_signal_rate(26) == pytest.approx(low + (high - low) / 3)
    assert false_signal_rate(500) == false_signal_rate(60)
    assert false_signal_rate(20, 12) == false_signal_rate(20)


@pytest.mark.parametrize(("points", "stretch"), [(0, None), (5, 0), (5, 6)])
def test_what_cannot_be_is_refused(points: int, stretch: int | None) -> None:
    with pytest.raises(ValueError, match="a stretch has"):
        false_signal_rate(points, stretch)


_SOME = [(5, 5)]
_MORE = [
    pytest.param(*pair, marks=pytest.mark.long) for pair in ((6, 1), (14, 7), (20, 3), (24, 7))
]


@pytest.mark.parametrize(("points", "stretch"), [*_SOME, *_MORE])
def test_its_script_makes_the_table_again(points: int, stretch: int) -> None:
    assert rate(points, stretch) == table._RATES[points][stretch - 1]


@pytest.mark.parametrize(
    ("points", "stretch", "n", "share"),
    [
        (8, 7, 60, 0.5),
        pytest.param(13, 13, 30, 0.7, marks=pytest.mark.long),
        pytest.param(24, 24, 200, 0.85, marks=pytest.mark.long),
        pytest.param(36, 36, 60, 0.5, marks=pytest.mark.long),
        pytest.param(18, 2, 60, 0.6, marks=pytest.mark.long),
    ],
)
def test_shares_of_steady_services_signal_as_often(
    points: int, stretch: int, n: int, share: float
) -> None:
    """8,000 made-up services each; three standard errors of a rate of 2 % are 0.5 points."""
    found = binomial_rate(points, stretch, n, share)
    assert found == pytest.approx(false_signal_rate(points, stretch), abs=0.005)


rates = st.lists(st.floats(0, 1), max_size=8)


@given(rates)
def test_the_range_leaves_out_little_at_either_end(some: list[float]) -> None:
    found = false_signals(some)
    chances = [0.0] * (len(some) + 1)
    for which in range(2 ** len(some)):
        hits = [bool(which >> at & 1) for at in range(len(some))]
        each = (p if hit else 1 - p for p, hit in zip(some, hits, strict=True))
        chances[sum(hits)] += float(np.prod(list(each)))
    assert found.value == pytest.approx(sum(at * p for at, p in enumerate(chances)))
    assert sum(chances[: found.low]) <= 0.025 + 1e-9
    assert sum(chances[found.high + 1 :]) <= 0.025 + 1e-9
    assert 0 <= found.low <= found.high <= len(some)


@pytest.mark.parametrize(("number", "part"), [(1000, 0.018), (21, 0.015), (300, 0.004)])
def test_alike_services_are_binomial(number: int, part: float) -> None:
    found = false_signals([part] * number)
    assert (found.low, found.high) == stats.binom.interval(0.95, number, part)


def test_nothing_to_judge_gives_none() -> None:
    assert false_signals([]) == table.FalseSignals(0.0, 0, 0)


@pytest.mark.parametrize("wrong", [-0.1, 1.1, float("nan")])
def test_what_is_no_rate_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        false_signals([0.5, wrong])
