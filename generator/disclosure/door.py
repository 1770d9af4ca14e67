"""The door: which cells are withheld.

Primary rule: a cell of fewer people than the privacy floor, but not of none, is withheld. Zero is
shown. Whatever else is published of answers is a sum of shown periods, and of blocks of those
withheld that are people enough. So periods need no second rule; communities, which are other parts
of the same answers, do. The door masks the whole cube at once, so that rules which look at several
cells together have their place here and nowhere else. The same cube is always masked alike.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from generator.counts.cube import SCALES, Cube, Level
from generator.disclosure.blocks import Small, blocks
from generator.disclosure.cell import Block, Cell
from generator.disclosure.communities import CommunityQuarter, Quarter, withhold_more
from generator.disclosure.places import Places, places_of
from generator.disclosure.published import Published, minutes_of
from generator.model.organisation import Floors


def suppress(cube: Cube, floors: Floors) -> Published:
    """Return what may be published of the cube.

    Raises ValueError for a cube that does not know who answered in every cell that is withheld.
    """
    if floors.privacy > cube.few:
        raise ValueError(f"the cube was counted for a privacy floor of {cube.few}")
    places = places_of(cube.keys)
    withheld = primary(cube.people, floors.privacy)
    withheld[secondary(cube, places, withheld, floors.privacy)] = True
    in_blocks = {
        series: found
        for series, rows in places.items()
        if series[0] is Level.POINT and withheld[rows].any()
        if (found := tuple(_blocks(cube, rows, withheld, floors.privacy)))
    }
    cells, minutes = cube.minutes
    open_cells = ~withheld[cells]
    shown = replace(
        cube,
        counts=np.where(withheld[:, None], math.nan, cube.counts),
        people=np.where(withheld, -1, cube.people),
        minutes=(cells[open_cells], minutes[open_cells]),
    )
    return Published(shown, withheld, places, in_blocks)


def primary(people: NDArray[np.int64], privacy_floor: int) -> NDArray[np.bool_]:
    """Return which cells fewer people than the floor fill, but somebody. Shape (cells,)."""
    hidden: NDArray[np.bool_] = (people > 0) & (people < privacy_floor)
    return hidden


def secondary(
    cube: Cube, places: Places, withheld: NDArray[np.bool_], privacy_floor: int
) -> list[int]:
    """Return the rows that are withheld besides: communities that would reveal others."""
    more: list[int] = []
    answers: NDArray[np.float64] = cube.counts.sum(axis=1)
    for series, rows in places.items():
        if series[0] is not Level.COMMUNITY:
            continue
        points = places.get((Level.POINT, *series[1:]), [])
        if not (withheld[rows].any() or withheld[points].any()):
            continue
        for (start, end), mine in _quarters(cube, rows).items():
            inside = [
                row for row in points if cube.keys[row].start >= start and cube.keys[row].end <= end
            ]
            quarter = Quarter(
                tuple(CommunityQuarter(row, answers[row], int(cube.people[row])) for row in mine),
                float(answers[inside].sum()),
                float(answers[inside][~withheld[inside]].sum()),
            )
            small = {row for row in mine if withheld[row]}
            more += sorted(withhold_more(quarter, small, privacy_floor))
    return more


def _quarters(cube: Cube, rows: list[int]) -> dict[tuple[date, date], list[int]]:
    """Return the rows of communities by quarter; of one that a break divides, by its parts."""
    found: dict[tuple[date, date], list[int]] = {}
    for row in rows:
        found.setdefault((cube.keys[row].start, cube.keys[row].end), []).append(row)
    return found


def _blocks(
    cube: Cube, rows: list[int], withheld: NDArray[np.bool_], privacy_floor: int
) -> Iterator[Block]:
    """Yield what is published of a line's withheld periods together."""
    small = [_small(cube, row) for row in rows if withheld[row]]
    for members in blocks(small, privacy_floor):
        some = list(members)
        keys = tuple(cube.keys[row] for row in some)
        low, high = SCALES[keys[0].question]
        counts = tuple(cube.counts[some].sum(axis=0)[: high - low + 1].tolist())
        minutes = tuple(sorted(chain.from_iterable(minutes_of(cube, row) for row in some)))
        yield Block(keys, Cell(keys[0], False, counts, minutes=minutes))


def _small(cube: Cube, row: int) -> Small:
    key, (cells, who) = cube.keys[row], cube.named
    first, last = np.searchsorted(cells, (row, row + 1))
    named = frozenset(who[first:last].tolist())
    return Small(row, key.start, key.end, key.segment, int(cube.people[row]) - len(named), named)
