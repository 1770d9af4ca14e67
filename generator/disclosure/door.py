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

from collections.abc import Set
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from generator.counts.cube import Counts, Cube
from generator.counts.keys import Level
from generator.disclosure import released
from generator.disclosure.asked_otherwise import asked_otherwise, changed_by_few, other_mode
from generator.disclosure.before import PublishedBefore
from generator.disclosure.blocks import blocks
from generator.disclosure.community_door import CommunityDoor
from generator.disclosure.cube_rows import CubeRows
from generator.disclosure.door_rules import DoorRules
from generator.disclosure.masking import Decisions, Together, masked
from generator.disclosure.moved import MovedAnswers
from generator.disclosure.places import Places
from generator.disclosure.published import Published
from generator.disclosure.released import line_of
from generator.model.organisation import Floors
from generator.releases.ledger import Span

Mask = NDArray[np.bool_]


def suppress(cube: Cube, floors: Floors, rules: DoorRules | None = None) -> Published:
    """Return what may be published of the cube.

    Raises ValueError for a cube that does not know who answered in every cell that is withheld.
    """
    if floors.privacy > cube.few:
        raise ValueError(f"the cube was counted for a privacy floor of {cube.few}")
    return _Door(cube, floors.privacy, rules or DoorRules()).published()


def primary(people: Counts, privacy_floor: int) -> Mask:
    """Return which cells are of somebody, but of fewer people than the floor. Shape (cells,)."""
    hidden: Mask = (people > 0) & (people < privacy_floor)
    return hidden


class _Door:
    """One cube on its way through the door."""

    def __init__(self, cube: Cube, floor: int, rules: DoorRules) -> None:
        self._cube = cube
        self._floor = floor
        self._rules = rules
        self._places = Places(cube.keys)
        self._small = primary(cube.people, floor)
        self._decided = Decisions(self._small.copy(), self._withdrawn())
        for row in self._decided.withdrawn:
            self._decided.withheld[row] = True
            self._small[row] = False  # the others may join a block
        self._rows = CubeRows(cube, self._decided.kept)
        self._before = PublishedBefore(self._rows, self._places, rules.ledger)

    def _withdrawn(self) -> dict[int, str]:
        """Return why owners withdraw some cells, or withdrew them in an earlier release."""
        keys, ledger = self._cube.keys, self._rules.ledger
        found = dict(self._rules.withdrawn(keys))
        subjects = {str(subject): subject for subject in keys.subjects if ledger.withdrawn}
        for line in ledger.withdrawn:
            if line.subject in subjects:
                rows = keys.of_subject(subjects[line.subject])
                for row, key in zip(rows.tolist(), keys.some(rows), strict=True):
                    days = key.start, key.end
                    mine = line_of(key) in (line, asked_otherwise(line))
                    reason = ledger.why_withdrawn(line, days) if mine else None
                    if reason is not None:
                        found.setdefault(row, reason)
        return dict(sorted(found.items()))

    def published(self) -> Published:
        """Mask the cube: periods first, then what else is made of the same answers."""
        for number in self._places.of(Level.POINT):
            self._periods(number)
        if self._rules.ledger.days:
            MovedAnswers(
                self._rows,
                self._places,
                self._decided,
                self._before,
                self._rules.ledger,
                self._floor,
                self._rules.closes_after,
            ).hold()
        CommunityDoor(
            self._rows, self._places, self._floor, self._rules, self._decided, self._before
        ).mask()
        return masked(
            self._cube, self._places, self._decided, self._rules.ledger.days, self._before.same
        )

    def _periods(self, number: int) -> None:
        rows, ledger = self._places.rows(number), self._rules.ledger
        line = self._before.line(number)
        cells, hidden = ledger.lines.get(line, {}), ledger.withheld.get(line, frozenset())
        mine: list[Together] = []
        if cells or hidden:
            before = released.PublishedLine(cells, hidden, ledger.days[-1], ledger.floor)
            by_days = {self._rows.days(row): row for row in rows}
            found = released.points(
                by_days, self._rows.together, before, self._floor, self._before.same.item
            )
            self._decided.withheld[list(found.closed)] = True
            self._small[list(found.closed | found.alone)] = False
            self._rows.keep(found.kept)
            self._decided.waiting[list(found.waiting)] = True
            self._decided.other_days[list(found.other_days)] = True
            mine = [block for block in found.blocks if self._wanted(block[0])]
        self._asked_otherwise(number, {*hidden, *chain.from_iterable(cells)})
        left = np.flatnonzero(self._small[rows.start : rows.stop]) + rows.start
        small = map(self._rows.small_period, left.tolist())
        mine += ((members, self._rows.together(members)) for members in blocks(small, self._floor))
        if mine:
            self._decided.blocks[number] = tuple(sorted(mine, key=lambda block: block[0]))

    def _asked_otherwise(self, number: int, known: Set[Span]) -> None:
        """Withhold what was published as answers to another way of asking, and changed by few."""
        others = self._rules.ledger.lines.get(asked_otherwise(self._before.line(number)))
        if not others:
            return
        level, subject, question, mode = self._places[number]
        other = self._places.find((level, subject, question, other_mode(mode)))
        rows, beside = (
            {self._rows.days(row): row for row in self._places.rows(each)}
            for each in (number, other)
        )
        found = changed_by_few(rows, beside, self._rows.together, others, known, self._floor)
        closed = [row for row in found if row not in self._decided.withdrawn]
        self._decided.withheld[closed] = True
        self._decided.other_days[closed] = True
        self._small[closed] = False

    def _wanted(self, members: tuple[int, ...]) -> bool:
        """Return whether no owner wants one of a block's periods withheld."""
        return self._decided.withdrawn.keys().isdisjoint(members)
