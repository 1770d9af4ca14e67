"""A frozen forecast is as it was when it was made."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.checks.rule import ERROR, Family, Mask, Rule, Words
from generator.checks.sheet import Sheet, Spot
from generator.model.frozen import SEALED, digest_of


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows that do not follow from themselves and the row before them, file by file."""
    if sheet.kind.folder != "forecasts":
        return
    rows = sheet.rows
    broken = np.zeros(len(rows), dtype=bool)
    before, file = "", -1
    for row in range(len(rows)):
        if rows.files[row] != file:
            before, file = "", int(rows.files[row])
        written = rows.cells["digest"].text(row)
        cells = [rows.cells[name].text(row) for name in SEALED]
        broken[row] = written != digest_of(before, cells)
        before = written
    yield sheet.mask(broken, _words, "digest")


def _words(_: Spot) -> Words:
    message = (
        "the chain of frozen forecasts breaks here: this row was changed, or the row before it is "
        "gone"
    )
    return message, "restore the file from the history: forecasts must not be changed afterwards"


RULE = Rule(
    code="forecast-chain",
    title="A frozen forecast has not been changed",
    severity=ERROR,
    family=Family.DATA,
    why="A forecast that is changed once the answers are known is not a forecast.",
    hint="restore the file from the history",
    find=find,
)
