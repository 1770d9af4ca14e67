"""Where in the cube the cells of each series lie."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

import numpy as np

from generator.counts.keys import LEVELS, Keys, Level, Mode
from generator.model.subject import Subject
from generator.records.cells import Codes
from generator.records.numbering import Ints

Series = tuple[Level, Subject, str, Mode]
"""Cells of one level, subject, question and mode."""


class Places:
    """The series of a cube, numbered in its order; the rows of each lie one after another.

    ``begins`` has the first row of each, and how many rows there are: the shape is (series + 1,).
    ``of_row`` has the number of each row's series.
    """

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        heads = keys.columns[:4]
        other = np.ones(len(keys) + 1, dtype=bool)
        if len(keys):
            other[1:-1] = np.any([column[1:] != column[:-1] for column in heads], axis=0)
        self.begins: Ints = np.flatnonzero(other) if len(keys) else np.zeros(1, dtype=np.int64)
        self.of_row: Codes = np.cumsum(other[:-1], dtype=np.int32) - np.int32(1)

    def __len__(self) -> int:
        return len(self.begins) - 1

    def __getitem__(self, number: int) -> Series:
        """Return what a series is of."""
        return self._series[number]

    def rows(self, number: int | None) -> range:
        """Return the rows of a series, in order of time."""
        return range(0) if number is None else self._rows[number]

    def of(self, level: Level) -> range:
        """Return the numbers of the series of a level."""
        levels = self._keys.columns.level[self.begins[:-1]]
        code = LEVELS.index(level)
        return range(*np.searchsorted(levels, (code, code + 1)).tolist())

    def find(self, series: Series) -> int | None:
        """Return the number of a series; None where it has no cells."""
        return self._numbers.get(series)

    @cached_property
    def _rows(self) -> list[range]:
        return [range(*span) for span in pairwise(self.begins.tolist())]

    @cached_property
    def _series(self) -> list[Series]:
        return [key[:4] for key in self._keys.some(self.begins[:-1])]

    @cached_property
    def _numbers(self) -> dict[Series, int]:
        return {series: number for number, series in enumerate(self._series)}
