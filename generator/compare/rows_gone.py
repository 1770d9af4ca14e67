"""Rows of data that are there no more: an export that keeps the last days alone takes the others.

Both states are read from their files: what a cache holds of tables has no rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from generator.model.kinds import COVERAGE, KIND_OF_FOLDER
from generator.model.table import Kind
from generator.sources import csv_table
from generator.sources.text import decode

Keys = Counter[tuple[str, ...]]


def rows_gone(before: Path, after: Path, files: Iterable[str]) -> dict[str, int]:
    """Return how many rows each file of data has no more; one that went as a whole is missing.

    ``before`` and ``after`` are the roots of both states, ``files`` names below them. Rows are the
    same where their key is, whatever else they say now. Of rows without a key only the number
    counts: nobody knows whether one has gone, or says something else. A row that moved into another
    of these files of its kind has not gone. Days that were watched grow, and are not looked at.
    """
    changed = [name for name in sorted(files) if _raw(before, name) != _raw(after, name)]
    found = {}
    for folder in dict.fromkeys(name.split("/")[1] for name in changed if name.count("/") > 1):
        kind = KIND_OF_FOLDER.get(folder)
        if kind is None or folder == COVERAGE:
            continue
        names = [name for name in changed if name.startswith(f"data/{folder}/")]
        now = sum((_keys(after, name, kind) for name in names), Keys())
        for name in names:
            gone = (_keys(before, name, kind) - now).total()
            if gone and _raw(after, name) is not None:
                found[name] = gone
    return found


def _raw(root: Path, name: str) -> bytes | None:
    try:
        return (root / name).read_bytes()
    except OSError:
        return None


def _keys(root: Path, name: str, kind: Kind) -> Keys:
    """Count the rows of a file by their keys; all without one together."""
    text, _ = decode(name, _raw(root, name) or b"")
    table = csv_table.parse(text)[0] if text else None
    if table is None:
        return Keys()
    at = [table.header.index(column) for column in kind.key if column in table.header]
    keys = (tuple(row[place].strip() for place in at) for row in table.rows)
    return Counter(key if any(key) else () for key in keys)
