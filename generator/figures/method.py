"""What the method page says about one method, and how its worked examples are written down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from msgspec import Struct

STATED = "*"
"""Stands for any value: rows that leave the column empty are not meant."""


class Unit(StrEnum):
    """The unit of a method's figure, as the page says it."""

    SHARE = "share"
    POINTS = "points"
    DISTANCE = "points of a hundred"
    WORD = "a word"
    DAYS = "days"
    HOURS = "hours"
    MINUTES = "minutes"
    COUNT = "number"
    MONEY = "money"
    OWN = "the unit of what is measured"


class WorkedExample(Struct, frozen=True):
    """A worked example that the tests compute again.

    `call` is `module.function` in `measures`, `inputs` its arguments by name. `gives` maps parts of
    the result ("value", "interval.low"; "" for the result itself) to what they must be: numbers to
    four decimals, words as they are. A number in a path picks from a tuple ("lower.0").
    """

    says: str
    call: str
    inputs: Mapping[str, Any]
    gives: Mapping[str, float | str]


class Method(Struct, frozen=True, eq=False):
    """One method that a published figure can name, by `id` and `version`.

    `changes` has one note for each version, the first for version 1; so the version is its length.
    `question` is None where nobody is asked, `interval` where nothing is left to chance or
    no interval can be given honestly. `data` names the kinds of data whose rows it is made from,
    where these are not answers, and `only` what their columns must hold unless a figure's id says
    otherwise; “usage.step” is a column of one kind. `answers_to` names the questions whose answers
    it counts; where a figure's id chooses one, `answers_to_chosen` is the key that names it there.
    `sure` is how many of 100 intervals hold the truth. All texts are for business colleagues.
    """

    id: str
    title: str
    formula: str
    unit: Unit
    limits: str
    source: str
    question: str | None = None
    interval: str | None = None
    changes: tuple[str, ...] = ("First version.",)
    examples: tuple[WorkedExample, ...] = ()
    data: tuple[str, ...] = ()
    only: tuple[tuple[str, str], ...] = ()
    answers_to: tuple[str, ...] = ()
    answers_to_chosen: str = ""
    sure: int = 95

    def __post_init__(self) -> None:
        if not self.changes:
            raise ValueError(f"the method {self.id} says of no version what it is")

    @property
    def version(self) -> int:
        """Counts up whenever the same data would give another number."""
        return len(self.changes)


def by_id(methods: Iterable[Method]) -> Mapping[str, Method]:
    """Methods by id, in the order given. Raises ValueError where two have the same id."""
    found: dict[str, Method] = {}
    for entry in methods:
        if entry.id in found:
            raise ValueError(f"two methods are called {entry.id}")
        found[entry.id] = entry
    return MappingProxyType(found)
