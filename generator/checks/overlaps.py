"""Periods of one series that overlap, so that nothing is added up twice.

A series is all rows of a kind with the same key but for the period: a service's costs of one
category. Its periods are spans of days: a quarter overlaps its months. Each column is looked at on
its own, among the rows that fill it.

Where values add up, the finer periods count if they fill the coarser one and come to the same: the
coarser row says nothing new, so there is no finding. If they come to something else, nobody but the
author knows what is true. Where values do not add up, the service's own period counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from math import fsum

import numpy as np
from msgspec import Struct

from generator.checks.numbered import numbered
from generator.checks.table_context import TableContext
from generator.checks.too_long import own_grains, too_long
from generator.model.period import Grain, Period
from generator.model.table import Column, Type
from generator.model.tiling import tiling
from generator.records.cells import Flags
from generator.records.records import Ints, Records

_GRAINS = list(Grain)


class OverlapReason(StrEnum):
    """Why a value does not count."""

    SAME = "same"  # the finer periods come to the same
    OTHER_SUM = "other sum"  # they fill the coarser one, and come to something else
    GAPS = "gaps"  # they do not fill it
    ACROSS = "across"  # neither lies within the other
    APART = "apart"  # such values are not added up, and another period is the service's own


class Overlap(Struct, frozen=True):
    """A row whose value in a column does not count, because of other rows.

    ``total`` is what the others come to; not a number where nobody may add them.
    """

    row: int
    column: str
    reason: OverlapReason
    others: tuple[int, ...]
    total: float = np.nan


class Overlaps(Struct, frozen=True, dict=True):
    """All overlaps among rows of a kind that may count."""

    rows: Records
    found: tuple[Overlap, ...]

    def of(self, *reasons: OverlapReason) -> tuple[Overlap, ...]:
        """Return the overlaps for some reasons, in the order of their rows and columns."""
        return tuple(each for each in self.found if each.reason in reasons)

    @cached_property
    def blank(self) -> dict[str, Flags]:
        """By column, the rows whose value there must not count."""
        flags: dict[str, Flags] = {}
        for each in self.found:
            flags.setdefault(each.column, np.zeros(len(self.rows), dtype=bool))[each.row] = True
        return flags

    @cached_property
    def left_out(self) -> Flags:
        """The rows of which no value is left, or one that every row must have."""
        left_out = np.zeros(len(self.rows), dtype=bool)
        counting = np.zeros(len(self.rows), dtype=bool)
        for column in _value_columns(self.rows):
            gone = self.blank.get(column.name, np.zeros(len(self.rows), dtype=bool))
            counting |= self.rows.cells[column.name].filled & ~gone
            if column.required:
                left_out |= gone
        if self.found:
            touched = np.zeros(len(self.rows), dtype=bool)
            touched[[each.row for each in self.found]] = True
            left_out |= touched & ~counting
        return left_out

    @cached_property
    def lost(self) -> tuple[Overlap, ...]:
        """The values that nobody else gives, in rows that are left out for another value."""
        rows, found = self.rows, {each.row: each for each in self.of(OverlapReason.SAME)}
        return tuple(
            Overlap(row, column.name, OverlapReason.SAME, each.others)
            for row, each in found.items()
            if self.left_out[row]
            for column in _value_columns(rows)
            if rows.cells[column.name].filled[row]
            and not (column.name in self.blank and self.blank[column.name][row])
        )

    def resolved(self, rows: Records) -> Records:
        """Return rows of which none counts that another one counts for."""
        if not self.found:
            return rows
        blank = {name: flags & ~self.left_out for name, flags in self.blank.items()}
        return rows.blanked(blank).without(self.left_out)


def overlaps_of(rows: Records, usable: Flags, known: TableContext) -> Overlaps:
    """Return the overlaps among usable rows; none in a kind whose rows are no period's values."""
    columns = _value_columns(rows)
    if not columns:
        return Overlaps(rows, ())
    first, last = rows.when
    usable = usable & ~np.isnan(first) & ~too_long(rows, known)
    chosen = np.flatnonzero(usable)
    series = numbered(rows, rows.kind.series)[chosen]
    found: list[Overlap] = []
    own: np.ndarray | None = None
    for group in _suspects(chosen, series, first[chosen], last[chosen]):
        own = own_grains(rows, known) if own is None else own
        for column in columns:
            filled = rows.cells[column.name].filled
            some = [row for row in group.tolist() if filled[row]]
            if column.adds_up:
                found += _added(rows, column, some)
            else:
                found += _apart(rows, column, some, int(own[group[0]]))
    return Overlaps(rows, tuple(sorted(found, key=lambda each: (each.row, each.column))))


