"""The rows of a cube on its way through the door: what they hold, or an earlier release had."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np

from generator.counts.cube import SCALES, Cube
from generator.disclosure.blocks import Small, people_of
from generator.disclosure.published import minutes_of
from generator.disclosure.released import line_of
from generator.releases.ledger import CellVersion, Days, LedgerLine


class CubeRows:
    """The answers and people of each row as they are shown; ``today`` are today's answers.

    ``kept`` are the rows that have the number of an earlier release.
    """

    def __init__(self, cube: Cube, kept: dict[int, CellVersion]) -> None:
        self.cube = cube
        # Lists, not arrays: each is asked for one row at a time, which lists answer faster.
        self.answers: list[int] = cube.counts.sum(axis=1).astype(int).tolist()
        self.people: list[int] = cube.people.tolist()
        self.today = tuple(self.answers)
        self.kept = kept

    def now(self, row: int) -> CellVersion:
        """Return what a row shows: its older number or today's."""
        return self.kept.get(row) or self.together((row,))

    def keep(self, kept: Mapping[int, CellVersion]) -> None:
        """Replace today's numbers by earlier ones."""
        for row, version in kept.items():
            self.kept[row] = version
            self.answers[row], self.people[row] = version.answers, version.people

    def line(self, row: int) -> LedgerLine:
        """Return under which line the ledger has a row."""
        return line_of(self.cube.keys[row])

    def days(self, row: int) -> Days:
        """Return the days of a row, as the ledger has them."""
        return ((self.cube.keys[row].start, self.cube.keys[row].end),)

    def together(self, rows: Sequence[int]) -> CellVersion:
        """Return what some periods hold together, and how many people gave it."""
        cube = self.cube
        if not rows:
            return CellVersion(0, ())
        low, high = SCALES[cube.keys[rows[0]].question]
        counts = tuple(cube.counts[list(rows)].sum(axis=0)[: high - low + 1].astype(int).tolist())
        people = self.people[rows[0]]
        if len(rows) > 1:
            people = people_of(self.small_period(row) for row in rows)
        minutes = sorted(chain.from_iterable(minutes_of(cube, row) for row in rows))
        return CellVersion(0, counts, sum(counts) - people, tuple(minutes))

    def small_period(self, row: int) -> Small:
        """Return a period that may join a block."""
        key, (cells, who) = self.cube.keys[row], self.cube.named
        first, last = np.searchsorted(cells, (row, row + 1))
        named = frozenset(who[first:last].tolist())
        unnamed = self.people[row] - len(named)
        return Small(row, key.start, key.end, key.segment, unnamed, named, self.answers[row])
