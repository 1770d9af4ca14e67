"""What a check of whole rows is made of: what it looks at, what it expects, its words.

Each check derives a column (how many required cells are empty, a number for the row's key …) and
says what is expected of it. Great Expectations finds the rows; the check has the words.
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
Words = tuple[str, str]


@dataclass(frozen=True)
class Sheet:
    """What row checks look at: the rows, the facts, and which rows are bad already.

    ``answered`` tells, for tallies, which rows' cells are counted from answers as well.
    """

    rows: Rows
    facts: Facts
    bad: Flags
    answered: Flags | None = None

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
        """Return a number for each row's key; NaN for rows that are bad or leave it empty."""
        kind = self.rows.kind
        incomplete = self.required_empty > 0
        if kind.one_of:
            incomplete |= self.count_filled(kind.one_of) != 1
        if kind.any_of:
            incomplete |= self.count_filled(kind.any_of) < 1
        key = np.zeros(len(self.rows), dtype=np.int64)
        empty = np.ones(len(self.rows), dtype=bool)
        for name in kind.key:
            codes, values = self.rows.cells[name].canonical
            empty &= codes < 0
            _, key = np.unique(key * (len(values) + 1) + codes + 1, return_inverse=True)
        return np.where(self.bad | incomplete | empty, np.nan, key)


@dataclass(frozen=True, slots=True)
class Spot:
    """A row to speak of; for checks that speak once, how many more there are like it."""

    sheet: Sheet
    row: int
    expected: Expected
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
    expect: Callable[[Kind], list[Expected]]
    derive: Callable[[Sheet], Derived] | None
    words: Callable[[Spot], Words]
    bad: bool = True
    once: bool = False
    left_out: bool = True
    column: Callable[[Spot], str] | None = None


def in_set(column: str, values: list[Any], about: str = "") -> Expected:
    """Return the expectation that a derived column has only these values."""
    arguments = {"column": column, "value_set": values}
    return Expected("ExpectColumnValuesToBeInSet", arguments, about)


def row_rule(code: str, title: str, why: str, hint: str) -> Rule:
    """Return the rule of a check of rows or cells: its code says so, and it is a warning."""
    return Rule(f"row-{code}", title, WARNING, Family.DATA, why, hint)
