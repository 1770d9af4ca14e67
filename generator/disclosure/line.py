"""What can be worked out of one question's published numbers, and how closely.

All numbers about a subject, question and mode are sums over one line of time. Who reads them knows
that the periods inside the window add up to the window, that the communities of a quarter add up to
no more than its periods (some answers name no community), and that no number is below zero. That a
number is withheld tells nothing: it may be small, or it may protect a small one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple


class Part(NamedTuple):
    """A cell: its row in the cube, the days that it holds, and its answers."""

    row: int
    start: date
    end: date
    answers: float


@dataclass(frozen=True)
class Quarter:
    """The communities of a quarter, and the periods whose answers they are."""

    communities: tuple[Part, ...]
    points: tuple[Part, ...]


@dataclass(frozen=True)
class Line:
    """The cells of one subject, question and mode; those without answers are left out."""

    points: tuple[Part, ...]
    window: Part | None
    quarters: tuple[Quarter, ...]

    @cached_property
    def inside(self) -> tuple[Part, ...]:
        """The periods that the window adds up."""
        window = self.window
        if window is None:
            return ()
        return tuple(p for p in self.points if p.start >= window.start and p.end <= window.end)

    @cached_property
    def quarter_of(self) -> dict[int, Quarter]:
        """The quarter of each period, by the period's row."""
        return {point.row: quarter for quarter in self.quarters for point in quarter.points}


class Range(NamedTuple):
    """A withheld cell, and between which numbers its answers must lie.

    ``sharing`` are the withheld rows, its own among them, whose sum can be worked out exactly; none
    where no such sum is known.
    """

    part: Part
    low: float
    high: float
    sharing: frozenset[int] = frozenset()

    @property
    def width(self) -> float:
        """How much is left open."""
        return self.high - self.low


def ranges(line: Line, withheld: Set[int]) -> Iterator[Range]:
    """Yield the range of each withheld cell; ``withheld`` are rows."""
    rest = _Rest(line, withheld)
    for point in line.points:
        if point.row in withheld:
            yield rest.of_point(point)
    if line.window is not None and line.window.row in withheld:
        open_above = any(point.row in withheld for point in line.inside)
        value = line.window.answers
        yield Range(line.window, 0.0 if open_above else value, math.inf if open_above else value)
    for quarter in line.quarters:
        for community in quarter.communities:
            if community.row in withheld:
                yield rest.of_community(community, quarter)


class _Rest:
    """What is left of the window when the shown periods are taken off, and who shares it."""

    def __init__(self, line: Line, withheld: Set[int]) -> None:
        self._line = line
        self._withheld = withheld
        known = line.window is not None and line.window.row not in withheld
        self._sharing = [p for p in line.inside if p.row in withheld] if known else []
        self._rows = frozenset(point.row for point in self._sharing)
        whole = line.window.answers if line.window is not None else 0.0
        self._left = whole - sum(p.answers for p in line.inside if p.row not in withheld)
        self._taken = {id(q): self._least(q) for q in line.quarters if self._confined(q)}

    def of_point(self, point: Part) -> Range:
        """Return between which numbers a withheld period must lie."""
        quarter = self._line.quarter_of.get(point.row)
        least = 0.0
        if quarter is not None and len(self._open(quarter)) == 1:
            least = self._least(quarter)
        if point.row not in self._rows:
            return Range(point, least, math.inf)
        if len(self._sharing) == 1:
            return Range(point, self._left, self._left, self._rows)
        return Range(point, least, self._most(quarter), self._rows)

    def of_community(self, community: Part, quarter: Quarter) -> Range:
        """Return between which numbers a withheld community must lie.

        The lower is always 0: the rest may have named no community.
        """
        opened = self._open(quarter)
        if any(point.row not in self._rows for point in opened):
            return Range(community, 0.0, math.inf)
        most = sum(p.answers for p in quarter.points if p.row not in self._withheld)
        if opened:
            return Range(community, 0.0, most + self._most(quarter) - self._shown(quarter))
        hidden = (each.row for each in quarter.communities if each.row in self._withheld)
        return Range(community, 0.0, most - self._shown(quarter), frozenset(hidden))

    def _most(self, quarter: Quarter | None) -> float:
        """Return how much of the rest a quarter's periods can take: all but what others must."""
        mine = self._taken.get(id(quarter), 0.0)
        return self._left - (sum(self._taken.values()) - mine)

    def _confined(self, quarter: Quarter) -> bool:
        """Return whether all that is withheld of a quarter shares the window's rest."""
        opened = self._open(quarter)
        return bool(opened) and all(point.row in self._rows for point in opened)

    def _open(self, quarter: Quarter) -> list[Part]:
        return [point for point in quarter.points if point.row in self._withheld]

    def _shown(self, quarter: Quarter) -> float:
        return sum(c.answers for c in quarter.communities if c.row not in self._withheld)

    def _least(self, quarter: Quarter) -> float:
        """Return what a quarter's withheld periods must have at least: its communities' answers."""
        shown = sum(p.answers for p in quarter.points if p.row not in self._withheld)
        return max(self._shown(quarter) - shown, 0.0)
