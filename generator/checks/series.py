"""What rules about measured values share: each measure, promise or result, with its rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from generator.checks.numbered import numbered
from generator.checks.sheet import Sheet
from generator.model.measured_share import MeasureFacts

_NAMED = {"telemetry": "measure", "promises": "promise", "results": "result"}


class MeasureRows(NamedTuple):
    """One measure, promise or result: what it is, its sound rows, and their values."""

    what: str
    name: str
    service: str
    of: MeasureFacts
    rows: npt.NDArray[np.int64]
    values: npt.NDArray[np.float64]


def series_of(sheet: Sheet) -> Iterator[MeasureRows]:
    """Yield all series of a kind of data; none of kinds that hold no such values."""
    what = _NAMED.get(sheet.kind.folder)
    if what is None:
        return
    cells = sheet.rows.cells
    numbers = cells["value"].numbers
    sound = np.flatnonzero(sheet.whole & ~np.isnan(numbers))
    keys = numbered(sheet.rows, ("service", what))[sound]
    order = np.argsort(keys, kind="stable")
    starts = np.flatnonzero(np.diff(keys[order], prepend=-1))
    for rows in np.split(sound[order], starts[1:]):
        if len(rows):
            first = int(rows[0])
            service, name = str(cells["service"].value(first)), cells[what].text(first)
            facts = sheet.known.services.get(service)
            of = facts.measured.get((what, name)) if facts else None
            if of:
                yield MeasureRows(what, name, service, of, rows, numbers[rows])


def flags(sheet: Sheet, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Return the flag of each row that is among some."""
    found = np.zeros(len(sheet.rows), dtype=bool)
    found[rows] = True
    return found
