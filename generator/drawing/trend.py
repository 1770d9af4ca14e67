"""The trend laid out for drawing: every coordinate is made here, the template only draws.

The drawing is 100 by 100 units, and the page stretches it to the room there is: on a phone it is
as high as on a desk. Shares run from the bottom to the top, cut to what the line and its normal
range need, in steps of 20 %. Limits beyond 0–100 % are cut here and only here.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

from generator.figures.figure import Figure, State
from generator.figures.trend import Trend
from generator.language import Locale
from generator.measures.xmr_chart import Chart
from generator.measures.xmr_rules import Signal
from generator.model.service import Event
from generator.wording.parts import BandView, FlagView, MarkView, TickView
from generator.wording.wording import percent, short_label

SIZE = 100
_STEP = 0.2
_LABELS = 4
_MOST_FLAGS = 9
_ROOM = 2.4
"""Hundredths of the width that a flag's number takes."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Places periods and shares on the drawing."""

    count: int
    low: float
    high: float

    def x(self, index: float) -> float:
        """Return where a period stands; a lone one in the middle."""
        if self.count < 2:
            return SIZE / 2
        return round(SIZE * index / (self.count - 1), 1)

    def y(self, share: float) -> float:
        """Return where a share stands, cut at the ends of the plot."""
        inside = min(max(share, self.low), self.high)
        return round(SIZE * (self.high - inside) / (self.high - self.low), 1)

    @property
    def half(self) -> float:
        """Half of the way from one period to the next."""
        return SIZE / max(self.count - 1, 1) / 2


def scale_of(trend: Trend) -> Scale:
    """Return the scale on which a trend's values, limits and target all find room."""
    chart = trend.chart
    seen = [f.value for f in trend.figures if f.value is not None]
    seen += [limit for limit in (*chart.lower, *chart.upper) if limit is not None]
    seen += [share for share in _wanted(trend) if share is not None]
    low = math.floor(max(min(seen, default=0.0), 0.0) / _STEP) * _STEP
    high = math.ceil(min(max(seen, default=1.0), 1.0) / _STEP) * _STEP
    if high - low < 2 * _STEP:
        low, high = (low, low + 2 * _STEP) if low + 2 * _STEP <= 1 else (1 - 2 * _STEP, 1.0)
    return Scale(len(trend.slots), max(low, 0.0), min(high, 1.0))


def lines(trend: Trend, scale: Scale) -> tuple[str, ...]:
    """Return the line's pieces as points “x,y x,y”: one breaks off at a gap and at a break."""
    pieces: list[list[str]] = [[]]
    for index, figure in enumerate(trend.figures):
        fresh = index > 0 and trend.slots[index].segment != trend.slots[index - 1].segment
        if fresh or not figure.full:
            pieces.append([])
        if figure.full and figure.value is not None:
            pieces[-1].append(f"{scale.x(index)},{scale.y(figure.value)}")
    return tuple(" ".join(piece) for piece in pieces if len(piece) > 1)