def _value_columns(rows: Records) -> tuple[Column, ...]:
    return tuple(column for column in rows.kind.columns if column.adds_up is not None)


def _suspects(chosen: Ints, series: Ints, first: np.ndarray, last: np.ndarray) -> Iterator[Ints]:
    """Yield the rows of each series in which a period begins before another has ended."""
    import pandas as pd

    order = np.lexsort((-last, first, series))
    frame = pd.DataFrame({"series": series[order], "last": last[order]})
    before = frame.groupby("series")["last"].cummax().groupby(frame["series"]).shift()
    overlap = (before >= first[order]).to_numpy()
    if overlap.any():
        bad = np.unique(series[order][overlap])
        for number in bad.tolist():
            yield chosen[series == number]


def _period(rows: Records, row: int) -> Period:
    value = rows.cells[rows.kind.when].value(row)
    assert isinstance(value, Period)
    return value


def _within(inner: Period, outer: Period) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _overlap(one: Period, other: Period) -> bool:
    return one.start <= other.end and other.start <= one.end


def _added(rows: Records, column: Column, some: Sequence[int]) -> Iterator[Overlap]:
    """Yield what must not be added up, the coarser row of each overlap."""
    by_period = {_period(rows, row): row for row in reversed(some)}
    spans = sorted(by_period, key=lambda each: (each.start - each.end, each.start))
    for number, whole in enumerate(spans):
        finer = [each for each in spans[number + 1 :] if _overlap(each, whole)]
        across = [each for each in finer if not _within(each, whole)]
        if across:
            others = tuple(by_period[each] for each in sorted(across))
            yield Overlap(by_period[whole], column.name, OverlapReason.ACROSS, others)
        elif finer:
            parts = tiling(whole, finer)
            others = tuple(by_period[each] for each in parts or sorted(finer))
            yield _compared(rows, column, by_period[whole], others, bool(parts))


def _compared(
    rows: Records, column: Column, row: int, others: tuple[int, ...], fills: bool
) -> Overlap:
    cells = rows.cells[column.name]
    values = [float(cells.numbers[each]) for each in others]
    total = fsum(values)
    if not fills:
        return Overlap(row, column.name, OverlapReason.GAPS, others, total)
    rounding = 0.0
    if column.type is Type.NUMBER:
        rounding = fsum(half_a_digit(cells.text(each)) for each in (row, *others))
    same = abs(total - float(cells.numbers[row])) <= rounding * (1 + 1e-9)
    return Overlap(
        row, column.name, OverlapReason.SAME if same else OverlapReason.OTHER_SUM, others, total
    )


def half_a_digit(text: str) -> float:
    """Return by how much a number may have been rounded when it was written: 0.05 of “1.2”."""
    mantissa, _, exponent = text.lower().partition("e")
    digits = len(mantissa.partition(".")[2])
    return 0.5 * 10.0 ** (int(exponent or "0") - digits)


def _apart(rows: Records, column: Column, some: Sequence[int], own: int) -> Iterator[Overlap]:
    """Yield the rows that give way to one whose period is nearer to the service's own."""
    spans = {row: _period(rows, row) for row in some}

    def distance(row: int) -> tuple[int, int, int]:
        grain = _GRAINS.index(spans[row].grain)
        return abs(grain - own), grain, row

    kept: list[int] = []
    for row in sorted(some, key=distance):
        others = tuple(each for each in kept if _overlap(spans[each], spans[row]))
        if others:
            yield Overlap(row, column.name, OverlapReason.APART, others)
        else:
            kept.append(row)
