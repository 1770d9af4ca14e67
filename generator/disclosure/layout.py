"""The lines of a cube: its cells as sums over time, as somebody who reads them can add them up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import numpy as np
from numpy.typing import NDArray

from generator.counts.cube import Cube, Level, Mode
from generator.disclosure.line import Line, Part, Quarter
from generator.disclosure.places import Places
from generator.model.subject import Subject

About = tuple[Subject, str, Mode]
"""What a line is about: a subject, a question and how people were asked."""


class Layout:
    """Makes lines from a cube. Cells that nobody answered are left out: zero is no secret."""

    def __init__(self, cube: Cube, places: Places) -> None:
        self._cube = cube
        self._places = places
        self._answers: NDArray[np.float64] = cube.counts.sum(axis=1)

    def line(self, about: About) -> Line:
        """Return the line about something."""
        points = tuple(self._part(row) for row in self._rows(Level.POINT, about))
        window = next((self._part(row) for row in self._rows(Level.WINDOW, about)), None)
        return Line(points, window, tuple(self._quarters(about, points)))

    def repeated(self, line: Line) -> bool:
        """Return whether somebody is known to have answered more than once on a line."""
        rows = [part.row for part in _all(line)]
        return bool((self._cube.people[rows] < self._answers[rows]).any())

    def _rows(self, level: Level, about: About) -> list[int]:
        return [row for row in self._places.get((level, *about), ()) if self._answers[row]]

    def _part(self, row: int) -> Part:
        key = self._cube.keys[row]
        return Part(row, key.start, key.end, float(self._answers[row]))

    def _quarters(self, about: About, points: Iterable[Part]) -> Iterator[Quarter]:
        """Yield the quarters; of one that a break divides, each part by itself."""
        found: dict[tuple[date, date], list[Part]] = {}
        for row in self._rows(Level.COMMUNITY, about):
            part = self._part(row)
            found.setdefault((part.start, part.end), []).append(part)
        for (start, end), communities in found.items():
            mine = (point for point in points if point.start >= start and point.end <= end)
            yield Quarter(tuple(communities), tuple(mine))


def _all(line: Line) -> Iterator[Part]:
    yield from line.points
    if line.window is not None:
        yield line.window
    for quarter in line.quarters:
        yield from quarter.communities
