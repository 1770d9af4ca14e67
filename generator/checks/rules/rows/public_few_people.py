"""No row of a public file counts fewer people than the privacy floor."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.public.people import BEHIND, few_behind
from generator.checks.rule import WARNING, Family, Mask, Rule, Words
from generator.checks.sheet import Sheet, Spot


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows that count few people, without what they think."""
    return few_behind(sheet, _words, opinion=False)


def _words(spot: Spot) -> Words:
    floor, at = spot.sheet.known.privacy, BEHIND[spot.sheet.kind.folder].at
    rows = spot.rows("counts", "count")
    message = f"{rows} fewer than {floor} people in “{at}”, and everybody can read that"
    return message, f"write these rows for longer periods, or leave “{at}” empty in them"


RULE = Rule(
    code="public-few-people",
    title="No row of a public file counts fewer people than the privacy floor",
    severity=WARNING,
    family=Family.PUBLIC,
    why=(
        "A few people can be identified by what they used, or waited for. It is a warning, "
        "because the row does not show what they think. Bad: “people” 2 in data/usage/. Good: the "
        "same for the quarter, or empty."
    ),
    hint="write these rows for longer periods, or leave “people” empty in them",
    find=find,
)
