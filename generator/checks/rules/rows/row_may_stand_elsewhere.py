"""No file's answers could all be those of another."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.copied import masks
from generator.checks.rule import WARNING, Family, Mask, Rule
from generator.checks.sheet import Sheet


def find(sheet: Sheet) -> Iterator[Mask]:
    """Answers of a small file that all stand in another one, which may be chance."""
    return masks(sheet, sure=False)


RULE = Rule(
    code="row-may-stand-elsewhere",
    title="No file's answers could all be those of another",
    severity=WARNING,
    family=Family.DATA,
    why="So few answers, or answers so much alike, may be equal by chance: only people can say. "
    "Until somebody does they count once, so that nobody is shown because a file lies there twice. "
    "Fewer than five are asked about only if two of them have a long comment or a respondent of "
    "their own that both files have: three ratings without are like many others.",
    hint="remove “data/answers/mail-2.csv”; if these are answers of other people, say so below "
    "“not_the_same:” in services/organisation.yml",
    find=find,
    ignorable=False,
)
