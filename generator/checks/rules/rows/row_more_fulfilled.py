"""No more requests are fulfilled than were made."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.checks.numbered import numbered
from generator.checks.rule import WARNING, Family, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot

_FEWEST = 2
"""Periods; in one alone requests of the time before may have been fulfilled."""


def find(sheet: Sheet) -> Iterator[Mask]:
    """Requests of services for which in each period more were fulfilled than made."""
    if sheet.kind.folder != "requests":
        return
    made, fulfilled = (sheet.rows.cells[name].numbers for name in ("made", "fulfilled"))
    with np.errstate(invalid="ignore"):
        more = sheet.whole & (fulfilled > made)
    _, group = np.unique(numbered(sheet.rows, ("service",)), return_inverse=True)
    periods, so = np.bincount(group, sheet.whole), np.bincount(group, more)
    always = (so >= _FEWEST) & (so == periods)
    yield sheet.mask(more & always[group], _words, "made", RowOutcome.SET_ASIDE, once=True)


def _words(spot: Spot) -> Words:
    message = (
        f"in each period more requests of “{spot.subject}” were fulfilled than made, such as "
        f"{spot.text('fulfilled')} of {spot.text('made')}: are “made” and “fulfilled” swapped?"
    )
    return message, "if they are swapped, swap the names of the columns “made” and “fulfilled”"


RULE = Rule(
    code="row-more-fulfilled",
    title="No more requests are fulfilled than were made",
    severity=WARNING,
    family=Family.DATA,
    why="If the two numbers are swapped, it looks as if everybody who asked had got it.",
    hint="if they are swapped, swap the names of the columns “made” and “fulfilled”",
    find=find,
)
