"""A row says something."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import WARNING, Family, Mask, Rule, Words
from generator.checks.sheet import Sheet, Spot


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows that fill none of the cells of which at least one must be filled."""
    names = sheet.kind.any_of
    if names:
        yield sheet.mask(sheet.count_filled(names) < 1, _words, names[0])


def _words(spot: Spot) -> Words:
    names = ", ".join(spot.sheet.kind.any_of)
    return f"the row says nothing: all of {names} are empty", f"fill one of {names}, or remove it"


RULE = Rule(
    code="row-says-nothing",
    title="Every row contains a value",
    severity=WARNING,
    family=Family.DATA,
    why="A row without any value is not an answer.",
    hint="fill one of rating, ease, or remove it",
    find=find,
)
