"""Which communities of a quarter are withheld besides the small ones.

Who reads them knows that the communities of a quarter add up to no more than its periods: some
answers name no community. So shown communities reveal what the periods leave for withheld ones, and
of a withheld period they reveal what the shown periods do not explain.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import NamedTuple


class CommunityQuarter(NamedTuple):
    """A community in a quarter: its row in the cube, its answers, and how many people gave them."""

    row: int
    answers: float
    people: int


@dataclass(frozen=True)
class Quarter:
    """The communities of a quarter, the answers of its periods, and those of the shown ones."""

    communities: tuple[CommunityQuarter, ...]
    total: float
    shown: float

    def safe(self, withheld: Set[int], floor: int) -> bool:
        """Return whether nothing withheld is revealed; ``withheld`` are rows of communities.

        Those withheld and the answers that name none must be ``floor`` or more, even if all periods
        were known. And the shown ones must be no more than the shown periods explain, if there are
        withheld periods that they could reveal.
        """
        left = self.total - sum(each.answers for each in self.communities)
        hidden = left + sum(each.people for each in self.communities if each.row in withheld)
        of_shown = sum(each.answers for each in self.communities if each.row not in withheld)
        if of_shown and withheld and hidden < floor:
            return False
        return self.shown == self.total or of_shown <= self.shown


def withhold_more(quarter: Quarter, small: Set[int], floor: int) -> set[int]:
    """Return the rows of the communities to withhold besides the ``small`` ones.

    As few as will do: the smallest of those that will do alone, else the largest goes first. Of
    equal ones the one that comes first in the cube.
    """
    more: set[int] = set()
    while not quarter.safe(small | more, floor):
        left = [each for each in quarter.communities if each.row not in small | more]
        enough = (each for each in left if quarter.safe(small | more | {each.row}, floor))
        smallest = min(enough, key=lambda each: (each.answers, each.row), default=None)
        more.add((smallest or max(left, key=lambda each: (each.answers, -each.row))).row)
    return more
