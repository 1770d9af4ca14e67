"""The rows of a cube on its way through the door: what they hold, or an earlier release had."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain

import numpy as np

from generator.counts.cube import Cube
from generator.counts.keys import day_of
from generator.counts.questions import LOST_MINUTES, QUESTIONS, RATINGS
from generator.disclosure.blocks import Small, people_of
from generator.releases.ledger import CellVersion, Days, Span

_LOST_MINUTES = QUESTIONS.index(LOST_MINUTES)
_NOBODY: frozenset[int] = frozenset()


class CubeRows:
    """The answers and people of each row as they are shown; ``today`` are today's answers.

    ``kept`` are the rows that have the number of an earlier release.
    """

    def __init__(self, cube: Cube, kept: dict[int, CellVersion]) -> None:
        self.cube = cube
        # Lists, not arrays: each is asked for one row at a time, which lists answer faster.
        self.answers: list[int] = cube.counts.sum(axis=1).tolist()
        self.people: list[int] = cube.people.tolist()
        self.today = tuple(self.answers)
        self.kept = kept
        cells, tallied = (column.tolist() for column in cube.in_tallies)
        self._tallied: dict[int, int] = dict(zip(cells, tallied, strict=True))
        self._question: list[int] = cube.keys.columns.question.tolist()
        self._named: list[int] = np.searchsorted(
            cube.named[0], np.arange(len(cube.keys) + 1)
        ).tolist()

    def now(self, row: int) -> CellVersion:
        """Return what a row shows: its older number or today's."""
        return self.kept.get(row) or self.together((row,))

    def keep(self, kept: Mapping[int, CellVersion]) -> None:
        """Replace today's numbers by earlier ones."""
        for row, version in kept.items():
            self.kept[row] = version
            self.answers[row], self.people[row] = version.answers, version.people

    def community(self, row: int) -> str:
        """Return which community a row is about; empty where it is about all."""
        keys = self.cube.keys
        return keys.communities[int(keys.columns.community[row])]

    @cached_property
    def spans(self) -> list[Span]:
        """The first and the last day of each row; the same object where the days are the same."""
        columns = self.cube.keys.columns
        both = columns.start * np.int64(1 << 32) + columns.end
        distinct, place = np.unique(both, return_inverse=True)
        spans = [(day_of(each >> 32), day_of(each & 0xFFFFFFFF)) for each in distinct.tolist()]
        return [spans[each] for each in place.tolist()]

    def days(self, row: int) -> Days:
        """Return the days of a row, as the ledger has them."""
        return (self.spans[row],)

    def together(self, rows: Sequence[int]) -> CellVersion:
        """Return what some periods hold together, and how many people gave it."""
        if not rows:
            return CellVersion(0, ())
        size, counts = RATINGS[self._question[rows[0]]], self.cube.counts
        if len(rows) == 1:
            found, people = counts[rows[0]].tolist(), self.people[rows[0]]
        else:
            found = counts[list(rows)].sum(axis=0).tolist()
            people = people_of(map(self.small_period, rows))
        minutes = sorted(chain.from_iterable(map(self.minutes, rows)))
        said = tuple(found[:size])
        return CellVersion(0, said, sum(said) - people, tuple(minutes))

    def again(self, row: int) -> int:
        """Return how many answers of a row are of people who had given one to it before."""
        return self.answers[row] - self.people[row]

    def minutes(self, row: int) -> tuple[int, ...]:
        """Return the minutes that were lost in a cell, few to many; none of another question."""
        if self._question[row] != _LOST_MINUTES:
            return ()
        return self.cube.minutes_of(row)

    def small_period(self, row: int) -> Small:
        """Return a period that may join a block."""
        first, last = self._named[row : row + 2]
        named = frozenset(self.cube.named[1][first:last].tolist()) if last > first else _NOBODY
        span, segment = self.spans[row], int(self.cube.keys.columns.segment[row])
        tallied = self._tallied.get(row, 0)
        unnamed = self.people[row] - max(len(named), tallied)
        return Small(row, *span, segment, unnamed, named, self.answers[row], tallied)
