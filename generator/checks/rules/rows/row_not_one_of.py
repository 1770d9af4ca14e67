"""Of cells that exclude each other, one is filled."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import WARNING, Family, Mask, Rule, Words
from generator.checks.sheet import Sheet, Spot


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows that fill none or several of the cells that exclude each other."""
    names = sheet.kind.one_of
    if names:
        yield sheet.mask(sheet.count_filled(names) != 1, _words, names[0])


def _words(spot: Spot) -> Words:
    names = [f"“{name}”" for name in spot.sheet.kind.one_of]
    if not any(spot.text(name) for name in spot.sheet.kind.one_of):
        return f"neither {' nor '.join(names)} is filled", f"fill {' or '.join(names)}"
    return f"both {' and '.join(names)} are filled", f"empty {' or '.join(names)}"


RULE = Rule(
    code="row-not-one-of",
    title="Exactly one of several alternative cells is filled",
    severity=WARNING,
    family=Family.DATA,
    why="A row about a service and a provider would count for both or for neither.",
    hint="empty “service” or “provider”",
    find=find,
)
