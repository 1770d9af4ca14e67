"""One quarter alone: what ``disclosure.communities`` decides of many at once, in plain Python."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Any, NamedTuple

import numpy as np
from msgspec import Struct

from generator.disclosure.communities import QuarterParts
from generator.records.cells import Flags
from generator.releases.equation import UnknownCount, safe


class CommunityQuarter(NamedTuple):
    """A community in a quarter: its row in the cube, its answers, and how many people gave them.

    ``most`` is more answers than it can have given, as its published size says.
    """

    row: int
    answers: float
    people: int
    most: float = float("inf")


class Quarter(Struct, frozen=True):
    """The communities of a quarter, its answers, and those that its shown periods show.

    ``total`` is the smaller of today's answers and those that are shown, for the answers that name
    none are not known to be more. ``hidden`` is the number of its withheld periods, ``unlabelled``
    that of those among them which may be of many people. ``again`` is how many answers of the
    periods are by people who had answered in the same one before.
    """

    communities: tuple[CommunityQuarter, ...]
    total: float
    shown: float
    hidden: int = 0
    again: float = 0
    unlabelled: int = 0

    def safe(self, withheld: Set[int], floor: int) -> bool:
        """Return whether nothing withheld is revealed; ``withheld`` are rows of communities.

        Where no community is shown, no page says anything of any. Else those that are withheld, and
        the answers that name none, must be of enough people, even if all periods were known; all
        that is withheld must leave each other open; and the shown ones must be no more than the
        shown periods explain.
        """
        mine = [each for each in self.communities if each.row in withheld]
        of_shown = sum(each.answers for each in self.communities if each.row not in withheld)
        if len(mine) == len(self.communities):
            return True
        unnamed = max(0, self.total - sum(each.answers for each in self.communities))
        people = sum(each.people for each in mine) + max(0, unnamed - self.again)
        if (mine or unnamed) and people < floor:
            return False
        if self.hidden and of_shown > self.shown:
            return False
        parts = [UnknownCount(each.most) for each in mine]
        parts += [UnknownCount(sign=-1)] * (self.hidden - self.unlabelled)
        parts += [UnknownCount(sign=-1, labelled=False)] * self.unlabelled
        if unnamed:
            parts.append(UnknownCount(withheld=False))
        return safe(parts, self.shown - of_shown, floor)


def withhold_more(quarter: Quarter, small: Set[int], floor: int) -> set[int]:
    """Return the rows of the communities to withhold besides the ``small`` ones.

    As few as possible: the smallest one that is enough alone, else the largest first. Of equal ones
    the one that comes first in the cube.
    """
    more: set[int] = set()
    while not quarter.safe(small | more, floor):
        left = [each for each in quarter.communities if each.row not in small | more]
        enough = (each for each in left if quarter.safe(small | more | {each.row}, floor))
        smallest = min(enough, key=lambda each: (each.answers, each.row), default=None)
        more.add((smallest or max(left, key=lambda each: (each.answers, -each.row))).row)
    return more


def each_alone(parts: QuarterParts, small: Flags, floor: int) -> Flags:
    """Return what ``communities.withhold_more`` does of many quarters, one after another."""
    more = np.zeros_like(small)
    for at, (first, last) in enumerate(zip(parts.begins, parts.ends, strict=True)):
        rows = range(int(first), int(last))
        numbers = (parts.total, parts.shown, parts.hidden, parts.again, parts.unlabelled)
        quarter = Quarter(
            tuple(
                CommunityQuarter(
                    row, *(float(of[row]) for of in (parts.answers, parts.people, parts.most))
                )
                for row in rows
            ),
            *(int(of[at]) for of in numbers),
        )
        more[list(withhold_more(quarter, {row for row in rows if small[row]}, floor))] = True
    return more


def parts_of(quarters: Sequence[Quarter]) -> QuarterParts:
    """Return some quarters as columns; their communities' rows are counted from 0."""
    each = [one for quarter in quarters for one in quarter.communities]
    ends = np.cumsum([len(quarter.communities) for quarter in quarters], dtype=np.int64)

    def column(name: str, of: Sequence[object]) -> Any:
        return np.array([getattr(one, name) for one in of])

    assert column("row", each).tolist() == [*range(len(each))]
    return QuarterParts(
        *(column(name, each) for name in ("answers", "people", "most")),
        np.append(0, ends)[:-1],
        ends,
        *(column(name, quarters) for name in ("total", "shown", "hidden", "again", "unlabelled")),
    )
