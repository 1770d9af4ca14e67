"""One finding for a column of a file in which many values break the same rule.

“The column holds numbers from 0 to 10” says more than a thousand times “write 1 to 5”.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from generator.checks.rule import Words
from generator.model.table import Column, Type
from generator.records.records import Records
from generator.records.values import pattern_of

_MANY = 10
_SHARE = 0.1
"""So many values, and such a share of the column's: somebody meant something else by the column."""
_SHOWN = 3
_TIMES = (Type.PERIOD, Type.DAY, Type.TIME)


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
    also = f"{message}; {len(wrong):,} of {len(filled):,} rows have this problem"
    if len(np.unique(cells.codes[filled])) == 1:
        if hint.startswith("write “"):
            return also, f"{hint}, in all of them"
        if cells.column.type is Type.REFERENCE:  # no code list: one name that is not defined
            return also, hint
    if cells.column.type is Type.REFERENCE and hint.startswith("write “"):
        return also, f"{hint}, and the others in the same way"
    if (
        cells.column.type in _TIMES
        and hint.startswith("write ")
        and not hint.startswith("write it")
    ):
        return also, f"{hint}, and the others in the same way"
    texts = [cells.texts[code] for code in np.unique(cells.codes[filled]).tolist()]
    like, way = _looks_like(texts), _WAY
    for scale in _SCALES if _has_scale(cells.column) and _all_numbers(texts) else ():
        numbers = _numbers(texts)
        least, most = min(numbers), max(numbers)
        if scale.low <= least <= scale.begins and scale.beyond < most <= scale.high:
            like, way = f"{like}, as {scale.what}", scale.way
            break
    return f"{also}, and the column contains {like}", way.format(column=column)


class _OtherScale(NamedTuple):
    """A scale that is often used: its ends, and the way to ours.

    Its least value is no more than ``begins``, and its greatest is more than ``beyond``.
    """

    low: float
    begins: float
    beyond: float
    high: float
    what: str
    way: str


_WAY = (
    "if “{column}” has another scale or other words, import the file with “codes:” that say "
    "what each of them means here; if two columns are swapped, exchange their names"
)
_SCALES = (
    _OtherScale(
        0,
        1,
        7,
        10,
        "answers on a scale from 0 to 10 do",
        "if people were asked whether they recommend it, rename the column to “recommend”; else "
        "import the file with “codes:” that say which of them is 1, 2, 3, 4 and 5 here",
    ),
    _OtherScale(
        0,
        100,
        10,
        100,
        "scores out of 100 do",
        "import the file with “codes:” that say which points are 1, 2, 3, 4 and 5 here; if they "
        "are means or shares of many answers, write them into data/summaries/",
    ),
    _OtherScale(
        -100,
        -2,
        -100,
        100,
        "net scores such as an NPS do",
        "write the answers that the score was made of, one in each row; a score is of many people, "
        "and no answer of one",
    ),
)


def _has_scale(column: Column) -> bool:
    return column.minimum is not None and column.maximum is not None


def _all_numbers(texts: list[str]) -> bool:
    number = re.compile(pattern_of(Type.NUMBER) or "")
    return all(number.fullmatch(text) for text in texts)


def _numbers(texts: list[str]) -> list[float]:
    return [float(text.replace("−", "-")) for text in texts]


def _looks_like(texts: list[str]) -> str:
    if _all_numbers(texts):
        numbers = _numbers(texts)
        return f"numbers from {min(numbers):g} to {max(numbers):g}"
    some = ", ".join(f"“{text}”" for text in texts[:_SHOWN])
    return some + (" …" if len(texts) > _SHOWN else "")
