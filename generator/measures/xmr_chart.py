"""XmR chart: the whole series put together from its segments, and what its last point says."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import chain, groupby, repeat

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from generator.measures.xmr_limits import FloatArray, Limits, limits
from generator.measures.xmr_rules import Signal, signals

BoolArray = npt.NDArray[np.bool_]


class Direction(StrEnum):
    """Which way is good."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NEUTRAL = "neutral"


class Variation(StrEnum):
    """What a point says compared with its past. NOT_ENOUGH: the past does not yet allow to say."""

    IMPROVING = "improving"
    WORSENING = "worsening"
    HIGHER = "higher"
    LOWER = "lower"
    COMMON_CAUSE = "common cause"
    NOT_ENOUGH = "not enough"


class Assurance(StrEnum):
    """What the usual range says compared with a target. CANNOT_TELL: there is no usual range."""

    PASSES = "consistently passes"
    FAILS = "consistently fails"
    HIT_AND_MISS = "hit and miss"
    NO_TARGET = "no target"
    CANNOT_TELL = "cannot tell"


class ChartAim(Struct, frozen=True):
    """Which way is good and what is aimed at. Raises ValueError for a target that is not finite."""

    direction: Direction
    target: float | None = None

    def __post_init__(self) -> None:
        if self.target is not None and not math.isfinite(self.target):
            raise ValueError(f"a target is a finite number, got {self.target}")


class Strictness(Struct, frozen=True):
    """How much a segment must hold before its limits count.

    `least_ranges`: fewer moving ranges give no limits. `width_needed`: limits without width signal
    nothing and give no assurance, and what cannot be judged is said to be so.
    """

    screen: bool = True
    least_ranges: int = 1
    width_needed: bool = False


class Segment(Struct, frozen=True):
    """Periods `start` to `stop` − 1 with limits of their own; `points` of them are in the rules.

    `limits` is None where no point is. `judged`: the rules were applied. `trial`: the limits rest
    on little. `constant`: there are points and all are equal to their mean.
    """

    start: int
    stop: int
    points: int
    limits: Limits | None
    judged: bool
    trial: bool
    constant: bool


class Chart(Struct, frozen=True):
    """One value per period in each tuple, in the unit of the values; None where there is none.

    `signals` holds the rule that marks a point, `in_rules` whether it enters limits and rules.
    `last` is the index of the last point in the rules: `variation` is about this one, and `since`
    is the index from which its signal holds without interruption (None for no signal).
    `assurance` and `trial` are those of the last segment.
    """

    values: tuple[float | None, ...]
    mean: tuple[float | None, ...]
    lower: tuple[float | None, ...]
    near_lower: tuple[float | None, ...]
    near_upper: tuple[float | None, ...]
    upper: tuple[float | None, ...]
    signals: tuple[Signal | None, ...]
    in_rules: tuple[bool, ...]
    segments: tuple[Segment, ...]
    direction: Direction
    last: int | None
    variation: Variation
    since: int | None
    assurance: Assurance
    trial: bool

    @property
    def signal(self) -> Signal | None:
        """The rule that marks the last point, None for none."""
        return None if self.last is None else self.signals[self.last]

    def variation_at(self, index: int) -> Variation:
        """What the point at `index` says by its signal; everyday variation without one."""
        return orient(self.signals[index], self.direction)


def orient(signal: Signal | None, direction: Direction) -> Variation:
    """A signal read by the direction that is good."""
    if signal is None:
        return Variation.COMMON_CAUSE
    if direction is Direction.NEUTRAL:
        return Variation.HIGHER if signal.upwards else Variation.LOWER
    good = signal.upwards == (direction is Direction.INCREASE)
    return Variation.IMPROVING if good else Variation.WORSENING


def assure(band: Limits | None, reading: ChartAim) -> Assurance:
    """Where a target lies, given the limits. No limits: hit and miss, as the NHS routine says."""
    target = reading.target
    if target is None or reading.direction is Direction.NEUTRAL:
        return Assurance.NO_TARGET
    if band is None or band.lower is None or band.upper is None:
        return Assurance.HIT_AND_MISS
    above, below = target > band.upper + band.tolerance, target < band.lower - band.tolerance
    if not (above or below):
        return Assurance.HIT_AND_MISS
    good = below if reading.direction is Direction.INCREASE else above
    return Assurance.PASSES if good else Assurance.FAILS


# Fewer points give limits on trial. Counted as ranges, 13 points without a gap have 12 of them.
TRIAL_RANGES = 12


