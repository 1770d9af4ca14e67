"""Parts of R²: as averaged over all orders by other software, and what always holds of them."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from statsmodels.regression.linear_model import OLS

from generator.measures.drivers import Drivers, centred, drivers, parts_of, products

PERIODS = 24


def r_squared(y: np.ndarray, x: np.ndarray) -> float:
    return 0.0 if x.shape[1] == 0 else float(OLS(y, x).fit().rsquared)


def over_all_orders(values: np.ndarray, lines: np.ndarray) -> list[float]:
    """The average over all orders of what a column adds to R², by regressions one by one.

    Each line has a mean of its own: centring is done by regression on the lines' marks.
    """
    marks = (lines[:, None] == np.unique(lines)[None, :]).astype(float)
    own = np.column_stack([OLS(column, marks).fit().resid for column in values.T])
    y, x = own[:, 0], own[:, 1:]
    found = [0.0] * x.shape[1]
    orders = list(permutations(range(x.shape[1])))
    for order in orders:
        for place, at in enumerate(order):
            before, after = list(order[:place]), list(order[: place + 1])
            found[at] += (r_squared(y, x[:, after]) - r_squared(y, x[:, before])) / len(orders)
    return found


def made_up(seed: int, services: int, weights: list[float]) -> tuple[np.ndarray, np.ndarray]:
    """Liking from some columns with weights, and noise; columns alike in part; own levels."""
    draw = np.random.default_rng(seed)
    groups = np.repeat(np.arange(services), PERIODS)
    shared = draw.normal(size=(groups.size, 1))
    x = draw.normal(size=(groups.size, len(weights))) + 0.5 * shared
    y = x @ np.array(weights) + draw.normal(size=groups.size)
    level = draw.normal(size=(services, len(weights) + 1)) * 10
    return np.column_stack([y, x]) + level[groups], groups


@pytest.mark.parametrize(
    ("seed", "weights"),
    [(1, [1.0]), (2, [1.0, 0.2]), (3, [0.5, 0.0, -0.7]), (4, [0.3, 0.1, 0.2, 0.4])],
)
def test_as_averaged_over_all_orders_with_statsmodels(seed: int, weights: list[float]) -> None:
    values, groups = made_up(seed, 6, weights)
    lines = groups * 2 + (np.arange(groups.size) % PERIODS > 10)
    found = drivers(values, lines, groups)
    expected = over_all_orders(values, lines)
    assert [part.value for part in found.parts] == pytest.approx(expected, abs=1e-10)
    assert found.together.value == pytest.approx(sum(expected), abs=1e-10)


numbers = st.floats(-1e3, 1e3, allow_nan=False).map(lambda value: round(value, 3))


@given(arrays(np.float64, st.tuples(st.integers(3, 20), st.integers(2, 5)), elements=numbers))
def test_the_parts_add_up_to_r_squared(values: np.ndarray) -> None:
    own = centred(values, np.zeros(len(values), dtype=np.int64))
    found = parts_of(products(own, np.zeros(len(values), dtype=np.int64))[0])
    y, x = own[:, 0], own[:, 1:]
    spread = np.sqrt((x**2).sum(axis=0))
    # What hardly moves, or is nearly a copy of another, has no R² that two ways agree on.
    whole = x[:, spread > 1e-9] / spread[spread > 1e-9]
    singular = np.linalg.svd(whole, compute_uv=False)
    if (y**2).sum() < 1e-9 or ((singular < 1e-4) & (singular > 1e-7)).any():
        return
    fitted = whole @ np.linalg.lstsq(whole, y, rcond=1e-6)[0] if whole.size else np.zeros(len(y))
    assert found.sum() == pytest.approx((fitted**2).sum() / (y**2).sum(), abs=1e-6)
    assert (found >= 0.0).all()


def test_two_that_say_the_same_share_it_and_a_constant_says_nothing() -> None:
    values, groups = made_up(5, 8, [1.0])
    column = values[:, 1]
    three = np.column_stack([values, column * 1000, np.full(len(column), 0.1)])
    alone = drivers(values, groups, groups).parts[0].value
    one, same, none = drivers(three, groups, groups).parts
    assert one.value == pytest.approx(alone / 2)
    assert same.value == pytest.approx(alone / 2)
    assert (none.value, none.low, none.high, none.along) == (0.0, 0.0, 0.0, None)


def test_only_what_moves_within_a_service_counts() -> None:
    """Services that are both easier and better liked say nothing about one service."""
    draw = np.random.default_rng(6)
    groups = np.repeat(np.arange(40), PERIODS)
    level = draw.normal(size=40)[groups] * 100
    values = np.column_stack([level, level, level]) + draw.normal(size=(groups.size, 3))
    assert drivers(values, groups, groups).together.value < 0.01


def test_nothing_is_explained_of_what_never_moves() -> None:
    groups = np.repeat(np.arange(5), 4)
    values = np.column_stack([np.full(20, 0.7), np.arange(20.0)])
    assert drivers(values, groups, groups).together.value == 0.0


def clear(weights: list[float], services: int = 20, seed: int = 7) -> Drivers:
    values, groups = made_up(seed, services, weights)
    return drivers(values, groups, groups)


def test_a_strong_one_stands_out_and_two_alike_do_not() -> None:
    assert clear([0.0, 1.0, 0.1]).clear == 1
    assert clear([0.6, 0.6, 0.0]).clear is None
    assert clear([1.0]).clear is None  # nothing to stand out from


def test_which_way_it_goes_is_said_where_the_draws_agree() -> None:
    found = clear([1.0, -1.0, 0.0])
    assert [part.along for part in found.parts[:2]] == [True, False]
    assert drivers(*noise(3)).parts[0].along is None


def noise(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    groups = np.repeat(np.arange(16), PERIODS)
    return np.random.default_rng(seed).normal(size=(groups.size, 4)), groups, groups


def test_of_noise_nothing_stands_out() -> None:
    """100 made-up organisations in which nothing goes with liking; seeds 0 to 99."""
    assert sum(drivers(*noise(seed)).clear is not None for seed in range(100)) <= 5


def test_the_range_holds_the_truth_in_most_cases() -> None:
    """Two independent columns, true parts 1/3 each; 100 organisations of 30 services, 95 %."""
    inside = 0
    for seed in range(100):
        draw = np.random.default_rng(seed)
        groups = np.repeat(np.arange(30), PERIODS)
        x = draw.normal(size=(groups.size, 2))
        values = np.column_stack([x.sum(axis=1) + draw.normal(size=groups.size), x])
        first = drivers(values, groups, groups).parts[0]
        inside += first.low <= 1 / 3 <= first.high
    assert 88 <= inside <= 99


def test_the_same_each_time() -> None:
    values, groups = made_up(8, 12, [0.5, 0.2])
    assert drivers(values, groups, groups) == drivers(values.copy(), groups, groups)


def test_what_cannot_be_is_refused() -> None:
    groups = np.arange(4)
    with pytest.raises(ValueError, match="gap"):
        drivers(np.array([[1.0, np.nan]] * 4), groups, groups)
    for columns in (1, 10):
        with pytest.raises(ValueError, match="1 to 8 columns"):
            drivers(np.zeros((4, columns)), groups, groups)


def test_of_two_that_say_the_same_none_is_clear_however_sure_it_is():
    """All rows are of one service, so each draw is the same and no range has any width."""
    rng = np.random.default_rng(3)
    one = rng.normal(size=40)
    values = np.column_stack([one + 0.1 * rng.normal(size=40), one, one])
    found = drivers(values, np.zeros(40, dtype=np.int64), np.zeros(40, dtype=np.int64))
    assert {part.high - part.low for part in found.parts} == {0.0}
    assert found.parts[0].value == pytest.approx(found.parts[1].value)
    assert found.clear is None
    assert found.parts[0].along is True
