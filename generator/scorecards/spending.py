"""What was spent and how much a service was used, period by period, so that both fit together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import NamedTuple

import numpy as np

from generator.model.period import Grain, Period, parse_period, period_of
from generator.scorecards.basis import Basis
from generator.scorecards.recent import months_of, tiling

_GRAINS = tuple(Grain)
_BACK = timedelta(days=2 * 366)
"""Older rows say nothing of what it costs now."""


class Row(NamedTuple):
    """A number of a period: an amount of a category, or people, or how often."""

    period: Period
    category: str
    value: float
    file: str


@dataclass(frozen=True)
class Block:
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


def cost_rows(basis: Basis) -> tuple[Row, ...]:
    """Return the costs of a service in its closed periods."""
    columns = basis.published.columns("costs", basis.subject.id)
    if not columns:
        return ()
    names = ("period", "category", "amount", "file")
    return _closed(basis, zip(*(columns[name].tolist() for name in names), strict=True))


def use_rows(basis: Basis, column: str) -> tuple[Row, ...]:
    """Return “people” or “completed” of a whole service in its closed periods."""
    columns = basis.published.columns("usage", basis.subject.id)
    if not columns:
        return ()
    known = (columns["step"] == "") & ~np.isnan(columns[column])
    period, value, file = (columns[name][known].tolist() for name in ("period", column, "file"))
    return _closed(basis, zip(period, [""] * len(period), value, file, strict=True))


def _closed(basis: Basis, rows: Iterable[tuple[str, str, float, str]]) -> tuple[Row, ...]:
    read = (Row(parse_period(period), *rest) for period, *rest in rows)  # type: ignore[arg-type]
    oldest = basis.as_of - _BACK
    return tuple(row for row in read if oldest <= row.period.end <= basis.as_of)


def blocks(costs: tuple[Row, ...], use: tuple[Row, ...] = ()) -> tuple[Block, ...]:
    """Return costs by the longest kind of period in which costs (and use) are written down.

    So what is paid by the year is not taken for the costs of a month, and a quarter's users are
    not counted three times. A block with days of which no cost is known is left out.
    """
    if not costs:
        return ()
    grain = max((row.period.grain for row in (*costs, *use)), key=_GRAINS.index)
    found: dict[Period, list[Row]] = {}
    for row in costs:
        found.setdefault(period_of(row.period.start, grain), []).append(row)
    return tuple(
        Block(period, tuple(rows))
        for period, rows in sorted(found.items())
        if tiling(period, {row.period for row in rows})
    )


def use_of(block: Block, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return the rows of use that fill a block without overlap; none where they do not."""
    inside = {
        row.period: row
        for row in rows
        if row.period.start >= block.period.start and row.period.end <= block.period.end
    }
    return tuple(inside[period] for period in tiling(block.period, inside))
