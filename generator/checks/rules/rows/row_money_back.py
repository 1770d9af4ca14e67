"""The costs of a service are money that was spent."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.checks.numbered import numbered
from generator.checks.rule import WARNING, Family, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot


def find(sheet: Sheet) -> Iterator[Mask]:
    """Costs of services for which as much money, or more, came back as was spent."""
    if sheet.kind.folder != "costs":
        return
    amount = np.where(sheet.whole, np.nan_to_num(sheet.rows.cells["amount"].numbers), 0.0)
    _, group = np.unique(numbered(sheet.rows, ("service",)), return_inverse=True)
    negative = (np.bincount(group, amount) < 0)[group] & sheet.whole
    yield sheet.mask(negative, _words, "amount", RowOutcome.SET_ASIDE, once=True)


def _words(spot: Spot) -> Words:
    message = f"the costs of “{spot.subject}” add up to less than 0: more came back than was spent"
    return message, "write money spent without a minus sign, and only money that came back with one"


RULE = Rule(
    code="row-money-back",
    title="The costs of a service are money that was spent",
    severity=WARNING,
    family=Family.DATA,
    why=(
        "Some programs write money spent with a minus sign; here that would mean that it came back."
    ),
    hint="write money spent without a minus sign, and only money that came back with one",
    find=find,
)
