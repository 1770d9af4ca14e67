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
    title="No answers stand in two files",
    severity=ERROR,
    family=Family.DATA,
    why="The same people would count twice. What nobody numbered is known again by what it says, "
    "and by its order: a copy is what chance would make at most once in 1,000 pairs of files. "
    "Where one file writes months and the other days, both are read by the month. "
    "In the tests, of 1,000 made-up pairs of honest surveys none or one is taken for a copy, and "
    "of 100 copies of 20 rows at least 99 are found, if they are in their order or say the day.",
    hint="remove “data/answers/mail (1).csv”; if these are answers of other people, say so below "
    "“not_the_same:” in services/organisation.yml",
    find=find,
)
