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
    title="No file could be a copy of another",
    severity=WARNING,
    family=Family.DATA,
    why=(
        "So few answers, or answers so similar, may be the same by chance: only people can say. "
        "Until somebody does, they count once, so that nothing is shown only because a file is "
        "there twice. We ask about fewer than five answers only if at least two of them have a "
        "long comment or a respondent that is in both files: three ratings without these are like "
        "many others."
    ),
    hint=(
        "remove “data/answers/mail-2.csv”; if these are answers of other people, say so under "
        "“not_the_same:” in services/organisation.yml"
    ),
    find=find,
    ignorable=False,
)
