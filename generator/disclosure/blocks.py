"""Blocks: withheld periods that are published together, once they are enough people.

A window adds up the periods that are shown. It adds withheld periods only as whole blocks, so that
a service still gets a number where few people answer in any one month. Blocks do not overlap, and
once one is made nothing later changes it: the windows of all releases are sums of the same shown
periods and the same blocks. So no difference between windows, today's or last month's, reveals more
than these do, and all that they reveal of a withheld period is that it lies between 0 and its whole
block.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from generator.releases.equation import safe_together

LONGEST = timedelta(days=366)
"""Days from the first to the last of a block: no window of a year holds a longer one."""


class Small(NamedTuple):
    """A withheld period: its row in the cube, its days, the stretch of the trend that it is in.

    ``unnamed`` are its answers without a respondent, ``named`` its respondents: people.
    ``answers`` are all of them. ``tallied`` are so many people as tallies are of whose other
    periods may be of the same.
    """

    row: int
    start: date
    end: date
    segment: int
    unnamed: int
    named: frozenset[int] = frozenset()
    answers: int = 0
    tallied: int = 0


def blocks(periods: Iterable[Small], floor: int) -> Iterator[tuple[int, ...]]:
    """Yield the rows of each block, in order of time; ``periods`` are a line's, in this order.

    A block ends with the first period at which it has ``floor`` people or more and leaves enough
    open of each of its periods: of two withheld months with 18 answers together, each would have
    nine. It never crosses a break, because no window does.
    """
    waiting: list[Small] = []
    for each in periods:
        waiting = [
            earlier
            for earlier in waiting
            if earlier.segment == each.segment and each.end - earlier.start < LONGEST
        ]
        waiting.append(each)
        answers = sum(one.answers for one in waiting)
        if safe_together(len(waiting), answers, floor) and people_of(waiting) >= floor:
            yield tuple(one.row for one in waiting)
            waiting = []


def people_of(some: Iterable[Small]) -> int:
    """Count people; somebody who answered in several periods counts once.

    Where nobody knows whether some are the same, no more are sure than were in one period.
    """
    some = list(some)
    named = len(frozenset().union(*(each.named for each in some)))
    sure = max(named, *(each.tallied for each in some), 0)
    return sure + sum(each.unnamed for each in some)
