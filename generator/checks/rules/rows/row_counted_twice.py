"""A cell comes from answers or from tallies, not from both."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.counted_twice import counted_from_answers
from generator.checks.rule import WARNING, Family, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot


def find(sheet: Sheet) -> Iterator[Mask]:
    """Tallies of cells that are counted from answers as well."""
    answers = sheet.other("answers") if sheet.kind.folder == "tallies" else None
    if answers is not None:
        both, perhaps = counted_from_answers(sheet.rows, answers)
        yield sheet.mask(both, _words, "period")
        yield sheet.mask(perhaps, _perhaps, "community", RowOutcome.COUNTED, once=True)


def _words(spot: Spot) -> Words:
    message = (
        f"data/answers has answers for “{spot.subject}” ({spot.text('question')}) "
        f"in {spot.text('period')} too: they would count twice"
    )
    return message, "remove this row, or those answers"


def _perhaps(spot: Spot) -> Words:
    rows = spot.rows("counts", "count")
    message = (
        f"{rows} people of a community, such as “{spot.text('community')}”, and none of the "
        f"answers for “{spot.subject}” in {spot.text('period')} says which community it is from"
    )
    hint = "if they are the same people, remove this row; if not, name the community of the answers"
    return message, hint


RULE = Rule(
    code="row-counted-twice",
    title="A cell comes from answers or from tallies, not from both",
    severity=WARNING,
    family=Family.DATA,
    why="The same people would count twice. The answers stay, the tally is left out.",
    hint="remove this row, or those answers",
    find=find,
)
