"""A breakdown says how long it lasted."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.checks.badly_written import END_UNKNOWN
from generator.checks.rule import WARNING, Family, Lifecycle, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot
from generator.model.instant import Instant

_HINT = f"write both with their times, as 2026-09-30T14:05; for the end {END_UNKNOWN}"


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows that end in the moment in which they begin, and those that end on a day without a time.

    Both count: of the first nobody knows when they ended, the others end as their last day begins.
    """
    end = sheet.kind.end
    if not end:
        return
    began, ended = (_stamps(sheet, name) for name in (sheet.kind.when, end))
    cells = sheet.rows.cells[end]
    of_days = np.array([isinstance(v, Instant) and ":" not in t for t, v in _read(sheet, end)])
    by_day = cells.take(of_days, False).astype(bool) if len(of_days) else ended < 0
    at_once = (began == ended) & ~sheet.bad
    yield sheet.mask(at_once, _at_once, end, RowOutcome.COUNTED, once=True)
    yield sheet.mask(by_day & ~at_once & ~sheet.bad, _by_day, end, RowOutcome.COUNTED, once=True)


def _read(sheet: Sheet, name: str) -> Iterator[tuple[str, object]]:
    cells = sheet.rows.cells[name]
    return zip(cells.texts, cells.values, strict=True)


def _stamps(sheet: Sheet, name: str) -> np.ndarray:
    stamps = [v.microseconds if isinstance(v, Instant) else np.nan for _, v in _read(sheet, name)]
    return sheet.rows.cells[name].take(np.array(stamps, dtype=np.float64), np.nan)


def _at_once(spot: Spot) -> Words:
    rows = spot.rows("ends", "end")
    return f"{rows} at the moment it begins: we do not know how long it lasted", _HINT


def _by_day(spot: Spot) -> Words:
    rows = spot.rows("ends", "end")
    return f"{rows} on a day without a time, so at the start of that day", _HINT


RULE = Rule(
    code="row-duration-unclear",
    title="A breakdown says how long it lasted",
    severity=WARNING,
    family=Family.DATA,
    why="A breakdown that ends when it starts would have affected nobody.",
    hint=_HINT,
    find=find,
    lifecycle=Lifecycle.NEW,
)
