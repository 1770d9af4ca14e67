"""The equations that statements make, and how closely they fix what is withheld.

Days are cut into stretches at every first and last day that any statement names. Each stretch has
a number of answers, none below zero. A statement about some days is the sum of their stretches;
the communities of some days are together no more than that. That something is withheld says
nothing about how large it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.audit.statements import Line, Statement

Stretch = tuple[Line, int]
"""A line, and the number of one of its stretches."""
Open = frozenset[Stretch]


@dataclass(frozen=True, slots=True)
class Range:
    """Between which numbers the answers of something withheld must lie."""

    about: Statement
    low: float
    high: float

    @property
    def width(self) -> float:
        """How much is left open."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Sum:
    """Stretches that are not known, and what they add up to; ``statement`` says so."""

    open: Open
    answers: float
    statement: Statement = field(compare=False)


@dataclass(frozen=True, slots=True)
class CommunityGroup:
    """The communities of some days: what is shown of them, and what of the days is not known."""

    withheld: tuple[Statement, ...]
    shown: float
    open: Open
    known: float


class Contradiction(Exception):
    """Two statements cannot both be true; ``about`` is one of them."""

    def __init__(self, about: Statement) -> None:
        super().__init__(about.name)
        self.about = about


class System:
    """The equations of one line, or of several that totals join.

    ``parts`` are the lines that the line of a total adds up.
    """

    def __init__(
        self, statements: Sequence[Statement], parts: Mapping[Line, Sequence[Line]] | None = None
    ) -> None:
        self._parts = parts or {}
        self._periods: dict[Line, set[tuple[int, int]]] = {}
        for each in statements:
            if each.period:
                self._periods.setdefault(each.line, set()).add((each.first, each.last))
        edges: dict[Line, set[int]] = {}
        for each in statements:
            for line in self._parts.get(each.line, (each.line,)):
                mine = edges.setdefault(line, set())
                mine.update((each.first, each.last + 1))
                for service, first, last in each.without:
                    if service == line.subject:
                        mine.update((first, last + 1))
        self._edges = {line: sorted(some) for line, some in edges.items()}
        self.known: dict[Stretch, float] = {}
        wholes = [each for each in statements if not each.community]
        self.withheld = tuple(each for each in wholes if each.answers is None)
        self.sums = self._solve(each for each in wholes if each.answers is not None)
        self.groups = tuple(self._groups(each for each in statements if each.community))

    def stretches(self, about: Statement) -> Open:
        """Return the stretches that a statement adds up: of its days, or of all its parts.

        A total over several lines takes the periods of each that lie wholly in its days.
        """
        if about.line not in self._parts:
            return frozenset(self._days(about.line, about.first, about.last, about))
        found: set[Stretch] = set()
        for part in self._parts[about.line]:
            for first, last in self._periods.get(part, ()):
                if first >= about.first and last <= about.last:
                    found |= self._days(part, first, last, about)
        return frozenset(found)

    def _days(self, line: Line, first: int, last: int, about: Statement) -> set[Stretch]:
        """Return the stretches of some days of a line that a statement does not leave out."""
        found = self._between(line, first, last)
        for service, *days in about.without:
            if service == line.subject:
                found -= self._between(line, *days)
        return found

    def _between(self, line: Line, first: int, last: int) -> set[Stretch]:
        edges = self._edges[line]
        numbers = range(bisect_left(edges, first), bisect_left(edges, last + 1))
        return {(line, number) for number in numbers}

    def split(self, stretches: Open) -> tuple[Open, float]:
        """Return which of some stretches are not known, and what the others add up to."""
        opened = frozenset(each for each in stretches if each not in self.known)
        return opened, sum(self.known[each] for each in stretches if each in self.known)

    def _solve(self, given: Iterable[Statement]) -> tuple[Sum, ...]:
        """Work out what is known by one sum after another; return the sums that leave more open."""
        rest = [Sum(self.stretches(each), float(each.answers or 0), each) for each in given]
        while True:
            before = len(self.known)
            rest = [each for each in map(self._reduced, rest) if each.open]
            if len(self.known) == before:
                return tuple({each.open: each for each in rest}.values())

    def _reduced(self, each: Sum) -> Sum:
        opened, known = self.split(each.open)
        left = each.answers - known
        if left < 0 or (not opened and left):
            raise Contradiction(each.statement)
        if len(opened) == 1 or not left:
            self.known |= dict.fromkeys(opened, left)
            return Sum(frozenset(), 0.0, each.statement)
        return Sum(opened, left, each.statement)

    def _groups(self, given: Iterable[Statement]) -> Iterable[CommunityGroup]:
        found: dict[tuple[Line, int, int], list[Statement]] = {}
        for each in given:
            found.setdefault((each.line, each.first, each.last), []).append(each)
        for some in found.values():
            opened, known = self.split(self.stretches(some[0]))
            shown = float(sum(each.answers or 0 for each in some))
            if not opened and shown > known:
                raise Contradiction(some[0])
            withheld = tuple(each for each in some if each.answers is None)
            yield CommunityGroup(withheld, shown, opened, known)
