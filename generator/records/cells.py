"""One column of all records of a kind: distinct texts, what they mean, and which row has which.

A column of half a million dates has a few hundred distinct texts. Each is read once, so the cost
of reading hangs on what differs, not on how many rows there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Any
from unicodedata import normalize

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from msgspec.structs import replace

from generator.model.instant import Instant
from generator.model.period import Period
from generator.model.table import Column
from generator.records.values import Scalar, Unknown

Codes = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
Some = npt.NDArray[np.integer] | npt.NDArray[np.bool_] | slice


class ColumnCells(Struct, frozen=True, dict=True):
    """One column of all rows.

    Row ``i`` holds ``texts[codes[i]]``, and is blank where ``codes[i]`` is −1. ``values[k]`` is
    what ``texts[k]`` means, none where it cannot be read or names nothing that is known.
    """

    column: Column
    codes: npt.NDArray[np.signedinteger]
    texts: Sequence[str]
    values: Sequence[Scalar | None]

    def small(self) -> ColumnCells:
        """Return the same column with codes in as little memory as the largest needs.

        Who reckons with them makes them larger first.
        """
        if not self.texts:
            return replace(self)
        return replace(self, codes=self.codes.astype(np.min_scalar_type(-len(self.texts))))

    @cached_property
    def filled(self) -> Flags:
        """Which rows are not blank."""
        return self.codes >= 0 if self.texts else self._none

    @cached_property
    def unread(self) -> Flags:
        """Which rows hold a text that means nothing."""
        if self.values is self.texts or not any(value is None for value in self.values):
            return self._none
        none = np.array([value is None for value in self.values], dtype=bool)
        return self.take(none, False).astype(bool)

    @property
    def _none(self) -> Flags:
        """No row, in no memory."""
        return np.broadcast_to(np.False_, len(self.codes))

    @cached_property
    def unknown(self) -> Flags:
        """Which rows say that it is so, and that nobody knows the value."""
        said = np.array([value is Unknown.STATE for value in self.values], dtype=bool)
        return self.take(said, False).astype(bool)

    def take(
        self, of_values: npt.NDArray[Any], blank: object, some: Some = slice(None)
    ) -> npt.NDArray[Any]:
        """Return, for some rows, what ``of_values`` has for its text; ``blank`` where blank."""
        padded = np.append(of_values, np.array([blank], dtype=of_values.dtype))
        found: npt.NDArray[Any] = padded[self.codes[some]]
        return found

    def text(self, row: int) -> str:
        """Return a row's text, empty where blank."""
        code = self.codes[row]
        return self.texts[code] if code >= 0 else ""

    def value(self, row: int) -> Scalar | None:
        """Return what a row's cell means; none where blank or unreadable."""
        code = self.codes[row]
        return self.values[code] if code >= 0 else None

    @cached_property
    def canonical(self) -> tuple[Codes, Sequence[Scalar]]:
        """Return codes and values in which equal values share a code; −1 blank or unread."""
        if self.values is self.texts:
            return self.codes, self.texts
        index: dict[Scalar, int] = {}
        of_values = [-1 if v is None else index.setdefault(v, len(index)) for v in self.values]
        if len(index) == len(of_values):
            return self.codes, tuple(index)  # no two texts mean the same
        return self.take(np.array(of_values, dtype=np.int32), -1).astype(np.int32), tuple(index)

    @cached_property
    def alike(self) -> tuple[Codes, int]:
        """Return codes in which what names the same thing shares one, and how many there are.

        In a column of ``any_case``, texts that differ by case, blanks, or by how Unicode writes the
        same letter name the same thing.
        """
        if not self.column.any_case:
            codes, values = self.canonical
            return codes, len(values)
        index: dict[str, int] = {}
        plain = (" ".join(normalize("NFKC", text).casefold().split()) for text in self.texts)
        of_texts = np.array([index.setdefault(text, len(index)) for text in plain], dtype=np.int32)
        return self.take(of_texts, -1).astype(np.int32), len(index)

    @cached_property
    def numbers(self) -> npt.NDArray[np.float64]:
        """Return the rows' numbers; NaN where blank or unread."""
        if not self.texts:
            return np.broadcast_to(np.nan, len(self.codes))
        return self.take(self.distinct_numbers, np.nan)

    @property
    def distinct_numbers(self) -> npt.NDArray[np.float64]:
        """Return the number of each distinct text; NaN where it is none."""
        numbers = [v if isinstance(v, float) else np.nan for v in self.values]
        return np.array(numbers, dtype=np.float64)

    @cached_property
    def spans(self) -> tuple[tuple[date, date] | None, ...]:
        """Return the first and last day of each distinct value that says when."""
        return tuple(_span(value) for value in self.values)

    def ordinals(self, end: bool = False) -> npt.NDArray[np.float64]:
        """Return the rows' first (or last) days as ordinals; NaN where there is none."""
        days = [np.nan if span is None else span[end].toordinal() for span in self.spans]
        return self.take(np.array(days, dtype=np.float64), np.nan).astype(np.float64)


def _span(value: Scalar | None) -> tuple[date, date] | None:
    if isinstance(value, Instant):
        return value.day, value.day
    return (value.start, value.end) if isinstance(value, Period) else None
