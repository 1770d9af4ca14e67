"""The door: which cells are withheld.

Primary rule: a cell of fewer people than the privacy floor, but not of none, is withheld. Zero is
shown. Every other published number of answers is a sum of shown periods, and of blocks of withheld
ones that have enough people. So periods need no second rule; communities, which are other parts of
the same answers, do. And readers keep what they have seen: a published number changes only when
many people's answers changed. The door masks the whole cube at once, so that rules which look at
several cells together have their place here and nowhere else. The same cube and ledger always give
the same result.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from generator.counts.cube import Cube, Key, Level
from generator.disclosure import released
from generator.disclosure.blocks import blocks
from generator.disclosure.community_door import CommunityDoor
from generator.disclosure.cube_rows import CubeRows
from generator.disclosure.door_rules import DoorRules
from generator.disclosure.masking import Decisions, masked
from generator.disclosure.places import Places, Series, places_of
from generator.disclosure.published import Published
from generator.model.organisation import Floors

Mask = NDArray[np.bool_]


def suppress(cube: Cube, floors: Floors, rules: DoorRules | None = None) -> Published:
    """Return what may be published of the cube.

    Raises ValueError for a cube that does not know who answered in every cell that is withheld.
    """
    if floors.privacy > cube.few:
        raise ValueError(f"the cube was counted for a privacy floor of {cube.few}")
    return _Door(cube, floors.privacy, rules or DoorRules()).published()


def primary(people: NDArray[np.int64], privacy_floor: int) -> Mask:
    """Return which cells are of somebody, but of fewer people than the floor. Shape (cells,)."""
    hidden: Mask = (people > 0) & (people < privacy_floor)
    return hidden


class _Door:
    """One cube on its way through the door."""

    def __init__(self, cube: Cube, floor: int, rules: DoorRules) -> None:
        self._cube = cube
        self._floor = floor
        self._rules = rules
        self._places: Places = places_of(cube.keys)
        small = set(np.flatnonzero(primary(cube.people, floor)).tolist())
        reasons = ((row, self._withdrawn(key)) for row, key in enumerate(cube.keys))
        withdrawn = {row: reason for row, reason in reasons if reason is not None}
        self._decided = Decisions(small | withdrawn.keys(), withdrawn)
        self._rows = CubeRows(cube, self._decided.kept)
        self._small = small - withdrawn.keys()  # these may join a block

    def _withdrawn(self, key: Key) -> str | None:
        """Return why an owner withdraws a cell, or withdrew it in an earlier release."""
        reason = self._rules.withdrawn(key)
        if reason is None and self._rules.ledger.withdrawn:
            line = released.line_of(key)
            return self._rules.ledger.why_withdrawn(line, (key.start, key.end))
        return reason

    def published(self) -> Published:
        """Mask the cube: periods first, then what else is made of the same answers."""
        for series, rows in self._places.items():
            if series[0] is Level.POINT:
                self._periods(series, rows)
        communities = CommunityDoor(
            self._rows, self._places, self._floor, self._rules, self._decided
        )
        for series, rows in self._places.items():
            if series[0] is Level.COMMUNITY:
                communities.mask(series, rows)
        return masked(self._cube, self._places, self._decided, self._rules.ledger.days)

    def _periods(self, series: Series, rows: list[int]) -> None:
        line, ledger = self._rows.line(rows[0]), self._rules.ledger
        cells, hidden = ledger.lines.get(line, {}), ledger.withheld.get(line, frozenset())
        mine = []
        if cells or hidden:
            before = released.PublishedLine(cells, hidden, ledger.days[-1])
            by_days = {self._rows.days(row): row for row in rows}
            found = released.points(by_days, self._rows.together, before, self._floor)
            self._decided.withheld |= found.closed
            self._small -= found.closed | found.alone
            self._rows.keep(found.kept)
            self._decided.waiting |= found.waiting
            self._decided.other_days |= found.other_days
            mine = [block for block in found.blocks if self._wanted(block[0])]
        small = [self._rows.small_period(row) for row in rows if row in self._small]
        mine += ((members, self._rows.together(members)) for members in blocks(small, self._floor))
        if mine:
            self._decided.blocks[series] = tuple(sorted(mine, key=lambda block: block[0]))

    def _wanted(self, members: tuple[int, ...]) -> bool:
        """Return whether no owner wants one of a block's periods withheld."""
        return self._decided.withdrawn.keys().isdisjoint(members)
