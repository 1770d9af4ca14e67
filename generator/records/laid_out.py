"""Records of a kind, laid out by whom they are about: a few bytes for each cell.

There are millions of cells, and far fewer values.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from typing import Any, NamedTuple, Self

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from generator.model.instant import Instant
from generator.model.table import Type
from generator.records.cells import Codes, ColumnCells
from generator.records.records import Ints, Records
from generator.records.values import Unknown

Columns = Mapping[str, np.ndarray]
"""Records as columns, all of the same length."""
_UNNEEDED = ("comment", "id")
"""Columns that nobody after the checks may see, or has a use for."""


class _Column(NamedTuple):
    """A column of many rows with few values: row ``i`` holds ``values[codes[i]]``."""

    codes: np.ndarray
    values: np.ndarray

    @classmethod
    def of(cls, codes: Codes, values: np.ndarray) -> Self:
        """Return a column; the last value is that of blank cells, whose codes are −1."""
        last = len(values) - 1
        if not last:
            return cls(np.broadcast_to(np.uint8(0), len(codes)), values)
        return cls(np.where(codes < 0, last, codes).astype(np.min_scalar_type(last)), values)

    def without(self, rows: np.ndarray) -> Self:
        """Return the same numbers, none in some rows."""
        values = np.append(self.values, np.nan)
        codes = self.codes.astype(np.min_scalar_type(len(values) - 1))
        codes[rows] = len(values) - 1
        return type(self)(codes, values)

    def compared(self) -> Self:
        """Return the same with 16 bytes for each object: the same bytes where it is the same."""
        if self.values.dtype != object:
            return self
        said = (sha256(repr(value).encode()).digest()[:16] for value in self.values.tolist())
        return type(self)(self.codes, np.frombuffer(b"".join(said), "V16"))


class LaidOut(Struct, frozen=True, eq=False, dict=True):
    """Some records of a kind, sorted by what they name in one column: whom they are about.

    ``held`` are the columns of all of them; ``spans`` says by name where its rows lie.
    """

    held: Mapping[str, _Column]
    spans: Mapping[Any, slice]
    size: int

    @classmethod
    def of(cls, records: Records, about: str, chosen: Ints) -> Self:
        """Return the chosen rows, sorted by the column ``about``."""
        codes, names = records.cells[about].canonical
        chosen = chosen[codes[chosen] >= 0]
        order = chosen[np.argsort(codes[chosen], kind="stable")]
        held: dict[str, _Column] = {}
        for name, cells in records.cells.items():
            mine = cells.codes[order]
            if cells.column.type is Type.TIME:
                times, days = _moments(cells)
                held[name], held[f"{name}_day"] = _Column.of(mine, times), _Column.of(mine, days)
                if cells.column.may_be_unknown:
                    said = np.array([v is Unknown.STATE for v in (*cells.values, None)], dtype=bool)
                    held[f"{name}_unknown"] = _Column.of(mine, said)
            elif name not in _UNNEEDED:
                held[name] = _Column.of(mine, _values(cells))
        files = np.array([*(table.file for table in records.tables), ""], dtype=object)
        held["file"] = _Column.of(records.files[order], files)
        ends = np.searchsorted(codes[order], np.arange(len(names)), side="right").tolist()
        begins = [0, *ends][: len(ends)]
        spans = (slice(*span) for span in zip(begins, ends, strict=True))
        return cls(held, dict(zip(names, spans, strict=True)), len(order))

    @property
    def every(self) -> Columns:
        """The columns of all of them."""
        return _Stretch(self.held, slice(0, self.size))

    def columns(self, name: str) -> Columns:
        """Return the records that name this, in their order; no column without any."""
        span = self.spans.get(name)
        return {} if span is None or span.start == span.stop else _Stretch(self.held, span)

    def naming(self, names: Iterable[str]) -> np.ndarray:
        """Return of all records which name one of these."""
        found = np.zeros(self.size, dtype=np.bool_)
        for name in names:
            found[self.spans.get(name, slice(0, 0))] = True
        return found

    def spread(self, numbers: Mapping[str, Collection[int]]) -> np.ndarray:
        """Return some numbers of each name, for each of its records; NaN where it has fewer.

        Shape (most numbers of one, records).
        """
        found = np.full((max(map(len, numbers.values()), default=0), self.size), np.nan)
        for name, some in numbers.items():
            mine = self.spans.get(name, slice(0, 0))
            found[: len(some), mine] = np.array(list(some))[:, None]
        return found

    def without(self, masks: Columns, said: Callable[[str], str]) -> LaidOut:
        """Return the same records without some rows' numbers, by column.

        ``said`` names the column that says which they are.
        """
        held = {**self.held}
        yes_no = np.array([False, True])
        for name, rows in masks.items():
            held[name] = self.held[name].without(rows)
            held[said(name)] = _Column(rows.view(np.uint8), yes_no)
        return replace(self, held=held)

    def bytes_of(self, name: str) -> bytes:
        """Return the same as bytes: the same where all values are the same."""
        span = self.spans.get(name, slice(0, 0))
        return b"".join([values[codes[span]].tobytes() for codes, values in self._compared])

    @cached_property
    def _compared(self) -> Sequence[_Column]:
        return [column.compared() for column in self.held.values()]


class _Stretch(Mapping[str, np.ndarray]):
    """Some rows of columns, one behind the other; few of the columns are ever asked for."""

    __slots__ = ("_columns", "_made", "_rows")

    def __init__(self, columns: Mapping[str, _Column], rows: slice) -> None:
        self._columns = columns
        self._rows = rows
        self._made: dict[str, np.ndarray] = {}

    def __getitem__(self, name: str) -> np.ndarray:
        if name not in self._made:
            codes, values = self._columns[name]
            found = self._made[name] = values[codes[self._rows]]
            found.setflags(write=False)  # each who asks gets the same
        return self._made[name]

    def distinct(self, name: str) -> list[Any]:
        codes, values = self._columns[name]
        return [values[code] for code in set(codes[self._rows].tolist())]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def __contains__(self, name: object) -> bool:
        return name in self._columns


def distinct(columns: Columns, name: str) -> list[Any]:
    """Return each value of a column once."""
    return columns.distinct(name) if isinstance(columns, _Stretch) else [*set(columns[name])]


def _moments(cells: ColumnCells) -> tuple[np.ndarray, np.ndarray]:
    """Return the times in UTC, and the days on which they count; datetime64, NaT where empty."""
    known = [value if isinstance(value, Instant) else None for value in (*cells.values, None)]
    times = np.array([each and each.microseconds for each in known], dtype="datetime64[us]")
    days = np.array([each and each.day for each in known], dtype="datetime64[D]")
    return times, days


def _values(cells: ColumnCells) -> np.ndarray:
    """Return what each distinct text means, and, last, a blank cell."""
    if cells.column.type in (Type.WHOLE, Type.NUMBER, Type.YES_NO):
        return np.append(cells.distinct_numbers, np.nan)
    empty = None if cells.column.type in (Type.PERIOD, Type.DAY) else ""
    values = np.empty(len(cells.values) + 1, dtype=object)
    values[:] = [*cells.values, empty]
    return values
