"""Rows to CSV files, sorted by when, so that git shows what is new at a file's end."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping

from generator.model.kinds import KIND_OF_FOLDER
from generator.model.table import Kind

LARGEST_FILE = 20_000_000
"""Characters of one file; a larger one is written in parts."""
BY_YEAR = {"answers", "tallies", "invitations", "telemetry", "usage"}
"""Kinds with so many rows that each year has a file of its own."""
Row = tuple[str, ...]


def row_of(folder: str, values: Mapping[str, str]) -> Row:
    """Return a row of a kind with all its columns, blank where ``values`` has none."""
    columns = [column.name for column in KIND_OF_FOLDER[folder].columns]
    unknown = set(values) - set(columns)
    if unknown:
        raise KeyError(f"{folder} has no column {sorted(unknown)}")
    return tuple(values.get(name, "") for name in columns)


class Sheets:
    """Rows by folder and file, each row with all columns of its kind.

    A file belongs to an owner, which is a provider's id; a large one is split by year.
    """

    def __init__(self) -> None:
        self._rows: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
        self._when = {folder: _when_columns(kind) for folder, kind in KIND_OF_FOLDER.items()}

    def add(self, folder: str, owner: str, rows: Iterable[Row]) -> None:
        """Add rows; each goes to the file of its owner and of the year that it is about."""
        first, second = self._when[folder]
        for row in rows:
            name = f"{owner}-{(row[first] or row[second])[:4]}" if folder in BY_YEAR else owner
            self._rows[folder, name].append(row)

    def add_some(self, folder: str, owner: str, rows: Iterable[Mapping[str, str]]) -> None:
        """Add rows that name only the columns which they fill."""
        self.add(folder, owner, (row_of(folder, row) for row in rows))

    def size(self, folder: str, name: str) -> int:
        """Return how many rows a file has."""
        return len(self._rows.get((folder, name), ()))

    def files(self) -> dict[str, str]:
        """Return the text of every file, by its name below ``data/``."""
        found: dict[str, str] = {}
        for (folder, name), rows in sorted(self._rows.items()):
            first, second = self._when[folder]
            rows.sort(key=lambda row: (row[first] or row[second], row))
            parts = _parts(_text(KIND_OF_FOLDER[folder], rows))
            for number, part in enumerate(parts, 1):
                ending = f"-{number}" if len(parts) > 1 else ""
                found[f"{folder}/{name}{ending}.csv"] = part
        return found


def _when_columns(kind: Kind) -> tuple[int, int]:
    """Return the columns that say when: of telemetry and invitations there are two."""
    names = [column.name for column in kind.columns]
    other = {"telemetry": "time", "invitations": "wave"}.get(kind.folder, kind.when)
    return names.index(kind.when), names.index(other)


def _text(kind: Kind, rows: list[Row]) -> str:
    """Write only the columns that a file needs."""
    filled = [any(values) for values in zip(*rows, strict=True)]
    filled_columns = [
        index
        for index, column in enumerate(kind.columns)
        if filled[index] or column.required or column.present
    ]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(kind.columns[index].name for index in filled_columns)
    writer.writerows([row[index] for index in filled_columns] for row in rows)
    return out.getvalue()


def _parts(text: str) -> list[str]:
    if len(text) <= LARGEST_FILE:
        return [text]
    header, _, rest = text.partition("\n")
    parts = []
    while rest:
        # No value of the example holds a newline, so a line is a row.
        cut = len(rest) if len(rest) <= LARGEST_FILE else rest.rindex("\n", 0, LARGEST_FILE) + 1
        parts.append(f"{header}\n{rest[:cut]}")
        rest = rest[cut:]
    return parts
