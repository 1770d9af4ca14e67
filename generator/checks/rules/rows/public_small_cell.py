"""No row of a public file reveals what fewer people think than the privacy floor."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.public.people import few_behind
from generator.checks.rule import ERROR, Family, Mask, Rule, Words
from generator.checks.sheet import Sheet, Spot

_HINT = "count longer periods or larger communities together in “data/tallies/”"


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows that hold opinions of few people."""
    return few_behind(sheet, _words, opinion=True)


def _words(spot: Spot) -> Words:
    rows, floor = spot.rows("is", "are"), spot.sheet.known.privacy
    message = f"{rows} about fewer than {floor} people, in a file that everybody can read"
    return message, _HINT


RULE = Rule(
    code="public-small-cell",
    title="No row of a public file reveals what fewer people think than the privacy floor",
    severity=ERROR,
    family=Family.PUBLIC,
    why=(
        "The file would show what the site withholds. In answers and pride we count the people of "
        "a day, a community and a step; in tallies the sum of the ratings; in summaries n. Bad: "
        "“2026-08,mail,,like,0,0,0,1,2” where the floor is 10. Good: the same counted for the "
        "quarter."
    ),
    hint=_HINT,
    find=find,
)
