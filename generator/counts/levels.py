"""Which cells of the base add up to which cell of a level."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd
from msgspec import Struct

from generator.counts.base import Base
from generator.counts.keys import Level
from generator.counts.questions import QUESTIONS
from generator.model.period import Grain, period_of
from generator.records.numbering import Ints

_LIKE = QUESTIONS.index("like")
"""The one question that communities are published for."""


class Members(Struct, frozen=True):
    """The base's cells (their numbers) that count at a level, and what they count as there.

    ``keys`` has a row for each, with the columns ``subject``, ``question``, ``mode``, ``start``,
    ``end``, ``segment`` and ``community``; rows that are equal add up to one cell.
    """

    level: Level
    numbers: Ints
    keys: pd.DataFrame


def members(base: Base, until: date) -> Iterator[Members]:
    """Yield the members of each level, of what ended by a day."""
    cells = base.cells
    yield _some(Level.POINT, cells, np.ones(len(cells), dtype=bool), community=0)
    yield _communities(cells, until)


def _communities(cells: pd.DataFrame, until: date) -> Members:
    """Communities by quarters that do not overlap, for grains that fit into a quarter."""
    days, code = np.unique(cells["start"].to_numpy(), return_inverse=True)
    quarters = [period_of(date.fromordinal(int(day)), Grain.QUARTER) for day in days]
    start = np.array([each.start.toordinal() for each in quarters], dtype=np.int64)[code]
    end = np.array([each.end.toordinal() for each in quarters], dtype=np.int64)[code]
    fits = (cells["end"].to_numpy() <= end) & (end <= until.toordinal())
    start = np.maximum(start, cells["since"].to_numpy())
    end = np.minimum(end, cells["until"].to_numpy())
    stated = (cells["community"].to_numpy() > 0) & (cells["question"].to_numpy() == _LIKE)
    return _some(Level.COMMUNITY, cells, fits & stated, start=start, end=end)


def _some(level: Level, cells: pd.DataFrame, chosen: np.ndarray, **changed: Ints | int) -> Members:
    return Members(level, np.flatnonzero(chosen), cells.assign(**changed)[chosen])
