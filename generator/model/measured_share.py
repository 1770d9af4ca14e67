"""Shares of one that are taken for per cent, and the other way round: 0.99 is 99 %, or 0.99 %."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import NamedTuple

from generator.model.service import Service

_FROM = 10
"""A value that is wanted, in per cent, from which on 1 % at most would be far away."""
_FEWEST = 3
"""Values that show a pattern where nothing says which are wanted."""
_SHARES = frozenset({"share", "ratio", "fraction", "proportion", "1", "anteil", "quote"})
"""Units of what is measured from 0 to 1."""


class MeasuredShare(StrEnum):
    """What the values of a measure look like, whatever its unit says."""

    SHARE = "a share of one"
    """Where the unit is per cent, and what is wanted shows that no value can be meant so."""
    PERHAPS = "perhaps a share of one"
    """The same where nothing shows it: they may really be below 1 %."""
    PER_CENT = "per cent"
    """Where the unit is a share of one."""


class MeasureFacts(NamedTuple):
    """A measure, a promise or a result: its unit, and the values that were wanted of it.

    ``lower`` says that less is better.
    """

    unit: str
    wanted: tuple[float, ...]
    lower: bool


def measured_of(part: Service) -> Iterator[tuple[tuple[str, str], MeasureFacts]]:
    """Yield measures, promises and results, by “measure”, “promise” or “result” and the id."""
    for measure in part.measures:
        wanted = [v for good in measure.good for v in (good.at_most, good.at_least)]
        values = tuple(v for v in wanted if v is not None)
        key = ("measure", measure.id)
        yield key, MeasureFacts(measure.unit, values, measure.direction == "decrease")
    for what, things in (("promise", part.promises), ("result", part.results)):
        for thing in things:
            values = tuple(target.value for target in thing.targets)
            yield (what, thing.id), MeasureFacts(thing.unit, values, thing.direction == "decrease")


def measured_share(of: MeasureFacts, values: Collection[float]) -> MeasuredShare | None:
    """Return what the values of a measure look like that its unit does not say; else none."""
    if not values:
        return None
    low, high = min(values), max(values)
    if of.unit == "%" and low >= 0 and 0 < high <= 1:
        far = bool(of.wanted) and min(of.wanted) >= _FROM
        if far and not of.lower:
            return MeasuredShare.SHARE
        parts = any(0 < value < 1 for value in values)
        if (far or not of.wanted) and parts and len(values) >= _FEWEST:
            return MeasuredShare.PERHAPS
    if of.unit.casefold() in _SHARES and low >= 0 and 1 < high <= 100 and len(values) >= _FEWEST:
        return MeasuredShare.PER_CENT
    return None
