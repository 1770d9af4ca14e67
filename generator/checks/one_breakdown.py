"""Which rows of two logs may be one breakdown: two tools write it down, minutes apart.

What they hold cannot decide it. Two are taken for one only if they are about the same service, say
the time of day, and stand in different files, and if they begin and end within minutes of each
other, or share most of their time. Breakdowns of one file are never asked about.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from generator.model.instant import Instant
from generator.records.cells import ColumnCells, Flags
from generator.records.records import Ints, Records

Floats = npt.NDArray[np.float64]
_MINUTE = 60_000_000
NEAR = 15
"""So many minutes may lie between what two tools say of one begin, or one end."""


class _Breakdowns(Struct, frozen=True):
    """Breakdowns in the order of service and begin; times in microseconds, NaN for an open end.

    ``step`` is −1 where it is about the whole service.
    """

    row: Ints
    file: Ints
    service: Ints
    step: Ints
    begin: Floats
    end: Floats


def one_breakdown(
    records: Records, usable: Flags, apart: Collection[frozenset[str]]
) -> dict[int, int]:
    """Return, for each row that may be a row of another file, that row, which stands before it.

    ``apart`` are pairs of files that are not the same.
    """
    known = _breakdowns(records, usable)
    found: dict[int, int] = {}
    # Two that share half of their time, or begin within minutes, begin before half of one is over.
    half = np.where(np.isnan(known.end), 0, known.end - known.begin) / 2
    latest = known.begin + np.maximum(half, NEAR * _MINUTE)
    away, first = 1, np.arange(len(known.row))
    while len(first := first[first + away < len(known.row)]):
        second = first + away
        same = (known.service[first] == known.service[second]) & (
            known.begin[second] <= latest[first]
        )
        first, second = first[same], second[same]
        for one, other in zip(*_alike(known, first, second), strict=True):
            before, after = sorted((int(known.row[one]), int(known.row[other])))
            names = frozenset(records.tables[records.files[each]].file for each in (before, after))
            if names not in apart:
                found.setdefault(after, before)
        away += 1
    return found


def _breakdowns(records: Records, usable: Flags) -> _Breakdowns:
    name, last = records.kind.when, records.kind.end
    cells = records.cells
    clocked = np.array([":" in text for text in cells[name].texts], dtype=bool)
    rows = np.flatnonzero(usable & cells[name].take(clocked, False).astype(bool))
    service, step = (cells[each].canonical[0][rows] for each in ("service", "step"))
    begin, end = (_instants(cells[each])[rows] for each in (name, last))
    order = np.lexsort((begin, service))
    return _Breakdowns(
        row=rows[order],
        file=records.files[rows[order]].astype(np.int64),
        service=service[order].astype(np.int64),
        step=step[order].astype(np.int64),
        begin=begin[order],
        end=end[order],
    )


def _instants(cells: ColumnCells) -> Floats:
    values = [v.microseconds if isinstance(v, Instant) else np.nan for v in cells.values]
    return cells.take(np.array(values, dtype=np.float64), np.nan).astype(np.float64)


def _alike(known: _Breakdowns, one: Ints, other: Ints) -> tuple[list[int], list[int]]:
    """Return which pairs may be one breakdown."""
    step, step_there = known.step[one], known.step[other]
    begin, begin_there = known.begin[one], known.begin[other]
    end, end_there = known.end[one], known.end[other]
    near = NEAR * _MINUTE
    open_end = np.isnan(end) | np.isnan(end_there)
    begun = np.abs(begin - begin_there) <= near
    shared = np.minimum(end, end_there) - np.maximum(begin, begin_there)
    whole = np.maximum(end, end_there) - np.minimum(begin, begin_there)
    alike = begun & (open_end | (np.abs(end - end_there) <= near))
    alike |= ~open_end & (shared > 0) & (2 * shared >= whole)
    alike &= known.file[one] != known.file[other]
    alike &= (step == step_there) | (step < 0) | (step_there < 0)
    return one[alike].tolist(), other[alike].tolist()
