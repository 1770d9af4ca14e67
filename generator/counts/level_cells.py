"""The cells of all levels, of some subjects; and those of several, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain
from typing import Any, NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from generator.counts.base import Base, base_of
from generator.counts.counting_context import CountingContext
from generator.counts.cube import Counts
from generator.counts.keys import LEVELS, Level
from generator.counts.levels import Members, members
from generator.counts.people import PeopleOfCells, Respondents, counted_again, respondents, tallied
from generator.counts.questions import LOST_MINUTES, QUESTIONS, WIDTH
from generator.counts.responses import Responses
from generator.records.cells import Codes, Flags
from generator.records.numbering import Floats, Ints, numbered

_CELL = ("subject", "question", "mode", "start", "end", "segment", "community")
_KEYS = (np.int8, np.int32, np.int8, np.int8, np.int32, np.int32, np.int16, np.int32)
"""The types of the level's number and of the columns above, as keys have them."""


class LevelCells(NamedTuple):
    """Cells of a level: the columns of their keys, and the counts and people of a cube."""

    keys: tuple[NDArray[np.integer], ...]
    counts: Counts
    people: Counts


class CountedCells(Struct, frozen=True):
    """Cells, level by level, and of those of periods who is ``named`` and the ``minutes``.

    All is as in a cube.
    """

    levels: tuple[LevelCells, ...]
    named: Respondents
    in_tallies: PeopleOfCells
    minutes: tuple[Codes, NDArray[np.int16]]

    @property
    def keys(self) -> list[NDArray[np.integer]]:
        """The columns of all keys."""
        return [*map(_joined, zip(*(level.keys for level in self.levels), strict=True))]

    @property
    def counts(self) -> Counts:
        """All counts."""
        return _joined([level.counts for level in self.levels])

    @property
    def people(self) -> Counts:
        """All people."""
        return _joined([level.people for level in self.levels])


def cells_of(closed: Responses, known: CountingContext) -> CountedCells:
    """Return the cells of what counts."""
    base = base_of(closed)
    levels: list[LevelCells] = []
    named: Respondents = np.empty(0, np.int32), np.empty(0, np.int32)
    in_tallies: PeopleOfCells = np.empty(0, np.int32), np.empty(0, np.int32)
    minutes = np.empty(0, np.int32), np.empty(0, np.int16)
    for each in members(base, known.until):
        columns = [each.keys[name].to_numpy() for name in _CELL]
        cell, at = numbered(columns)
        level = np.full(len(at), LEVELS.index(each.level))
        keys = zip((level, *(column[at] for column in columns)), _KEYS, strict=True)
        cell_of_base = _spread(each.numbers, cell, len(base.cells))
        counts = _added_up(base, each.numbers, cell, len(at))
        again = counted_again(base, cell_of_base, _groups(base, each), len(at))
        people = counts.sum(axis=1).astype(np.int64) - again
        narrow = tuple(column.astype(of) for column, of in keys)
        levels.append(LevelCells(narrow, _narrow(counts), _narrow(people)))
        if each.level is Level.POINT:
            named = respondents(base, cell_of_base, people < known.few)
            in_tallies = _few_in_tallies(base, cell_of_base, people < known.few)
            minutes = _minutes(base, cell_of_base)
    return CountedCells(tuple(levels), named, in_tallies, minutes)


def _few_in_tallies(base: Base, cell_of_base: Ints, few: Flags) -> PeopleOfCells:
    cells, people, _ = tallied(base, cell_of_base)
    return cells[few[cells]].astype(np.int32), people[few[cells]].astype(np.int32)


def one_below_the_other(some: Sequence[CountedCells]) -> CountedCells:
    """Return all cells, in order of their keys: those of a level before those of the next."""
    sizes = [len(each.levels[0].people) for each in some]  # periods come first
    begins = [*map(np.int32, accumulate(sizes, initial=0))][:-1]
    pairs = [*zip(some, begins, strict=True)]
    return CountedCells(
        tuple(chain.from_iterable(zip(*(each.levels for each in some), strict=True))),
        (
            _joined([each.named[0] + begin for each, begin in pairs]),
            _joined([each.named[1] for each in some]),
        ),
        (
            _joined([each.in_tallies[0] + begin for each, begin in pairs]),
            _joined([each.in_tallies[1] for each in some]),
        ),
        (
            _joined([each.minutes[0] + begin for each, begin in pairs]),
            _joined([each.minutes[1] for each in some]),
        ),
    )


def _added_up(base: Base, numbers: Ints, cell: Ints, size: int) -> np.ndarray:
    """Return the counts of cells; the base's cell ``numbers[i]`` is a part of ``cell[i]``."""
    if not size:
        return np.zeros((0, WIDTH))
    order = np.argsort(cell, kind="stable")
    first = np.searchsorted(cell[order], np.arange(size))
    found: np.ndarray = np.add.reduceat(base.counts[numbers[order]], first, axis=0)
    return found


def _groups(base: Base, each: Members) -> Ints:
    """Return a number for each place, the same where the cells of one question are the same."""
    group, _ = numbered([each.keys[name].to_numpy() for name in _CELL if name != "question"])
    return _spread(base.cells["place"].to_numpy()[each.numbers], group, len(base.cell_of))


def _spread(numbers: Ints, values: Ints, size: int) -> Ints:
    """Return each number's value; −1 for one without any."""
    spread = np.full(size, -1, dtype=np.int64)
    spread[numbers] = values
    return spread


def _minutes(base: Base, cell_of_base: Ints) -> tuple[Codes, NDArray[np.int16]]:
    """Return the cells of lost minutes, in order, and the minutes, from few to many."""
    question = QUESTIONS.index(LOST_MINUTES)
    parts = [part for part in base.ratings if part.question == question]
    none = np.zeros(0, dtype=np.int64)
    minutes = np.concatenate([none, *(part.rating for part in parts)])
    place = np.concatenate([none, *(base.place[part.rows] for part in parts)])
    cell = cell_of_base[base.cell_of[place[minutes >= 0], question]]
    minutes = minutes[minutes >= 0]
    order = np.lexsort((minutes, cell))
    return cell[order].astype(np.int32), minutes[order].astype(np.int16)


def _narrow(numbers: Floats | Ints) -> Counts:
    """Return whole numbers in as little memory as they need."""
    small = numbers.max(initial=0) <= np.iinfo(np.int32).max
    return numbers.astype(np.int32) if small else numbers.astype(np.int64)


def _joined(parts: Sequence[NDArray[Any]]) -> NDArray[Any]:
    """Return arrays one below the other; one alone is not copied."""
    return parts[0] if len(parts) == 1 else np.concatenate(parts)
