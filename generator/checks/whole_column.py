"""One finding for a column of a file in which many values break the same rule.

“The column holds numbers from 0 to 10” says more than a thousand times “write 1 to 5”.
"""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from generator.checks.rule import Words
from generator.model.table import Type
from generator.records.records import Records
from generator.records.values import pattern_of

_MANY = 10
_SHARE = 0.1
"""So many values, and such a share of the column's: somebody meant something else by the column."""
_SHOWN = 3


def speaks_for_all(rows: Records, column: str, wrong: npt.NDArray[np.int64]) -> bool:
    """Return whether one finding is to speak for rows of one file that break a rule."""
    if len(wrong) < _MANY:
        return False
    filled = rows.cells[column].filled & (rows.files == rows.files[wrong[0]])
    return len(wrong) >= _SHARE * int(np.count_nonzero(filled))


def words_of_column(
    rows: Records, column: str, wrong: npt.NDArray[np.int64], first: Words
) -> Words:
    """Return message and hint for all; ``first`` are those for the first of the rows."""
    cells, file = rows.cells[column], rows.files == rows.files[wrong[0]]
    filled = np.flatnonzero(cells.filled & file)
    message, hint = first
    also = f"{message}; so it is in {len(wrong):,} of {len(filled):,} rows"
    if len(np.unique(cells.codes[filled])) == 1 and hint.startswith("write “"):
        return also, f"{hint}, in all of them"
    texts = [cells.texts[code] for code in np.unique(cells.codes[filled]).tolist()]
    return f"{also}, and the column holds {_looks_like(texts)}", (
        f"if “{column}” has another scale or other words, import the file with “codes:” that say "
        "what each of them means here; if two columns are swapped, exchange their names"
    )


def _looks_like(texts: list[str]) -> str:
    number = re.compile(pattern_of(Type.NUMBER) or "")
    if all(number.fullmatch(text) for text in texts):
        numbers = [float(text.replace("−", "-")) for text in texts]
        return f"numbers from {min(numbers):g} to {max(numbers):g}"
    some = ", ".join(f"“{text}”" for text in texts[:_SHOWN])
    return some + (" …" if len(texts) > _SHOWN else "")
