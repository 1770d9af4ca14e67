"""What a service costs for each of those who use it, and how many of those it is for do.

All arguments of one function are as long as each other: one number a period. Costs may be
negative, where money came back. Every function raises ValueError where nothing can be divided.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median

from generator.measures.interval import require_count


def per_month(costs: Sequence[float], months: Sequence[float]) -> float:
    """Costs ÷ months. Raises ValueError where there is no time."""
    _same_length(costs, months)
    return _divided(sum(costs), sum(months), "months")


def per_person(costs: Sequence[float], people: Sequence[float], months: Sequence[float]) -> float:
    """Costs ÷ people who use it ÷ months, in money per person and month.

    A period weighs as much as it is long: the costs of all periods are divided by the months of
    all people. Raises ValueError where nobody used it, for negative people or months.
    """
    _same_length(costs, people, months)
    for number in people:
        require_count(number, "the number of people")
    used = sum(number * length for number, length in zip(people, months, strict=True))
    return _divided(sum(costs), used, "months of people")


def per_completed(costs: Sequence[float], completed: Sequence[float]) -> float:
    """Costs ÷ how often it was completed. Raises ValueError where it never was."""
    _same_length(costs, completed)
    return _divided(sum(costs), sum(completed), "times")


def take_up(people: float, size: float) -> float:
    """People who use it ÷ people it is for, 0–1.

    Raises ValueError where it is for nobody, and where more use it than it is for: then the two
    do not count the same people, and their ratio says nothing.
    """
    require_count(people, "the number of people who use it")
    require_count(size, "the number of people it is for")
    if size == 0.0 or people > size:
        raise ValueError(f"{people} of {size} people is no share")
    return people / size


def middle(values: Sequence[float]) -> float:
    """The median: half are higher, half are lower. Raises ValueError for no values."""
    if not values:
        raise ValueError("there is no middle of nothing")
    return float(median(values))


def _divided(amount: float, by: float, what: str) -> float:
    if not (by > 0.0 and math.isfinite(by)):
        raise ValueError(f"nothing can be divided by {by} {what}")
    return amount / by


def _same_length(*lists: Sequence[float]) -> None:
    if len({len(each) for each in lists}) > 1:
        raise ValueError("each period needs one number of each kind")
