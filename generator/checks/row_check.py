"""What a check of whole rows is made of: what it looks at, what it expects, its words.

Each check derives a column (how many required cells are empty, whether a row repeats another …) and
says what is expected of it. Great Expectations finds the values; the check has the words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from generator.checks.facts import Facts
from generator.checks.great import Expected
from generator.checks.rule import WARNING, Family, Rule
from generator.model.table import Kind

if TYPE_CHECKING:
    from generator.checks.columns import Flags, Rows

Derived = npt.NDArray[Any]
_LARGEST = 2**62
Words = tuple[str, str]


@dataclass(frozen=True)
class Sheet:
    """What row checks look at: the rows, the facts, and which rows are bad already.

    ``against`` tells which rows do not go with those of other kinds (``compared``).
    """

    rows: Rows
    facts: Facts
    bad: Flags
    against: Flags | None = None

    def count_filled(self, names: tuple[str, ...]) -> Derived:
        """Return, for each row, how many of the named cells are filled."""
        count: Derived = np.sum([self.rows.cells[name].filled for name in names], axis=0)
        return count

    @property
    def required_empty(self) -> Derived:
        """Return, for each row, how many required cells are empty."""
        names = tuple(column.name for column in self.rows.kind.columns if column.required)
        return len(names) - self.count_filled(names)

    @cached_property
    def key(self) -> Derived:
        """Return a number for each row's key; −1 for rows that are bad or leave it empty."""
        kind = self.rows.kind
        keyed = ~self.bad & (self.required_empty == 0)
        if kind.one_of:
            keyed &= self.count_filled(kind.one_of) == 1
        if kind.any_of:
            keyed &= self.count_filled(kind.any_of) > 0
        numbers = numbered(self.rows, kind.key)
        return np.where(keyed & (numbers > 0), numbers, -1)

    @property
    def disagrees(self) -> Derived:
        """Return which rows do not go with those of other kinds."""
        return np.zeros(len(self.rows), dtype=bool) if self.against is None else self.against

    @property
    def repeats(self) -> Derived:
        """Return which rows have the key of a row before them."""
        import pandas as pd

        repeats: Derived = pd.Series(self.key).duplicated().to_numpy() & (self.key >= 0)
        return repeats


def numbered(rows: Rows, names: tuple[str, ...]) -> Derived:
    """Return a number for each row, the same where the named cells mean the same; 0: all blank."""
    numbers = np.zeros(len(rows), dtype=np.int64)
    size = 1
    for name in names:
        codes, values = rows.cells[name].canonical
        width = len(values) + 1
        if size * width > _LARGEST:  # numbered anew; it sorts, so it is done only where it must be
            blank = numbers == 0
            _, numbers = np.unique(numbers, return_inverse=True)
            numbers = np.where(blank, 0, numbers + 1)
            size = len(rows) + 2
        numbers = numbers * width + codes + 1
        size *= width
    return numbers


@dataclass(frozen=True, slots=True)
class Look:
    """What is expected of a derived column, and the column of the kind that a finding points at.

    Without a column it is the row's beginning. ``pair`` names the columns that are compared, if any
    are, the one that is not to be smaller first.
    """

    expected: Expected
    about: str = ""
    pair: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A row to speak of; for checks that speak once, how many more there are like it."""

    sheet: Sheet
    row: int
    look: Look
    count: int = 1

    def text(self, column: str) -> str:
        """Return the row's text in a column."""
        return self.sheet.rows.cells[column].text(self.row)

    @property
    def subject(self) -> str:
        """Return today's id of the row's service, or its provider's."""
        cells = self.sheet.rows.cells
        value = cells["service"].value(self.row) if "service" in cells else None
        return str(value or self.text("provider"))


@dataclass(frozen=True, slots=True)
class RowCheck:
    """A rule about a row.

    ``bad`` rows count towards the share above which a file is refused. ``once`` checks speak once
    for each file and subject, and say how many rows there are. Rows are ``left_out`` but for
    checks that only warn. ``column`` names the cell to point at, where it differs by row.
    """

    rule: Rule
    looks: Callable[[Kind], list[Look]]
    derive: Callable[[Sheet, Look], Derived]
    words: Callable[[Spot], Words]
    bad: bool = True
    once: bool = False
    left_out: bool = True
    column: Callable[[Spot], str] | None = None


def in_set(values: list[Any], about: str = "") -> Look:
    """Return the expectation that a derived column has only these values."""
    return Look(Expected("ExpectColumnValuesToBeInSet", {"value_set": values}), about)


def row_rule(code: str, title: str, why: str, hint: str) -> Rule:
    """Return the rule of a check of rows or cells: its code says so, and it is a warning."""
    return Rule(f"row-{code}", title, WARNING, Family.DATA, why, hint)
