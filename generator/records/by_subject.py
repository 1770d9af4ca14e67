"""Records about services and providers and not about people who answered.

They are no cells: nobody's answer is in them. Of what is too few people the door lets no number
pass (:mod:`generator.disclosure.people`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any, Self

import numpy as np

from generator.model.instant import Instant
from generator.model.table import Type
from generator.records.cells import ColumnCells
from generator.records.records import Ints, Records

Record = Mapping[str, Any]
"""A row: its cells by column."""
Columns = Mapping[str, np.ndarray]
"""Records as columns, all of the same length."""
ABOUT = {
    "telemetry": "service",
    "incidents": "service",
    "coverage": "service",
    "promises": "service",
    "usage": "service",
    "requests": "service",
    "costs": "service",
    "results": "service",
    "summaries": "service",
    "forecasts": "service",
    "visits": "provider",
}
"""The kinds of data that features read row by row, and the column that says about whom."""
LOG = "incidents"
"""The one kind whose files say something of a service that stands in none of them."""
_UNNEEDED = ("comment", "id")
"""Columns that nobody after the checks may see, or has a use for."""


class RecordsBySubject:
    """Accepted records by kind and subject; a kind is laid out when somebody first asks for it.

    Texts are “” where empty, numbers not a number, periods None. A time “opened” is
    datetime64 in UTC, and “opened_day” the day on which it counts, not a time where empty. Where a
    row may say that it is unknown, “resolved_unknown” says which do. Yes is 1, no is 0.
    """

    def __init__(self, records: Mapping[str, Records]) -> None:
        self._records = {
            kind: records[kind]
            for kind in ABOUT
            if kind in records and records[kind].accepted.any()
        }
        self._laid_out: dict[str, LaidOut] = {}
        self._last_days: dict[str, Mapping[str, date]] = {}
        self._digests: dict[tuple[tuple[str, str], ...], bytes] = {}

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of which there are any records at all, about whomever."""
        return frozenset(self._records)

    def laid_out(self, kind: str) -> LaidOut | None:
        """Return the records of a kind, sorted by whom they are about; None where there are none.

        Of one subject they are in the order of the files and their lines.
        """
        if kind in self._records and kind not in self._laid_out:
            own = self._records[kind]
            self._laid_out[kind] = LaidOut.of(own, ABOUT[kind], np.flatnonzero(own.accepted))
        return self._laid_out.get(kind)

    def last_days(self, kind: str) -> Mapping[str, date]:
        """Return the last day that any record of each file names, by file; only of files that do.

        A record counts for all days that it names: a breakdown for the day on which it ended, too.
        """
        if kind not in self._records:
            return {}
        if kind not in self._last_days:
            self._last_days[kind] = _last_days(self._records[kind])
        return self._last_days[kind]

    def digest(self, names: Mapping[str, str]) -> bytes:
        """Return a digest of the records about a service and a provider, and of all kinds' names.

        The same where they are the same.
        """
        key = tuple(sorted(names.items()))
        if key not in self._digests:
            found = sha256()
            for each in self._bytes_of(names):
                found.update(len(each).to_bytes(8, "big") + each)
            self._digests[key] = found.digest()
        return self._digests[key]

    def _bytes_of(self, names: Mapping[str, str]) -> Iterator[bytes]:
        yield repr((sorted(self._records), sorted(self.last_days(LOG).items()))).encode()
        for kind, laid_out in self._every():
            yield kind.encode()
            yield laid_out.bytes_of(names[ABOUT[kind]])

    def file_names(self, names: Mapping[str, str]) -> frozenset[str]:
        """Return all files with records about a service and a provider."""
        found = (laid_out.columns(names[ABOUT[kind]]) for kind, laid_out in self._every())
        return frozenset(file for columns in found for file in set(columns.get("file", ())))

    def _every(self) -> Iterator[tuple[str, LaidOut]]:
        for kind in self._records:
            laid_out = self.laid_out(kind)
            if laid_out is not None:
                yield kind, laid_out


def rows_of(columns: Columns) -> tuple[Record, ...]:
    """Return columns row by row."""
    values = zip(*(column.tolist() for column in columns.values()), strict=True)
    return tuple(dict(zip(columns, row, strict=True)) for row in values)


def _last_days(records: Records) -> dict[str, date]:
    days = np.full(len(records), -1.0)
    for cells in records.cells.values():
        days = np.fmax(days, cells.ordinals(end=True))
    days[~records.accepted] = -1.0
    latest = np.full(len(records.tables), -1.0)
    np.maximum.at(latest, records.files, days)
    pairs = zip(records.tables, latest.tolist(), strict=True)
    return {table.file: date.fromordinal(int(day)) for table, day in pairs if day > 0}


