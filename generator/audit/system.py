"""The equations that statements make, and which of them belong together.

Days are cut into stretches at every first and last day of the parts that any statement adds up.
Each stretch has a number of answers, none below zero. A number is the sum of its parts' stretches;
the communities of some days, and the answers that name none, are together what the periods have.
How many name none nobody knows, so the size of a community leaves all open that this leaves open.
What older releases said holds where it fits what newer ones say: answers came since.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from generator.audit.statements import Line, Span, Statement

Stretch = tuple[Line, int]
"""A line, and the number of one of its stretches."""
Open = frozenset[Stretch]
Asked = tuple[Statement, Open, float]
"""A withheld number: which of its stretches are not known, and what the others add up to."""


class Sum(Struct, frozen=True):
    """Stretches that are not known, and what they add up to; ``statement`` says so."""

    open: Open
    answers: float
    statement: Statement


class CommunityGroup(Struct, frozen=True):
    """The communities of some days: what is shown of them, and what of the days is not known."""

    withheld: tuple[Statement, ...]
    shown: float
    open: Open
    known: float
    statement: Statement


class Component(Struct):
    """Equations that share what is not known, and the withheld numbers that they are about."""

    asked: list[Asked] = []
    sums: list[Sum] = []
    groups: list[CommunityGroup] = []

    @property
    def statements(self) -> Iterator[Statement]:
        """What it is made of, the withheld numbers first."""
        yield from (each for each, *_ in self.asked)
        yield from (each.statement for each in self.sums)
        yield from (each.statement for each in self.groups)

    @property
    def oldest(self) -> int:
        """The age of its oldest equation."""
        ages = [each.statement.age for each in self.sums]
        return max([*ages, *(each.statement.age for each in self.groups)], default=0)

    def younger(self, age: int) -> Component:
        """Return it without the equations of an age and of older ones."""
        return Component(
            self.asked,
            [each for each in self.sums if each.statement.age < age],
            [each for each in self.groups if each.statement.age < age],
        )


class System:
    """The equations of statements.

    ``contradictions`` are statements of today that cannot be true together with others.
    """

    def __init__(self, statements: Iterable[Statement], floor: int) -> None:
        self._floor = floor
        self.contradictions: list[Statement] = []
        given = sorted(statements, key=lambda each: each.age)
        edges: dict[Line, set[int]] = {}
        for each in given:
            for line, first, last in each.parts:
                edges.setdefault(line, set()).update((first, last + 1))
        self._edges = {line: sorted(some) for line, some in edges.items()}
        self._known: dict[Stretch, float] = {}
        wholes = [each for each in given if not each.community]
        self._sums = apart(self._solve(each for each in wholes if each.answers is not None))
        asked: dict[Open, Asked] = {}
        for each in sorted(wholes, key=lambda each: each.total):  # a cell says more than a total
            if each.answers is None and not each.age:
                stretches = self._stretches(each)
                asked.setdefault(stretches, (each, *self._split(stretches)))
        self._asked = list(asked.values())
        self._groups = list(self._grouped(each for each in given if each.community))

    def components(self) -> Iterator[Component]:
        """Yield the equations that withheld numbers stand in, each with those it depends on."""
        return connected(self._asked, self._sums, self._groups)

    def _stretches(self, about: Statement) -> Open:
        found: set[Stretch] = set()
        for line, first, last in about.parts:
            edges = self._edges[line]
            numbers = range(bisect_left(edges, first), bisect_left(edges, last + 1))
            found.update((line, number) for number in numbers)
        return frozenset(found)

    def _split(self, stretches: Open) -> tuple[Open, float]:
        """Return which of some stretches are not known, and what the others add up to."""
        known = self._known
        opened = frozenset(each for each in stretches if each not in known)
        return opened, sum(known[each] for each in stretches if each in known)

    def _solve(self, given: Iterable[Statement]) -> list[Sum]:
        """Work out what is known by one sum after another; return the sums that leave more open.

        What is said today goes first, so that nothing older stands against it.
        """
        rest: list[Sum] = []
        by_age: dict[int, list[Statement]] = {}
        for each in given:
            by_age.setdefault(each.age, []).append(each)
        for some in by_age.values():
            rest += (Sum(self._stretches(s), float(s.answers or 0), s) for s in some)
            before = -1
            while len(self._known) != before:
                before = len(self._known)
                rest = [each for each in map(self._reduced, rest) if each.open]
        return list({(each.open, each.answers): each for each in reversed(rest)}.values())

    def _reduced(self, each: Sum) -> Sum:
        opened, known = self._split(each.open)
        left = each.answers - known
        nothing = Sum(frozenset(), 0.0, each.statement)
        if left < 0 or (not opened and left):
            if not each.statement.age:
                self.contradictions.append(each.statement)
            return nothing
        if len(opened) == 1 or not left:
            self._known |= dict.fromkeys(opened, left)
            return nothing
        return Sum(opened, left, each.statement)

    def _grouped(self, given: Iterable[Statement]) -> Iterator[CommunityGroup]:
        """Yield the groups that say anything: not those with room for whatever is withheld."""
        found: dict[tuple[Line, tuple[Span, ...], int], list[Statement]] = {}
        for each in given:
            found.setdefault((each.line, each.days, each.age), []).append(each)
        for (_, _, age), some in found.items():
            opened, known = self._split(self._stretches(some[0]))
            shown = float(sum(each.answers or 0 for each in some))
            if not opened and shown > known:
                if not age:
                    self.contradictions.append(some[0])
                continue
            withheld = tuple(each for each in some if each.answers is None)
            if known - shown < self._floor + len(withheld):
                yield CommunityGroup(withheld, shown, opened, known, some[0])


def connected(
    asked: Sequence[Asked], sums: Sequence[Sum], groups: Sequence[CommunityGroup]
) -> Iterator[Component]:
    """Yield the equations that withheld numbers stand in, each with those it depends on."""
    joined = _Joined()
    for each in sums:
        joined.join(each.open)
    for group in groups:
        joined.join(group.open)
    for _, opened, _ in asked:
        joined.join(opened)
    found: dict[object, Component] = {}
    for one in asked:
        root = joined.root(next(iter(one[1]), one[0].key))
        found.setdefault(root, Component()).asked.append(one)
    for group in groups:
        root = joined.root(next(iter(group.open), group.statement.key))
        if group.withheld or root in found:
            found.setdefault(root, Component()).groups.append(group)
    for each in sums:
        root = joined.root(next(iter(each.open)))
        if root in found:
            found[root].sums.append(each)
    yield from found.values()


def apart(sums: Sequence[Sum]) -> list[Sum]:
    """Return sums without those that lie wholly in them: a window is left with what no block holds.

    A sum takes off none that is older than itself, so that older ones can be left out later.
    """
    kept: list[Sum] = []
    holding: dict[Stretch, list[int]] = {}
    for each in sorted(sums, key=lambda each: (each.statement.age, len(each.open))):
        opened, answers = set(each.open), each.answers
        for number in sorted({at for stretch in each.open for at in holding.get(stretch, ())}):
            if kept[number].open <= opened:
                opened -= kept[number].open
                answers -= kept[number].answers
        if not opened and not answers:
            continue  # it says what its parts say
        rest = Sum(frozenset(opened), answers, each.statement) if opened else each
        for stretch in rest.open:
            holding.setdefault(stretch, []).append(len(kept))
        kept.append(rest)
    return kept


class _Joined:
    """Which things belong together (by union and find)."""

    def __init__(self) -> None:
        self._up: dict[object, object] = {}

    def root(self, one: object) -> object:
        """Return the same thing for all that belong together."""
        up = self._up
        top = one
        while (above := up.get(top, top)) != top:
            top = above
        while one != top:
            up[one], one = top, up.get(one, top)
        return top

    def join(self, some: Iterable[object]) -> None:
        """Take some things as belonging together."""
        roots = [self.root(each) for each in some]
        for other in roots[1:]:
            if other != roots[0]:
                self._up[other] = roots[0]
