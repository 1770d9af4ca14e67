"""The trend laid out for drawing: every coordinate is made here, the template only draws.

The drawing is 100 by 100 units, and the page stretches it to the room there is: on a phone it is
as high as on a desk. Each period has a column, all as wide, and stands in its middle. Shares run
from the bottom to the top, cut to what the line and its normal range need, in steps of 20 %.
Limits beyond 0–100 % are cut here and only here.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from msgspec import Struct

from generator.figures.figure import Figure, State
from generator.figures.trend import Trend
from generator.measures.xmr_chart import Chart
from generator.measures.xmr_rules import Signal
from generator.wording.parts import BandView, MarkView, TickView
from generator.wording.wording import percent

SIZE = 100
_STEP = 0.2


class Scale(Struct, frozen=True):
    """Places periods and shares on the drawing."""

    count: int
    low: float
    high: float

    def x(self, index: float) -> float:
        """Return where a period stands: the middle of its column."""
        return round(SIZE * (index + 0.5) / self.count, 1)

    def edge(self, index: int) -> float:
        """Return where a period's column begins, and the one before it ends."""
        return round(SIZE * index / self.count, 1)

    def y(self, share: float) -> float:
        """Return where a share stands, cut at the ends of the plot."""
        inside = min(max(share, self.low), self.high)
        return round(SIZE * (self.high - inside) / (self.high - self.low), 1)


def scale_of(trend: Trend) -> Scale:
    """Return the scale on which a trend's values, limits and target all find room."""
    chart = trend.chart
    seen = [f.value for f in trend.figures if f.value is not None]
    seen += [limit for limit in (*chart.lower, *chart.upper) if limit is not None]
    seen += [share for share in _wanted(trend) if share is not None]
    return around(len(trend.slots), seen)


def around(count: int, shares: Sequence[float]) -> Scale:
    """Return the scale of so many periods on which shares find room, from one step to another."""
    low = math.floor(max(min(shares, default=0.0), 0.0) / _STEP + 1e-9) * _STEP
    high = math.ceil(min(max(shares, default=1.0), 1.0) / _STEP - 1e-9) * _STEP
    if high - low < 2 * _STEP - 1e-9:
        low, high = (low, low + 2 * _STEP) if low + 2 * _STEP <= 1 else (1 - 2 * _STEP, 1.0)
    return Scale(count, max(low, 0.0), min(high, 1.0))


def lines(trend: Trend, scale: Scale) -> tuple[str, ...]:
    """Return the line's pieces as points “x,y x,y”: one breaks off at a gap and at a break."""
    pieces: list[list[str]] = [[]]
    for index, figure in enumerate(trend.figures):
        fresh = index > 0 and trend.slots[index].segment != trend.slots[index - 1].segment
        if fresh or not figure.full:
            pieces.append([])
        if figure.full and figure.value is not None:
            pieces[-1].append(f"{scale.x(index):g},{scale.y(figure.value):g}")
    return tuple(" ".join(piece) for piece in pieces if len(piece) > 1)


def marks(trend: Trend, scale: Scale) -> tuple[MarkView, ...]:
    """Return a mark for each period with a number, told apart by shape."""
    return tuple(
        MarkView(
            scale.x(index), scale.y(figure.value), _mark_kind(figure, trend.chart.signals[index])
        )
        for index, figure in enumerate(trend.figures)
        if figure.value is not None
    )


def _mark_kind(figure: Figure, signal: Signal | None) -> str:
    if figure.state is State.FEW:
        return "hollow"
    if signal is None:
        return "shown"
    return "signal-up" if signal.upwards else "signal-down"


def bands(chart: Chart, scale: Scale) -> tuple[BandView, ...]:
    """Return the normal range of each segment that has one."""
    found = []
    for segment in chart.segments:
        limits = segment.limits
        if limits is None or limits.lower is None or limits.upper is None or not segment.judged:
            continue
        x, end = scale.edge(segment.start), scale.edge(segment.stop)
        top, bottom = scale.y(limits.upper), scale.y(limits.lower)
        found.append(
            BandView(
                x,
                round(end - x, 1),
                top,
                round(bottom - top, 1),
                scale.y(limits.mean),
                segment.trial,
            )
        )
    return tuple(found)


def targets(trend: Trend, scale: Scale) -> tuple[str, ...]:
    """Return what was wanted when, as the pieces of a line of steps “x,y x,y”.

    A step lies between the periods that it parts; where nothing was wanted there is no line.
    """
    pieces: list[list[str]] = []
    before: float | None = None
    for share, some in groupby(enumerate(_wanted(trend)), key=itemgetter(1)):
        if share is not None:
            indexes = [index for index, _ in some]
            left, right = scale.edge(indexes[0]), scale.edge(indexes[-1] + 1)
            if before is None:
                pieces.append([])
            pieces[-1] += [f"{left:g},{scale.y(share):g}", f"{right:g},{scale.y(share):g}"]
        before = share
    return tuple(" ".join(piece) for piece in pieces)


def _wanted(trend: Trend) -> list[float | None]:
    """Return what was wanted when each period ended."""
    return [trend.wanted(slot.end) for slot in trend.slots]


def y_ticks(scale: Scale) -> tuple[TickView, ...]:
    """Return the shares at the left of the drawing."""
    steps = round((scale.high - scale.low) / _STEP)
    shares = [scale.low + _STEP * step for step in range(steps + 1)]
    return tuple(TickView(scale.y(share), percent(share)) for share in shares)
