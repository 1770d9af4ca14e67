"""Other days than before: what sums of different days reveal together.

A service may be counted by quarter from now on instead of by month, or a survey change found out
later may divide a month in two. Then numbers of other days than today's were published of the same
answers: a month of 40 and its first half of 37 reveal the three of the second half. Think of how
many had answered by each day: a published number is the difference between two of these. So every
difference between days that published numbers connect is known.
"""

from __future__ import annotations

from bisect import insort
from datetime import date, timedelta
from itertools import pairwise

_DAY = timedelta(days=1)


class Cuts:
    """The days between which it is known how many answered."""

    def __init__(self, floor: int) -> None:
        self._floor = floor
        self._known: dict[date, _Connected] = {}

    def add(self, first: date, last: date, answers: float) -> bool:
        """Add a number if it may be published after all that were added; return whether it may.

        It may not where the answers of some days would be known that are fewer than the floor.
        """
        joined = self._joined(first, last + _DAY, answers)
        if joined is None:
            return False
        for day, _ in joined:
            self._known[day] = joined
        return True

    def take(self, first: date, last: date, answers: float) -> None:
        """Add a number that was published already."""
        joined = self._joined(first, last + _DAY, answers, checked=False)
        for day, _ in joined or ():
            self._known[day] = joined or []

    def _joined(
        self, start: date, end: date, answers: float, checked: bool = True
    ) -> _Connected | None:
        mine = self._known.get(start, [(start, 0.0)])
        other = self._known.get(end, [(end, 0.0)])
        at, to = dict(mine)[start], dict(other)[end]
        if mine is other:  # known already: it may change only by many people
            return mine if not checked or self._many(to - at - answers) else None
        joined = list(mine)
        for day, number in other:
            insort(joined, (day, at + answers + number - to))
        fits = not checked or all(self._many(b[1] - a[1]) for a, b in pairwise(joined))
        return joined if fits else None

    def _many(self, answers: float) -> bool:
        return not 0 < abs(answers) < self._floor


_Connected = list[tuple[date, float]]
"""Days in order, with how many answered before each, counted from any of them."""
