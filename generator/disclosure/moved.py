"""Answers that moved: to a step's new id, another service, its provider, a question, other days.

The ledger has their number under the line where they were: 40 answers there and 41 here would
reveal what one person answered, and so would what two lines have together. So where a line has
fewer answers of some days than it had, the numbers that are new of these days stay away while all
lines concerned together, or two of them, differ by few people from what they were. Answers stay
with their question where they can; only what no line of the question has lost came from another.
Of one line the same holds of other days that were over when the site was last published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, timedelta
from itertools import chain
from math import inf

import numpy as np
from msgspec import Struct, field

from generator.counts.keys import Level
from generator.disclosure.before import PublishedBefore
from generator.disclosure.cube_rows import CubeRows
from generator.disclosure.masking import Decisions
from generator.disclosure.places import Places
from generator.releases.difference import fewest
from generator.releases.ledger import Cells, CellVersion, Days, Ledger, LedgerLine, Span, sum_of

_Lines = dict[LedgerLine, int | None]
"""The number of each line's series; None where the cube has nothing of it."""


class _Line(Struct, frozen=True):
    """What was published of a line, and what is to be: both by their days."""

    was: Cells
    shown: Mapping[Days, CellVersion]
    rows: Mapping[Days, tuple[int, ...]] = field(default_factory=dict)
    today: Mapping[Span, int] = field(default_factory=dict)

    def lost(self) -> Iterator[Span]:
        """Yield days of numbers that were published and of which answers are gone."""
        for days, versions in self.was.items():
            span = _hull([days])
            left = sum(n for each, n in self.today.items() if _overlap(each, span))
            inside = (v[-1].answers for d, v in self.was.items() if _overlap(_hull([d]), span))
            if left < versions[-1].answers and left < sum(inside):
                yield span

    def new(self, span: Span) -> list[Days]:
        """Return the days, overlapping with some, of numbers that readers do not know yet."""
        return [
            days
            for days, version in self.shown.items()
            if _overlap(_hull([days]), span)
            and (days not in self.was or self.was[days][-1][1:] != version[1:])
        ]

    def before(self, span: Span) -> list[CellVersion]:
        """Return what was published of days that overlap with some."""
        return [v[-1] for days, v in self.was.items() if _overlap(_hull([days]), span)]

    def now(self, span: Span) -> list[CellVersion]:
        """Return what is to be shown of such days."""
        return [each for days, each in self.shown.items() if _overlap(_hull([days]), span)]


