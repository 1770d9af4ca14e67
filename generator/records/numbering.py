"""Rows that agree in some columns get one number."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
_ROOM = 4
"""Up to so many numbers for each row, to look them up in a table costs less than to hash them."""


def numbered(columns: Sequence[npt.NDArray[np.integer]]) -> tuple[Ints, Ints]:
    """Return each row's number, and the last row of each number; in the order of the columns.

    The columns are packed into one whole number a row: numbering those is many times as fast as
    grouping by several columns. Their ranges multiplied must stay below 2⁶³.
    """
    import pandas as pd

    rows, size = len(columns[0]), 1
    packed = np.zeros(rows, dtype=np.int64)
    for column in columns if rows else ():
        lowest, highest = int(column.min()), int(column.max())
        if lowest < highest:
            size *= highest - lowest + 1
            packed *= highest - lowest + 1
            packed += column
            packed -= lowest
    if size <= _ROOM * rows:
        last = np.full(size, -1, dtype=np.int32)
        last[packed] = np.arange(rows, dtype=np.int32)
        found = np.flatnonzero(last >= 0)
        number_of = np.empty(size, dtype=np.int64)
        number_of[found] = np.arange(len(found))
        return number_of[packed], last[found].astype(np.int64)
    number, distinct = pd.factorize(packed, sort=True)
    row_of = np.empty(len(distinct), dtype=np.int64)
    row_of[number] = np.arange(rows)
    return number, row_of


def repeated(numbers: npt.NDArray[np.integer]) -> Ints:
    """Return the places of the numbers that are there more than once; −1 is no number.

    To sort ten million numbers is many times as fast as to hash them, and few are repeated.
    """
    import pandas as pd

    ordered = numbers[numbers >= 0]
    ordered.sort()  # where it is: of ten million each copy is large
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    del ordered
    if not len(twice):
        return np.zeros(0, dtype=np.int64)
    return np.flatnonzero(pd.Series(numbers).isin(twice))


def added_up(number: npt.NDArray[np.integer], amounts: Floats | None, size: int) -> Floats:
    """Return the sum of the amounts of each number below ``size``; each is 1 where none are."""
    found = np.bincount(number, weights=amounts, minlength=size)
    return np.asarray(found, dtype=np.float64)
