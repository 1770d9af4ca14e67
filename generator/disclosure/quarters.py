"""The quarters of communities, as spans of rows: the communities, and the periods inside."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Self

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from generator.counts.keys import Keys, Level
from generator.disclosure.places import Places
from generator.records.numbering import Ints

_Column = NDArray[Any]
_DAYS = 1 << 32
"""More days than there are."""


class Quarters(Struct, frozen=True):
    """Quarters, or their parts where a break divides one; all columns have the shape (quarters,).

    The communities of one are the rows from ``begins`` to before ``ends``; the periods that lie
    wholly in it are those from ``firsts`` to before ``lasts``. ``series`` is the communities' own.
    """

    begins: Ints
    ends: Ints
    firsts: Ints
    lasts: Ints
    series: Ints

    @classmethod
    def of(cls, keys: Keys, places: Places) -> Self:
        """Return the quarters of a cube, in its order."""
        own, points = places.of(Level.COMMUNITY), places.of(Level.POINT)
        series = places.of_row.astype(np.int64) * _DAYS
        starts, ends = series + keys.columns.start, series + keys.columns.end
        first, last = places.begins[[own.start, own.stop]].tolist()
        other = np.ones(last - first, dtype=bool)
        other[1:] = (np.diff(starts[first:last]) != 0) | (np.diff(ends[first:last]) != 0)
        begins = np.flatnonzero(other) + first
        of_points = [places.find((Level.POINT, *places[number][1:])) for number in own]
        found = np.array([-1 if each is None else each for each in of_points], dtype=np.int64)
        moved = (found[places.of_row[begins] - own.start] - places.of_row[begins]) * _DAYS
        every = slice(0, int(places.begins[points.stop]))
        firsts = np.searchsorted(starts[every], starts[begins] + moved)
        lasts = np.searchsorted(ends[every], ends[begins] + moved, side="right")
        return cls(
            begins,
            np.append(begins[1:], last)[: len(begins)],
            firsts,
            np.maximum(firsts, lasts),
            places.of_row[begins],
        )

    def communities(self, at: int) -> range:
        """Return the rows of a quarter's communities."""
        return range(int(self.begins[at]), int(self.ends[at]))

    def inside(self, at: int) -> range:
        """Return the rows of the periods that lie wholly in a quarter."""
        return range(int(self.firsts[at]), int(self.lasts[at]))

    def by_series(self) -> Iterator[tuple[int, int]]:
        """Yield the first quarter of each series, and the first of the next."""
        edges = np.flatnonzero(np.diff(self.series, prepend=-1, append=-1)).tolist()
        yield from pairwise(edges)

    def own_sum(self, column: _Column) -> Ints:
        """Return the sum of a column of the cube over each quarter's communities."""
        return _sums(column, self.begins, self.ends)

    def inside_sum(self, column: _Column) -> Ints:
        """Return the sum of a column of the cube over the periods of each quarter."""
        return _sums(column, self.firsts, self.lasts)

    def own_most(self, column: Ints) -> Ints:
        """Return the largest number of a column among each quarter's communities."""
        return _most(column, self.begins, self.ends)

    def inside_most(self, column: Ints) -> Ints:
        """Return the largest number of a column among each quarter's periods; −1 without any."""
        return _most(column, self.firsts, self.lasts)


def _sums(column: _Column, first: Ints, last: Ints) -> Ints:
    before = np.append(0, np.cumsum(column, dtype=np.int64))
    found: Ints = before[last] - before[first]
    return found


def _most(column: Ints, first: Ints, last: Ints) -> Ints:
    if not len(first):
        return first
    edges = np.stack([first, last], axis=1).ravel()
    found: Ints = np.maximum.reduceat(np.append(column, -1), edges)[::2]
    return np.where(first < last, found, -1)
