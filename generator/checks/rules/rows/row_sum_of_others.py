"""No category of costs is the sum of the others."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import WARNING, Family, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot
from generator.checks.sums import mask_of, sums_of_parts


def find(sheet: Sheet) -> Iterator[Mask]:
    """Costs whose category is called a sum, and whose amount is that of all others."""
    if sheet.kind.folder == "costs":
        sums = mask_of(sheet, [each for each in sums_of_parts(sheet) if each.same])
        yield sheet.mask(sums, _words, "category", RowOutcome.SET_ASIDE)


def _words(spot: Spot) -> Words:
    message = (
        f"“{spot.text('category')}” is the sum of the other categories of “{spot.subject}” "
        f"in {spot.text('period')}: they would count twice"
    )
    return message, "remove this line"


RULE = Rule(
    code="row-sum-of-others",
    title="No category of costs is the sum of the others",
    severity=WARNING,
    family=Family.DATA,
    why="The same money would count twice. The parts count, the sum is left out.",
    hint="remove this line",
    find=find,
)
