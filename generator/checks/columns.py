"""All rows of a kind, column by column: distinct texts, what they mean, and which row has which.

A column of half a million dates has a few hundred distinct texts. Each is read once, so the cost
of reading hangs on what differs, not on how many rows there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

import numpy as np
import numpy.typing as npt

from generator.checks.table_context import TableContext
from generator.checks.values import Scalar, read_value
from generator.model.period import Period, parse_period
from generator.model.table import Column, Kind, Type
from generator.sources.csv_table import Table

Ints = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class ColumnCells:
    """One column of all rows.

    Row ``i`` holds ``texts[codes[i]]``, and is blank where ``codes[i]`` is −1. ``values[k]`` is
    what ``texts[k]`` means, none where it cannot be read or names nothing that is known.
    """

    column: Column
    codes: Codes = field(repr=False)
    texts: tuple[str, ...] = field(repr=False)
    values: tuple[Scalar | None, ...] = field(repr=False)

    @cached_property
    def filled(self) -> Flags:
        """Which rows are not blank."""
        return self.codes >= 0

    @cached_property
    def unread(self) -> Flags:
        """Which rows hold a text that means nothing."""
        if self.values is self.texts:
            return np.zeros(len(self.codes), dtype=bool)
        none = np.array([value is None for value in self.values], dtype=bool)
        return self.take(none, False).astype(bool)

    def take(self, of_values: npt.NDArray[np.generic], fill: object) -> npt.NDArray[np.generic]:
        """Return, for each row, what ``of_values`` has for its text; ``fill`` where blank."""
        padded = np.append(of_values, np.array([fill], dtype=of_values.dtype))
        return padded[self.codes]

    def text(self, row: int) -> str:
        """Return a row's text, empty where blank."""
        code = self.codes[row]
        return self.texts[code] if code >= 0 else ""

    def value(self, row: int) -> Scalar | None:
        """Return what a row's cell means; none where blank or unreadable."""
        code = self.codes[row]
        return self.values[code] if code >= 0 else None

    @cached_property
    def canonical(self) -> tuple[Codes, tuple[Scalar, ...]]:
        """Return codes and values in which equal values share a code; −1 blank or unread."""
        if self.values is self.texts:
            return self.codes, self.texts
        index: dict[Scalar, int] = {}
        of_values = [-1 if v is None else index.setdefault(v, len(index)) for v in self.values]
        return self.take(np.array(of_values, dtype=np.int32), -1).astype(np.int32), tuple(index)

    @cached_property
    def numbers(self) -> npt.NDArray[np.float64]:
        """Return the rows' numbers; NaN where blank or unread."""
        of_values = [v if isinstance(v, float) else np.nan for v in self.values]
        return self.take(np.array(of_values, dtype=np.float64), np.nan).astype(np.float64)

    @cached_property
    def spans(self) -> tuple[tuple[date, date] | None, ...]:
        """Return the first and last day of each distinct value that says when."""
        return tuple(_span(value) for value in self.values)

    def ordinals(self, end: bool = False) -> npt.NDArray[np.float64]:
        """Return the rows' first (or last) days as ordinals; NaN where there is none."""
        days = [np.nan if span is None else span[end].toordinal() for span in self.spans]
        return self.take(np.array(days, dtype=np.float64), np.nan).astype(np.float64)


@dataclass(frozen=True)
class Rows:
    """All rows of a kind: where they stand, and their cells by column name.

    Row ``i`` begins on ``lines[i]`` of ``tables[files[i]]``. Every column of the kind is there.
    """

    kind: Kind
    tables: tuple[Table, ...] = field(repr=False)
    files: Ints = field(repr=False)
    lines: Ints = field(repr=False)
    cells: dict[str, ColumnCells] = field(repr=False)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.lines)

    @cached_property
    def when(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Return each row's first and last day as ordinals; NaN where it says none."""
        names = [self.kind.when]
        names += [name for name in self.kind.one_of if self.kind.when in self.kind.one_of]
        first = np.full(len(self), np.nan)
        last = np.full(len(self), np.nan)
        for name in names:
            cells = self.cells[name]
            first = np.where(np.isnan(first), cells.ordinals(), first)
            last = np.where(np.isnan(last), cells.ordinals(end=True), last)
        return first, last


def read_rows(kind: Kind, tables: Sequence[Table], known: TableContext) -> Rows:
    """Return the rows of all tables of a kind. Tables must have a header that can be trusted."""
    sizes = [len(table.lines) for table in tables]
    lines = [np.array(table.lines, dtype=np.int64) for table in tables]
    return Rows(
        kind,
        tuple(tables),
        np.repeat(np.arange(len(sizes), dtype=np.int64), sizes),
        np.concatenate(lines),
        {column.name: _cells(column, tables, known) for column in kind.columns},
    )


def _cells(column: Column, tables: Sequence[Table], known: TableContext) -> ColumnCells:
    index: dict[str, int] = {"": -1}
    parts = []
    for table in tables:
        if column.name in table.header:
            codes, raw = table.column(column.name)
            again = [index.setdefault(text.strip(), len(index) - 1) for text in raw]
            parts.append(np.array(again or [-1], dtype=np.int32)[codes])
        else:
            parts.append(np.full(len(table.lines), -1, dtype=np.int32))
    del index[""]
    distinct = tuple(index)
    plain = column.type is Type.TEXT
    values = distinct if plain else tuple(_meaning(column, text, known) for text in distinct)
    return ColumnCells(column, np.concatenate(parts), distinct, values)


def _meaning(column: Column, text: str, known: TableContext) -> Scalar | None:
    value = read_value(column, text, known.timezone)
    if column.refers_to == "service":
        return known.service_id(text)
    if column.refers_to == "provider":
        return text if text in known.providers else None
    if column.refers_to == "community" and known.communities is not None:
        return text if text in known.communities else None
    return value


def _span(value: Scalar | None) -> tuple[date, date] | None:
    if isinstance(value, datetime):
        return value.date(), value.date()
    if isinstance(value, str):
        try:
            period: Period = parse_period(value)
        except ValueError:
            return None
        return period.start, period.end
    return None
