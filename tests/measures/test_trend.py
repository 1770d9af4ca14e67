"""The published chart: gaps, few answers, breaks, and what may be said of the last period."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.measures.xmr import trend, xmr
from generator.measures.xmr_chart import Assurance, Direction, Variation
from generator.measures.xmr_rules import Signal

NAN = math.nan
LOW = [48.0, 45.0, 48.0, 45.0, 48.0, 45.0, 48.0]
HIGH = [55.0, 52.0, 55.0, 52.0, 55.0, 52.0, 55.0]
values_of = st.lists(st.integers(0, 100).map(lambda v: v / 100), min_size=1, max_size=40)


@given(st.lists(st.integers(0, 100).map(float), min_size=5, max_size=40))
def test_without_gaps_it_is_the_routine(values: list[float]) -> None:
    found, routine = trend(values, [True] * len(values)), xmr(values)
    assert found.lower == routine.lower
    if found.segments[0].judged:
        assert found.signals == routine.signals
        assert found.variation is routine.variation


@given(values_of, st.data())
def test_unreliable_periods_change_no_limits(values: list[float], data: st.DataObject) -> None:
    """A period with few answers is as if there were no figure, whatever its value."""
    n = len(values)
    reliable = data.draw(st.lists(st.booleans(), min_size=n, max_size=n))
    others = data.draw(st.lists(st.floats(-9, 9), min_size=n, max_size=n))
    mixed = [v if ok else o for v, o, ok in zip(values, others, reliable, strict=True)]
    gaps = [v if ok else NAN for v, ok in zip(values, reliable, strict=True)]
    one, other = trend(mixed, reliable), trend(gaps, [True] * n)
    assert one.upper == other.upper
    assert one.signals == other.signals
    assert (one.variation, one.since, one.last) == (other.variation, other.since, other.last)
    assert one.in_rules == tuple(reliable)
    assert all(s is None for s, ok in zip(one.signals, reliable, strict=True) if not ok)


@given(values_of, st.integers(1, 6))
def test_gaps_at_the_ends_change_nothing(values: list[float], more: int) -> None:
    plain = trend(values, [True] * len(values))
    padded = [NAN] * more + values + [NAN] * more
    found = trend(padded, [True] * len(padded))
    assert found.upper[more] == plain.upper[0]
    assert found.signals[more:-more] == plain.signals
    assert found.variation is plain.variation
    assert found.last == len(values) - 1 + more


def test_no_moving_range_across_a_gap() -> None:
    values = [10, 11, 10, 11, NAN, 20, 21, 20, 21]
    found = trend(values, [True] * 9)
    band = found.segments[0].limits
    assert band is not None
    assert band.ranges == 6
    assert band.mean == pytest.approx(15.5)
    assert band.upper == pytest.approx(15.5 + 2.66)
    hollow = trend([*values[:4], 15, *values[5:]], [*[True] * 4, False, *[True] * 4])
    assert hollow.segments[0].limits == band
    assert hollow.values[4] == 15


def test_a_run_does_not_cross_a_gap() -> None:
    whole = trend([*LOW, *HIGH], [True] * 14)
    assert whole.signals == (Signal.RUN_LOW,) * 7 + (Signal.RUN_HIGH,) * 7
    split = trend([*LOW, *HIGH[:3], NAN, *HIGH[3:]], [True] * 15)
    assert split.signals == (Signal.RUN_LOW,) * 7 + (None,) * 8
    assert split.variation is Variation.COMMON_CAUSE


def test_a_rise_does_not_cross_a_gap() -> None:
    values = [50, 44, 50, 45, 46, 47, 48, 49, 50, 51, 45, 50, 44]
    assert trend(values, [True] * 13).signals[6] is Signal.RISING
    known = [i != 6 for i in range(13)]
    assert set(trend(values, known).signals) == {None}


def test_two_of_three_does_not_cross_a_gap() -> None:
    quiet = [50.0, 52.0] * 6
    whole = trend([*quiet, 56.5, 52.0, 56.5], [True] * 15)
    assert whole.signals[-3:] == (Signal.TWO_OF_THREE_HIGH, None, Signal.TWO_OF_THREE_HIGH)
    gap = trend([*quiet, 56.5, 52.0, 56.5], [True] * 13 + [False, True])
    assert set(gap.signals) == {None}


def test_runs_do_not_cross_a_break() -> None:
    values = [*LOW, *HIGH]
    found = trend([*values, *values], [True] * 28, breaks=[14, 24])
    assert found.signals[:14] == (Signal.RUN_LOW,) * 7 + (Signal.RUN_HIGH,) * 7
    assert found.signals[14:] == trend(values[:10], [True] * 10).signals + (None,) * 4
    assert [(s.start, s.stop) for s in found.segments] == [(0, 14), (14, 24), (24, 28)]
    assert found.variation is Variation.NOT_ENOUGH


def test_limits_without_width_signal_nothing() -> None:
    """Twelve months of 100 % and then 60 %: nothing is known about everyday ups and downs."""
    values = [1.0] * 12 + [0.6]
    assert Signal.BELOW in xmr(values).signals
    found = trend(values, [True] * 13, target=0.9)
    assert set(found.signals) == {None}
    assert found.variation is Variation.NOT_ENOUGH
    assert found.assurance is Assurance.CANNOT_TELL


@given(st.floats(-1e6, 1e6), st.integers(5, 30), st.booleans())
def test_constant_series_never_signal(value: float, n: int, screen: bool) -> None:
    found = trend([value] * n, [True] * n, screen=screen)
    assert set(found.signals) == {None}
    assert found.variation is Variation.COMMON_CAUSE


def test_levels_on_both_sides_of_a_gap_are_not_as_usual() -> None:
    found = trend([1.0, 1.0, 1.0, NAN, 2.0, 2.0, 2.0], [True] * 7)
    assert found.lower[0] is None
    assert found.variation is Variation.NOT_ENOUGH


def test_lone_steps_between_gaps_make_no_limits() -> None:
    """One step of 0.1 would call everything else out of the ordinary."""
    found = trend([1.0, NAN, 10.0, 10.1, NAN, 4.0], [True] * 6, target=3.0)
    assert found.lower == (None,) * 6
    assert set(found.signals) == {None}
    assert found.variation is Variation.NOT_ENOUGH
    assert found.assurance is Assurance.CANNOT_TELL


@pytest.mark.parametrize(("n", "judged"), [(4, False), (5, True)])
def test_five_points_are_the_least(n: int, judged: bool) -> None:
    found = trend([1.0, 2.0, 1.0, 2.0, 1.0][:n], [True] * n)
    assert found.segments[0].judged is judged
    assert (found.variation is Variation.NOT_ENOUGH) is not judged
    steady = trend([1.0] * n, [True] * n)
    assert (steady.variation is Variation.COMMON_CAUSE) is judged


@pytest.mark.parametrize(("n", "trial"), [(12, True), (13, False)])
def test_fewer_than_13_points_are_on_trial(n: int, trial: bool) -> None:
    values = [float(i % 3) for i in range(n)]
    assert trend(values, [True] * n).trial is trial
    assert trend([NAN, *values], [True] * (n + 1)).trial is trial
    assert trend([*range(5), *values], [True] * (n + 5), breaks=[5]).trial is trial


def test_a_gap_among_13_points_keeps_them_on_trial() -> None:
    values = [float(i % 3) for i in range(14)]
    assert trend(values, [i != 6 for i in range(14)]).trial
    assert not trend([*values, 1.0], [i != 6 for i in range(15)]).trial


def test_since_is_the_first_of_the_run() -> None:
    found = trend([*HIGH, *LOW], [True] * 14)
    assert (found.variation, found.since, found.last) == (Variation.WORSENING, 7, 13)
    outlier = trend([*HIGH, *LOW, 30.0], [True] * 15)
    assert outlier.signal is Signal.BELOW
    assert outlier.since == 7


def test_since_stops_where_the_signal_is_interrupted() -> None:
    calm = [50.0, 52.0] * 7
    assert trend([*calm, 20.0, 51.0, 20.0], [True] * 17).since == 16
    assert trend([*calm, 20.0, NAN, 20.0], [True] * 17).since == 16
    assert trend([*calm, 20.0, 20.0], [True] * 16).since == 14
    assert trend([*calm, 80.0, 20.0], [True] * 16).since == 15
    assert trend(calm, [True] * 14).since is None


def test_less_than_usual_does_not_count_months_above_the_mean() -> None:
    values = [50.0, 56.0] * 6 + [58.0, 57.0, 55.0, 53.0, 45.0, 38.0, 30.0]
    found = trend(values, [True] * 19)
    assert found.signal is Signal.BELOW
    assert found.signals[12:16] == (Signal.FALLING,) * 4
    assert found.mean[0] is not None
    assert found.since == next(i for i in range(12, 19) if values[i] < found.mean[0])


def test_since_of_a_fall_is_where_the_fall_begins() -> None:
    values = [50.0, 56.0] * 6 + [58.0, 57.0, 56.5, 56.0, 55.5, 55.0, 54.5]
    found = trend(values, [True] * 19)
    assert found.signal is Signal.FALLING
    assert found.since == 12


def test_since_of_a_rise_leaves_out_the_low_point_it_began_from() -> None:
    found = trend([50.0, 56.0] * 6 + [36.0, 52.0, 52.5, 53.0, 53.5, 54.0, 54.5], [True] * 19)
    assert found.signals[12:] == (Signal.BELOW,) + (Signal.RISING,) * 6
    assert found.since == 13


def test_a_jump_between_two_falls_ends_the_first() -> None:
    falls = [10.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0] * 2
    found = trend(falls, [True] * 14, screen=False)
    assert set(found.signals) == {Signal.FALLING}
    assert found.since == 7


def test_screening_can_be_left_out() -> None:
    values = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2]
    for screen in (True, False):
        found = trend(values, [True] * 13, screen=screen)
        assert found.upper == xmr(values, screen=screen).upper
    assert trend(values, [True] * 13).upper == trend(values, [True] * 13, screen=True).upper
    assert trend(values, [True] * 13).upper != trend(values, [True] * 13, screen=False).upper


def test_last_is_the_last_reliable_period() -> None:
    found = trend([*HIGH, *LOW, 99.0, NAN], [True] * 14 + [False, True])
    assert found.last == 13
    assert found.variation is Variation.WORSENING
    assert found.values[14:] == (99.0, None)
    assert found.mean[15] == found.mean[0]


def test_after_a_break_without_reliable_points_nothing_is_said() -> None:
    found = trend([*HIGH, *LOW, 99.0], [True] * 14 + [False], breaks=[14], target=50.0)
    assert found.last is None
    assert found.variation is Variation.NOT_ENOUGH
    assert found.assurance is Assurance.CANNOT_TELL
    assert found.trial
    assert found.mean[14] is None
    assert found.lower[0] is not None


def test_nothing_at_all() -> None:
    for values in ([], [NAN, NAN]):
        found = trend(values, [True] * len(values))
        assert (found.last, found.since, found.trial) == (None, None, True)
        assert found.variation is Variation.NOT_ENOUGH
        assert found.assurance is Assurance.NO_TARGET


def test_limits_are_not_cut_at_100_per_cent() -> None:
    found = trend([0.9, 1.0, 0.8, 1.0, 0.9, 1.0], [True] * 6)
    assert found.upper[0] is not None
    assert found.upper[0] > 1.0


def test_target_and_direction_reach_the_chart() -> None:
    values, known = [1.0, 2.0] * 7, [True] * 14
    assert trend(values, known, target=9.0).assurance is Assurance.FAILS
    down = trend(values, known, direction=Direction.DECREASE, target=9.0)
    assert down.assurance is Assurance.PASSES
    assert trend(values, known).assurance is Assurance.NO_TARGET
    assert trend(values, known, direction=Direction.NEUTRAL, target=9.0).assurance is (
        Assurance.NO_TARGET
    )
    flat = trend([1.0] * 9, [True] * 9, direction=Direction.NEUTRAL, target=9.0)
    assert flat.assurance is Assurance.NO_TARGET


def test_small_months_signal_far_less_than_in_the_routine() -> None:
    """n = 200 in eleven months and 12 in August: the routine calls many Augusts unusual."""
    rng = np.random.default_rng(5)
    routine = published = small = 0
    for _ in range(150):
        n = np.tile([200] * 7 + [12] + [200] * 4, 3)
        values = rng.binomial(n, 0.7) / n
        august = n == 12
        small += int(august.sum())
        routine += sum(s is not None for s in np.array(xmr(values).signals)[august])
        published += sum(s is not None for s in np.array(trend(values, n >= 30).signals)[august])
    assert routine / small > 0.25
    assert published == 0


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(ValueError, match="as many marks"):
        trend([1.0, 2.0], [True])
    with pytest.raises(ValueError, match="finite"):
        trend([1.0, math.inf], [True, True])
    with pytest.raises(ValueError, match="outside the series"):
        trend([1.0, 2.0], [True, True], breaks=[5])
