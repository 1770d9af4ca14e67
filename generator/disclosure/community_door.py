"""The door for communities: other parts of the answers that the periods of a quarter show."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from itertools import chain

import numpy as np

from generator.counts.keys import LEVELS, Level, day_of
from generator.disclosure import released
from generator.disclosure.before import PublishedBefore
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
from generator.disclosure.places import Places
from generator.disclosure.quarters import Quarters
from generator.records.cells import Flags
from generator.records.numbering import Ints, numbered
from generator.releases.ledger import CellVersion, Span


class CommunityDoor:
    """Decides of the communities of a line, once it is decided of its periods."""

    def __init__(
        self,
        rows: CubeRows,
        places: Places,
        floor: int,
        rules: DoorRules,
        decided: Decisions,
        before: PublishedBefore,
    ) -> None:
        self._rows = rows
        self._floor = floor
        self._rules = rules
        self._decided = decided
        self._before = before
        self._places = places

    def mask(self) -> None:
        """Decide of the communities of each quarter, or of its parts where a break divides it."""
        quarters = Quarters.of(self._rows.cube.keys, self._places)
        for at in np.flatnonzero(~self._clear(quarters)).tolist():
            self._decide(int(quarters.series[at]), quarters.communities(at), quarters.inside(at))

    def _clear(self, quarters: Quarters) -> Flags:
        """Return of which quarters all communities are shown, or none, as if each were alone.

        What is decided of them hangs on nothing but their own answers, and is what it was before.
        """
        decided, before, floor = self._decided, self._before, self._floor
        inside, mine = quarters.inside_sum, quarters.own_sum
        answers, people = np.array(self._rows.answers), np.array(self._rows.people)
        withheld, known = decided.withheld, before.first >= 0
        total = np.minimum(inside(answers), inside(np.array(self._rows.today)))
        unnamed = np.maximum(0, total - mine(answers))
        few = (unnamed > 0) & (unnamed - inside(answers - people) < floor)
        shown = (mine(withheld) == 0) & (inside(withheld) == 0) & ~few
        published = self._published(quarters)
        unchanged = (published == 0) | (
            (published == mine(known))
            & (mine(known & ~before.same) == 0)
            & (inside(~before.same | decided.waiting) == 0)
            & (quarters.inside_most(before.first) <= quarters.own_most(before.last))
        )
        exact = mine(self._mostly_heard_rows() & ~withheld) == 0
        withdrawn = np.zeros(len(withheld), dtype=bool)
        withdrawn[list(decided.withdrawn)] = True
        hidden = mine(withheld) == quarters.ends - quarters.begins
        alone = (inside(withdrawn) == 0) & (published >= 0)
        clear: Flags = alone & (hidden | (shown & unchanged & exact))
        return clear

    def _published(self, quarters: Quarters) -> Ints:
        """Return how many communities were published of each quarter; −1 where of other days, too.

        That is where the days of one that was published and those of a quarter may overlap.
        """
        found = np.zeros(len(quarters.begins), dtype=np.int64)
        spans = [self._rows.spans[row] for row in quarters.begins.tolist()]
        for first, last in quarters.by_series():
            of = self._before.communities(int(quarters.series[first]))
            said = chain.from_iterable(of.values())
            published = Counter(span for (span,) in said)
            own = spans[first:last]
            if published.keys() <= {*own} and released.apart(own):
                found[first:last] = [published[span] for span in own]
            else:
                found[first:last] = -1
        return found

    def _mostly_heard_rows(self) -> Flags:
        """Return of which rows at least half of a community answered."""
        columns, communities = self._rows.cube.keys.columns, self._rows.cube.keys.communities
        rows = np.flatnonzero(columns.level == LEVELS.index(Level.COMMUNITY))
        number, last = numbered([columns.community[rows], columns.end[rows]])
        pairs = zip(
            columns.community[rows[last]].tolist(), columns.end[rows[last]].tolist(), strict=True
        )
        sizes = [self._rules.people_of(communities[code], day_of(end)) for code, end in pairs]
        size = np.array([np.inf if each is None else each for each in sizes])[number]
        found = np.zeros(len(columns.level), dtype=bool)
        found[rows] = 2 * np.array(self._rows.people)[rows] >= size
        return found

    def _decide(self, series: int, mine: range, inside: range) -> None:
        """Decide of the communities of a quarter by what its periods show, and was published."""
        rows, withheld = self._rows, self._decided.withheld
        before, days = self._before.communities(series), rows.spans[mine[0]]
        other_days = _other_days(before, days)
        if other_days or not self._decided.withdrawn.keys().isdisjoint(inside):
            withheld[mine] = True
            self._decided.other_days[mine] = other_days
            return
        small = {row for row in mine if withheld[row]}
        more = withhold_more(self._quarter(mine, inside), small, self._floor)
        kept = released.communities(
            {self._rows.community(row): row for row in mine},
            set(mine) - small - more,
            self._rows.together,
            before,
            (days,),
            self._change(series, inside, before, days),
            bool(self._decided.waiting[_slice(inside)].any()),
            self._floor,
        )
        still: dict[int, CellVersion] = {}
        if kept is None:
            withheld[list(more)] = True
        else:
            withheld[mine] = True
            if self._decided.withdrawn.keys().isdisjoint(mine):
                still = {row: version for row, version in kept.items() if row not in small}
            # Else the others' earlier numbers would reveal the withdrawn one.
            withheld[list(still)] = False
            self._rows.keep(still)
        self._opinions(mine, inside)

    def _opinions(self, mine: range, inside: range) -> None:
        """Show the shares of a quarter's communities no closer than the opinions of groups allow.

        A number that was published coarsely stays so as long as it is the older one.
        """
        rows = [row for row in mine if not self._decided.withheld[row]]
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
                self._decided.withheld[row] = True
            elif shown is not Opinion.EXACT:
                self._decided.coarse[row] = released.coarse(now[row])

    def _mostly_heard(self, row: int) -> bool:
        return mostly_heard(self._rows.people[row], self._size(row))

    def _size(self, row: int) -> int | None:
        """Return how many people a community has, whether or not that is published."""
        return self._rules.people_of(self._rows.community(row), self._rows.spans[row][1])

    def _group(self, row: int, version: CellVersion) -> CommunityOpinion:
        likes = sum(version.counts[-released.LIKES :])
        return CommunityOpinion(version.answers, likes, version.people, self._size(row))

    def _whole(self, inside: range) -> WholeQuarter | None:
        shown = [self._rows.now(row) for row in inside if not self._decided.withheld[row]]
        if not shown:
            return None
        return WholeQuarter(
            sum(each.answers for each in shown),
            sum(sum(each.counts[-released.LIKES :]) for each in shown),
            sum(self._rows.answers[row] for row in inside if self._decided.withheld[row]),
        )

    def _quarter(self, mine: range, inside: range) -> Quarter:
        rows, periods = self._rows, _slice(inside)
        withheld = self._decided.withheld[periods]
        answers, people = sum(rows.answers[periods]), sum(rows.people[periods])
        hidden = [rows.answers[row] for row in inside if self._decided.withheld[row]]
        return Quarter(
            tuple(
                CommunityQuarter(row, rows.answers[row], rows.people[row], self._most(row))
                for row in mine
            ),
            min(answers, sum(rows.today[periods])),
            answers - sum(hidden),
            len(hidden),
            answers - people,
            int((withheld & self._decided.other_days[periods]).sum()) if hidden else 0,
        )

    def _most(self, row: int) -> float:
        """Return how many can have answered, as far as readers know; each answers once."""
        size = self._rules.size_of(self._rows.community(row), self._rows.spans[row][1])
        return math.inf if size is None or size < self._rows.answers[row] else size

    def _change(
        self,
        series: int,
        inside: range,
        before: Mapping[str, released.Cells],
        days: Span,
    ) -> float | None:
        """Return by how much the answers of a quarter changed since its communities were published.

        None where some periods are withheld.
        """
        if not before or not inside or self._decided.withheld[_slice(inside)].any():
            return None
        then = max((c[(days,)][-1].release for c in before.values() if (days,) in c), default=0)
        points = self._rules.ledger.lines.get(self._before.line(series), {})
        was = sum(released.answers_then(points, self._rows.days(row), then) for row in inside)
        return sum(self._rows.answers[row] for row in inside) - was


def _slice(rows: range) -> slice:
    return slice(rows.start, rows.stop)


def _other_days(before: Mapping[str, released.Cells], days: Span) -> bool:
    """Return whether communities were published of other days that overlap with these."""
    return any(
        span != days and span[0] <= days[1] and days[0] <= span[1]
        for cells in before.values()
        for (span,) in cells
    )
