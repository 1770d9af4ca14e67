"""What an import changes in a table that is there already: rows that are new, other, or gone."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple

from msgspec import Struct

from generator.model.kinds import COVERAGE
from generator.model.person_number import mark_in, without_key
from generator.model.table import Kind

Row = tuple[str, ...]
_WHO = "respondent"
_DAY = "date"
_ID = ("id",)


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


class ComparedTables(Struct, frozen=True):
    """What changes, and the table in which what was there and what is said now are both.

    Rows that are there keep their places; another value takes that of the old one. ``unsure``: a
    row that is new may be one that is gone, corrected; nothing shows it. ``moved``: all answers
    that are known again by their id are of another day now. ``rekeyed`` are rows that are gone and
    new at once: they are the same but for numbers that another key made.
    """

    change: RowChanges
    merged: bytes
    unsure: bool = False
    moved: bool = False
    rekeyed: int = 0

    @property
    def in_place(self) -> RowChanges:
        """What changes where rows with the numbers of another key take the place of those."""
        new, same, other, gone = self.change
        again = self.rekeyed
        return RowChanges(new - again, same, other + again, gone - again)


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
    nameless: set[str] = set()
    merged: list[Row] = []
    gone: list[Row] = []
    added: list[Row] = []
    day = header.index(_DAY) if kind.key == _ID and _DAY in header else None
    inside = _LyingWithin(header, now) if kind.folder == COVERAGE else None
    for row in before:
        key = of_key(row)
        again = by_key.pop(key, None) if key else None
        if inside and inside.has(row):
            counts["same"] += 1
        elif again is not None:
            counts["same" if again == row else "other"] += 1
            counts["moved"] += day is not None and again[day] != row[day]
            merged.append(again)
        elif not key and plain[row]:
            plain[row] -= 1
            counts["same"] += 1
            merged.append(row)
        else:
            counts["gone"] += 1
            gone.append(row)
            nameless |= set() if key else {"gone"}
            merged.append(row)
    for row in now:
        key = of_key(row)
        if key:
            if by_key.pop(key, None) is None:
                continue
        elif plain[row]:
            plain[row] -= 1
            nameless.add("new")
        else:
            continue
        counts["new"] += 1
        added.append(row)
        merged.append(row)
    change = RowChanges(counts["new"], counts["same"], counts["other"], counts["gone"])
    moved = counts["moved"] > 0 and counts["moved"] == change.same + change.other
    unsure = nameless == {"gone", "new"}
    return ComparedTables(
        change, _csv(header, merged), unsure, moved, _rekeyed(header, gone, added)
    )


def _rekeyed(header: Sequence[str], gone: Sequence[Row], new: Sequence[Row]) -> int:
    """Return how many rows are the same but for their numbers, which another key made."""
    places = [at for at, name in enumerate(header) if name in (*_ID, _WHO)]
    marks, rows = [], []
    for some in (gone, new):
        numbered = [row for row in some if any(mark_in(row[at]) for at in places)]
        marks.append({mark_in(row[at]) for row in numbered for at in places} - {None, ""})
        rows.append(Counter(map(_without_keys(places), numbered)))
    return 0 if marks[0] & marks[1] else (rows[0] & rows[1]).total()


def _without_keys(places: Container[int]) -> Callable[[Row], Row]:
    def without(row: Row) -> Row:
        return tuple(
            text if at not in places or (left := without_key(text)) is None else left
            for at, text in enumerate(row)
        )

    return without


def there_already(
    said: bytes, others: Mapping[str, bytes], kind: Kind, same: Container[str] = ()
) -> tuple[dict[str, int], bytes]:
    """Return how many rows are in other tables, by their names; and the rows that are in none.

    Rows are known again by their key; those without one by all that they say, where they name
    somebody, or where the table is one of the ``same`` survey: others say the same by chance.
    """
    if not others:
        return {}, said
    table = _rows(said)
    keys, plain = _keys(table, kind), _plain(table, kind)
    found: dict[str, int] = {}
    taken: set[Row] = set()
    repeated: Counter[Row] = Counter()
    for name, raw in others.items():
        other = _rows(raw)
        known = keys & _keys(other, kind)
        alike = plain & _plain(other, kind) if plain else plain
        if name not in same:
            alike = Counter({row: count for row, count in alike.items() if row[0]})
        if known or alike:
            found[name] = len(known) + alike.total()
            taken |= known
            repeated += alike
    if not found:
        return {}, said
    of_key = _picker(table.places(kind.key))
    rows = []
    for row, whole in zip(table.rows, table.columns(_whole(kind)), strict=True):
        if not of_key(row) and repeated[whole]:
            repeated[whole] -= 1
        elif of_key(row) not in taken:
            rows.append(row)
    return found, _csv(table.header, rows)


def _whole(kind: Kind) -> list[str]:
    """Return all columns of a kind, first the one that says who answered."""
    return [_WHO, *(column.name for column in kind.columns if column.name != _WHO)]


def _plain(table: _Rows, kind: Kind) -> Counter[Row]:
    """Count the rows without a key by all that they say."""
    of_key = _picker(table.places(kind.key))
    if all(of_key(row) for row in table.rows):
        return Counter()
    rows = zip(table.rows, table.columns(_whole(kind)), strict=True)
    return Counter(whole for row, whole in rows if not of_key(row))


def rows_in(raw: bytes) -> int:
    """Return how many rows a table has."""
    return len(_rows(raw).rows)


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
