"""What was spent and how much a service was used, period by period, so that both fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from functools import cached_property
from typing import NamedTuple

import numpy as np
from msgspec import Struct

from generator.figures.recent import few_in, months_of
from generator.figures.subject_context import SubjectContext
from generator.model.period import Grain, Period, period_of
from generator.model.tiling import tiling

_GRAINS = tuple(Grain)
_BACK = timedelta(days=2 * 366)
"""Older rows say nothing of what it costs now."""


class Row(NamedTuple):
    """A number of a period: an amount of a category, or people, or how often."""

    period: Period
    category: str
    value: float
    file: str


class CostPeriod(Struct, frozen=True, dict=True):
    """A period for which costs are known, with all of their rows."""

    period: Period
    costs: tuple[Row, ...]

    @cached_property
    def months(self) -> float:
        """How many months it is long."""
        return months_of(self.period)

    @cached_property
    def total(self) -> float:
        """All costs."""
        return sum(row.value for row in self.costs)


def cost_rows(subject_context: SubjectContext) -> tuple[Row, ...]:
    """Return the costs of a service in its closed periods."""
    columns = subject_context.published.columns("costs", subject_context.subject.id)
    if not columns:
        return ()
    names = ("period", "category", "amount", "file")
    return _closed(subject_context, zip(*(columns[name].tolist() for name in names), strict=True))


def use_rows(subject_context: SubjectContext, column: str) -> tuple[Row, ...]:
    """Return “people” or “completed” of a whole service in its closed periods."""
    columns = subject_context.published.columns("usage", subject_context.subject.id)
    if not columns:
        return ()
    known = (columns["step"] == "") & ~np.isnan(columns[column])
    period, value, file = (columns[name][known].tolist() for name in ("period", column, "file"))
    return _closed(subject_context, zip(period, [""] * len(period), value, file, strict=True))


def use_withheld(subject_context: SubjectContext, column: str) -> bool:
    """Return whether “people” or “completed” of a recent period is withheld."""
    columns = subject_context.published.columns("usage", subject_context.subject.id)
    if not columns:
        return False
    return few_in(subject_context, columns, columns["step"] == "", column)


def _closed(
    subject_context: SubjectContext, rows: Iterable[tuple[Period, str, float, str]]
) -> tuple[Row, ...]:
    """Return the rows whose period is closed and not too old to say what it costs now."""
    oldest = subject_context.as_of - _BACK
    return tuple(Row(*row) for row in rows if oldest <= row[0].end <= subject_context.as_of)


class Blocks:
    """A service's costs by the longest kind of period in which costs (and use) are written down.

    So what is paid by the year is not taken for the costs of a month, and a quarter's users are
    not counted three times. A block with days of which no cost is known is left out, and so is one
    into which a longer or shorter period reaches from another block: a quarter into a year that
    begins in May. A week may, which is one of fifty.

    ``year_begins`` is the month in which the organisation's year begins.
    """

    def __init__(self, costs: tuple[Row, ...], year_begins: int) -> None:
        self._costs = costs
        self._year_begins = year_begins
        self._grains = {row.period.grain for row in costs}
        self._made: dict[Grain, tuple[CostPeriod, ...]] = {}

    def fitting(self, use: Iterable[Row] = ()) -> tuple[CostPeriod, ...]:
        """Return the blocks that are long enough for each row of use, too."""
        if not self._costs:
            return ()
        grain = max(self._grains | {row.period.grain for row in use}, key=_GRAINS.index)
        if grain not in self._made:
            self._made[grain] = tuple(_blocks(self._costs, grain, self._year_begins))
        return self._made[grain]


def _blocks(costs: tuple[Row, ...], grain: Grain, year_begins: int) -> Iterator[CostPeriod]:
    found: dict[Period, list[Row]] = {}
    torn: set[Period] = set()
    for row in costs:
        period = row.period
        whole = period if period.grain is grain else period_of(period.start, grain, year_begins)
        found.setdefault(whole, []).append(row)
        if period.end > whole.end and period.grain is not Grain.WEEK:
            torn |= {whole, whole.shift(1)}
    for whole, rows in found.items():
        if whole in torn:
            continue
        if rows[0].period is whole or tiling(whole, {row.period for row in rows}):
            yield CostPeriod(whole, tuple(rows))


def use_of(block: CostPeriod, use: Mapping[Period, Row]) -> tuple[Row, ...]:
    """Return the rows of use that fill a block without overlap; none where they do not."""
    if block.period in use:
        return (use[block.period],)
    start, end = block.period.start, block.period.end
    inside = {period for period in use if period.start >= start and period.end <= end}
    return tuple(use[period] for period in tiling(block.period, inside))
