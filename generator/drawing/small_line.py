"""A small line over time, laid out: 120 wide, 32 high, as the template part draws it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from generator.model.fields import holding_on
from generator.model.period import Period
from generator.model.service import Target
from generator.wording.parts import SparkView

_WIDTH, _HEIGHT, _EDGE = 120.0, 32.0, 3.0
_ROOM = _WIDTH - 2 * _EDGE
_DAY = timedelta(days=1)


class LineScale:
    """Where days and values stand in the drawing."""

    def __init__(self, first: date, last: date, values: Sequence[float]) -> None:
        self._first = first.toordinal()
        self._days = max(last.toordinal() - self._first, 1)
        self._low = min(values)
        self._high = max(values)

    def x(self, day: date) -> float:
        """Return where a day stands, from left to right; it is none before or after the line.

        It is a whole number: half a pixel is not seen, and a page has hundreds of them.
        """
        return float(round(_EDGE + _ROOM * ((day.toordinal() - self._first) / self._days)))

    def y(self, value: float) -> float:
        """Return where a value stands; all the same stand in the middle."""
        spread = self._high - self._low
        share = (self._high - value) / spread if spread > 0 else 0.5
        share = min(max(share, 0.0), 1.0)
        return round(_EDGE + (_HEIGHT - 2 * _EDGE) * share, 1)


def small_line(
    course: Sequence[tuple[Period, float]],
    targets: tuple[Target, ...],
    eased: Sequence[date],
    label: str,
    values: tuple[str, str],
    usual: tuple[float, float] | None = None,
) -> SparkView | None:
    """Return values over time with what was wanted then; none of fewer than two values.

    ``values`` are how the first and the last value are said. ``course`` is in order of time; the
    line breaks off where a period has no value. ``eased`` are the days from which less was wanted;
    ``usual`` is the range in which values usually lie, drawn as far as there is room.
    """
    if len(course) < 2:
        return None
    first, last = course[0][0].end, course[-1][0].end
    held = _held(targets, first, last)
    place = LineScale(first, last, [*(value for _, value in course), *(value for _, value in held)])
    end = course[-1]
    top, bottom = (place.y(value) for value in reversed(usual)) if usual else (0.0, 0.0)
    return SparkView(
        lines=_lines(course, place),
        end=(place.x(end[0].end), place.y(end[1])),
        band=(top, round(bottom - top, 1)) if usual else None,
        wanted=None,
        label=label,
        began=values[0],
        ended=values[1],
        held=" ".join(f"{place.x(day):g},{place.y(value):g}" for day, value in held),
        marks=tuple(place.x(day) for day in eased if first < day <= last),
    )


def _lines(course: Sequence[tuple[Period, float]], place: LineScale) -> tuple[str, ...]:
    points = [f"{place.x(period.end):g},{place.y(value):g}" for period, value in course]
    pieces = [[points[0]]]
    for (before, later), point in zip(pairwise(course), points[1:], strict=True):
        if later[0].start > before[0].end + _DAY:
            pieces.append([])
        pieces[-1].append(point)
    # A value alone is a line from where it stands to there, of which only the round ends are seen.
    return tuple(" ".join(piece if len(piece) > 1 else piece * 2) for piece in pieces)


def _held(targets: tuple[Target, ...], first: date, last: date) -> list[tuple[date, float]]:
    """Return what was wanted as corners of a line of steps, from when something was."""
    starts = sorted({max(each.since, first) for each in targets if each.since <= last})
    corners: list[tuple[date, float]] = []
    for start in starts:
        now = holding_on(targets, start)
        if now is None:
            continue
        if corners:
            corners.append((start, corners[-1][1]))
        corners.append((start, now.value))
    return [*corners, (last, corners[-1][1])] if corners else []
