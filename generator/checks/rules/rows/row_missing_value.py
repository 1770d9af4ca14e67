"""Every required cell of a row is filled."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import WARNING, Family, Mask, Rule, Words
from generator.checks.sheet import Sheet, Spot
from generator.model.table import Column


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows in which a required cell is empty; the finding points at the first of them."""
    if sheet.required:
        yield sheet.mask(sheet.required_empty > 0, _words, lambda spot: _empty(spot)[0].name)


def _empty(spot: Spot) -> list[Column]:
    return [column for column in spot.sheet.required if not spot.text(column.name)]


def _words(spot: Spot) -> Words:
    empty = _empty(spot)
    names = " and ".join(f"“{column.name}”" for column in empty)
    verb = "is" if len(empty) == 1 else "are"
    what = "; ".join(f"{column.name}: {column.meaning}" for column in empty)
    return f"{names} {verb} empty", f"write a value ({what}), or remove the row"


RULE = Rule(
    code="row-missing-value",
    title="Every required cell of a row is filled",
    severity=WARNING,
    family=Family.DATA,
    why="Empty is not zero, and cannot be counted as zero.",
    hint="write a value (value: what was measured), or remove the row",
    find=find,
)
