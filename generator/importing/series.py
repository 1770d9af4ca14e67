"""Series in one export: by which labels they differ, and which values of those occur together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from generator.importing.columns import stripped
from generator.sources.csv_table import Table


def together(table: Table, names: Sequence[str]) -> list[tuple[str, ...]]:
    """Return which values some columns have together in a row, in order, each once.

    Values are without spaces around them; one that is not there is empty.
    """
    columns = [stripped(table.column(name)) for name in names]
    codes = np.stack([column.codes for column in columns], axis=1)
    return sorted(
        tuple(column.texts[code] for column, code in zip(columns, row, strict=True))
        for row in np.unique(codes, axis=0).tolist()
    )


def that_differ(table: Table, first: str, labels: Sequence[str], most: int) -> tuple[str, ...]:
    """Return the columns by which series differ: the first, and each label that parts more of them.

    A label with which there would be more than ``most`` series is none by which to ask.
    """
    found: tuple[str, ...] = (first,)
    number = len(together(table, (first,)))
    for name in labels:
        if name != first and number < (size := len(together(table, (*found, name)))) <= most:
            found, number = (*found, name), size
    return found
