"""Columns of texts as CSV, in blocks: as the CSV module writes them, and several times as fast."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

_BLOCK = 50_000
"""Rows that are written together: of a million, few are in memory as lines."""


def csv_of(header: Sequence[str], columns: Sequence[npt.NDArray[np.object_]]) -> bytes:
    """Return a table in UTF-8: a line of the header, then one for each row.

    ``columns`` hold texts, all as many, and are as many as the header's names.
    """
    begins = range(0, len(columns[0]), _BLOCK)
    blocks = ([column[at : at + _BLOCK].tolist() for column in columns] for at in begins)
    return b"".join(map(_lines, chain([[[name] for name in header]], blocks)))


def _lines(columns: Sequence[Sequence[str]]) -> bytes:
    text = "\n".join(map(",".join, zip(*columns, strict=True))) + "\n"
    rows, width = len(columns[0]), len(columns)
    marks = tuple(map(text.count, ',\n"\r'))
    if width > 1 and marks == (rows * (width - 1), rows, 0, 0):  # none is in a text
        return text.encode()
    output = io.StringIO(newline="")
    csv.writer(output, lineterminator="\n").writerows(zip(*columns, strict=True))
    return output.getvalue().encode()
