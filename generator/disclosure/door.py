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

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from generator.counts.cube import SCALES, Cube, Key, Level
from generator.disclosure import released
from generator.disclosure.blocks import Small, blocks, people_of
from generator.disclosure.communities import CommunityQuarter, Quarter, withhold_more
from generator.disclosure.masking import Decisions, masked
from generator.disclosure.opinions import (
    CoarseShare,
    CommunityOpinion,
    Opinion,
    WholeQuarter,
    mostly_heard,
    opinions,
)
from generator.disclosure.places import Places, Series, places_of
from generator.disclosure.published import Published, minutes_of
from generator.model.organisation import Floors
from generator.releases import sums
from generator.releases.ledger import CellVersion, Days, Ledger, LedgerLine, Span

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class DoorRules:
    """What the door decides by, besides the floors.

    ``ledger`` is what was published before. ``size_of`` returns the published size of a community
    on a day, None where it has none; ``people_of`` the true one, where it is known. ``withdrawn``
    says why an owner wants a cell withheld (it may be empty), None where nobody does.
    """

    ledger: Ledger = field(default_factory=Ledger)
    size_of: Callable[[str, date], int | None] = lambda *_: None
    withdrawn: Callable[[Key], str | None] = lambda _: None
    people_of: Callable[[str, date], int | None] = lambda *_: None


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
        # Lists, not arrays: each is asked for one row at a time, which lists answer faster.
        self._answers: list[int] = cube.counts.sum(axis=1).astype(int).tolist()
        self._people: list[int] = cube.people.tolist()
        self._today = tuple(self._answers)
        small = set(np.flatnonzero(primary(cube.people, floor)).tolist())
        reasons = ((row, self._withdrawn(key)) for row, key in enumerate(cube.keys))
        withdrawn = {row: reason for row, reason in reasons if reason is not None}
        self._decided = Decisions(small | withdrawn.keys(), withdrawn)
        self._small = small - withdrawn.keys()  # these may join a block
        self._by_community: dict[LedgerLine, list[str]] = {}
        for line in rules.ledger.lines:
            if line.community:
                self._by_community.setdefault(line._replace(community=""), []).append(
                    line.community
                )

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
        for series, rows in self._places.items():
            if series[0] is Level.COMMUNITY:
                self._communities(series, rows)
        return masked(self._cube, self._places, self._decided, self._rules.ledger.days)

    def _periods(self, series: Series, rows: list[int]) -> None:
        line, ledger = self._line(rows[0]), self._rules.ledger
        cells, hidden = ledger.lines.get(line, {}), ledger.withheld.get(line, frozenset())
        mine = []
        if cells or hidden:
            before = released.PublishedLine(cells, hidden, ledger.days[-1])
            by_days = {self._days(row): row for row in rows}
            found = released.points(by_days, self._together, before, self._floor)
            self._decided.withheld |= found.closed
            self._small -= found.closed | found.alone
            self._keep(found.kept)
            self._decided.waiting |= found.waiting
            self._decided.other_days |= found.other_days
            mine = [block for block in found.blocks if self._wanted(block[0])]
        small = [self._small_period(row) for row in rows if row in self._small]
        mine += ((members, self._together(members)) for members in blocks(small, self._floor))
        if mine:
            self._decided.blocks[series] = tuple(sorted(mine, key=lambda block: block[0]))

    def _wanted(self, members: tuple[int, ...]) -> bool:
        """Return whether no owner wants one of a block's periods withheld."""
        return self._decided.withdrawn.keys().isdisjoint(members)

    def _communities(self, series: Series, rows: list[int]) -> None:
        points = self._places.get((Level.POINT, *series[1:]), [])
        before = self._published_communities(self._line(rows[0]))
        keys = self._cube.keys
        for days, mine in _quarters(self._cube, rows).items():
            inside = sums.inside(
                points, *days, lambda row: keys[row].start, lambda row: keys[row].end
            )
            other_days = _other_days(before, days)
            if other_days or not self._decided.withdrawn.keys().isdisjoint(inside):
                self._decided.withheld.update(mine)
                self._decided.other_days.update(mine if other_days else ())
                continue
            quarter = self._quarter(mine, inside)
            small = self._decided.withheld.intersection(mine)
            self._decided.withheld |= withhold_more(quarter, small, self._floor)
            kept = released.communities(
                {self._cube.keys[row].community: row for row in mine},
                set(mine) - self._decided.withheld,
                self._together,
                before,
                (days,),
                self._change(inside, before, days),
                bool(self._decided.waiting.intersection(inside)),
                self._floor,
            )
            if kept is not None and self._decided.withdrawn.keys() & {*mine}:
                self._decided.withheld.update(
                    mine
                )  # the others' earlier numbers would reveal the withdrawn one
            elif kept is not None:
                still = {row: version for row, version in kept.items() if row not in small}
                self._decided.withheld |= set(mine) - still.keys()
                self._decided.withheld -= still.keys()
                self._keep(still)
            self._opinions(mine, inside)

    def _opinions(self, mine: list[int], inside: Sequence[int]) -> None:
        """Show the shares of a quarter's communities no closer than the opinions of groups allow.

        A number that was published coarsely stays so as long as it is the older one.
        """
        rows = [row for row in mine if row not in self._decided.withheld]
        for row in rows:
            if row in self._decided.kept and self._decided.kept[row].opinion:
                version = self._decided.kept[row]
                self._decided.coarse[row] = CoarseShare.of(version.opinion, version.answers)
        if self._decided.coarse.keys() & set(rows) or not any(map(self._mostly_heard, rows)):
            return
        now = {row: self._now(row) for row in rows}
        groups = [self._group(row, version) for row, version in now.items()]
        for row, shown in zip(rows, opinions(groups, self._whole(inside)), strict=True):
            if shown is Opinion.WITHHELD:
                self._decided.withheld.add(row)
            elif shown is not Opinion.EXACT:
                self._decided.coarse[row] = released.coarse(now[row])

    def _mostly_heard(self, row: int) -> bool:
        return mostly_heard(self._people[row], self._size(row))

    def _size(self, row: int) -> int | None:
        """Return how many people a community has, whether or not that is published."""
        key = self._cube.keys[row]
        return self._rules.people_of(key.community, key.end)

    def _now(self, row: int) -> CellVersion:
        """Return what a cell shows: its older number or today's."""
        return self._decided.kept.get(row) or self._together((row,))

    def _group(self, row: int, version: CellVersion) -> CommunityOpinion:
        likes = sum(version.counts[-released.LIKES :])
        return CommunityOpinion(version.answers, likes, version.people, self._size(row))

    def _whole(self, inside: Sequence[int]) -> WholeQuarter | None:
        shown = [self._now(row) for row in inside if row not in self._decided.withheld]
        if not shown:
            return None
        return WholeQuarter(
            sum(each.answers for each in shown),
            sum(sum(each.counts[-released.LIKES :]) for each in shown),
            sum(self._answers[row] for row in inside if row in self._decided.withheld),
        )

    def _quarter(self, mine: list[int], inside: Sequence[int]) -> Quarter:
        answers = [self._answers[row] for row in inside]
        hidden = [self._answers[row] for row in inside if row in self._decided.withheld]
        return Quarter(
            tuple(
                CommunityQuarter(row, self._answers[row], self._people[row], self._most(row))
                for row in mine
            ),
            min(sum(answers), sum(self._today[row] for row in inside)),
            sum(answers) - sum(hidden),
            len(hidden),
            sum(answers) - sum(self._people[row] for row in inside),
            len(self._decided.withheld & self._decided.other_days & {*inside}),
        )

    def _most(self, row: int) -> float:
        """Return how many can have answered, as far as readers know; each answers once."""
        key = self._cube.keys[row]
        size = self._rules.size_of(key.community, key.end)
        return math.inf if size is None or size < self._answers[row] else size

    def _published_communities(self, line: LedgerLine) -> Mapping[str, released.Cells]:
        """Return what was published of each community of a line."""
        mine = self._by_community.get(line._replace(community=""), ())
        return {name: self._rules.ledger.lines[line._replace(community=name)] for name in mine}

    def _change(
        self, inside: Sequence[int], before: Mapping[str, released.Cells], days: Span
    ) -> float | None:
        """Return by how much the answers of a quarter changed since its communities were published.

        None where some periods are withheld.
        """
        if not before or not inside or self._decided.withheld.intersection(inside):
            return None
        then = max((c[(days,)][-1].release for c in before.values() if (days,) in c), default=0)
        points = self._rules.ledger.lines.get(self._line(inside[0]), {})
        was = sum(released.answers_then(points, self._days(row), then) for row in inside)
        return sum(self._answers[row] for row in inside) - was

    def _keep(self, kept: Mapping[int, CellVersion]) -> None:
        """Replace today's numbers by earlier ones."""
        for row, version in kept.items():
            self._decided.kept[row] = version
            self._answers[row], self._people[row] = version.answers, version.people

    def _line(self, row: int) -> LedgerLine:
        return released.line_of(self._cube.keys[row])

    def _days(self, row: int) -> Days:
        return ((self._cube.keys[row].start, self._cube.keys[row].end),)

    def _together(self, rows: Sequence[int]) -> CellVersion:
        """Return what some periods hold together, and how many people gave it."""
        cube = self._cube
        if not rows:
            return CellVersion(0, ())
        low, high = SCALES[cube.keys[rows[0]].question]
        counts = tuple(cube.counts[list(rows)].sum(axis=0)[: high - low + 1].astype(int).tolist())
        people = self._people[rows[0]]
        if len(rows) > 1:
            people = people_of(self._small_period(row) for row in rows)
        minutes = sorted(chain.from_iterable(minutes_of(cube, row) for row in rows))
        return CellVersion(0, counts, sum(counts) - people, tuple(minutes))

    def _small_period(self, row: int) -> Small:
        key, (cells, who) = self._cube.keys[row], self._cube.named
        first, last = np.searchsorted(cells, (row, row + 1))
        named = frozenset(who[first:last].tolist())
        unnamed = self._people[row] - len(named)
        return Small(row, key.start, key.end, key.segment, unnamed, named, self._answers[row])


def _quarters(cube: Cube, rows: list[int]) -> dict[tuple[date, date], list[int]]:
    """Return the rows of communities by quarter, or by its parts where a break divides it."""
    found: dict[tuple[date, date], list[int]] = {}
    for row in rows:
        found.setdefault((cube.keys[row].start, cube.keys[row].end), []).append(row)
    return found


def _other_days(before: Mapping[str, released.Cells], days: Span) -> bool:
    """Return whether communities were published of other days that overlap with these."""
    return any(
        span != days and span[0] <= days[1] and days[0] <= span[1]
        for cells in before.values()
        for (span,) in cells
    )