@dataclass(frozen=True, eq=False)
class LaidOut:
    """Some records of a kind, sorted by what they name in one column: whom they are about.

    ``every`` are the columns of all of them; ``spans`` says by name where its rows lie.
    """

    every: Columns = field(repr=False)
    spans: Mapping[Any, slice] = field(repr=False)

    @classmethod
    def of(cls, records: Records, about: str, chosen: Ints) -> Self:
        """Return the chosen rows, sorted by the column ``about``."""
        codes, names = records.cells[about].canonical
        chosen = chosen[codes[chosen] >= 0]
        order = chosen[np.argsort(codes[chosen], kind="stable")]
        every: dict[str, np.ndarray] = {}
        for name, cells in records.cells.items():
            if cells.column.type is Type.TIME:
                every[name], every[f"{name}_day"] = _moments(cells, order)
                if cells.column.may_be_unknown:
                    every[f"{name}_unknown"] = cells.unknown[order]
            elif name not in _UNNEEDED:
                every[name] = _column(cells, order)
        files = np.array([table.file for table in records.tables], dtype=object)
        every["file"] = files[records.files[order]]
        ends = np.searchsorted(codes[order], np.arange(len(names)), side="right").tolist()
        begins = [0, *ends][: len(ends)]
        spans = (slice(*span) for span in zip(begins, ends, strict=True))
        return cls(every, dict(zip(names, spans, strict=True)))

    def columns(self, name: str) -> Columns:
        """Return the records that name this, in their order; no column without any."""
        span = self.spans.get(name)
        return {} if span is None or span.start == span.stop else _Stretch(self.every, span)

    def naming(self, names: Iterable[str]) -> np.ndarray:
        """Return of all records which name one of these."""
        found = np.zeros(len(self.every["file"]), dtype=np.bool_)
        for name in names:
            found[self.spans.get(name, slice(0, 0))] = True
        return found

    def having(self, every: Columns) -> LaidOut:
        """Return the same records with these columns in place of theirs."""
        return LaidOut(every, self.spans)

    def bytes_of(self, name: str) -> bytes:
        """Return the same as bytes: the same where all values are the same."""
        span = self.spans.get(name, slice(0, 0))
        return b"".join([column[span].tobytes() for column in self._comparable])

    @cached_property
    def _comparable(self) -> Sequence[np.ndarray]:
        """The columns, with a number of its own for each value that is no number."""
        columns = self.every.values()
        return [_numbered(each) if each.dtype == object else each for each in columns]


class _Stretch(Mapping[str, np.ndarray]):
    """Some rows of columns, one behind the other; few of the columns are ever asked for."""

    __slots__ = ("_columns", "_rows")

    def __init__(self, columns: Columns, rows: slice) -> None:
        self._columns = columns
        self._rows = rows

    def __getitem__(self, name: str) -> np.ndarray:
        return self._columns[name][self._rows]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def __contains__(self, name: object) -> bool:
        return name in self._columns


def _numbered(column: np.ndarray) -> np.ndarray:
    """Return numbers that are the same in any process where the values are the same."""
    values = column.tolist()
    # By their places in memory, for most are there once: to compare periods takes longer.
    each = list(map(id, values))
    known = dict(zip(each, values, strict=True))
    numbers = {place: sha256(repr(v).encode()).digest()[:16] for place, v in known.items()}
    return np.frombuffer(b"".join(map(numbers.__getitem__, each)), "V16")


def _moments(cells: ColumnCells, chosen: Ints) -> tuple[np.ndarray, np.ndarray]:
    """Return the times in UTC, and the days on which they count; datetime64, NaT where empty."""
    known = [value if isinstance(value, Instant) else None for value in (*cells.values, None)]
    times = np.array([each and each.microseconds for each in known], dtype="datetime64[us]")
    days = np.array([each and each.day for each in known], dtype="datetime64[D]")
    return times[cells.codes[chosen]], days[cells.codes[chosen]]


def _column(cells: ColumnCells, chosen: Ints) -> np.ndarray:
    if cells.column.type in (Type.WHOLE, Type.NUMBER, Type.YES_NO):
        return cells.numbers[chosen]
    empty = None if cells.column.type in (Type.PERIOD, Type.DAY) else ""
    values = np.empty(len(cells.values) + 1, dtype=object)
    values[:] = [*cells.values, empty]
    return values[cells.codes[chosen]]
