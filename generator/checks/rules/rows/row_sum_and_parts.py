"""A sum comes to what its parts come to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.checks.rule import ERROR, Family, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot
from generator.checks.sums import SumOfParts, mask_of, sums_of_parts

_HINT = (
    "if it is their sum, correct the numbers, and remove this line; if it is a category of its "
    "own, give it a name that says so"
)


def find(sheet: Sheet) -> Iterator[Mask]:
    """Costs whose category is called a sum, next to others that come to something else."""
    if sheet.kind.folder == "costs":
        odd = [each for each in sums_of_parts(sheet) if each.named_so and not each.same]
        by_row = {each.row: each for each in odd}
        wrong = mask_of(sheet, odd)
        yield sheet.mask(wrong, partial(_words, by_row), "category", RowOutcome.SET_ASIDE)


def _words(found: dict[int, SumOfParts], spot: Spot) -> Words:
    message = (
        f"“{spot.text('category')}” of “{spot.subject}” in {spot.text('period')} is "
        f"{spot.text('amount')}, but its other categories add up to {found[spot.row].parts:.15g}"
    )
    return message, _HINT


RULE = Rule(
    code="row-sum-and-parts",
    title="A sum equals its parts",
    severity=ERROR,
    family=Family.DATA,
    why="One of the numbers is wrong, and the parts would count again in their sum.",
    hint=_HINT,
    find=find,
)
