"""Where several equations hold one number: the least and the most it can be, by HiGHS."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array, vstack

from generator.audit.range import Contradiction, Range
from generator.audit.statements import Statement
from generator.audit.system import Component
from generator.releases.equation import enough

MANY = 1e6
"""The most answers that a stretch of days or a community is thought to have."""

BLIND = 4
"""Solutions in directions that mean nothing: of two unknowns with one sum nearly all show both."""

_NEAR = 1e-6


def close(component: Component, floor: int) -> Iterator[Range]:
    """Yield the withheld numbers that are known too closely. Raises Contradiction."""
    program = _Program(component)
    found = program.ranges(lambda low, high: high - low >= floor - _NEAR)
    if found is None:
        raise Contradiction
    close = {at for at, (low, high) in enumerate(found) if high - low < floor - _NEAR}
    yield from (Range(program.about[at], *found[at]) for at in close)
    read = program.ranges(lambda low, high: _left(low, high, floor), floor) or []
    for at, (low, high) in enumerate(read):
        if at not in close and not program.about[at].total and not _left(low, high, floor):
            yield Range(program.about[at], low, high, label=True)


def _left(low: float, high: float, floor: int) -> bool:
    return enough(math.ceil(low - _NEAR), math.floor(high + _NEAR), floor)


class _Program:
    """A linear program: unknowns are stretches, withheld communities, answers that name none."""

    def __init__(self, component: Component) -> None:
        at: dict[object, int] = {}
        rows: list[dict[int, float]] = []
        right: list[float] = []
        for total in component.sums:
            rows.append({at.setdefault(each, len(at)): 1.0 for each in total.open})
            right.append(total.answers)
        asked: list[tuple[Statement, dict[int, float], float]] = []
        for group in component.groups:
            row = {at.setdefault(each, len(at)): -1.0 for each in group.open}
            for each in group.withheld:
                place = at.setdefault(each, len(at))
                row[place] = 1.0
                asked.append((each, {place: 1.0}, 0.0))
            row[at.setdefault(group.statement.key, len(at))] = 1.0  # those that name none
            rows.append(row)
            right.append(group.known - group.shown)
        for statement, opened, known in component.asked:
            asked.append((statement, {at.setdefault(s, len(at)): 1.0 for s in opened}, known))
        self.about = [statement for statement, _, _ in asked]
        self._size = len(at)
        self._equal = self._matrix(rows)
        self._right = np.array(right)
        self._asked = self._matrix([row for _, row, _ in asked])
        self._known = np.array([known for _, _, known in asked])

    def _matrix(self, rows: list[dict[int, float]]) -> csr_array:
        cells = [(n, place, value) for n, row in enumerate(rows) for place, value in row.items()]
        down, across, values = zip(*cells, strict=True) if cells else ((), (), ())
        return csr_array((values, (down, across)), shape=(len(rows), self._size))

    def ranges(
        self, settled: Callable[[float, float], bool], label: int = 0
    ) -> list[tuple[float, float]] | None:
        """Return the least and the most of each asked number; None where nothing can be true.

        What is ``settled`` by some solutions is not asked about any further: each solution is a
        possible truth about all numbers. First come directions that mean nothing, there and back,
        always the same ones. ``label`` is the floor for a reader who believes that withheld numbers
        are 1 to one less.
        """
        blind = np.random.default_rng(self._size).normal(size=(BLIND, self._size))
        low, high = np.full(len(self.about), math.inf), np.full(len(self.about), -math.inf)
        for goal in (goal * sign for goal in blind for sign in (1.0, -1.0)):
            truth = self._truth(goal, label)
            if truth is None:
                return None
            low, high = np.minimum(low, truth), np.maximum(high, truth)
            if all(map(settled, low, high)):
                break
        for number in range(len(self.about)):
            goal = self._asked[[number]].toarray()[0]
            for sign in (1.0, -1.0):
                if not settled(low[number], high[number]):
                    truth = self._truth(goal * sign, label)
                    if truth is not None:
                        low, high = np.minimum(low, truth), np.maximum(high, truth)
        return list(zip(low.tolist(), high.tolist(), strict=True))

    def _truth(self, goal: np.ndarray, label: int) -> np.ndarray | None:
        """Return what all numbers are where a sum of the unknowns is as small as it can be."""
        more: dict[str, object] = {}
        if label:
            cells = np.array([each.labelled and not each.total for each in self.about])
            rows = self._asked[cells]
            known = self._known[cells]
            more = {
                "A_ub": vstack([rows, -rows]),
                "b_ub": np.concatenate([label - 1 - known, known - 1]),
            }
        found = linprog(
            goal,
            A_eq=self._equal,
            b_eq=self._right,
            bounds=(0.0, MANY),
            method="highs",
            **more,
        )
        return None if found.x is None else np.asarray(self._known + self._asked @ found.x)
