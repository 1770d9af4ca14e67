"""No block of answers stands in a file twice."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.copied import masks_of_pasted
from generator.checks.rule import ERROR, Family, Lifecycle, Mask, Rule
from generator.checks.sheet import Sheet


def find(sheet: Sheet) -> Iterator[Mask]:
    """Twenty answers or more that stand further up in the same order."""
    return masks_of_pasted(sheet)


RULE = Rule(
    code="row-pasted-twice",
    title="No block of answers is in a file twice",
    severity=ERROR,
    family=Family.DATA,
    why=(
        "The same people would count twice. By chance, twenty answers of the same days in the "
        "same order come up at most once in 1,000 files. In the tests, at most one of 1,000 "
        "made-up honest files contains such a block, and at least 99 of 100 blocks are found."
    ),
    hint=(
        "remove this line and the 23 lines below it; if these are answers of other people, say so "
        "under “not_the_same:” in services/organisation.yml"
    ),
    find=find,
    lifecycle=Lifecycle.NEW,
)
