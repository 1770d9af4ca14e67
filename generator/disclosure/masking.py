"""The cube without what is withheld, once it is decided what that is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from generator.counts.cube import LOST_MINUTES, Cube
from generator.disclosure.cell import Block, Cell
from generator.disclosure.opinions import CoarseShare
from generator.disclosure.places import Places, Series
from generator.disclosure.published import Published
from generator.releases.ledger import CellVersion

Ints = NDArray[np.int64]
Together = tuple[tuple[int, ...], CellVersion]
"""Rows of the cube that are published together, and what they have."""


@dataclass
class Decisions:
    """What was decided of a cube's rows.

    ``withheld`` are those of which nothing is shown; ``withdrawn`` says why owners wanted some of
    them withheld. ``kept`` have the number of an earlier release, ``coarse`` a share that is not
    shown exactly; ``waiting`` are rows whose changes are not published yet. ``blocks`` are withheld
    rows that are published together. The days of ``other_days`` were part of others before.
    """

    withheld: set[int]
    withdrawn: Mapping[int, str]
    kept: dict[int, CellVersion] = field(default_factory=dict)
    coarse: dict[int, CoarseShare] = field(default_factory=dict)
    waiting: set[int] = field(default_factory=set)
    other_days: set[int] = field(default_factory=set)
    blocks: dict[Series, Sequence[Together]] = field(default_factory=dict)


def masked(cube: Cube, places: Places, decided: Decisions, days: Sequence[date]) -> Published:
    """Return what is published; nothing of what is withheld is left in it.

    ``days`` are those of the releases so far.
    """
    withheld = np.zeros(len(cube.keys), dtype=bool)
    withheld[list(decided.withheld)] = True
    counts, people = cube.counts.copy(), cube.people.copy()
    for row, version in decided.kept.items():
        counts[row, : len(version.counts)] = version.counts
        people[row] = version.people
    counts[withheld], people[withheld] = math.nan, -1
    counts[list(decided.coarse)] = math.nan
    minutes = _minutes(cube, withheld, decided.kept)
    blocks = {
        series: tuple(_block(cube, rows, version, decided, days) for rows, version in some)
        for series, some in decided.blocks.items()
    }
    return Published(
        replace(cube, counts=counts, people=people, minutes=minutes),
        withheld,
        places,
        blocks,
        {row: days[version.release] for row, version in decided.kept.items()},
        decided.coarse,
        decided.withdrawn,
        decided.other_days & decided.withheld - decided.withdrawn.keys(),
    )


def _block(
    cube: Cube, rows: Sequence[int], version: CellVersion, decided: Decisions, days: Sequence[date]
) -> Block:
    keys = tuple(cube.keys[row] for row in rows)
    day = days[version.release] if decided.waiting.intersection(rows) else None
    counts = tuple(map(float, version.counts))
    cell = Cell(keys[0], False, counts, minutes=version.minutes, release=day, again=version.again)
    return Block(keys, cell)


def _minutes(
    cube: Cube, withheld: NDArray[np.bool_], kept: Mapping[int, CellVersion]
) -> tuple[Ints, Ints]:
    """Return the lost minutes of what is shown: today's, or those of an earlier release."""
    cells, minutes = cube.minutes
    older = [row for row in kept if cube.keys[row].question == LOST_MINUTES]
    left = ~withheld[cells] & ~np.isin(cells, older)
    shown = [row for row in older if not withheld[row]]
    of = [np.full(len(kept[row].minutes), row) for row in shown]
    old = [np.array(kept[row].minutes) for row in shown]
    cells = np.concatenate([cells[left], *of]).astype(np.int64)
    minutes = np.concatenate([minutes[left], *old]).astype(np.int64)
    order = np.argsort(cells, kind="stable")
    return cells[order], minutes[order]
