"""Each period in which people were asked by list has a row that says so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from generator.checks.list_missing import lists_missing
from generator.checks.rule import WARNING, Family, Lifecycle, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot
from generator.model.period import Period

_ANSWERED = ("answers", "tallies")


def find(sheet: Sheet) -> Iterator[Mask]:
    """The last lists before a period in which people answered and nobody is said to be asked."""
    if sheet.kind.folder != "invitations":
        return
    others = {folder: rows for folder in _ANSWERED if (rows := sheet.other(folder)) is not None}
    found = lists_missing(sheet.rows, others, sheet.known.reading.year_begins) if others else []
    if found:
        wrong = np.zeros(len(sheet.rows), dtype=bool)
        wrong[[each.row for each in found]] = True
        missing = {each.row: each.missing for each in found}
        yield sheet.mask(wrong, partial(_words, missing), "period", RowOutcome.COUNTED)


def _words(missing: dict[int, Period], spot: Spot) -> Words:
    # How many answered is not said: the hint is shown on the site, the number may be withheld.
    next_one = missing[spot.row].id
    message = (
        f"people were asked about “{spot.subject}” by list up to {spot.text('period')}, and "
        f"answered in {next_one} too, where no row says who was asked: these answers count as "
        f"those from an open link"
    )
    return message, (
        f"add a row for {next_one} with the mode “list” (leave “invited” empty, if nobody knows "
        f"how many), or with “open”, if there was a link for everybody"
    )


RULE = Rule(
    code="row-list-missing",
    title="Each period in which people were asked by list has a row that says so",
    severity=WARNING,
    family=Family.DATA,
    why=(
        "Answers to a list and answers from an open link are never added up. A forgotten row takes "
        "a month's answers out of all that is shown first."
    ),
    hint="add a row for 2026-09 with the mode “list”, or with “open”, if there was a link for all",
    find=find,
    lifecycle=Lifecycle.NEW,
)
