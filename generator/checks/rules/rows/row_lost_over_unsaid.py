"""Working time is lost over a time that somebody has named."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import WARNING, Family, Lifecycle, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot

_HINT = (
    "say in services/organisation.yml which time people were asked about, such as “lost_over: 7 "
    "days”, or “lost_over: use” for the last time they used it"
)


def find(sheet: Sheet) -> Iterator[Mask]:
    """Answers to how much working time was lost, where nobody says over which time."""
    if sheet.kind.folder == "answers" and not sheet.known.asked_over:
        lost = sheet.rows.cells["lost_minutes"].filled
        yield sheet.mask(lost, _words, "lost_minutes", RowOutcome.COUNTED, once=True)


def _words(spot: Spot) -> Words:
    rows = spot.rows("says", "say")
    return f"{rows} how much working time was lost, but nothing says over which period", _HINT


RULE = Rule(
    code="row-lost-over-unsaid",
    title="The organisation says over which period people lost working time",
    severity=WARNING,
    family=Family.DATA,
    why="Ten minutes a day and ten minutes a year are not the same, so no number is shown.",
    hint=_HINT,
    find=find,
    lifecycle=Lifecycle.NEW,
)
