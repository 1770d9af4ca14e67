"""Numbers for rows by what some of their cells mean."""

from __future__ import annotations

import numpy as np

from generator.records.records import Ints, Records

_LARGEST = 2**62


def numbered(rows: Records, names: tuple[str, ...]) -> Ints:
    """Return a number for each row, the same where the named cells mean the same; 0: all blank."""
    numbers = np.zeros(len(rows), dtype=np.int64)
    size = 1
    for name in names:
        codes, known = rows.cells[name].alike
        width = known + 1
        if size * width > _LARGEST:  # numbered anew; it sorts, so it is done only where it must be
            empty_rows = numbers == 0
            _, numbers = np.unique(numbers, return_inverse=True)
            numbers = np.where(empty_rows, 0, numbers + 1)
            size = len(rows) + 2
        numbers = numbers * width + codes + 1
        size *= width
    return numbers
