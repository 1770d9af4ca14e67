"""What an import changes in a table that is there already: rows that are new, other, or gone."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple

from generator.model.kinds import COVERAGE
from generator.model.table import Kind

Row = tuple[str, ...]
_DIGITS = 19
"""So many have numbers that count nothing in this world."""


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
    named = {*old.header, *new.header}
    header = [column.name for column in kind.columns if column.name in named]
    before, now = old.columns(header), new.columns(header)
    of_key = _picker([header.index(name) for name in kind.key if name in header])
    by_key = {key: row for row in now if (key := of_key(row))}
    plain = Counter(row for row in now if not of_key(row))
    counts: Counter[str] = Counter()
    merged: list[Row] = []
    inside = _LyingWithin(header, now) if kind.folder == COVERAGE else None
    for row in before:
        key = of_key(row)
        again = by_key.pop(key, None) if key else None
        if inside and inside.has(row):
            counts["same"] += 1
        elif again is not None:
            counts["same" if again == row else "other"] += 1
            merged.append(again)
        elif not key and plain[row]:
            plain[row] -= 1
            counts["same"] += 1
            merged.append(row)
        else:
            counts["gone"] += 1
            merged.append(row)
    for row in now:
        key = of_key(row)
        if key:
            if by_key.pop(key, None) is None:
                continue
        elif plain[row]:
            plain[row] -= 1
        else:
            continue
        counts["new"] += 1
        merged.append(row)
    change = RowChanges(counts["new"], counts["same"], counts["other"], counts["gone"])
    return ComparedTables(change, _csv(header, merged))


def there_already(
    said: bytes, others: Mapping[str, bytes], kind: Kind
) -> tuple[dict[str, int], bytes]:
    """Return how many rows with a key are in other tables, by their names; and the other rows."""
    known = {name: _keys(_rows(raw), kind) for name, raw in others.items()}
    if not any(known.values()):
        return {}, said
    table = _rows(said)
    keys = _keys(table, kind)
    found = {name: len(keys & some) for name, some in known.items() if keys & some}
    if not found:
        return {}, said
    taken = set().union(*(known[name] for name in found))
    of_key = _picker(table.places(kind.key))
    return found, _csv(table.header, (row for row in table.rows if of_key(row) not in taken))


def fallen_counts(there: bytes, said: bytes, kind: Kind) -> tuple[str, ...]:
    """Return the periods in which a table of counts has more than is said now of the same.

    As answers come in, counts grow: where one is smaller, it counts others, or not all.
    """
    adding = [column.name for column in kind.columns if column.adds_up]
    before, now = (_counts(_rows(raw), kind.key, adding) for raw in (there, said))
    return tuple(
        sorted(
            {
                key[0]
                for key in before.keys() & now.keys()
                if any(int(new) < int(old) for old, new in zip(before[key], now[key], strict=True))
            }
        )
    )


def _counts(table: _Rows, key: Sequence[str], adding: Sequence[str]) -> dict[Row, Row]:
    """Return what rows count, by all columns of their key; what is no count is nothing."""
    rows = zip(table.columns(key), table.columns(adding), strict=True)
    return {
        of: tuple(text if text.isdecimal() and len(text) < _DIGITS else "0" for text in counts)
        for of, counts in rows
    }


class _Rows(NamedTuple):
    header: Sequence[str]
    rows: list[Row]

    def places(self, names: Sequence[str]) -> list[int]:
        """Return where columns are; a place where there is nothing for one that is missing."""
        return [self.header.index(n) if n in self.header else -1 for n in names]

    def columns(self, names: Sequence[str]) -> list[Row]:
        """Return the rows with these columns, empty where one is missing."""
        if [*names] == [*self.header]:
            return self.rows
        places = self.places(names)
        return [tuple(row[at] if at >= 0 else "" for at in places) for row in self.rows]


def _rows(raw: bytes) -> _Rows:
    read = csv.reader(io.StringIO(raw.decode("utf-8-sig", "replace"), newline=""))
    header = next(read, [])
    width = len(header)
    return _Rows(header, [tuple(row) for row in read if len(row) == width])


def _keys(table: _Rows, kind: Kind) -> set[Row]:
    of_key = _picker(table.places(kind.key))
    return {key for row in table.rows if (key := of_key(row))}


def _picker(places: Sequence[int]) -> Callable[[Row], Row]:
    """Return what takes the key out of a row; it is empty where all of it is."""
    some = [at for at in places if at >= 0]
    if not some:
        return lambda _: ()
    if len(some) == 1:
        (only,) = some
        return lambda row: (row[only],) if row[only] else ()
    take = itemgetter(*some)

    def key(row: Row) -> Row:
        found: Row = take(row)
        return found if any(found) else ()

    return key


class _LyingWithin:
    """Whether days that were watched lie within days that are said now."""

    def __init__(self, header: Sequence[str], rows: Sequence[Row]) -> None:
        self._of = itemgetter(*map(header.index, ("source", "service", "from", "to")))
        self._spans = [self._of(row) for row in rows]

    def has(self, row: Row) -> bool:
        """Return whether they do."""
        source, service, begin, end = self._of(row)
        return any(
            (source, service) == (other, of) and since <= begin and end <= until
            for other, of, since, until in self._spans
        )


def _csv(header: Sequence[str], rows: Iterable[Row]) -> bytes:
    output = io.StringIO(newline="")
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return output.getvalue().encode()
