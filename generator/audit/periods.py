"""The periods of a line as figures and ledger have them, where both say the same of each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain, combinations, pairwise
from operator import itemgetter
from typing import NamedTuple

from generator.audit.page import Said
from generator.audit.statements import Span
from generator.releases.difference import fewest
from generator.releases.ledger import Cells, CellVersions, Days, LedgerLine

_END = itemgetter(1)
Block = tuple[tuple[Span, ...], int]
"""The periods of a block, and how many answered in all of them."""


class UnclearError(Exception):
    """Something is said that only equations can judge."""


class LineLedger(NamedTuple):
    """What the ledger has of a line: its ``heads`` among the ledger's ``lines``, what was withheld.

    A line has a head for each community. ``gone`` are those with cells that are not shown any more.
    """

    lines: Mapping[LedgerLine, Cells]
    heads: list[LedgerLine]
    withheld: list[Days]
    gone: list[LedgerLine]

    @property
    def cells(self) -> Iterator[tuple[str, Cells]]:
        """The cells of each community: read as they are asked for, since all take much memory."""
        return ((head.community, self.lines[head]) for head in self.heads)


class LinePeriods:
    """The periods of a line, in order of time; none overlaps with another.

    ``known`` are those with a number; ``hidden`` those without one, with whether they are
    labelled; ``block_of`` is the number of the block that a hidden one is in. ``communities`` are
    by their days. ``statements`` and ``withheld`` count what is said. Raises UnclearError where
    something else is said of the same days, now or before.
    """

    def __init__(self, said: Iterable[Said], ledger: LineLedger, floor: int) -> None:
        self.known: dict[Span, int] = {}
        self.hidden: dict[Span, bool] = {}
        self.communities: dict[Span, dict[str, int | None]] = {}
        self.blocks: list[Block] = []
        self.block_of: dict[Span, int] = {}
        self._take_figures(said)
        listed = bool(self.known or self.hidden)
        self._take_cells(ledger, listed, floor)
        self.statements = len(self.known) + len(self.hidden) + len(self.blocks)
        self.statements += sum(map(len, self.communities.values()))
        self.withheld = len(self.hidden)
        self.withheld += sum([*some.values()].count(None) for some in self.communities.values())
        for span in chain.from_iterable(map(spans_of, ledger.withheld)):
            if span not in self.known and span not in self.hidden:
                _unclear_if(listed)  # it was a period before
                self.hidden[span] = True
        self.spans = sorted([*self.known, *self.hidden])
        _unclear_if(any(before[1] >= after[0] for before, after in pairwise(self.spans)))
        self._sums = list(accumulate((self.known.get(s, 0) for s in self.spans), initial=0))

    def _take_figures(self, said: Iterable[Said]) -> None:
        known, hidden = self.known, self.hidden
        for span, community, answers, _, _, labelled, _ in said:
            if community:
                mine = self.communities.setdefault(span, {})
                _unclear_if(mine.setdefault(community, answers) != answers)
            elif answers is None:
                hidden.setdefault(span, labelled)
            else:
                _unclear_if(known.setdefault(span, answers) != answers)

    def _take_cells(self, ledger: LineLedger, listed: bool, floor: int) -> None:
        """Take the ledger's cells; of a line that is ``listed`` figures have all periods."""
        _unclear_if(bool(ledger.gone))
        for community, cells in ledger.cells:
            if max(map(len, cells.values()), default=1) > 1:
                _unclear_if(not all(_far_apart(each, floor) for each in cells.values()))
            latest = [(days, sum(versions[-1].counts)) for days, versions in cells.items()]
            known = {spans_of(days)[0]: answers for days, answers in latest if len(days) == 1}
            blocks = [(days, answers) for days, answers in latest if len(days) > 1]
            if community:
                _unclear_if(bool(blocks))
                for span, answers in known.items():
                    mine = self.communities.setdefault(span, {})
                    _unclear_if(mine.setdefault(community, answers) != answers)
                continue
            if not listed:
                self.known = {**known, **self.known}  # several ways of asking may be one line
            _unclear_if(not known.items() <= self.known.items())
            for days, answers in blocks:
                self._take_block(spans_of(days), answers, listed)

    def _take_block(self, spans: Sequence[Span], answers: int, listed: bool) -> None:
        for span in spans:
            _unclear_if(span in self.block_of or (listed and span not in self.hidden))
            self.hidden.setdefault(span, True)
            self.block_of[span] = len(self.blocks)
        self.blocks.append((tuple(spans), answers))

    def inside(self, first: int, last: int) -> Sequence[Span]:
        """Return the periods that lie wholly in some days."""
        at, end = self._inside(first, last)
        return self.spans[at:end]

    def touching(self, first: int, last: int) -> Sequence[Span]:
        """Return the periods that have a day in some days."""
        at = bisect_left(self.spans, first, key=_END)
        return self.spans[at : bisect_left(self.spans, (last + 1,), lo=at)]

    def answers(self, first: int, last: int) -> int:
        """Return how many are known to have answered in the periods that lie in some days."""
        at, end = self._inside(first, last)
        return self._sums[end] - self._sums[at]

    def _inside(self, first: int, last: int) -> tuple[int, int]:
        at = bisect_left(self.spans, (first,))
        return at, bisect_right(self.spans, last, lo=at, key=_END)

    def total(self, first: int, last: int, without: Collection[Span]) -> int | None:
        """Return what the periods in some days have together, but for some that are hidden.

        None where it is not known: where a block is left out in part.
        """
        found = self.answers(first, last)
        opened = [s for s in self.inside(first, last) if s in self.hidden and s not in without]
        for number in {self.block_of.get(span) for span in opened}:
            if number is None:
                return None
            spans, answers = self.blocks[number]
            if not set(spans).issubset(opened):
                return None
            found += answers
        return found

    def unbounded(self, first: int, last: int) -> bool:
        """Return whether anything in some days may be as large as it likes.

        That is so of days without a period, and of a hidden period that is in no block.
        """
        some = self.touching(first, last)
        days = sum(min(end, last) - max(start, first) + 1 for start, end in some)
        return days <= last - first or any(
            span in self.hidden and span not in self.block_of for span in self.inside(first, last)
        )


def _unclear_if(condition: bool) -> None:
    if condition:
        raise UnclearError


def _far_apart(versions: CellVersions, floor: int) -> bool:
    """Return whether no two versions of a number reveal what a few people answered."""
    return not any(0 < fewest(one, other) < floor for one, other in combinations(versions, 2))


@lru_cache(maxsize=16_384)
def spans_of(days: Days) -> tuple[Span, ...]:
    """Return the ledger's days as ordinals."""
    return tuple((first.toordinal(), last.toordinal()) for first, last in days)
