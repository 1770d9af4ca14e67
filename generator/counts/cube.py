"""The cube: cells at every level that may be published."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.counts.asked import AskedCommunities
from generator.model.subject import Subject
from generator.records.by_subject import RecordsBySubject
from generator.records.refused import RefusedAnswers

SCALES: dict[str, tuple[int, int]] = {
    "like": (1, 5),
    "ease": (1, 5),
    "recommend": (0, 10),
    "home": (-1, 1),
    "shirt": (0, 1),
    "lost": (0, 1),
    "lost_minutes": (0, 0),
    "pride": (1, 5),
}
"""Lowest and highest rating by question. Who lost time at all answers “lost_minutes”."""
LOST, LOST_MINUTES = "lost", "lost_minutes"
DAY = 480
"""Minutes of a working day: so much counts of one answer, at most."""
PRIDE = "pride"
"""The one question to those who provide; no customer answers it, so no total mixes it in."""
WIDTH = 11
"""Ratings of the longest scale; a shorter one leaves the rest of its row at zero."""


class Level(StrEnum):
    """What a cell adds up."""

    POINT = "point"  # one period of a trend
    COMMUNITY = "community"  # one community in one quarter


class Mode(StrEnum):
    """How people were asked. Modes are never pooled."""

    LIST = "list"
    OPEN = "open"


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


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who was asked: in which way, from which day to which, how many (None: nobody knows)."""

    subject: Subject
    mode: Mode
    start: date
    end: date
    invited: int | None


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file with rows about a subject, and the days of its first and last such row."""

    file: str
    start: date
    end: date


@dataclass(frozen=True)
class Cube:
    """Cells, a row each.

    ``counts`` has the shape (cells, WIDTH): answers by rating. ``people`` has the shape (cells,):
    respondents, not rows; ``named`` are cells of the trend and the respondents whose names are
    known, a pair each: of the cells of fewer people than ``few``, for of the others nobody asks.
    ``minutes`` are the cells of lost minutes and what each who lost some said,
    a pair each: whole minutes, more than a day as a day and one. ``files`` names where a subject's
    answers came from. ``records`` are rows about services, which are no cells; ``asked`` says which
    communities were asked. ``sensitive`` are ids of services. ``homes`` are the providers of
    services, ``refused`` the answers that were left out for a mistake.
    """

    keys: tuple[Key, ...]
    counts: NDArray[np.float64] = field(repr=False)
    people: NDArray[np.int64] = field(repr=False)
    named: tuple[NDArray[np.int32], NDArray[np.int32]] = field(
        default_factory=lambda: (np.empty(0, np.int32), np.empty(0, np.int32)), repr=False
    )
    few: float = math.inf
    sensitive: frozenset[str] = frozenset()
    minutes: tuple[NDArray[np.int64], NDArray[np.int64]] = field(
        default_factory=lambda: (np.empty(0, np.int64), np.empty(0, np.int64)), repr=False
    )
    invitations: tuple[Invitation, ...] = ()
    files: dict[Subject, tuple[SourceFile, ...]] = field(default_factory=dict)
    records: RecordsBySubject = field(default_factory=lambda: RecordsBySubject({}), repr=False)
    asked: AskedCommunities = field(default_factory=AskedCommunities, repr=False)
    homes: Mapping[Subject, Subject] = field(default_factory=dict, repr=False)
    refused: RefusedAnswers = field(default_factory=lambda: RefusedAnswers({}), repr=False)
