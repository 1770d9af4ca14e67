"""A point in a number stands before decimals, and for nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np
import numpy.typing as npt
from msgspec.structs import replace

from generator.checks.rule import WARNING, Family, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot
from generator.model.table import Type
from generator.model.written_number import number_readings, write_one_of

_MONEY = "amount"
_THREE_DECIMALS = ("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND")
"""Currencies that have a thousand of a smaller coin."""
_EITHER = re.compile(r"[+\-−]?[1-9][0-9]{0,2}\.[0-9]{3}")
"""Thousands to some, three decimals to others."""
_HUNDREDS = re.compile(r"[+\-−]?[1-9][0-9]{0,2}")
Codes = npt.NDArray[np.int64]


def find(sheet: Sheet) -> Iterator[Mask]:
    """Columns of a file in which each point has three digits behind it, as in 12.000.

    An amount of money has two decimals, so they are asked about. Of other numbers those are that
    cannot have been written with decimals: a program that writes 1.500 would write 950.000, and one
    that writes 950 would write 1.5.
    """
    for column in sheet.kind.columns:
        cells = sheet.rows.cells[column.name]
        if column.type is not Type.NUMBER:
            continue
        either = np.array([bool(_EITHER.fullmatch(text)) for text in cells.texts], dtype=bool)
        if not either.any():
            continue
        pointed = np.array(["." in text for text in cells.texts], dtype=bool)
        money = column.name == _MONEY and sheet.known.currency not in _THREE_DECIMALS
        for file in range(len(sheet.rows.tables)):
            own = (sheet.rows.files == file) & cells.filled
            codes = np.unique(cells.codes[own]).astype(np.int64)
            asked = codes[pointed[codes]]
            if len(asked) and either[asked].all() and (money or _mixed(cells.texts, codes, asked)):
                wrong = own & np.isin(cells.codes, asked)
                words = partial(_words, column.name)
                mask = sheet.mask(wrong, words, column.name, RowOutcome.SET_ASIDE)
                yield replace(mask, once_per_file=True)


def _mixed(texts: Sequence[str], codes: Codes, pointed: Codes) -> bool:
    """Whether values have no point where they are below a thousand, and else end in a 0."""
    ends = any(texts[code].endswith("0") for code in pointed.tolist())
    return ends and any(_HUNDREDS.fullmatch(texts[code]) for code in codes.tolist())


def _words(column: str, spot: Spot) -> Words:
    text = spot.text(column)
    also = f", and so in all {spot.count:,} rows with a point" if spot.count > 1 else ""
    message = f"the point in “{text}” may separate thousands or decimals"
    return message, f"{write_one_of(number_readings(text))}{also}"


RULE = Rule(
    code="row-point-for-thousands",
    title="A point is a decimal point",
    severity=WARNING,
    family=Family.DATA,
    why="12.000 is twelve thousand in one country and twelve in another.",
    hint="write 12000 or 12, whichever it is",
    find=find,
)
