"""What is about a whole month says the month, and not its first day."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from generator.checks.day_for_period import days_for_periods
from generator.checks.rule import WARNING, Family, Lifecycle, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot
from generator.model.period import Period

_SPREAD = ("costs",)
"""Kinds whose values are spread over their days: a month's on one day is thirty times as much."""


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows of a day among which each day is the first of its month, week, quarter or year."""
    found = days_for_periods(sheet)
    if found:
        wrong = np.zeros(len(sheet.rows), dtype=bool)
        wrong[list(found)] = True
        spread = sheet.kind.folder in _SPREAD
        outcome = RowOutcome.SET_ASIDE if spread else RowOutcome.COUNTED
        yield sheet.mask(wrong, partial(_words, found), "period", outcome, once=True)


def _words(found: dict[int, tuple[Period, ...]], spot: Spot) -> Words:
    meant = found[spot.row]
    grains = " or ".join(each.grain.value for each in meant[::-1])
    rows = spot.rows("gives one day only", "give one day only")
    message = f"{rows}, such as {spot.text('period')}: does it stand for a whole {grains}?"
    offered = " or ".join(each.id for each in meant[::-1])
    hint = f"write {offered}" + (", whichever it is" if meant[1:] else "")
    return message, hint if spot.count == 1 else f"{hint}, and the others in the same way"


RULE = Rule(
    code="row-day-for-period",
    title="What is about a whole period says the period, and not its first day",
    severity=WARNING,
    family=Family.DATA,
    why=(
        "Many tools write 2026-09-01 for September. Here it is one day, and what a month costs "
        "would be spent on that day."
    ),
    hint="write 2026-09, and the others in the same way",
    find=find,
    lifecycle=Lifecycle.NEW,
)
