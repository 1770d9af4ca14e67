"""One sum of numbers that are not known: between what each of them must lie.

“Withheld” says by itself that somebody answered, and fewer than the floor: whoever reads it so
knows that the number is 1 to floor − 1. That reading is the **label**. A withheld number is safe
where the sum leaves open as many numbers as the floor without the label; and with it, where that is
possible at all, at least half of the numbers that the label allows.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple


class UnknownCount(NamedTuple):
    """A number in a sum that is not known: at least ``low``, at most ``high``.

    ``sign`` is −1 where the sum takes it away. ``labelled`` says that the page calls it withheld.
    """

    high: float = math.inf
    low: float = 0
    sign: int = 1
    labelled: bool = True

    def read_so(self, floor: int) -> UnknownCount:
        """Return what is known of it if its label is believed."""
        return self._replace(low=1, high=min(self.high, floor - 1)) if self.labelled else self


def ranges(unknown: Sequence[UnknownCount], total: float) -> list[tuple[float, float]]:
    """Return the least and the most that each number can be; the most is less where none fits."""
    least = sum(each.low if each.sign > 0 else -each.high for each in unknown)
    most = sum(each.high if each.sign > 0 else -each.low for each in unknown)
    if not least <= total <= most:
        return [(math.inf, -math.inf)] * len(unknown)
    return [_range(each, unknown, total) for each in unknown]


def _range(
    mine: UnknownCount, unknown: Sequence[UnknownCount], total: float
) -> tuple[float, float]:
    """Return between what one of the numbers lies; the others are in it by position, not by value.

    What is infinite is never subtracted from what is infinite: the others are added up anew.
    """
    others = list(unknown)
    others.remove(mine)  # an equal one will do as well: it has the same bounds
    least = sum(each.low if each.sign > 0 else -each.high for each in others)
    most = sum(each.high if each.sign > 0 else -each.low for each in others)
    low, high = total - most, total - least
    if mine.sign < 0:
        low, high = -high, -low
    return max(mine.low, low), min(mine.high, high)


def safe(unknown: Sequence[UnknownCount], total: float, floor: int) -> bool:
    """Return whether a sum leaves enough open of each labelled number that it holds."""
    labelled = [at for at, each in enumerate(unknown) if each.labelled]
    if not labelled:
        return True
    wide = ranges(unknown, total)
    if any(wide[at][1] - wide[at][0] < floor for at in labelled):
        return False
    read = ranges([each.read_so(floor) for each in unknown], total)
    return all(_enough(*read[at], floor) for at in labelled)


def _enough(low: float, high: float, floor: int) -> bool:
    """Return whether half of the label's numbers are left; or whether it cannot be right."""
    return low > high or 2 * (high - low + 1) >= floor - 1
