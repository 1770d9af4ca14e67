"""Where in the cube the cells of each series lie."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from generator.counts.cube import Key, Level, Mode
from generator.model.subject import Subject

Series = tuple[Level, Subject, str, Mode]
"""Cells of one level, subject, question and mode."""
Places = dict[Series, list[int]]
"""The rows of each series, in order of time."""


def places_of(keys: Sequence[Key]) -> Places:
    """Return the rows of each series of a cube."""
    found: Places = {}
    row = 0
    for series, run in groupby(keys, lambda key: key[:4]):
        size = sum(1 for _ in run)
        found.setdefault(series, []).extend(range(row, row + size))
        row += size
    for rows in found.values():
        rows.sort(key=lambda row: keys[row][4:])
    return found
