"""The door for communities: other parts of the answers that the periods of a quarter show."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date

from generator.counts.cube import Cube, Level
from generator.disclosure import released
from generator.disclosure.communities import CommunityQuarter, Quarter, withhold_more
from generator.disclosure.cube_rows import CubeRows
from generator.disclosure.door_rules import DoorRules
from generator.disclosure.masking import Decisions
from generator.disclosure.opinions import (
    CoarseShare,
    CommunityOpinion,
    Opinion,
    WholeQuarter,
    mostly_heard,
    opinions,
)
from generator.disclosure.places import Places, Series
from generator.releases import sums
from generator.releases.ledger import CellVersion, LedgerLine, Span


class CommunityDoor:
    """Decides of the communities of a line, once it is decided of its periods."""

    def __init__(
        self, rows: CubeRows, places: Places, floor: int, rules: DoorRules, decided: Decisions
    ) -> None:
        self._rows = rows
        self._places = places
        self._floor = floor
        self._rules = rules
        self._decided = decided
        self._by_community: dict[LedgerLine, list[str]] = {}
        for line in rules.ledger.lines:
            if line.community:
                whole = line._replace(community="")
                self._by_community.setdefault(whole, []).append(line.community)

    def mask(self, series: Series, rows: list[int]) -> None:
        """Decide of one question about one subject, quarter by quarter."""
        points = self._places.get((Level.POINT, *series[1:]), [])
        before = self._published_communities(self._rows.line(rows[0]))
        keys = self._rows.cube.keys
        for days, mine in _quarters(self._rows.cube, rows).items():
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
                {self._rows.cube.keys[row].community: row for row in mine},
                set(mine) - self._decided.withheld,
                self._rows.together,
                before,
                (days,),
                self._change(inside, before, days),
                bool(self._decided.waiting.intersection(inside)),
                self._floor,
            )
            if kept is not None and self._decided.withdrawn.keys() & {*mine}:
                # The others' earlier numbers would reveal the withdrawn one.
                self._decided.withheld.update(mine)
            elif kept is not None:
                still = {row: version for row, version in kept.items() if row not in small}
                self._decided.withheld |= set(mine) - still.keys()
                self._decided.withheld -= still.keys()
                self._rows.keep(still)
            self._opinions(mine, inside)

    def _opinions(self, mine: list[int], inside: Sequence[int]) -> None:
        """Show the shares of a quarter's communities no closer than the opinions of groups allow.

        A number that was published coarsely stays so as long as it is the older one.
        """
        rows = [row for row in mine if row not in self._decided.withheld]
        for row in rows:
            if row in self._rows.kept and self._rows.kept[row].opinion:
                version = self._rows.kept[row]
                self._decided.coarse[row] = CoarseShare.of(version.opinion, version.answers)
        if self._decided.coarse.keys() & set(rows) or not any(map(self._mostly_heard, rows)):
            return
        now = {row: self._rows.now(row) for row in rows}
        groups = [self._group(row, version) for row, version in now.items()]
        for row, shown in zip(rows, opinions(groups, self._whole(inside)), strict=True):
            if shown is Opinion.WITHHELD:
                self._decided.withheld.add(row)
            elif shown is not Opinion.EXACT:
                self._decided.coarse[row] = released.coarse(now[row])

    def _mostly_heard(self, row: int) -> bool:
        return mostly_heard(self._rows.people[row], self._size(row))

    def _size(self, row: int) -> int | None:
        """Return how many people a community has, whether or not that is published."""
        key = self._rows.cube.keys[row]
        return self._rules.people_of(key.community, key.end)

    def _group(self, row: int, version: CellVersion) -> CommunityOpinion:
        likes = sum(version.counts[-released.LIKES :])
        return CommunityOpinion(version.answers, likes, version.people, self._size(row))

    def _whole(self, inside: Sequence[int]) -> WholeQuarter | None:
        shown = [self._rows.now(row) for row in inside if row not in self._decided.withheld]
        if not shown:
            return None
        return WholeQuarter(
            sum(each.answers for each in shown),
            sum(sum(each.counts[-released.LIKES :]) for each in shown),
            sum(self._rows.answers[row] for row in inside if row in self._decided.withheld),
        )

    def _quarter(self, mine: list[int], inside: Sequence[int]) -> Quarter:
        shown = self._rows
        answers = [shown.answers[row] for row in inside]
        hidden = [shown.answers[row] for row in inside if row in self._decided.withheld]
        return Quarter(
            tuple(
                CommunityQuarter(row, shown.answers[row], shown.people[row], self._most(row))
                for row in mine
            ),
            min(sum(answers), sum(shown.today[row] for row in inside)),
            sum(answers) - sum(hidden),
            len(hidden),
            sum(answers) - sum(shown.people[row] for row in inside),
            len(self._decided.withheld & self._decided.other_days & {*inside}),
        )

    def _most(self, row: int) -> float:
        """Return how many can have answered, as far as readers know; each answers once."""
        key = self._rows.cube.keys[row]
        size = self._rules.size_of(key.community, key.end)
        return math.inf if size is None or size < self._rows.answers[row] else size

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
        points = self._rules.ledger.lines.get(self._rows.line(inside[0]), {})
        was = sum(released.answers_then(points, self._rows.days(row), then) for row in inside)
        return sum(self._rows.answers[row] for row in inside) - was


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