def draw(
    values: FloatArray,
    in_rules: BoolArray,
    breaks: Sequence[int],
    reading: ChartAim,
    strictness: Strictness,
) -> Chart:
    """The chart of `values` (one a period, finite where `in_rules` is true).

    `breaks` are indices at which a new segment begins. Raises ValueError for breaks outside the
    series; they may come in any order.
    """
    marks: list[Signal | None] = [None] * values.size
    spans = _bounds(breaks, values.size)
    segments = [_segment(values, in_rules, span, strictness, marks) for span in spans]
    drawn = np.isfinite(values).tolist()
    bands = [segment.limits for segment in segments]
    lengths = [segment.stop - segment.start for segment in segments]
    last, variation = _last(in_rules, segments, marks, reading.direction, strictness)
    newest = segments[-1] if segments else None
    return Chart(
        values=tuple([v if ok else None for v, ok in zip(values.tolist(), drawn, strict=True)]),
        mean=_repeated([band.mean if band else None for band in bands], lengths),
        lower=_repeated([band.lower if band else None for band in bands], lengths),
        near_lower=_repeated([band.near_lower if band else None for band in bands], lengths),
        near_upper=_repeated([band.near_upper if band else None for band in bands], lengths),
        upper=_repeated([band.upper if band else None for band in bands], lengths),
        signals=tuple(marks),
        in_rules=tuple(in_rules.tolist()),
        segments=tuple(segments),
        direction=reading.direction,
        last=last,
        variation=variation,
        since=_since(last, values, segments, marks),
        assurance=_assurance(newest, reading, strictness),
        trial=newest is None or newest.trial,
    )


def _repeated(each: Sequence[float | None], lengths: Sequence[int]) -> tuple[float | None, ...]:
    """Return what each segment has, once for each of its periods."""
    return tuple(chain.from_iterable(map(repeat, each, lengths)))


def _bounds(breaks: Sequence[int], size: int) -> list[tuple[int, int]]:
    """(start, stop) of each segment; a break at 0 or a break named twice adds nothing."""
    if any(not 0 <= index < size for index in breaks):
        raise ValueError(f"a break lies outside the series of {size} periods: {list(breaks)}")
    if size == 0:
        return []
    starts = sorted({0, *breaks})
    return list(zip(starts, [*starts[1:], size], strict=True))


def _stretches(in_rules: BoolArray, start: int, stop: int) -> Iterator[slice]:
    """Slices of neighbouring points in the rules, between `start` and `stop`."""
    first = start
    for flag, run in groupby(in_rules[start:stop].tolist()):
        end = first + sum(1 for _ in run)
        if flag:
            yield slice(first, end)
        first = end


def _segment(
    values: FloatArray,
    in_rules: BoolArray,
    span: tuple[int, int],
    strictness: Strictness,
    marks: list[Signal | None],
) -> Segment:
    """One segment; writes the signals of its points into `marks`."""
    start, stop = span
    slices = list(_stretches(in_rules, start, stop))
    if not slices:
        return Segment(start, stop, 0, None, judged=False, trial=True, constant=False)
    parts = [values[part] for part in slices]
    band = limits(parts, screen=strictness.screen, least_ranges=strictness.least_ranges)
    judged = band.has_width if strictness.width_needed else band.lower is not None
    if judged:
        for part, stretch in zip(slices, parts, strict=True):
            marks[part] = signals(stretch, band)
    constant = all(bool(np.all(np.abs(part - band.mean) <= band.tolerance)) for part in parts)
    points = sum(part.size for part in parts)
    return Segment(start, stop, points, band, judged, band.ranges < TRIAL_RANGES, constant)


def _last(
    in_rules: BoolArray,
    segments: Sequence[Segment],
    marks: Sequence[Signal | None],
    direction: Direction,
    strictness: Strictness,
) -> tuple[int | None, Variation]:
    """Index and variation of the last point in the rules, within the last segment only."""
    newest = segments[-1] if segments else None
    if newest is None or newest.limits is None:
        return None, Variation.NOT_ENOUGH
    last = newest.start + int(np.flatnonzero(in_rules[newest.start : newest.stop])[-1])
    if newest.judged or not strictness.width_needed:
        return last, orient(marks[last], direction)
    # Limits without width: a series that never moved is as usual, any other cannot be judged.
    enough = newest.limits.ranges >= strictness.least_ranges
    steady = newest.constant and enough
    return last, Variation.COMMON_CAUSE if steady else Variation.NOT_ENOUGH


def _since(
    last: int | None,
    values: FloatArray,
    segments: Sequence[Segment],
    marks: Sequence[Signal | None],
) -> int | None:
    """Where the last point's signal begins: back over neighbours that signal the same way.

    "Less than usual since April" must not count months that fell but were still above the mean:
    the neighbours lie on the last point's side. "Falling since April" must not count an earlier
    fall before a jump: where the last point is part of a rise or fall, each step goes that way.
    Points outside the rules carry no signal, so a gap ends it too.
    """
    signal = None if last is None else marks[last]
    band = segments[-1].limits if segments else None
    if last is None or signal is None or band is None:
        return None
    first = last
    for index in range(last - 1, segments[-1].start - 1, -1):
        mark = marks[index]
        if mark is None or mark.upwards != signal.upwards:
            break
        ahead = values[index + 1] if signal.moving else values[index]
        behind = values[index] if signal.moving else band.mean
        if (ahead > behind) != signal.upwards:
            break
        first = index
    return first


def _assurance(newest: Segment | None, reading: ChartAim, strictness: Strictness) -> Assurance:
    plain = assure(newest.limits if newest else None, reading)
    unjudged = newest is None or not newest.judged
    if strictness.width_needed and unjudged and plain is not Assurance.NO_TARGET:
        return Assurance.CANNOT_TELL
    return plain
