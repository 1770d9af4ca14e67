"""Which rows about answers are longer than one period of their service."""

from __future__ import annotations

from datetime import date

import numpy as np

from generator.checks.table_context import TableContext
from generator.model.period import Grain, period_of
from generator.records.cells import Flags
from generator.records.records import Records

_COUNTED = ("answers", "tallies")


def too_long(rows: Records, known: TableContext) -> Flags:
    """Return which rows do not fit into one of their service's periods; none of other kinds.

    Each distinct pair of a period and a grain is judged once.
    """
    if rows.kind.folder not in _COUNTED or rows.last_days is rows.days:  # a day fits everywhere
        return np.zeros(len(rows), dtype=bool)
    cells = rows.cells[rows.kind.when]
    grains, begins = list(Grain), known.reading.year_begins

    def fit(first: date, last: date, grain: Grain) -> bool:
        return period_of(first, grain, begins) == period_of(last, grain, begins)

    fits = np.array(
        [[span is None or fit(*span, grain) for grain in grains] for span in (*cells.spans, None)]
    )
    wrong: Flags = ~fits[cells.codes, own_grains(rows, known)]
    return wrong


def own_grains(rows: Records, known: TableContext) -> np.ndarray:
    """Return the grain of each row's service, or of the organisation: its index in ``Grain``."""
    grains = list(Grain)
    codes, names = rows.cells["service"].canonical
    own = [grains.index(known.services[str(name)].grain) for name in names]
    return np.array([*own, grains.index(known.grain)])[codes]
