"""What was expected and what came true, laid out for drawing on the trend's own scale."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from generator.drawing.ends import ends
from generator.drawing.ticks import time_ticks
from generator.drawing.trend import Scale, around, y_ticks
from generator.features.expected.figures import PastForecast
from generator.language import Locale
from generator.wording.parts import EndView, MarkView, TickView, TimeTickView


class ExpectedChart(Struct, frozen=True):
    """The drawing: ranges as areas, the expected as lines “x,y x,y”, dots, axes, labels."""

    ranges: tuple[str, ...]
    lines: tuple[str, ...]
    marks: tuple[MarkView, ...]
    x_ticks: tuple[TimeTickView, ...]
    y_ticks: tuple[TickView, ...]
    ends: tuple[EndView, ...]


def expected_chart(locale: Locale, record: Sequence[PastForecast]) -> ExpectedChart:
    """Return the drawing of a record; areas and lines break off where nothing was expected."""
    scale = _scale(record)
    expected = [each.expected for each in record]
    ranges = [(each.low, each.high) for each in record]
    return ExpectedChart(
        ranges=tuple(_area(scale, run, ranges) for run in _runs([r[0] for r in ranges])),
        lines=tuple(_line(scale, run, expected) for run in _runs(expected)),
        marks=tuple(
            _mark(scale, at, each) for at, each in enumerate(record) if each.true is not None
        ),
        x_ticks=time_ticks(locale, [each.period for each in record]),
        y_ticks=y_ticks(scale),
        ends=_ends(locale, scale, record),
    )


def _scale(record: Sequence[PastForecast]) -> Scale:
    seen = [v for each in record for v in (each.expected, each.low, each.high, each.true)]
    return around(len(record), [value for value in seen if value is not None])


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
    above = [f"{scale.x(at):g},{scale.y(ranges[at][1] or 0.0):g}" for at in run]
    below = [f"{scale.x(at):g},{scale.y(ranges[at][0] or 0.0):g}" for at in reversed(run)]
    return " ".join([*above, *below])


def _line(scale: Scale, run: Sequence[int], expected: Sequence[float | None]) -> str:
    return " ".join(f"{scale.x(at):g},{scale.y(expected[at] or 0.0):g}" for at in run)


def _mark(scale: Scale, at: int, each: PastForecast) -> MarkView:
    true = each.true or 0.0
    kind = "shown"
    if each.miss:
        kind = "signal-up" if each.low is not None and true > each.low else "signal-down"
    return MarkView(scale.x(at), scale.y(true), kind)


def _ends(locale: Locale, scale: Scale, record: Sequence[PastForecast]) -> tuple[EndView, ...]:
    """Return the labels of the last prediction and of its range, where their lines end last."""
    last = record[-1]
    if last.expected is None or last.low is None or last.high is None or len(record) < 2:
        return ()
    middle = (scale.y(last.high) + scale.y(last.expected)) / 2
    return ends(
        [
            EndView(middle, locale.text("9 in 10 are here"), "band"),
            EndView(scale.y(last.expected), locale.text("our prediction"), "average"),
        ]
    )
