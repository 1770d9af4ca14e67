"""No more people answer than were asked."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.fewer_asked import fewer_than_answered
from generator.checks.rule import WARNING, Family, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot

_ANSWERED = ("answers", "tallies")


def find(sheet: Sheet) -> Iterator[Mask]:
    """Lists that are shorter than the answers to them."""
    if sheet.kind.folder != "invitations":
        return
    others = {folder: rows for folder in _ANSWERED if (rows := sheet.other(folder)) is not None}
    if others:
        fewer = fewer_than_answered(sheet.rows, others)
        yield sheet.mask(fewer, _words, "invited", RowOutcome.COUNTED)


def _words(spot: Spot) -> Words:
    # How many answered is not said: the hint is shown on the site, the number may be withheld.
    when = spot.text("period") or f"the survey “{spot.text('wave')}”"
    return (
        f"more people answered for “{spot.subject}” in {when} than were asked",
        "empty “invited” (nobody knows how many), or write how many were on the list",
    )


RULE = Rule(
    code="row-fewer-asked",
    title="No more people answer than were asked",
    severity=WARNING,
    family=Family.DATA,
    why=(
        "One of the two numbers is wrong, so we do not know what share of the people asked "
        "answered."
    ),
    hint="empty “invited” (nobody knows how many), or write how many were on the list",
    find=find,
)
