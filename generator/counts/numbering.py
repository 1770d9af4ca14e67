"""Rows that agree in some columns get one number."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def numbered(columns: Sequence[Ints]) -> tuple[Ints, Ints]:
    """Return each row's number, and the first row of each number; in the order of the columns.

    The columns are packed into one whole number a row: numbering those is many times as fast as
    grouping by several columns. Their ranges multiplied must stay below 2⁶³.
    """
    packed = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns if len(packed) else ():
        lowest = column.min()
        packed = packed * (column.max() - lowest + 1) + (column - lowest)
    number, found = pd.factorize(packed, sort=True)
    first = np.empty(len(found), dtype=np.int64)
    first[number[::-1]] = np.arange(len(packed) - 1, -1, -1)
    return number, first


def added_up(number: Ints, amounts: Floats, size: int) -> Floats:
    """Return the sum of the amounts of each number below ``size``."""
    return np.asarray(np.bincount(number, weights=amounts, minlength=size), dtype=np.float64)
