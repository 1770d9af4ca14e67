"""What was expected and what came true, laid out for drawing on the trend's own scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from generator.drawing.trend import Scale, y_ticks
from generator.features.expected.figures import PastForecast
from generator.language import Locale
from generator.wording.parts import MarkView, TickView
from generator.wording.wording import percent, short_label

_STEP = 0.2
_LABELS = 4


@dataclass(frozen=True, slots=True)
class ExpectedChart:
    """The drawing: ranges as areas, the expected as lines (points “x,y x,y”), dots, both axes."""

    ranges: tuple[str, ...]
    lines: tuple[str, ...]
    marks: tuple[MarkView, ...]
    x_ticks: tuple[TickView, ...]
    y_ticks: tuple[TickView, ...]


def expected_chart(locale: Locale, record: Sequence[PastForecast]) -> ExpectedChart:
    """Return the drawing of a record; areas and lines break off where nothing was expected."""
    scale = _scale(record)
    expected = [each.expected for each in record]
    ranges = [(each.low, each.high) for each in record]
    return ExpectedChart(
        ranges=tuple(_area(scale, run, ranges) for run in _runs([r[0] for r in ranges])),
        lines=tuple(_line(scale, run, expected) for run in _runs(expected)),
        marks=tuple(
            _mark(locale, scale, at, each)
            for at, each in enumerate(record)
            if each.true is not None
        ),
        x_ticks=_x_ticks(locale, scale, record),
        y_ticks=y_ticks(scale),
    )


def _scale(record: Sequence[PastForecast]) -> Scale:
    seen = [v for each in record for v in (each.expected, each.low, each.high, each.true)]
    known = [value for value in seen if value is not None]
    low = math.floor(max(min(known), 0.0) / _STEP + 1e-9) * _STEP
    high = math.ceil(min(max(known), 1.0) / _STEP - 1e-9) * _STEP
    if high - low < 2 * _STEP:
        low, high = (low, low + 2 * _STEP) if low + 2 * _STEP <= 1 else (1 - 2 * _STEP, 1.0)
    return Scale(len(record), max(low, 0.0), min(high, 1.0))


def _runs(values: Sequence[float | None]) -> list[list[int]]:
    """Return the places of values that follow each other without a gap; lone ones are left out."""
    runs: list[list[int]] = [[]]
    for at, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(at)
    return [run for run in runs if len(run) > 1]


def _area(
    scale: Scale, run: Sequence[int], ranges: Sequence[tuple[float | None, float | None]]
) -> str:
    above = [f"{scale.x(at)},{scale.y(ranges[at][1] or 0.0)}" for at in run]
    below = [f"{scale.x(at)},{scale.y(ranges[at][0] or 0.0)}" for at in reversed(run)]
    return " ".join([*above, *below])


def _line(scale: Scale, run: Sequence[int], expected: Sequence[float | None]) -> str:
    return " ".join(f"{scale.x(at)},{scale.y(expected[at] or 0.0)}" for at in run)


def _mark(locale: Locale, scale: Scale, at: int, each: PastForecast) -> MarkView:
    true = each.true or 0.0
    kind = "shown"
    if each.miss:
        kind = "signal-up" if each.low is not None and true > each.low else "signal-down"
    return MarkView(
        scale.x(at), scale.y(true), kind, f"{locale.period(each.period)}: {percent(true)}"
    )


def _x_ticks(locale: Locale, scale: Scale, record: Sequence[PastForecast]) -> tuple[TickView, ...]:
    last = len(record) - 1
    wanted = sorted({round(last * part / (_LABELS - 1)) for part in range(_LABELS)})
    return tuple(TickView(scale.x(at), short_label(locale, record[at].period)) for at in wanted)
