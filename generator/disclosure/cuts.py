"""Other days than before: what sums of different days reveal together.

A service may be counted by quarter from now on instead of by month, or a survey change found out
later may divide a month in two. Then numbers of other days than today's were published of the same
answers: a month of 40 and its first half of 37 reveal the three of the second half. Think of how
many had answered by each day. A published number is the difference of two of these, and none is
less than that of the day before. The least and the most that such differences can be are the
shortest ways between days (Cormen and others, *Introduction to Algorithms*, 3rd edition, 24.4).
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from datetime import date, timedelta
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from generator.releases.equation import enough
from generator.releases.ledger import Span

_DAY = timedelta(days=1)
_Most = NDArray[np.float64]
"""How many more at most had answered by one day (columns) than by another (rows)."""


class Cuts:
    """What is known of how many answered between some days.

    ``spans`` are all days that numbers will be about, and ``hidden`` those that were called
    withheld; days of neither in ``silent`` are those in which nobody answered, as was published.
    Answers that people gave ``again`` are no more people, so they add to the floor.
    """

    def __init__(
        self,
        floor: int,
        spans: Iterable[Span],
        hidden: Set[Span] = frozenset(),
        silent: Iterable[Span] = (),
        again: int = 0,
    ) -> None:
        self._floor = floor
        self._few = floor + again
        silent = list(silent)
        every = chain(spans, hidden, silent)
        edges = {edge for first, last in every for edge in (first, last + _DAY)}
        self._at = {day: at for at, day in enumerate(sorted(edges))}
        size = len(self._at)
        self._known: _Most = np.where(np.tri(size, dtype=bool), 0.0, np.inf)
        self._read: _Most | None = self._known
        for first, last in silent:
            self.take(first, last, 0)
        self._hidden = [(self._at[first], self._at[last + _DAY]) for first, last in hidden]
        for start, end in self._hidden:
            self._read = _between(self._read, start, end, 1, floor - 1)

    def add(self, first: date, last: date, answers: float) -> bool:
        """Add a number if it may be published after all that were added; return whether it may.

        It may not where the answers of some days would be known that are fewer than the floor, or
        that leave too little open of what was called withheld. One that cannot be true together
        with the others must differ by many from what could be.
        """
        start, end = self._at[first], self._at[last + _DAY]
        known = _between(self._known, start, end, answers, answers)
        if known is None:
            low, high = -self._known[end, start], self._known[start, end]
            return bool(max(low - answers, answers - high) >= self._few)
        read = _between(self._read, start, end, answers, answers)
        if self._reveals(known) or self._reveals_so(read):
            return False
        self._known, self._read = known, read
        return True

    def take(self, first: date, last: date, answers: float) -> None:
        """Add a number that was published already, if it can be true."""
        start, end = self._at[first], self._at[last + _DAY]
        known = _between(self._known, start, end, answers, answers)
        if known is not None:
            self._known = known
            self._read = _between(self._read, start, end, answers, answers)

    def _reveals(self, known: _Most) -> bool:
        """Return whether something becomes known that is few and more than none."""
        few = self._few
        low, high = np.maximum(-known.T, 0.0), known
        close = (high > 0) & (low < few) & (high - low < few)
        closer = (known != self._known) | (known != self._known).T
        return bool(np.any(np.triu(close & closer, 1)))

    def _reveals_so(self, read: _Most | None) -> bool:
        """Return whether too little is left open for who believes that “withheld” is few."""
        if read is None or self._read is None:
            return False
        return any(
            not enough(-read[end, start], read[start, end], self._floor)
            for start, end in self._hidden
            if enough(-self._read[end, start], self._read[start, end], self._floor)
        )


def _between(most: _Most | None, start: int, end: int, low: float, high: float) -> _Most | None:
    """Return what is known if answers between two days are from low to high; None: impossible."""
    if most is None or high < -most[end, start] or most[start, end] < low:
        return None
    there = np.minimum(most, most[:, [start]] + high + most[[end]])
    back: _Most = np.minimum(there, there[:, [end]] - low + there[[start]])
    return back
