"""What an import changes in a table that is there already: rows that are new, other, or gone."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from generator.model.kinds import COVERAGE
from generator.model.table import Kind

Row = dict[str, str]


class Onto(StrEnum):
    """What becomes of rows that are there already, where an import says something else of them."""

    ASK = "ask"
    ADD = "add"
    REPLACE = "replace"


class RowChanges(NamedTuple):
    """How many rows are new, the same, other than before, and no longer there."""

    new: int
    same: int
    other: int
    gone: int

    @property
    def grows_only(self) -> bool:
        """Whether nothing that was there is touched."""
        return not self.other and not self.gone


@dataclass(frozen=True, slots=True)
class ComparedTables:
    """What changes, and the table in which what was there and what is said now are both.

    Rows that are there keep their places; another value takes that of the old one.
    """

    change: RowChanges
    merged: bytes


def compare(there: bytes, said: bytes, kind: Kind) -> ComparedTables:
    """Compare a table with what an import would write in its place.

    Rows are the same thing where their key is; those without one where all of their values are.
    """
    old, new = _rows(there), _rows(said)
    names = [column.name for column in kind.columns]
    header = [name for name in names if any(name in row for row in (*old[:1], *new[:1]))]
    key = [name for name in kind.key if name in header]
    by_key = {_of(row, key): row for row in new if _has(row, key)}
    plain = Counter(_of(row, header) for row in new if not _has(row, key))
    counts: Counter[str] = Counter()
    merged: list[Row] = []
    for row in old:
        if kind.folder == COVERAGE and _lies_within(row, new):
            counts["same"] += 1
            continue
        now = by_key.pop(_of(row, key), None) if _has(row, key) else None
        whole = _of(row, header)
        if now is not None:
            counts["same" if _of(now, header) == whole else "other"] += 1
            merged.append(now)
        elif not _has(row, key) and plain[whole]:
            plain[whole] -= 1
            counts["same"] += 1
            merged.append(row)
        else:
            counts["gone"] += 1
            merged.append(row)
    for row in new:
        whole = _of(row, header)
        if _has(row, key):
            if by_key.pop(_of(row, key), None) is None:
                continue
        elif plain[whole]:
            plain[whole] -= 1
        else:
            continue
        counts["new"] += 1
        merged.append(row)
    change = RowChanges(counts["new"], counts["same"], counts["other"], counts["gone"])
    return ComparedTables(change, _csv(header, merged))


def there_already(said: bytes, others: Iterable[tuple[str, bytes]], kind: Kind) -> dict[str, int]:
    """Return how many rows with a key are in other tables of the kind, by the tables' names."""
    keys = {_of(row, kind.key) for row in _rows(said) if _has(row, kind.key)}
    if not keys or not kind.key:
        return {}
    found = {}
    for name, raw in others:
        number = sum(1 for row in _rows(raw) if _of(row, kind.key) in keys)
        if number:
            found[name] = number
    return found


def without_those_there(said: bytes, others: Iterable[bytes], kind: Kind) -> bytes:
    """Return a table without the rows that others of its kind have already."""
    keys = {_of(row, kind.key) for raw in others for row in _rows(raw) if _has(row, kind.key)}
    rows = _rows(said)
    return _csv(list(rows[0]) if rows else [], [r for r in rows if _of(r, kind.key) not in keys])


def _rows(raw: bytes) -> list[Row]:
    text = raw.decode("utf-8-sig", "replace")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return [{name: value or "" for name, value in row.items() if name} for row in rows]


def _of(row: Row, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(row.get(name, "") for name in names)


def _has(row: Row, key: Sequence[str]) -> bool:
    return any(row.get(name) for name in key)


def _lies_within(row: Row, rows: list[Row]) -> bool:
    """Return whether days that were watched lie within those that are said now."""
    about = ("source", "service")
    return any(
        _of(each, about) == _of(row, about)
        and each.get("from", "") <= row.get("from", "")
        and row.get("to", "") <= each.get("to", "")
        for each in rows
    )


def _csv(header: Sequence[str], rows: Iterable[Row]) -> bytes:
    output = io.StringIO(newline="")
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([row.get(name, "") for name in header] for row in rows)
    return output.getvalue().encode()
