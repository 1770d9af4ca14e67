"""How much equations leave open of withheld numbers, where no solver is needed.

That is so where one equation holds them, and where sums share nothing and the communities of each
quarter have room: then no community says anything of a period, and of a community the most is what
the periods of its quarter can have at most.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain

from generator.audit.range import Range
from generator.audit.statements import Statement
from generator.audit.system import CommunityGroup, Component, Open, Stretch, Sum
from generator.releases.equation import UnknownCount, enough, revealed

Asked = Mapping[Stretch, tuple[Statement, float]]
"""The withheld number that each stretch is, and what of it is known."""


def applies(component: Component) -> bool:
    """Return whether each asked number is a single stretch, and no solver is needed."""
    asked = [opened for _, opened, _ in component.asked]
    if any(len(opened) > 1 for opened in asked) or len(asked) > len(set(asked)):
        return False
    return len(component.sums) + len(component.groups) <= 1 or _roomy(component)


def _roomy(component: Component) -> bool:
    """Return whether sums share nothing, and groups leave room for whatever the periods have."""
    summed = [stretch for total in component.sums for stretch in total.open]
    asked = (opened for statement, opened, _ in component.asked if statement.labelled)
    labelled = frozenset(chain.from_iterable(asked))
    return len(summed) == len(set(summed)) and all(
        group.known >= group.shown
        and group.known - group.shown + len(group.open & labelled) >= len(group.withheld)
        for group in component.groups
    )


def close(component: Component, floor: int) -> Iterator[Range]:
    """Yield the withheld numbers that are known too closely."""
    yield from (Range(s, known, known) for s, opened, known in component.asked if not opened)
    asked = {next(iter(opened)): (s, known) for s, opened, known in component.asked if opened}
    if not component.sums and len(component.groups) == 1:
        yield from _of_group(component.groups[0], asked, floor)
        return
    for total in component.sums:
        about = [asked.get(stretch) for stretch in total.open]
        parts = [_unknown(each) for each in about]
        yield from _revealed(about, parts, total.answers, floor)
    for group in component.groups:
        room = group.known - group.shown
        wide = room + _most(component.sums, group.open, asked.keys(), 0, math.inf)
        labelled = {stretch for stretch, (each, _) in asked.items() if each.labelled}
        read = room + _most(component.sums, group.open, labelled, 1, floor - 1)
        read -= sum(each.labelled for each in group.withheld)
        for each in group.withheld:
            if wide < floor:
                yield Range(each, 0.0, wide)
            elif not enough(*_read(each, read, floor), floor):
                yield Range(each, *_read(each, read, floor), label=True)


def _read(each: Statement, others: float, floor: int) -> tuple[float, float]:
    """Return between what a community lies for who believes labels.

    ``others`` is the most that it can be where all labelled ones, it among them, have one more.
    """
    return (1, min(floor - 1, others + 1)) if each.labelled else (0, others)


def _unknown(about: tuple[Statement, float] | None, sign: int = 1) -> UnknownCount:
    """Return a stretch of days in a sum; most belong to a withheld number, of no more than it."""
    return UnknownCount(
        sign=sign, withheld=about is not None, labelled=about is not None and about[0].labelled
    )


def _most(
    sums: Iterable[Sum], opened: Open, labelled: Set[Stretch], low: float, high: float
) -> float:
    """Return how much some stretches can be together at most.

    Those that are ``labelled`` are each from ``low`` to ``high``.
    """
    most, left = 0.0, set(opened)
    for total in sums:
        mine, rest = total.open & left, total.open - opened
        if mine:
            bound = sum(high if stretch in labelled else math.inf for stretch in mine)
            most += min(bound, total.answers - low * len(rest & labelled))
            left -= mine
    return most + sum(high if stretch in labelled else math.inf for stretch in left)


def _of_group(group: CommunityGroup, asked: Asked, floor: int) -> Iterator[Range]:
    """Yield what the communities of some days and their periods reveal of each other."""
    about: list[tuple[Statement, float] | None] = [(each, 0.0) for each in group.withheld]
    parts = [_unknown(each) for each in about]
    for stretch in group.open:
        about.append(asked.get(stretch))
        parts.append(_unknown(about[-1], sign=-1))
    about.append(None)
    parts.append(_unknown(None))  # answers that name no community
    yield from _revealed(about, parts, group.known - group.shown, floor)


def _revealed(
    about: Sequence[tuple[Statement, float] | None],
    parts: Sequence[UnknownCount],
    total: float,
    floor: int,
) -> Iterator[Range]:
    for at, low, high, label in revealed(parts, total, floor):
        if (found := about[at]) is not None:
            yield Range(found[0], low + found[1], high + found[1], label)
