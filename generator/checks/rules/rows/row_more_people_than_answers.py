"""Counted answers are of no more people than there are answers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from generator.checks.rule import WARNING, Family, Lifecycle, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot

_PEOPLE = "people"


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows of which more people gave answers than there are, or nobody gave any."""
    if sheet.kind.folder != "tallies":
        return
    people, answers = sheet.rows.cells[_PEOPLE].numbers, _answers(sheet)
    with np.errstate(invalid="ignore"):
        wrong = (people > answers) | ((people < 1) & (answers > 0))
    yield sheet.mask(wrong & sheet.whole, _words, _PEOPLE, RowOutcome.COUNTED)


def _answers(sheet: Sheet) -> npt.NDArray[np.float64]:
    cells = sheet.rows.cells
    return np.sum([cells[f"rating_{k}"].numbers for k in range(1, 6)], axis=0)  # type: ignore[no-any-return]


def _words(spot: Spot) -> Words:
    answers = int(_answers(spot.sheet)[spot.row])
    given = "1 answer" if answers == 1 else f"{answers:,} answers"
    people = spot.text(_PEOPLE)
    message = f"{people} people cannot have given {given}"
    if not answers:
        return message, f"empty “{_PEOPLE}”, or write how many answered in “rating_1” to “rating_5”"
    if people == "0":
        return message, f"write how many people gave them, or empty “{_PEOPLE}” if nobody knows"
    return message, (
        f"write {answers} at most, or correct “rating_1” to “rating_5”; if {people} is how many "
        "were asked, write it into data/invitations/ and not here"
    )


RULE = Rule(
    code="row-more-people-than-answers",
    title="Counted answers are of no more people than there are answers",
    severity=WARNING,
    family=Family.DATA,
    why=(
        "Each person gives at least one of the answers that are counted. One of the numbers is "
        "wrong, and no more people are counted than there are answers."
    ),
    hint="write 12 at most, or correct “rating_1” to “rating_5”",
    find=find,
    lifecycle=Lifecycle.NEW,
)
