"""No comment stands in a public file."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import ERROR, Family, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot

_HINT = "remove the column “comment”"


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows with a comment."""
    if sheet.kind.column("comment"):
        filled = sheet.rows.cells["comment"].filled
        yield sheet.mask(filled, _words, "comment", RowOutcome.COUNTED, once=True)


def _words(spot: Spot) -> Words:
    what = "there is 1 comment" if spot.count == 1 else f"there are {spot.count:,} comments"
    return f"{what} in a file that everybody can read", _HINT


RULE = Rule(
    code="public-comment",
    title="No public file contains comments",
    severity=ERROR,
    family=Family.PUBLIC,
    why=(
        "People wrote it for a few readers; the site never shows it, but the file would. Bad: a "
        "column “comment” in data/answers/. Good: counted answers, and what people said in the "
        "service's conversation, in short."
    ),
    hint=_HINT,
    find=find,
)
