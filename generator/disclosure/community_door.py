"""The door for communities: other parts of the answers that the periods of a quarter show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from generator.counts.keys import LEVELS, Level, day_of
from generator.disclosure import released
from generator.disclosure.asked_otherwise import communities_changed
from generator.disclosure.before import PublishedBefore
from generator.disclosure.communities import QuarterParts, withhold_more
from generator.disclosure.cube_rows import CubeRows
from generator.disclosure.definitions import Sizes
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
from generator.releases.ledger import Cells, CellVersion, Span


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
        parts, withheld = self._parts(quarters), self._decided.withheld
        self._more = withhold_more(parts, withheld, self._floor)
        clear = self._clear(quarters)
        rows, _ = parts.members(np.flatnonzero(clear))
        withheld[rows] |= self._more[rows]
        for at in np.flatnonzero(~clear).tolist():
            self._decide(int(quarters.series[at]), quarters.communities(at), quarters.inside(at))

    def _parts(self, quarters: Quarters) -> QuarterParts:
        """Return what the quarters hold and show."""
        rows, withheld, inside = self._rows, self._decided.withheld, quarters.inside_sum
        answers, people = np.array(rows.answers), np.array(rows.people)
        size, of_all = self._sizes(self._rules.size_of), inside(answers)
        return QuarterParts(
            answers=answers,
            people=people,
            most=np.where(size < answers, np.inf, size),
            begins=quarters.begins,
            ends=quarters.ends,
            total=np.minimum(of_all, inside(np.array(rows.today))),
            shown=inside(np.where(withheld, 0, answers)),
            hidden=inside(withheld),
            again=of_all - inside(people),
            unlabelled=inside(withheld & self._decided.other_days),
        )

    def _clear(self, quarters: Quarters) -> Flags:
        """Return of which quarters nothing is decided but what more is withheld.

        That hangs on nothing but their own answers, and is what it was before.
        """
        decided, before = self._decided, self._before
        inside, mine = quarters.inside_sum, quarters.own_sum
        withheld, known = decided.withheld, before.first >= 0
        published = self._published(quarters)
        the_same = (inside(~before.same) == 0) & (
            quarters.inside_most(before.first) <= quarters.own_most(before.last)
        )
        unchanged = (published == 0) | (
            (published == mine(known))
            & (mine(known & ~before.same) == 0)
            & (inside(decided.waiting) == 0)
            & (the_same | (inside(withheld) > 0))
        )
        exact = mine(self._mostly_heard_rows() & ~withheld & ~self._more) == 0
        withdrawn = np.zeros(len(withheld), dtype=bool)
        withdrawn[list(decided.withdrawn)] = True
        hidden = mine(withheld) == quarters.ends - quarters.begins
        alone = (inside(withdrawn) == 0) & (published >= 0)
        clear: Flags = alone & (hidden | (unchanged & exact))
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
            otherwise = self._before.otherwise(int(quarters.series[first]))
            if not otherwise and published.keys() <= {*own} and released.apart(own):
                found[first:last] = [published[span] for span in own]
            else:
                found[first:last] = -1
        return found

    def _mostly_heard_rows(self) -> Flags:
        """Return of which rows at least half of a community answered."""
        found: Flags = 2 * np.array(self._rows.people) >= self._sizes(self._rules.people_of)
        return found

    def _sizes(self, size_of: Sizes) -> NDArray[np.float64]:
        """Return how many people each row's community has, without a limit where nobody says."""
        columns, communities = self._rows.cube.keys.columns, self._rows.cube.keys.communities
        rows = np.flatnonzero(columns.level == LEVELS.index(Level.COMMUNITY))
        number, last = numbered([columns.community[rows], columns.end[rows]])
        pairs = zip(
            columns.community[rows[last]].tolist(), columns.end[rows[last]].tolist(), strict=True
        )
        sizes = [size_of(communities[code], day_of(end)) for code, end in pairs]
        found = np.full(len(columns.level), np.inf)
        found[rows] = np.array([np.inf if each is None else each for each in sizes])[number]
        return found

    def _decide(self, series: int, mine: range, inside: range) -> None:
        """Decide of the communities of a quarter by what its periods show, and was published."""
        rows, withheld = self._rows, self._decided.withheld
        before, days = self._before.communities(series), rows.spans[mine[0]]
        other_days = _other_days(before, days) or self._otherwise(series, mine)
        if other_days or not self._decided.withdrawn.keys().isdisjoint(inside):
            withheld[mine] = True
            self._decided.other_days[mine] = other_days
            return
        small = {row for row in mine if withheld[row]}
        more = {row for row in mine if self._more[row]}
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

    def _otherwise(self, series: int, mine: range) -> bool:
        """Return whether communities were published of another way of asking, and changed since."""
        others = self._before.otherwise(series)
        if not others:
            return False
        rows, hidden = self._rows, self._decided.withheld | self._more
        shown = {rows.community(row): rows.together((row,)) for row in mine if not hidden[row]}
        before, days = self._before.communities(series), rows.spans[mine[0]]
        return communities_changed(shown, before, others, days)

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

    def _change(
        self,
        series: int,
        inside: range,
        before: Mapping[str, Cells],
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


def _other_days(before: Mapping[str, Cells], days: Span) -> bool:
    """Return whether communities were published of other days that overlap with these."""
    return any(
        span != days and span[0] <= days[1] and days[0] <= span[1]
        for cells in before.values()
        for (span,) in cells
    )
