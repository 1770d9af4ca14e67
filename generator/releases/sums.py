"""What a total over some days adds up: the periods that lie wholly in them, and no part of others.

Figures are added up by it, and the audit reads them by it, so that an honest site cannot contradict
itself. Each total says which of these periods it leaves out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

Period = TypeVar("Period")
Day = Any
"""A day of any kind that has an order: dates, or their ordinals."""


def inside(
    periods: Sequence[Period],
    first: Day,
    last: Day,
    start: Callable[[Period], Day],
    end: Callable[[Period], Day],
) -> Sequence[Period]:
    """Return the periods that lie wholly in some days.

    They are in order of time, and none overlaps with another; ``start`` and ``end`` return the
    first and the last day of one.
    """
    at = bisect_left(periods, first, key=start)
    return periods[at : bisect_right(periods, last, lo=at, key=end)]
