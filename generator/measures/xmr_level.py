"""XmR chart: a level that is new and has stayed, which single marked points do not show.

A fall that lasts becomes part of the average. The limits then hold the new level, and a chart that
is only read point by point calls it as usual.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from generator.measures.xmr_chart import Chart
from generator.measures.xmr_limits import Limits
from generator.measures.xmr_rules import RUN

# How many periods after an event a run may begin and still be said to have come with it.
LATEST = 2
# As few periods may lie before an event: their level is known from their answers, not from a run.
LEAST_BEFORE = 4
# A level that has held for longer is the usual one, whatever came before.
OLDEST = 36
# How many of the last seven points must lie nearer to the new level.
HOLDING = 5


class NewLevel(Struct, frozen=True):
    """Where a level ends and the next one begins, as indices of the chart's periods.

    Periods from ``first`` up to ``stop`` − 1 have the old level, those from ``start`` on the new
    one. ``event`` is the place of the event that came before the new level, None for none.
    """

    first: int
    stop: int
    start: int
    event: int | None


def holds(chart: Chart, before: float, now: float) -> bool:
    """Return whether a level of ``now``, after one of ``before``, still holds.

    Five of the last seven points in the rules lie nearer to it. So one month out of the ordinary
    makes no level, and what has gone back is none.
    """
    points = [
        v for v, ruled in zip(chart.values, chart.in_rules, strict=True) if ruled and v is not None
    ]
    middle = (before + now) / 2.0
    return sum((v > middle) == (now > before) for v in points[-RUN:]) >= HOLDING


class _Run(Struct, frozen=True):
    """Neighbouring points ``first`` to ``last`` on one side of the mean; 1 above, −1 below."""

    side: int
    first: int
    last: int

    @property
    def long(self) -> bool:
        return self.side != 0 and self.last - self.first + 1 >= RUN


def new_levels(chart: Chart, events: Sequence[int]) -> Iterator[NewLevel]:
    """Yield the levels in the chart's last segment that may be new ones, the newest first.

    ``events`` are the periods in which something happened, in order. Either the last point belongs
    to a run of seven or more on one side of the mean, or such a run ended at least seven points ago
    and none on its side came after it: then all that follows is the new level. An event counts
    where the new level begins in its period or in one of the next two.
    None without judged limits, none that is older than 36 periods, and none where too few periods
    lie before. Whether the two levels differ by more than chance is for the caller to find out: it
    knows how many answered.
    """
    segment = chart.segments[-1] if chart.segments else None
    if segment is None or segment.limits is None or not segment.judged:
        return
    points = [i for i in range(segment.start, segment.stop) if chart.in_rules[i]]
    for start in _starts(_runs(chart, segment.limits, points)):
        after = [i for i in points if i >= start]
        if len(after) < RUN or segment.stop - start > OLDEST:
            continue
        near = [at for at, i in enumerate(events) if segment.start <= i <= start <= i + LATEST]
        event = near[-1] if near else None
        stop = start if event is None else events[event]
        before = [i for i in points if i < stop]
        if len(before) >= (RUN if event is None else LEAST_BEFORE):
            yield NewLevel(before[0], before[-1] + 1, after[0], event)


def _runs(chart: Chart, limits: Limits, points: Sequence[int]) -> list[_Run]:
    """Runs of neighbouring points on one side of the mean, in order; a gap ends one."""
    sides = [_side(chart.values[i], limits) for i in points]
    # Neighbours are as far from their places in the list as each other.
    keyed = [(side, i - at, i) for at, (side, i) in enumerate(zip(sides, points, strict=True))]
    found: list[_Run] = []
    for (side, _), members in groupby(keyed, lambda each: each[:2]):
        run = [i for *_, i in members]
        found.append(_Run(side, run[0], run[-1]))
    return found


def _side(value: float | None, limits: Limits) -> int:
    difference = (value or 0.0) - limits.mean
    return (difference > limits.tolerance) - (difference < -limits.tolerance)


def _starts(runs: Sequence[_Run]) -> Iterator[int]:
    """Yield where new levels begin, the newest first, each once."""
    ended: set[int] = set()
    begun: set[int] = set()
    for run in reversed([run for run in runs if run.long]):
        start = run.first if run is runs[-1] else run.last + 1
        if start not in begun and (run is runs[-1] or run.side not in ended):
            yield start
        begun.add(start)
        ended.add(run.side)
