"""XmR chart: which points are more than everyday ups and downs, and by which rule."""

from __future__ import annotations

from enum import StrEnum
from itertools import groupby, pairwise

from generator.measures.xmr_limits import NEAR, FloatArray, Limits

RUN = 7


class Signal(StrEnum):
    """The rule by which a point is marked; a point carries the first that matches, in this order.

    Source: NHS "Making Data Count", as in NHSRplotthedots 0.2.2.
    """

    ABOVE = "above"
    BELOW = "below"
    RISING = "rising"
    FALLING = "falling"
    TWO_OF_THREE_HIGH = "two-of-three-high"
    TWO_OF_THREE_LOW = "two-of-three-low"
    RUN_HIGH = "run-high"
    RUN_LOW = "run-low"

    @property
    def upwards(self) -> bool:
        """True for signals towards higher values."""
        return self in _UPWARDS

    @property
    def moving(self) -> bool:
        """True for a steady rise or fall, which may still be on the other side of the mean."""
        return self in (Signal.RISING, Signal.FALLING)


_ORDER = tuple(Signal)
_UPWARDS = frozenset({Signal.ABOVE, Signal.RISING, Signal.TWO_OF_THREE_HIGH, Signal.RUN_HIGH})


def signals(stretch: FloatArray, limits: Limits) -> tuple[Signal | None, ...]:
    """The signal of each point of one stretch of neighbouring points, None for everyday variation.

    `stretch` holds finite values of the segment that `limits` was made from. Runs do not reach
    beyond the stretch. Without limits nothing is a signal.
    """
    values: list[float] = stretch.tolist()
    if limits.reach is None:
        return (None,) * len(values)
    side = _sides([value - limits.mean for value in values], limits.tolerance)
    above, below = _beyond(values, limits.reach, limits)
    marks = {
        Signal.ABOVE: above,
        Signal.BELOW: below,
        **_moving(values, limits.tolerance),
        **_two_of_three(_beyond(values, NEAR * limits.reach, limits), (above, below), side),
        Signal.RUN_HIGH: _in_runs([way == 1 for way in side], RUN),
        Signal.RUN_LOW: _in_runs([way == -1 for way in side], RUN),
    }
    return tuple(
        next((signal for signal in _ORDER if marks[signal][i]), None) for i in range(len(values))
    )


# A stretch has some dozens of points: lists are several times as fast as arrays of that size.


def _sides(differences: list[float], tolerance: float) -> list[int]:
    """1 above, −1 below, 0 equal up to rounding."""
    return [(each > tolerance) - (each < -tolerance) for each in differences]


def _in_runs(flags: list[bool], length: int) -> list[bool]:
    """Which flags belong to at least `length` true flags in a row."""
    members: list[bool] = []
    for flag, run in groupby(flags):
        size = sum(1 for _ in run)
        members += [flag and size >= length] * size
    return members


def _beyond(values: list[float], reach: float, limits: Limits) -> tuple[list[bool], list[bool]]:
    """Which values lie further from the mean than `reach`: above it, below it."""
    upper = limits.mean + reach + limits.tolerance
    lower = limits.mean - reach - limits.tolerance
    return [value > upper for value in values], [value < lower for value in values]


def _moving(values: list[float], tolerance: float) -> dict[Signal, list[bool]]:
    steps = _sides([after - before for before, after in pairwise(values)], tolerance)
    marks = {}
    for signal, way in ((Signal.RISING, 1), (Signal.FALLING, -1)):
        long = _in_runs([step == way for step in steps], RUN - 1)
        # A step belongs to the point it leaves and to the point it reaches.
        marks[signal] = [left or reached for left, reached in pairwise([False, *long, False])]
    return marks


def _two_of_three(
    near: tuple[list[bool], list[bool]], outside: tuple[list[bool], list[bool]], side: list[int]
) -> dict[Signal, list[bool]]:
    marks = {}
    found = ((Signal.TWO_OF_THREE_HIGH, 1), (Signal.TWO_OF_THREE_LOW, -1))
    for (signal, way), far, out in zip(found, near, outside, strict=True):
        between = [is_far and not is_out for is_far, is_out in zip(far, out, strict=True)]
        marks[signal] = _near_pairs(between, [each == way for each in side])
    return marks


def _near_pairs(near: list[bool], same_side: list[bool]) -> list[bool]:
    """The near points within any three in a row on one side of which at least two are near."""
    marked = [False] * len(near)
    for start in range(len(near) - 2):
        three = slice(start, start + 3)
        if sum(near[three]) >= 2 and all(same_side[three]):
            marked[three] = [
                old or new for old, new in zip(marked[three], near[three], strict=True)
            ]
    return marked