class MovedAnswers:
    """Finds the numbers that would reveal, with those of other lines, what few answered."""

    def __init__(
        self,
        rows: CubeRows,
        places: Places,
        decided: Decisions,
        before: PublishedBefore,
        ledger: Ledger,
        floor: int,
        closes_after: int,
    ) -> None:
        self._rows, self._places, self._decided = rows, places, decided
        self._before, self._ledger, self._floor = before, ledger, floor
        self._until = ledger.days[-1] - timedelta(days=closes_after)

    def hold(self) -> None:
        """Leave each such number as it was published, or withhold it where it is new."""
        losing: dict[Span, dict[LedgerLine, _Line]] = {}
        for line, number in sorted(self._losing().items()):
            each = self._line(line, number)
            new = [_hull([days]) for days in each.new((date.min, self._until))]
            over = [hull for hull in new if hull[1] <= self._until]
            for span in each.lost():
                losing.setdefault(span, {})[line] = each
                self._hold_days(each, span, [hull for hull in over if not _overlap(hull, span)])
        for span, some in sorted(losing.items()):
            gaining = {
                line: each
                for line, number in self._changed(span).items()
                if line not in some and (each := self._line(line, number)).new(span)
            }
            both = {line.question for line in some} & {line.question for line in gaining}
            for question in sorted(both):
                self._hold(span, _asked(gaining, {question}), _asked(some, {question}))
            others = {line.question for line in (*some, *gaining)} - both
            self._hold(span, _asked(gaining, others), _asked(some, others))

    def _hold_days(self, each: _Line, span: Span, others: Sequence[Span]) -> None:
        """Hold what is new of other days of a line where it differs by few from what is gone."""
        changed = {hull: self._changed_by([each], _hull([(hull, span)])) for hull in others}
        if 0 in changed.values():
            return  # all that is gone is there
        close = [hull for hull, people in changed.items() if people < self._floor]
        if not close and 0 < self._changed_by([each], _hull([(*others, span)])) < self._floor:
            close = list(others)
        for hull in close:
            self._keep(each, hull)

    def _hold(
        self,
        span: Span,
        gaining: Mapping[LedgerLine, _Line],
        losing: Mapping[LedgerLine, _Line],
    ) -> None:
        """Hold what is new of some days where it differs by few, taken together with the losing.

        Where all that one line has lost is all that another has gained, neither is compared again.
        """
        if not gaining:
            return
        changed = {
            (line, o): self._changed_by([each, other], span)
            for line, each in gaining.items()
            for o, other in losing.items()
        }
        whole = {line for pair, people in changed.items() if not people for line in pair}
        close = {
            line: gaining[line]
            for (line, o), people in changed.items()
            if people < self._floor and whole.isdisjoint((line, o))
        }
        left = [each for each in (*gaining.items(), *losing.items()) if each[0] not in whole]
        together = self._changed_by([each for _, each in left], span)
        if not close and 0 < together < self._floor:
            close = {line: each for line, each in gaining.items() if line not in whole}
        for each in close.values():
            self._keep(each, span)

    def _changed_by(self, lines: Iterable[_Line], span: Span) -> float:
        """Return how many people are between what lines had together and what they have.

        Infinity where there is nothing to compare.
        """
        lines = list(lines)
        for days in chain.from_iterable([each.new(span) for each in lines]):
            hull = _hull([days])
            span = min(span[0], hull[0]), max(span[1], hull[1])
        before = [version for each in lines for version in each.before(span)]
        now = [version for each in lines for version in each.now(span)]
        if not before or not now:
            return inf
        if len({len(version.counts) for version in (*before, *now)}) > 1:
            return fewest(_of_any(before), _of_any(now))
        return fewest(sum_of(before), sum_of(now))

    def _keep(self, each: _Line, span: Span) -> None:
        """Show what was published, or nothing, instead of what is new."""
        decided = self._decided
        for days in each.new(span):
            rows = list(each.rows[days])
            if len(days) > 1:
                number = self._places.of_row[rows[0]]
                others = [some for some in decided.blocks[number] if list(some[0]) != rows]
                old = [(tuple(rows), each.was[days][-1])] if days in each.was else []
                decided.blocks[number] = tuple(sorted(others + old, key=lambda some: some[0]))
                decided.waiting[rows] = True
            elif days in each.was:
                self._rows.keep({rows[0]: each.was[days][-1]})
                decided.waiting[rows] = True
            else:
                decided.withheld[rows] = True
                decided.other_days[rows] = True

    def _losing(self) -> _Lines:
        """Return the lines that had numbers of which answers may be gone."""
        known: _Lines = {self._before.line(n): n for n in self._places.of(Level.POINT)}
        gone: _Lines = {
            line: None for line in self._ledger.lines if not line.community and line not in known
        }
        return gone | {line: known[line] for line in self._before.changed}

    def _changed(self, span: Span) -> _Lines:
        """Return the lines with numbers that are new, of some days."""
        keys = self._rows.cube.keys.columns
        mine = (
            ~self._before.same
            & (keys.start <= span[1].toordinal())
            & (span[0].toordinal() <= keys.end)
        )
        points = self._places.of(Level.POINT)
        numbers = np.unique(self._places.of_row[np.flatnonzero(mine)]).tolist()
        return {self._before.line(each): each for each in numbers if each in points}

    def _line(self, line: LedgerLine, number: int | None) -> _Line:
        was = self._ledger.lines.get(line, {})
        if number is None:
            return _Line(was, {})
        rows, decided = self._places.rows(number), self._decided
        single = [row for row in rows if not decided.withheld[row]]
        shown = {self._rows.days(row): self._rows.now(row) for row in single}
        of: dict[Days, tuple[int, ...]] = {self._rows.days(row): (row,) for row in single}
        for members, version in decided.blocks.get(number, ()):
            days = tuple(self._rows.spans[row] for row in members)
            shown[days], of[days] = version, members
        return _Line(was, shown, of, {self._rows.spans[row]: self._rows.today[row] for row in rows})


def _asked(lines: Mapping[LedgerLine, _Line], questions: Set[str]) -> dict[LedgerLine, _Line]:
    return {line: each for line, each in lines.items() if line.question in questions}


def _of_any(some: Sequence[CellVersion]) -> CellVersion:
    """Return how many answers numbers of several questions are, whatever they say."""
    return CellVersion(0, (sum(v.answers for v in some),), sum(v.again for v in some))


def _hull(some: Iterable[Days]) -> Span:
    spans = [span for days in some for span in days]
    return min(first for first, _ in spans), max(last for _, last in spans)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
