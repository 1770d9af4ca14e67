"""Numbers for rows by what some of their cells mean."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from generator.records.records import Ints, Records

_LARGEST = 2**62


def numbered(rows: Records, names: tuple[str, ...], some: Ints | None = None) -> Ints:
    """Return a number for each row, the same where the named cells mean the same; 0: all blank.

    Of ``some`` rows, where only these are asked about.
    """
    filled = [rows.cells[name].alike[0] for name in names if rows.cells[name].texts]
    if some is None:
        return joined(filled, len(rows), lowest=-1)
    return joined((codes[some] for codes in filled), len(some), lowest=-1)


def joined(columns: Iterable[npt.NDArray[np.integer]], rows: int, lowest: int = 0) -> Ints:
    """Return one number for the codes (from ``lowest`` on) of columns, the same where all are.

    It is 0 where all of them are the lowest.
    """
    numbers, size = np.zeros(rows, dtype=np.int64), 1
    for codes in columns:
        width = int(codes.max(initial=lowest)) - lowest + 1
        if width == 1:
            continue
        if size * width > _LARGEST:
            again, first = dense(numbers)
            numbers = np.where(numbers == 0, 0, again + 1)
            size = len(first) + 1
        numbers *= width
        numbers += codes
        numbers -= lowest
        size *= width
    return numbers


def dense(numbers: npt.NDArray[np.integer]) -> tuple[Ints, Ints]:
    """Return numbers from 0 on in their place, none left out, and where each is first."""
    import pandas as pd

    codes, found = pd.factorize(numbers)
    first = np.empty(len(found), dtype=np.int64)
    first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    return codes, first