def marks(trend: Trend, scale: Scale, labels: Sequence[str]) -> tuple[MarkView, ...]:
    """Return a mark for each period with a number, told apart by shape.

    ``labels`` are what the periods are called.
    """
    found = []
    for index, figure in enumerate(trend.figures):
        if figure.value is None:
            continue
        label = f"{labels[index]}: {percent(figure.value)}"
        kind = _mark_kind(figure, trend.chart.signals[index])
        found.append(MarkView(scale.x(index), scale.y(figure.value), kind, label))
    return tuple(found)


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
        x = max(scale.x(segment.start) - scale.half, 0)
        end = min(scale.x(segment.stop - 1) + scale.half, SIZE)
        top, bottom = scale.y(limits.upper), scale.y(limits.lower)
        found.append(
            BandView(
                round(x, 1),
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

    A step lies between the periods that it parts; where nothing was wanted there is no line. A
    lone period's line crosses the whole drawing.
    """
    pieces: list[list[str]] = []
    before: float | None = None
    for share, some in groupby(enumerate(_wanted(trend)), key=itemgetter(1)):
        if share is not None:
            indexes = [index for index, _ in some]
            left = round(max(scale.x(indexes[0]) - scale.half, 0), 1)
            right = round(min(scale.x(indexes[-1]) + scale.half, SIZE), 1)
            if before is None:
                pieces.append([])
            pieces[-1] += [f"{left},{scale.y(share)}", f"{right},{scale.y(share)}"]
        before = share
    return tuple(" ".join(piece) for piece in pieces)


def _wanted(trend: Trend) -> list[float | None]:
    """Return what was wanted when each period ended."""
    return [trend.wanted(slot.end) for slot in trend.slots]


@dataclass(frozen=True, slots=True)
class Noted:
    """What a flag stands for: an event, or an aim that was loosened."""

    day: date
    title: str
    event: Event | None = None


def noted(locale: Locale, trend: Trend) -> tuple[tuple[Noted, ...], tuple[Noted, ...]]:
    """Return what has a flag, in order of time, and what has none, the last first.

    Events and loosened aims have one where they fall into the drawing; only the last ones where
    there are more than it can hold.
    """
    every = _all_noted(locale, trend)
    inside = [each for each in every if _position(trend, each.day.toordinal()) is not None]
    flagged = inside[-_MOST_FLAGS:]
    return tuple(flagged), tuple(each for each in reversed(every) if each not in flagged)


def _all_noted(locale: Locale, trend: Trend) -> tuple[Noted, ...]:
    found = [Noted(event.date, event.title, event) for event in trend.events]
    found += [
        Noted(
            aim.since,
            locale.text("Target lowered: {share} instead of {before}").format(
                share=percent(aim.share), before=percent(aim.before or 0)
            ),
        )
        for aim in trend.loosened
    ]
    return tuple(sorted(found, key=lambda each: each.day))


def flags(locale: Locale, trend: Trend, scale: Scale) -> tuple[FlagView, ...]:
    """Return the flags, numbered as the list below the drawing numbers them.

    A number that would lie on its neighbour's is left out; its line stays.
    """
    found: list[FlagView] = []
    numbered = -_ROOM
    for number, each in enumerate(noted(locale, trend)[0], 1):
        at = _position(trend, each.day.toordinal())
        assert at is not None, "what has a flag falls into the drawing"
        x = scale.x(at)
        clear = x - numbered >= _ROOM
        numbered = x if clear else numbered
        breaks = each.event is not None and each.event.breaks_trend
        shown = str(number) if clear else ""
        found.append(FlagView(x, shown, each.title, breaks, each.event is None))
    return tuple(found)


def _position(trend: Trend, day: int) -> float | None:
    """Return where a day lies among the slots; a slot is drawn at its middle."""
    for index, slot in enumerate(trend.slots):
        start, end = slot.start.toordinal(), slot.end.toordinal()
        if start <= day <= end:
            within = (day - start + 0.5) / (end - start + 1) - 0.5
            return min(max(index + within, 0.0), len(trend.slots) - 1.0)
    return None


def x_ticks(locale: Locale, trend: Trend, scale: Scale) -> tuple[TickView, ...]:
    """Return a few labels below the drawing, the first and the last among them."""
    last = len(trend.slots) - 1
    if last < 0:
        return ()
    wanted = sorted({round(last * part / (_LABELS - 1)) for part in range(_LABELS)})
    return tuple(TickView(scale.x(i), short_label(locale, trend.slots[i].period)) for i in wanted)


def y_ticks(scale: Scale) -> tuple[TickView, ...]:
    """Return the shares at the left of the drawing."""
    steps = round((scale.high - scale.low) / _STEP)
    shares = [scale.low + _STEP * step for step in range(steps + 1)]
    return tuple(TickView(scale.y(share), percent(share)) for share in shares)
