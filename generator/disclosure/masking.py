"""The cube without what is withheld, once it is decided what that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from generator.counts.cube import Cube
from generator.counts.questions import LOST_MINUTES, QUESTIONS
from generator.disclosure.opinions import CoarseShare
from generator.disclosure.places import Places
from generator.disclosure.published import Published
from generator.disclosure.published_cells import PublishedBlock
from generator.records.cells import Flags
from generator.releases.ledger import CellVersion

Together = tuple[tuple[int, ...], CellVersion]
"""Rows of the cube that are published together, and what they have."""


class Decisions(Struct):
    """What was decided of a cube's rows.

    ``withheld`` are those of which nothing is shown; ``withdrawn`` says why owners wanted some of
    them withheld. ``kept`` have the number of an earlier release, ``coarse`` a share that is not
    shown exactly; ``waiting`` are rows whose changes are not published yet. ``blocks`` are withheld
    rows that are published together. The days of ``other_days`` were part of others before.
    """

    withheld: Flags
    withdrawn: Mapping[int, str]
    kept: dict[int, CellVersion] = {}
    coarse: dict[int, CoarseShare] = {}
    blocks: dict[int, Sequence[Together]] = {}
    waiting: Flags = np.zeros(0, dtype=bool)
    other_days: Flags = np.zeros(0, dtype=bool)

    def __post_init__(self) -> None:
        self.waiting, self.other_days = np.zeros((2, len(self.withheld)), dtype=bool)


def masked(
    cube: Cube, places: Places, decided: Decisions, days: Sequence[date], same: Flags
) -> Published:
    """Return what is published; nothing of what is withheld is left in it.

    ``days`` are those of the releases so far; of ``same`` rows they all have today's number.
    """
    withheld, kept = decided.withheld, decided.kept
    most = max((version.answers for version in kept.values()), default=0)
    most = max(most, int(cube.counts.max(initial=0)), int(cube.people.max(initial=0)))
    small = np.min_scalar_type(-1 - most)  # −1 is for what is withheld
    counts, people = cube.counts.astype(small), cube.people.astype(small)
    for row, version in kept.items():
        counts[row, : len(version.counts)] = version.counts
        people[row] = version.people
    counts[withheld], people[withheld] = -1, -1
    counts[list(decided.coarse)] = -1
    other_days = decided.other_days & withheld
    other_days[list(decided.withdrawn)] = False
    return Published(
        replace(cube, counts=counts, people=people, minutes=_minutes(cube, withheld, kept)),
        withheld,
        places,
        {
            series: tuple(_block(rows, version, decided, days) for rows, version in some)
            for series, some in decided.blocks.items()
        },
        {row: days[version.release] for row, version in kept.items()},
        decided.coarse,
        decided.withdrawn,
        other_days,
        same,
    )


def _block(
    rows: tuple[int, ...], version: CellVersion, decided: Decisions, days: Sequence[date]
) -> PublishedBlock:
    waiting = bool(decided.waiting[list(rows)].any())
    return PublishedBlock(rows, version, days[version.release] if waiting else None)


def _minutes(
    cube: Cube, withheld: Flags, kept: Mapping[int, CellVersion]
) -> tuple[NDArray[np.int32], NDArray[np.int16]]:
    """Return the lost minutes of what is shown: today's, or those of an earlier release."""
    cells, minutes = cube.minutes
    of_minutes = cube.keys.columns.question == QUESTIONS.index(LOST_MINUTES)
    older = [row for row in kept if of_minutes[row]]
    left = ~withheld[cells] & ~np.isin(cells, older)
    shown = [row for row in older if not withheld[row]]
    of = [np.full(len(kept[row].minutes), row) for row in shown]
    old = [np.array(kept[row].minutes) for row in shown]
    cells = np.concatenate([cells[left], *of]).astype(np.int32)
    minutes = np.concatenate([minutes[left], *old]).astype(np.int16)
    order = np.argsort(cells, kind="stable")
    return cells[order], minutes[order]
