"""Where one equation holds some withheld numbers: how much it leaves open of each."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.range import Range
from generator.audit.statements import Statement
from generator.audit.system import Component
from generator.releases.equation import UnknownCount, revealed


def applies(component: Component) -> bool:
    """Return whether it has one equation at most, and each asked number is a single stretch."""
    asked = [opened for _, opened, _ in component.asked]
    alone = all(len(opened) <= 1 for opened in asked) and len(asked) == len(set(asked))
    return alone and len(component.sums) + len(component.groups) <= 1


def close(component: Component, floor: int) -> Iterator[Range]:
    """Yield the withheld numbers that are known too closely."""
    yield from (Range(s, known, known) for s, opened, known in component.asked if not opened)
    asked = {next(iter(opened)): (s, known) for s, opened, known in component.asked if opened}
    parts: list[UnknownCount] = []
    about: list[tuple[Statement, float] | None] = []
    for total in component.sums:
        left = total.answers
        for stretch in total.open:
            about.append(asked.get(stretch))
            parts.append(UnknownCount(labelled=stretch in asked))
    for group in component.groups:
        left = group.known - group.shown
        for each in group.withheld:
            about.append((each, 0.0))
            parts.append(UnknownCount())
        for stretch in group.open:
            about.append(asked.get(stretch))
            parts.append(UnknownCount(sign=-1, labelled=stretch in asked))
        about.append(None)
        parts.append(UnknownCount(labelled=False))  # answers that name no community
    if parts:
        for at, low, high, label in revealed(parts, left, floor):
            if (found := about[at]) is not None:
                yield Range(found[0], low + found[1], high + found[1], label)
