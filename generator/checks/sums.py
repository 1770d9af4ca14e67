"""What people call a row that adds up others, and whether it does."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from generator.checks.overlaps import half_a_digit
from generator.checks.sheet import Sheet

_WORDS = (
    r"total|totals|totale|totaal|sub-?totals?|sum|sum of all|overall|altogether|summe|"
    r"zwischensumme|insgesamt|somme|suma|razem"
)
SUM = re.compile(
    rf"\b(?:{_WORDS}|gesamt\w*)\b|^\W*(?:all|all costs|alle|alles|gross|brutto)\W*$|[Σ∑]",
    re.IGNORECASE,
)
"""Words for a total in the languages of our neighbours."""
_NOTHING_ELSE = re.compile(
    rf"\W*(?:(?:grand|sum) )?(?:{_WORDS}|gesamt|[Σ∑])(?: (?:costs?|amount))?\W*(?:\d{{4}})?",
    re.IGNORECASE,
)
_CENT = 0.01
"""By so much each amount may have been rounded."""

Flags = npt.NDArray[np.bool_]


class SumOfParts(Struct, frozen=True):
    """A row of costs that is called a sum, and what the other categories in its time come to."""

    row: int
    parts: float
    same: bool
    named_so: bool
    """Whether its name can mean nothing else, as that of a firm called Total could."""


def sums_of_parts(sheet: Sheet) -> Iterator[SumOfParts]:
    """Yield the rows of costs that are called a sum and have others next to them, in their order.

    Parts are the categories of the same service whose periods lie within that of the sum, each
    counted once where months and quarters overlap.
    """
    rows, category = sheet.rows, sheet.rows.cells["category"]
    named = np.array([bool(SUM.search(text)) for text in category.texts], dtype=bool)
    called = category.take(named, False).astype(bool)
    usable = sheet.whole & ~sheet.repeats
    if not (called & usable).any():
        return
    parts = usable & ~called & ~sheet.overlaps.left_out
    service, _ = rows.cells["service"].canonical
    (first, last), amount = rows.when, rows.cells["amount"].numbers
    own: dict[int, npt.NDArray[np.int64]] = {}
    for row in np.flatnonzero(called & usable).tolist():
        of = int(service[row])
        if of not in own:
            own[of] = np.flatnonzero(parts & (service == of))
        inside = own[of][(first[own[of]] >= first[row]) & (last[own[of]] <= last[row])]
        total = float(amount[inside].sum())
        if len(inside) and total:
            rounded = half_a_digit(rows.cells["amount"].text(row))
            rounding = max(_CENT * (len(inside) + 1), rounded if rounded < 1 else 0.0)
            same = abs(float(amount[row]) - total) <= rounding * (1 + 1e-9)
            plain = bool(_NOTHING_ELSE.fullmatch(category.text(row)))
            yield SumOfParts(row, total, same, plain)


def mask_of(sheet: Sheet, some: Iterator[SumOfParts] | list[SumOfParts]) -> Flags:
    """Return which rows some sums are."""
    flags = np.zeros(len(sheet.rows), dtype=bool)
    flags[[each.row for each in some]] = True
    return flags
