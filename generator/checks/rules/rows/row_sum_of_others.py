"""No category of costs is the sum of the others."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.checks.numbered import numbered
from generator.checks.rule import WARNING, Family, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Derived, Sheet, Spot
from generator.checks.sums import SUM

_CENT = 0.01
"""By so much each amount may have been rounded."""


def find(sheet: Sheet) -> Iterator[Mask]:
    """Costs whose category is called a sum, and whose amount is that of all others."""
    if sheet.kind.folder == "costs":
        sums = sheet.whole & ~sheet.repeats & _sums(sheet)
        yield sheet.mask(sums, _words, "category", RowOutcome.SET_ASIDE)


def _sums(sheet: Sheet) -> Derived:
    rows = sheet.rows
    category = rows.cells["category"]
    called = category.take(
        np.array([bool(SUM.search(text)) for text in category.texts], dtype=bool), False
    ).astype(bool)
    if not called.any():
        return called
    _, bill = np.unique(numbered(rows, ("period", "service")), return_inverse=True)
    amount = np.nan_to_num(rows.cells["amount"].numbers)
    parts = sheet.whole & ~sheet.repeats & ~called
    total = np.bincount(bill, np.where(parts, amount, 0.0))
    many = np.bincount(bill, parts)
    same = np.abs(amount - total[bill]) <= _CENT * (many[bill] + 1)
    sums: Derived = called & (many[bill] > 0) & (total[bill] != 0.0) & same
    return sums


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
    why="The same money would count twice. The parts stay, the sum is left out.",
    hint="remove this line",
    find=find,
)
