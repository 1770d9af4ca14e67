"""Forecasts that were frozen: each row carries a digest of itself and of the row before it.

Who changes a row by hand, takes one out or puts one in breaks the chain there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from generator.model.kinds import KIND_OF_FOLDER

COLUMNS = tuple(column.name for column in KIND_OF_FOLDER["forecasts"].columns)
SEALED = COLUMNS[:-1]
"""The columns that a digest seals: all but its own."""
_BETWEEN = "\x1f"


def digest_of(before: str, cells: Sequence[str]) -> str:
    """Return the digest of a row: SHA-256 of the digest before it (“” of a file's first) and it.

    ``cells`` are the row's texts, as they are written, in the order of ``SEALED``.
    """
    return hashlib.sha256(_BETWEEN.join((before, *cells)).encode()).hexdigest()


def sealed(before: str, rows: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
    """Return rows with their digests, each chained to the one before it."""
    found = []
    for cells in rows:
        before = digest_of(before, cells)
        found.append((*cells, before))
    return found
