"""Many sums of unknown numbers at once: which of them leave each number enough possible values.

What is asked of each sum is what ``releases.equation.safe`` asks of one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from generator.records.cells import Flags
from generator.records.numbering import Ints

Numbers = NDArray[Any]
"""Whole numbers; as floats where one may be infinite."""
_Close = Callable[[Numbers, Numbers], Flags]


class ManySums(Struct, frozen=True):
    """Sums of unknown numbers of which the totals are known.

    Withheld numbers that are added stand one by one: ``of`` says in which sum, ``most`` how much
    each can be; both have the shape (numbers,). All else has the shape (sums,): the ``total``; how
    many withheld numbers without a limit are taken away, of those that are ``labelled`` as few and
    of others; and whether a number without a limit is added that need not be left open.
    """

    of: Ints
    most: Numbers
    total: Numbers
    labelled: Ints
    unlabelled: Ints
    unnamed: Flags

    def safe(self, floor: int) -> Flags:
        """Return which sums leave each withheld number in them enough possible values."""
        wide = _Known(self, 0, self.most, np.inf)
        read = _Known(self, 1, np.minimum(self.most, floor - 1), floor - 1)
        closer = wide.any_is(lambda low, high: high - low < floor)
        label = read.any_is(lambda low, high: (low <= high) & (2 * (high - low + 1) < floor - 1))
        found: Flags = ~(closer | label)
        return found


class _Known:
    """What is known of each number before the total is: at least ``low``, at most ``high``.

    ``limit`` is the most of the labelled numbers that are taken away. Others are from 0 to any.
    """

    def __init__(self, sums: ManySums, low: int, high: Numbers, limit: float) -> None:
        self._sums, self._low, self._high, self._limit = sums, low, high, limit
        # What a sum is at least and at most, but for the numbers without a limit; and how many of
        # these can make it less, and more.
        self._bound = np.where(np.isinf(high), 0, high)
        self._least = low * self._each(np.ones_like(high)) - _finite(limit) * sums.labelled
        self._most = self._each(self._bound) - low * sums.labelled
        self._down = sums.unlabelled + np.isinf(limit) * sums.labelled
        self._up = sums.unnamed + self._each(np.isinf(high))

    def _each(self, numbers: Numbers) -> Numbers:
        """Return the sum of what is said of the added numbers, for each sum."""
        found: Numbers = np.bincount(self._sums.of, numbers, minlength=len(self._sums.total))
        return found

    def any_is(self, close: _Close) -> Flags:
        """Return in which sums the range of a withheld number is too close.

        Where the total cannot be true, the least of each is more than its most.
        """
        sums = self._sums
        found = self._each(close(*self._of_added())) > 0
        found |= (sums.labelled > 0) & close(*self._of_taken(self._low, self._limit))
        found |= (sums.unlabelled > 0) & close(*self._of_taken(0, np.inf))
        return found

    def _of_added(self) -> tuple[Numbers, Numbers]:
        """Return the least and the most of each number added: the total less the others."""
        of, low, high = self._sums.of, self._low, self._high
        total = self._sums.total[of]
        least = total - (self._most[of] - self._bound)
        most = total - (self._least[of] - low)
        open_up = self._up[of] - np.isinf(high) > 0
        return (
            np.where(open_up, low, np.maximum(low, least)),
            np.where(self._down[of] > 0, high, np.minimum(high, most)),
        )

    def _of_taken(self, low: int, limit: float) -> tuple[Numbers, Numbers]:
        """Return the least and the most of a number taken away: the others less the total."""
        least = self._least + _finite(limit) - self._sums.total
        most = self._most + low - self._sums.total
        open_down = self._down - np.isinf(limit) > 0
        return (
            np.where(open_down, low, np.maximum(low, least)),
            np.where(self._up > 0, limit, np.minimum(limit, most)),
        )


def _finite(limit: float) -> float:
    return 0 if np.isinf(limit) else limit
