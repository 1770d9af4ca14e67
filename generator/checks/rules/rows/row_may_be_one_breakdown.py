"""No breakdown stands in two logs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from generator.checks.one_breakdown import one_breakdown
from generator.checks.rule import WARNING, Family, Lifecycle, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot
from generator.model.table import UNKNOWN


def find(sheet: Sheet) -> Iterator[Mask]:
    """Breakdowns that another file has with nearly the same times, which may be chance."""
    if not sheet.kind.end or len(sheet.rows.tables) < 2:
        return
    usable = sheet.whole & ~sheet.repeats
    for repeats in sheet.identity_repeats:
        usable &= ~repeats
    found = one_breakdown(sheet.rows, usable, sheet.known.not_the_same)
    wrong = np.zeros(len(sheet.rows), dtype=bool)
    wrong[list(found)] = True
    yield sheet.mask(wrong, partial(_words, found), sheet.kind.when, RowOutcome.COUNTED)


def _words(found: dict[int, int], spot: Spot) -> Words:
    rows, other = spot.sheet.rows, found[spot.row]
    own, there = (rows.tables[rows.files[row]].file for row in (spot.row, other))
    message = (
        f"“{spot.subject}” {_times(spot)}, and {there}:{rows.lines[other]} says "
        f"{_times(Spot(spot.sheet, other))}: this could be one breakdown or two; "
        "it counts as two"
    )
    hint = (
        "remove this row, or that, if it is one; if the logs hold different breakdowns, write "
        "into services/organisation.yml: "
        f"not_the_same: [{{files: [{there}, {own}], because: …}}]"
    )
    return message, hint


def _times(spot: Spot) -> str:
    opened, resolved = (spot.text(name) for name in (spot.sheet.kind.when, spot.sheet.kind.end))
    if resolved == UNKNOWN:
        return f"from {opened} on, nobody knows until when"
    return f"from {opened} to {resolved}" if resolved else f"from {opened} on"


RULE = Rule(
    code="row-may-be-one-breakdown",
    title="No breakdown is in two logs",
    severity=WARNING,
    family=Family.DATA,
    why=(
        "If two tools write down one breakdown, minutes apart or in different words, it counts "
        "twice. Only people can say. So we ask about two rows if they are in different files, "
        "about the same service, and start and end within 15 minutes of each other or share at "
        "least half of their time. We never ask about breakdowns in one file, or without a time "
        "of day."
    ),
    hint=(
        "remove one of the two rows, if it is the same breakdown; if the logs contain different "
        "breakdowns, say so under “not_the_same:” in services/organisation.yml"
    ),
    find=find,
    lifecycle=Lifecycle.NEW,
    ignorable=False,
)
