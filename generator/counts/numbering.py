"""Rows that agree in some columns get one number."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def numbered(columns: Sequence[NDArray[np.integer]]) -> tuple[Ints, Ints]:
    """Return each row's number, and the first row of each number; in the order of the columns.

    The columns are packed into one whole number a row: numbering those is many times as fast as
    grouping by several columns. Their ranges multiplied must stay below 2⁶³.
    """
    packed = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns if len(packed) else ():
        lowest, highest = int(column.min()), int(column.max())
        if lowest < highest:
            packed = packed * (highest - lowest + 1) + (column - np.int64(lowest))
    number, found = pd.factorize(packed, sort=True)
    first = np.empty(len(found), dtype=np.int64)
    first[number[::-1]] = np.arange(len(packed) - 1, -1, -1)
    return number, first


def distinct(numbers: Ints) -> Ints:
    """Return the numbers in their order, each once. They are sorted where they are.

    To sort ten million numbers is many times as fast as to hash them.
    """
    numbers.sort()
    return numbers[np.append(True, numbers[1:] != numbers[:-1])] if len(numbers) else numbers


def added_up(number: NDArray[np.integer], amounts: Floats | None, size: int) -> Floats:
    """Return the sum of the amounts of each number below ``size``; each is 1 where none are."""
    found = np.bincount(number, weights=amounts, minlength=size)
    return np.asarray(found, dtype=np.float64)
