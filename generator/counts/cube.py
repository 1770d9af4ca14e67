"""The cube: cells at every level that may be published."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

import numpy as np
from msgspec import Struct, field
from numpy.typing import NDArray

from generator.counts.asked import AskedCommunities
from generator.counts.invitations import Invitations
from generator.counts.keys import Keys
from generator.model.subject import Subject
from generator.records.by_subject import RecordsBySubject
from generator.records.refused import RefusedAnswers

Counts = NDArray[np.signedinteger]
"""Numbers of answers or people, in as little memory as the largest of them needs."""


class SourceFile(Struct, frozen=True):
    """A file with rows about a subject, and the days of its first and last such row."""

    file: str
    start: date
    end: date

    def with_days_of(self, other: SourceFile | None) -> SourceFile:
        """Return it with the days of another one of its name, if there is one."""
        if other is None:
            return self
        return SourceFile(self.file, min(self.start, other.start), max(self.end, other.end))


class Cube(Struct, frozen=True):
    """Cells, a row each.

    ``counts`` has the shape (cells, WIDTH): answers by rating, whole numbers. ``people`` has the
    shape (cells,): respondents, not rows; ``named`` are cells of the trend and the respondents
    whose names are known, a pair each: of the cells of fewer people than ``few``, for of the others
    nobody asks. ``in_tallies`` are cells of the same with the number of people behind tallies that
    may be of the same people as others. ``minutes`` are the cells of lost minutes and what each who
    lost some said, a pair each: whole minutes, more than a day as a day and one. ``files`` names
    where a subject's answers came from. ``records`` are rows about services, which are no cells;
    ``asked`` says which communities were asked. ``sensitive`` are ids of services. ``homes`` are
    the providers of services, ``refused`` the answers that were left out for a mistake.
    """

    keys: Keys
    counts: Counts
    people: Counts
    named: tuple[NDArray[np.int32], NDArray[np.int32]] = field(
        default_factory=lambda: (np.empty(0, np.int32), np.empty(0, np.int32))
    )
    in_tallies: tuple[NDArray[np.int32], NDArray[np.int32]] = field(
        default_factory=lambda: (np.empty(0, np.int32), np.empty(0, np.int32))
    )
    few: float = math.inf
    sensitive: frozenset[str] = frozenset()
    minutes: tuple[NDArray[np.int32], NDArray[np.int16]] = field(
        default_factory=lambda: (np.empty(0, np.int32), np.empty(0, np.int16))
    )
    invitations: Invitations = field(default_factory=Invitations)
    files: dict[Subject, tuple[SourceFile, ...]] = field(default_factory=dict)
    records: RecordsBySubject = field(default_factory=lambda: RecordsBySubject({}))
    asked: AskedCommunities = field(default_factory=AskedCommunities)
    homes: Mapping[Subject, Subject] = field(default_factory=dict)
    refused: RefusedAnswers = field(default_factory=lambda: RefusedAnswers({}))

    def minutes_of(self, row: int) -> tuple[int, ...]:
        """Return the minutes that were lost in a cell, few to many; none of another question."""
        cells, minutes = self.minutes
        first, last = np.searchsorted(cells, (row, row + 1))
        return tuple(minutes[first:last].tolist())
