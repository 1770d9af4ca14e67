"""One sum of unknown numbers: the range in which each of them must lie.

“Withheld” says by itself that somebody answered, and fewer than the floor: a reader who knows the
rules knows that the number is 1 to floor − 1. That reading is the **label**. A withheld number is
safe where the sum leaves it as many possible values as the floor without the label; and with it,
where that can be, at least half of the values that the label allows.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class UnknownCount(NamedTuple):
    """A number in a sum that is not known: at least ``low``, at most ``high``.

    ``sign`` is −1 where the sum takes it away. ``withheld`` says that it must be left open, and
    ``labelled`` that the page calls it so: not where the page gives another reason than that few
    answered.
    """

    high: float = math.inf
    low: float = 0
    sign: int = 1
    withheld: bool = True
    labelled: bool = True

    def read_so(self, floor: int) -> UnknownCount:
        """Return what is known of it if its label is believed."""
        read = self.withheld and self.labelled
        return self._replace(low=1, high=min(self.high, floor - 1)) if read else self


class Revealed(NamedTuple):
    """A number (its place in the sum) that is known too closely: it lies between two others.

    ``label`` says that it is so only for a reader who believes the label.
    """

    at: int
    low: float
    high: float
    label: bool = False


def ranges(unknown: Sequence[UnknownCount], total: float) -> list[tuple[float, float]]:
    """Return the least and the most that each number can be; the most is less where none fits."""
    lows = [each.low if each.sign > 0 else -each.high for each in unknown]
    highs = [each.high if each.sign > 0 else -each.low for each in unknown]
    if not sum(lows) <= total <= sum(highs):
        return [(math.inf, -math.inf)] * len(unknown)
    found = []
    for each, least, most in zip(unknown, _others(lows), _others(highs), strict=True):
        low, high = total - most, total - least
        if each.sign < 0:
            low, high = -high, -low
        found.append((max(each.low, low), min(each.high, high)))
    return found


def _others(numbers: Sequence[float]) -> Iterator[float]:
    """Yield, for each number, the sum of the others; of infinite ones all have the same sign."""
    finite = math.fsum(number for number in numbers if math.isfinite(number))
    infinite = [number for number in numbers if math.isinf(number)]
    for number in numbers:
        if len(infinite) > math.isinf(number):
            yield infinite[0]
        else:
            yield finite if math.isinf(number) else finite - number


def revealed(unknown: Sequence[UnknownCount], total: float, floor: int) -> Iterator[Revealed]:
    """Yield the withheld numbers of a sum that are left too few possible values."""
    if not any(each.withheld for each in unknown):
        return
    wide = ranges(unknown, total)
    read = ranges([each.read_so(floor) for each in unknown], total)
    for at, each in enumerate(unknown):
        if each.withheld and wide[at][1] - wide[at][0] < floor:
            yield Revealed(at, *wide[at])
        elif each.withheld and not enough(*read[at], floor):
            yield Revealed(at, *read[at], label=True)


def safe(unknown: Sequence[UnknownCount], total: float, floor: int) -> bool:
    """Return whether a sum leaves each withheld number in it enough possible values."""
    return next(revealed(unknown, total, floor), None) is None


def safe_together(number: int, total: float, floor: int) -> bool:
    """Return what :func:`safe` does of so many numbers of which nothing is known but their sum."""
    others = number - 1
    if others < 1 or total < floor:
        return number < 1
    low, high = max(1, total - others * (floor - 1)), min(floor - 1, total - others)
    return not number <= total <= number * (floor - 1) or enough(low, high, floor)


def enough(low: float, high: float, floor: int) -> bool:
    """Return whether half of the label's numbers are left; or whether it cannot be right."""
    return low > high or 2 * (high - low + 1) >= floor - 1
