"""What cells are about: a key each, kept as columns of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from generator.counts.questions import QUESTIONS
from generator.model.subject import Subject
from generator.records.cells import Codes
from generator.records.numbering import Ints

_DAYS = 65_536
"""So many different days are kept: most cells share theirs."""


class Level(StrEnum):
    """What a cell adds up."""

    POINT = "point"  # one period of a trend
    COMMUNITY = "community"  # one community in one quarter


class Mode(StrEnum):
    """How people were asked. Modes are never pooled."""

    LIST = "list"
    OPEN = "open"


LEVELS, MODES = tuple(Level), tuple(Mode)


class Key(NamedTuple):
    """What identifies a cell.

    ``segment`` counts the breaks of the trend before it, so one period can hold two cells;
    ``start`` and ``end`` are the first and the last day that the cell may hold.
    """

    level: Level
    subject: Subject
    question: str
    mode: Mode
    start: date
    end: date
    segment: int = 0
    community: str = ""


class Columns(NamedTuple):
    """The columns of keys, all of the shape (cells,): numbers of names, and ordinals of days.

    Rows are in order of the columns. So the cells of one level, subject, question and mode lie one
    after another, in order of time.
    """

    level: NDArray[np.int8]
    subject: NDArray[np.int32]
    question: NDArray[np.int8]
    mode: NDArray[np.int8]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    segment: NDArray[np.int16]
    community: NDArray[np.int32]


class Keys(Struct, frozen=True, eq=False, dict=True):
    """Keys as columns: there may be a million, and a :class:`Key` is made when one is asked for.

    ``communities`` are sorted; the first is “not stated”.
    """

    subjects: tuple[Subject, ...]
    communities: tuple[str, ...]
    columns: Columns

    @classmethod
    def of(
        cls,
        subjects: tuple[Subject, ...],
        communities: tuple[str, ...],
        columns: Iterable[NDArray[Any]],
    ) -> Keys:
        """Return keys of columns of whatever whole numbers."""
        types = (np.int8, np.int32, np.int8, np.int8, np.int32, np.int32, np.int16, np.int32)
        narrow = (each.astype(of) for each, of in zip(columns, types, strict=True))
        return cls(subjects, communities, Columns(*narrow))

    def __len__(self) -> int:
        return len(self.columns.level)

    def __getitem__(self, row: int) -> Key:
        return self._key(*(column[row].item() for column in self.columns))

    def __iter__(self) -> Iterator[Key]:
        return self.some(slice(None))

    def some(self, rows: slice | Codes | Ints) -> Iterator[Key]:
        """Yield the keys of some rows."""
        columns = (column[rows].tolist() for column in self.columns)
        return (self._key(*row) for row in zip(*columns, strict=True))

    def of_series(self, rows: slice) -> Iterator[Key]:
        """Yield the keys of rows that have one level, subject, question and mode; at least one."""
        level, subject, question, mode = (column[rows.start].item() for column in self.columns[:4])
        head = LEVELS[level], self.subjects[subject], QUESTIONS[question], MODES[mode]
        starts, ends, segments, communities = (each[rows].tolist() for each in self.columns[4:])
        for start, end, segment, name in zip(starts, ends, segments, communities, strict=True):
            yield Key(*head, day_of(start), day_of(end), segment, self.communities[name])

    def _key(
        self,
        level: int,
        subject: int,
        question: int,
        mode: int,
        start: int,
        end: int,
        segment: int,
        community: int,
    ) -> Key:
        return Key(
            LEVELS[level],
            self.subjects[subject],
            QUESTIONS[question],
            MODES[mode],
            day_of(start),
            day_of(end),
            segment,
            self.communities[community],
        )

    @cached_property
    def code_of(self) -> dict[Subject, int]:
        """The number of each subject."""
        return {subject: code for code, subject in enumerate(self.subjects)}

    def of_subject(self, subject: Subject) -> Codes:
        """Return the rows about a subject, in order."""
        order, begins = self._by_subject
        code = self.code_of.get(subject)
        return order[:0] if code is None else order[begins[code] : begins[code + 1]]

    @cached_property
    def _by_subject(self) -> tuple[Codes, Ints]:
        subject = self.columns.subject
        order = np.argsort(subject, kind="stable").astype(np.int32)
        return order, np.searchsorted(subject[order], np.arange(len(self.subjects) + 1))


@lru_cache(maxsize=_DAYS)
def day_of(ordinal: int) -> date:
    """Return the day of an ordinal, the same object again where it was asked for already."""
    return date.fromordinal(ordinal)
