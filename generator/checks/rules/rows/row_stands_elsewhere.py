"""No answers stand in two files."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.copied import masks
from generator.checks.rule import ERROR, Family, Mask, Rule
from generator.checks.sheet import Sheet


def find(sheet: Sheet) -> Iterator[Mask]:
    """Answers of which the content says that they are another file's."""
    return masks(sheet, sure=True)


RULE = Rule(
    code="row-stands-elsewhere",
    title="No answers are in two files",
    severity=ERROR,
    family=Family.DATA,
    why=(
        "The same people would count twice. Answers without an id are compared by what they say, "
        "and by their order: we call it a copy if chance would make it at most once in 1,000 "
        "pairs of files. If one file writes months and the other days, both are read by month. In "
        "the tests, at most one of 1,000 made-up pairs of honest surveys is taken for a copy, and "
        "at least 99 of 100 copies of 20 rows are found, if they are in order or say the day."
    ),
    hint=(
        "remove “data/answers/mail (1).csv”; if these are answers of other people, say so under "
        "“not_the_same:” in services/organisation.yml"
    ),
    find=find,
)
