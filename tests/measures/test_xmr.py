"""The NHS routine: 400 series from NHSRplotthedots 0.2.2 and properties of its own."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.measures.xmr import xmr
from generator.measures.xmr_chart import Assurance, Chart, Direction, Variation
from generator.measures.xmr_rules import Signal

Tables = dict[str, dict[str, list[dict[str, str]]]]

SIGNALS = {
    "Common Cause": None,
    "Above UCL": Signal.ABOVE,
    "Below LCL": Signal.BELOW,
    "7 Point Trend (Increasing)": Signal.RISING,
    "7 Point Trend (Decreasing)": Signal.FALLING,
    "2 in 3 Above CL": Signal.TWO_OF_THREE_HIGH,
    "2 in 3 Below CL": Signal.TWO_OF_THREE_LOW,
    "7 Points Above CL": Signal.RUN_HIGH,
    "7 Points Below CL": Signal.RUN_LOW,
}
VARIATIONS = {
    "common_cause": Variation.COMMON_CAUSE,
    "special_cause_improvement": Variation.IMPROVING,
    "special_cause_concern": Variation.WORSENING,
    "special_cause_neutral_high": Variation.HIGHER,
    "special_cause_neutral_low": Variation.LOWER,
}
ASSURANCES = {
    "NA": Assurance.NO_TARGET,
    "inconsistent": Assurance.HIT_AND_MISS,
    "consistent_pass": Assurance.PASSES,
    "consistent_fail": Assurance.FAILS,
}
SAW = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
series = st.lists(st.integers(-200, 200).map(float), min_size=1, max_size=40)


def number(text: str) -> float | None:
    return None if text in ("", "NA") else float(text)


def same(found: float | None, expected: float | None) -> bool:
    if found is None or expected is None:
        return found is expected
    return math.isclose(found, expected, rel_tol=1e-9, abs_tol=1e-9)


def chart(rows: list[dict[str, str]]) -> Chart:
    head = rows[0]
    return xmr(
        [float(row["value"]) for row in rows],
        direction=Direction(head["direction"]),
        target=number(head["target"]),
        rebase_at=[int(head["rebase_at"])] if head["rebase_at"] else [],
        screen=head["screen"] == "TRUE",
    )


def test_all_400_series_point_for_point(spc: Tables) -> None:
    wrong = []
    for name, rows in spc["points"].items():
        found = chart(rows)
        for i, point in enumerate(rows):
            agrees = (
                same(found.mean[i], number(point["mean"]))
                and same(found.lower[i], number(point["lpl"]))
                and same(found.upper[i], number(point["upl"]))
                and found.signals[i] is SIGNALS[point["special"]]
                and found.variation_at(i) is VARIATIONS[point["point_type"]]
            )
            if not agrees:
                wrong.append((name, i))
    assert len(spc["points"]) == 400
    assert wrong == []


def test_all_400_summaries(spc: Tables) -> None:
    wrong = []
    for name, rows in spc["points"].items():
        found, (expected,) = chart(rows), spc["summary"][name]
        agrees = (
            len(found.values) == int(expected["n"])
            and same(found.mean[-1], number(expected["mean"]))
            and same(found.upper[-1], number(expected["upl"]))
            and found.signal is SIGNALS[expected["last"]]
            and found.variation is VARIATIONS[expected["variation"]]
            and found.assurance is ASSURANCES[expected["assurance"]]
        )
        if not agrees:
            wrong.append(name)
    assert wrong == []


def test_worked_example(worked: dict[str, Any]) -> None:
    example = worked["xmr"]
    for screen, key in ((True, "screen_outliers_true"), (False, "screen_outliers_false")):
        found, expected = xmr(example["y"], screen=screen), example[key]
        band = found.segments[0].limits
        assert band is not None
        assert band.ranges - band.dropped == expected["n_mr_used"]
        assert found.mean[0] == pytest.approx(expected["mean"], abs=5e-5)
        assert found.lower[0] == pytest.approx(expected["lpl"], abs=6e-5)
        assert found.upper[0] == pytest.approx(expected["upl"], abs=6e-5)


@pytest.mark.parametrize(
    ("screen", "lower", "upper"), [(True, -0.7156, 4.6044), (False, -3.0626, 6.9515)]
)
def test_screening_held_inline(screen: bool, lower: float, upper: float) -> None:
    found = xmr(SAW, screen=screen)
    assert found.lower[0] == pytest.approx(lower, abs=6e-5)
    assert found.upper[0] == pytest.approx(upper, abs=6e-5)
    assert [i for i, s in enumerate(found.signals) if s] == [4]


def test_near_limits_are_two_thirds_of_the_way() -> None:
    found = xmr([1, 2, 1, 2])
    assert found.near_upper[0] == pytest.approx(1.5 + 2.66 * 2 / 3)
    assert found.near_lower[0] == pytest.approx(1.5 - 2.66 * 2 / 3)


def test_limits_outside_only() -> None:
    found = xmr([*[1, 3] * 6, 9], screen=False)
    assert found.signals[-1] is Signal.ABOVE
    assert set(found.signals[:-1]) == {None}


def test_seven_points_rise_six_do_not() -> None:
    seven = xmr([50, 44, 50, 45, 46, 47, 48, 49, 50, 51, 45, 50, 44])
    assert seven.signals[3:10] == (Signal.RISING,) * 7
    assert seven.signals[:3] == (None,) * 3
    assert set(seven.signals[10:]) == {None}
    six = xmr([50, 44, 50, 46, 47, 48, 49, 50, 51, 45, 50, 44])
    assert set(six.signals) == {None}


def test_seven_on_one_side_six_are_not() -> None:
    low, high = [48, 45, 48, 45, 48, 45, 48], [55, 52, 55, 52, 55, 52, 55]
    found = xmr([*low, *high])
    assert found.signals == (Signal.RUN_LOW,) * 7 + (Signal.RUN_HIGH,) * 7
    assert set(xmr([*low[:6], *high[:6]]).signals) == {None}


def test_outside_before_two_of_three_before_runs() -> None:
    low, high = [48, 47, 48, 47, 48, 47, 48], [53, 52, 53, 52, 53, 52, 53]
    found = xmr([*low, *high]).signals
    assert set(found[0:7:2]) == {Signal.TWO_OF_THREE_LOW}
    assert set(found[1:7:2]) == {Signal.BELOW}
    assert set(found[7::2]) == {Signal.ABOVE}
    assert set(found[8::2]) == {Signal.TWO_OF_THREE_HIGH}


def test_two_of_three_needs_all_three_on_one_side() -> None:
    calm = [50, 52] * 6
    assert set(xmr([*calm, 50, 56, 56, 50]).signals) == {None}
    found = xmr([*calm, 52, 56, 56, 50]).signals
    assert found[-3:] == (Signal.TWO_OF_THREE_HIGH, Signal.TWO_OF_THREE_HIGH, None)


def test_outside_before_a_rise_before_two_of_three() -> None:
    calm, rise = [50, 52] * 8, [48, 49.2, 50.4, 51.6, 53, 54.8, 55.8]
    assert xmr([*calm, *rise]).signals[16:] == (Signal.RISING,) * 7
    broken = xmr([*calm, 49.5, *rise[1:]]).signals[-3:]
    assert broken == (None, Signal.TWO_OF_THREE_HIGH, Signal.TWO_OF_THREE_HIGH)
    assert xmr([*calm, *rise[:6], 59]).signals[16:] == (Signal.RISING,) * 6 + (Signal.ABOVE,)


@pytest.mark.parametrize("shift", [0.0, 0.1, 0.2, 0.3, 0.6, 0.7, 1 / 3])
def test_a_point_on_the_mean_breaks_a_run(shift: float) -> None:
    """Nine below the mean, the fifth of them on it up to the rounding of decimals."""
    low, high = [48.0, 45.0, 48.0, 45.0], [55.0, 52.0, 55.0, 52.0]
    values = [v + shift for v in (*low, 50.0, *low, *high, 50.0, *high)]
    assert set(xmr(values).signals) == {None}
    values[4] -= 0.001
    assert xmr(values).signals[:9] == (Signal.RUN_LOW,) * 9


def test_constant_series_signal_nothing_whatever_the_decimals() -> None:
    for value in (0.1, 72.6, 1 / 3, -5.7, 0.0, 1e9 + 0.1):
        for screen in (True, False):
            found = xmr([value] * 13, target=value, screen=screen)
            assert set(found.signals) == {None}
            assert found.variation is Variation.COMMON_CAUSE
            assert found.assurance is Assurance.HIT_AND_MISS


def test_all_ranges_dropped_gives_no_limits() -> None:
    found = xmr([5.0] * 9, screen=True)
    assert found.lower == (None,) * 9
    assert found.mean == (5.0,) * 9


@pytest.mark.parametrize(
    ("direction", "target", "expected"),
    [
        (Direction.INCREASE, 9.0, Assurance.FAILS),
        (Direction.INCREASE, -9.0, Assurance.PASSES),
        (Direction.DECREASE, 9.0, Assurance.PASSES),
        (Direction.DECREASE, -9.0, Assurance.FAILS),
        (Direction.INCREASE, 1.5, Assurance.HIT_AND_MISS),
        (Direction.INCREASE, None, Assurance.NO_TARGET),
        (Direction.NEUTRAL, 9.0, Assurance.NO_TARGET),
    ],
)
def test_assurance(direction: Direction, target: float | None, expected: Assurance) -> None:
    assert xmr([1, 2] * 4, direction, target).assurance is expected


@pytest.mark.parametrize(
    ("direction", "up", "down"),
    [
        (Direction.INCREASE, Variation.IMPROVING, Variation.WORSENING),
        (Direction.DECREASE, Variation.WORSENING, Variation.IMPROVING),
        (Direction.NEUTRAL, Variation.HIGHER, Variation.LOWER),
    ],
)
def test_direction_reads_the_signal(direction: Direction, up: Variation, down: Variation) -> None:
    assert xmr([*[1, 2] * 6, 9], direction).variation is up
    assert xmr([*[1, 2] * 6, -9], direction).variation is down


@given(series, st.sampled_from([0.25, 2.0, 1024.0]), st.booleans())
def test_scale_changes_nothing(values: list[float], times: float, screen: bool) -> None:
    one = xmr(values, screen=screen)
    other = xmr([value * times for value in values], screen=screen)
    assert one.signals == other.signals
    assert all(
        same(a * times if a is not None else None, b)
        for a, b in zip(one.upper, other.upper, strict=True)
    )


@given(series, st.booleans())
def test_turned_upside_down_the_signals_turn(values: list[float], screen: bool) -> None:
    one = xmr(values, Direction.INCREASE, screen=screen)
    other = xmr([-value for value in values], Direction.DECREASE, screen=screen)
    assert one.variation is other.variation
    assert one.since == other.since
    for a, b in zip(one.signals, other.signals, strict=True):
        assert (a is None) == (b is None)
        assert a is None or b is None or a.upwards != b.upwards


@given(series, st.data())
def test_rebase_is_two_charts(values: list[float], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(values) - 1))
    both = xmr(values, rebase_at=[at])
    parts = [xmr(part) for part in (values[:at], values[at:])]
    assert both.signals == parts[0].signals + parts[1].signals
    assert both.mean == parts[0].mean + parts[1].mean
    assert both.upper == parts[0].upper + parts[1].upper


@given(st.lists(st.integers(-5, 5).map(float), min_size=1, max_size=4), st.booleans())
def test_fewer_than_five_points_can_never_signal(values: list[float], screen: bool) -> None:
    """Why the published chart does not judge them."""
    assert set(xmr(values, screen=screen).signals) == {None}


def test_empty_and_wrong_series() -> None:
    empty = xmr([])
    assert (empty.values, empty.last, empty.segments) == ((), None, ())
    with pytest.raises(ValueError, match="every period"):
        xmr([1.0, math.nan])
    with pytest.raises(ValueError, match="outside the series"):
        xmr([1.0, 2.0], rebase_at=[2])
    with pytest.raises(ValueError, match="outside the series"):
        xmr([1.0, 2.0], rebase_at=[-1])
    with pytest.raises(ValueError, match="finite"):
        xmr([1.0, 2.0], target=math.nan)
    with pytest.raises(ValueError, match="one value a period"):
        xmr([[1.0, 2.0]])  # type: ignore[list-item]
