"""XmR chart: which points are more than everyday ups and downs, and by which rule."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
import numpy.typing as npt

from generator.measures.xmr_limits import FloatArray, Limits

BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int64]

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


_UPWARDS = frozenset({Signal.ABOVE, Signal.RISING, Signal.TWO_OF_THREE_HIGH, Signal.RUN_HIGH})


def signals(stretch: FloatArray, limits: Limits) -> tuple[Signal | None, ...]:
    """The signal of each point of one stretch of neighbouring points, None for everyday variation.

    `stretch` holds finite values of the segment that `limits` was made from. Runs do not reach
    beyond the stretch. Without limits nothing is a signal.
    """
    if limits.lower is None:
        return (None,) * stretch.size
    marks: list[tuple[Signal, BoolArray]] = [
        *_outside(stretch, limits),
        *_moving(stretch, limits.tolerance),
        *_two_of_three(stretch, limits),
        *_one_side(stretch, limits),
    ]
    return tuple(
        next((signal for signal, marked in marks if marked[i]), None) for i in range(stretch.size)
    )


def _sides(differences: FloatArray, tolerance: float) -> IntArray:
    """1 above, −1 below, 0 equal up to rounding."""
    return (differences > tolerance).astype(np.int64) - (differences < -tolerance)


def _members_of_runs(flags: BoolArray, length: int) -> BoolArray:
    """Which flags belong to at least `length` true flags in a row."""
    edges = np.diff(np.concatenate(([0], flags.astype(np.int64), [0])))
    members = np.zeros(flags.size, dtype=np.bool_)
    for start, stop in zip(np.flatnonzero(edges == 1), np.flatnonzero(edges == -1), strict=True):
        if stop - start >= length:
            members[start:stop] = True
    return members


def _outside(stretch: FloatArray, limits: Limits) -> list[tuple[Signal, BoolArray]]:
    if limits.upper is None or limits.lower is None:
        return []
    return [
        (Signal.ABOVE, stretch > limits.upper + limits.tolerance),
        (Signal.BELOW, stretch < limits.lower - limits.tolerance),
    ]


def _moving(stretch: FloatArray, tolerance: float) -> list[tuple[Signal, BoolArray]]:
    steps = _sides(np.diff(stretch), tolerance)
    marks = []
    for signal, way in ((Signal.RISING, 1), (Signal.FALLING, -1)):
        long = _members_of_runs(steps == way, RUN - 1)
        # A step belongs to the point it leaves and to the point it reaches.
        marks.append((signal, np.append(long, False) | np.insert(long, 0, False)))
    return marks


def _two_of_three(stretch: FloatArray, limits: Limits) -> list[tuple[Signal, BoolArray]]:
    if limits.near_upper is None or limits.near_lower is None:
        return []
    (_, above), (_, below) = _outside(stretch, limits)
    high = (stretch > limits.near_upper + limits.tolerance) & ~above
    low = (stretch < limits.near_lower - limits.tolerance) & ~below
    side = _sides(stretch - limits.mean, limits.tolerance)
    return [
        (Signal.TWO_OF_THREE_HIGH, _near_pairs(high, side == 1)),
        (Signal.TWO_OF_THREE_LOW, _near_pairs(low, side == -1)),
    ]


def _near_pairs(near: BoolArray, same_side: BoolArray) -> BoolArray:
    """The near points within any three in a row on one side of which at least two are near."""
    marked = np.zeros(near.size, dtype=np.bool_)
    for start in range(near.size - 2):
        three = slice(start, start + 3)
        if same_side[three].all() and near[three].sum() >= 2:
            marked[three] |= near[three]
    return marked


def _one_side(stretch: FloatArray, limits: Limits) -> list[tuple[Signal, BoolArray]]:
    side = _sides(stretch - limits.mean, limits.tolerance)
    return [
        (Signal.RUN_HIGH, _members_of_runs(side == 1, RUN)),
        (Signal.RUN_LOW, _members_of_runs(side == -1, RUN)),
    ]
