"""The check of frozen forecasts: is the chain of their digests whole?"""

from __future__ import annotations

import numpy as np

from generator.checks.row_check import Derived, Look, RowCheck, Sheet, Spot, Words, in_set
from generator.checks.rule import ERROR, Family, Rule
from generator.model.frozen import SEALED, digest_of
from generator.model.table import Kind


def _look_chain(kind: Kind) -> list[Look]:
    return [in_set([False], "digest")] if kind.folder == "forecasts" else []


def _broken(sheet: Sheet, _: Look) -> Derived:
    """Return where a row does not follow from itself and the row before it, file by file."""
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
    return broken


def _say_broken(_: Spot) -> Words:
    message = (
        "the chain of frozen forecasts breaks here: this row is not as it was written, or the row "
        "before it is gone"
    )
    return message, "restore the file from the history: no forecast is changed afterwards"


FROZEN_CHECKS: tuple[RowCheck, ...] = (
    RowCheck(
        Rule(
            "forecast-chain",
            "A frozen forecast is as it was when it was made",
            ERROR,
            Family.DATA,
            "A forecast that is changed when the answers are known is none.",
            "restore the file from the history",
        ),
        _look_chain,
        _broken,
        _say_broken,
    ),
)
