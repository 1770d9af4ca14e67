"""Rows of data that went: an export that keeps only the last days takes the others.

Both states are read from their files: what a cache holds of tables has no rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.model.kinds import COVERAGE, KIND_OF_FOLDER
from generator.model.person_number import mark_in, without_key
from generator.model.table import Kind
from generator.sources import csv_table
from generator.sources.csv_table import Table
from generator.sources.text import decode

_WHO = "respondent"
_OF_WHOM = (_WHO, "date", "service", "provider", "step")
"""What makes an answer without an id the same one, whatever it says now."""
_NOTHING_KNOWN = ""
"""Marks a row that is known by all that it says, and by nothing else."""
Row = tuple[str, ...]
Rows = Counter[Row]


class GoneRows(NamedTuple):
    """How many rows a file has no more; ``unsure``: some of them may only say something else.

    ``renewed`` are as many more that are there, with numbers that another key made.
    """

    number: int
    unsure: bool = False
    renewed: int = 0


def rows_gone(before: Path, after: Path, files: Iterable[str]) -> dict[str, GoneRows]:
    """Return how many rows each file of data has no more; one that went as a whole is missing.

    ``before`` and ``after`` are the roots of both states, ``files`` names below them. Rows are the
    same where their key is, whatever else they say now; answers without one where the same person
    gave them on the same day. Other rows are the same where they say the same. A row that moved
    into another of these files of its kind has not gone. Days that were watched grow, and are not
    looked at.
    """
    changed = [name for name in sorted(files) if _raw(before, name) != _raw(after, name)]
    found = {}
    for folder in dict.fromkeys(name.split("/")[1] for name in changed if name.count("/") > 1):
        kind = KIND_OF_FOLDER.get(folder)
        if kind is None or folder == COVERAGE:
            continue
        names = [name for name in changed if name.startswith(f"data/{folder}/")]
        was, now = (dict(_tables(root, names)) for root in (before, after))
        for name, rows in _gone(_rows_of(was, now, kind), _rows_of(now, was, kind)):
            if rows and _raw(after, name) is not None:
                unsure = any(row[0] == _NOTHING_KNOWN for row in rows)
                renewed = _renewed(was[name], now[name], kind) if name in now else 0
                renewed = min(renewed, rows.total())
                found[name] = GoneRows(rows.total() - renewed, unsure, renewed)
    return found


def _renewed(was: Table, now: Table, kind: Kind) -> int:
    """Return how many rows are there as before but for their numbers, all of which are others.

    A number shows nothing of whom it stands for: rows that say the same else are the same rows.
    """
    both = [column.name for column in kind.columns if column.name in {*was.header} & {*now.header}]
    numbered = [name for name in both if name in ("id", _WHO)]
    before, after = (
        {text for name in numbered for text in one.column(name).texts if mark_in(text) is not None}
        for one in (was, now)
    )
    if not before or not after or before & after:
        return 0
    rows = (Rows(_without_keys(one, both, numbered)) for one in (was, now))
    return (next(rows) & next(rows)).total()


def _without_keys(table: Table, columns: Iterable[str], numbered: Collection[str]) -> Iterator[Row]:
    """Yield the rows in some columns, with what is left of numbers whose keys nobody knows."""
    places = {name: place for place, name in enumerate(table.header)}
    for cells in table.rows:
        row = {name: cells[places[name]].strip() for name in columns}
        yield tuple(
            text if name not in numbered or (left := without_key(text)) is None else left
            for name, text in row.items()
        )


def _gone(was: Mapping[str, Rows], now: Mapping[str, Rows]) -> Iterator[tuple[str, Rows]]:
    """Yield the rows that each file has lost, as far as no other file has gained them."""
    left = sum(was.values(), Rows()) - sum(now.values(), Rows())
    for name, rows in was.items():
        lost = (rows - now.get(name, Rows())) & left
        left -= lost
        yield name, lost


def _raw(root: Path, name: str) -> bytes | None:
    try:
        return (root / name).read_bytes()
    except OSError:
        return None


def _tables(root: Path, names: Iterable[str]) -> Iterator[tuple[str, Table]]:
    for name in names:
        text, _ = decode(name, _raw(root, name) or b"")
        table = csv_table.parse(text)[0] if text else None
        if table is not None:
            yield name, table


def _rows_of(
    tables: Mapping[str, Table], others: Mapping[str, Table], kind: Kind
) -> dict[str, Rows]:
    """Count the rows of each file by what makes them the same, in columns that both states have."""
    here, there = (
        {name for one in some.values() for name in one.header} for some in (tables, others)
    )
    both = [column.name for column in kind.columns if column.name in here & there]
    return {name: Rows(_known_by(table, both, kind)) for name, table in tables.items()}


def _known_by(table: Table, columns: Iterable[str], kind: Kind) -> Iterator[Row]:
    """Yield of each row by what it is known, and that: its key, a person, or all that it says."""
    columns = [*columns]
    places = {name: place for place, name in enumerate(table.header)}
    at = [places.get(name) for name in columns]
    by_key = [columns.index(name) for name in kind.key if name in columns]
    by_person = [columns.index(name) for name in _OF_WHOM if name in columns]
    for cells in table.rows:
        row = ["" if place is None else cells[place].strip() for place in at]
        key = tuple(row[place] for place in by_key)
        if any(key):
            yield ("key", *key)
        elif _WHO in columns and row[columns.index(_WHO)]:
            yield (_WHO, *(row[place] for place in by_person))
        else:
            yield (_NOTHING_KNOWN, *row)
