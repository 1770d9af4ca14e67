"""Where several equations hold one number: the least and the most it can be, by HiGHS."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import numpy as np
from highspy import HighsLp, HighsModelStatus, MatrixFormat
from highspy._core import _Highs

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
        self._known = np.array([known for _, _, known in asked])
        self._columns = np.arange(len(at), dtype=np.int32)
        self._first = len(rows)
        self._asked = [row for _, row, _ in asked]
        self._solver = _solver(len(at), [*rows, *self._asked], right)

    def ranges(
        self, settled: Callable[[float, float], bool], label: int = 0
    ) -> list[tuple[float, float]] | None:
        """Return the least and the most of each asked number; None where nothing can be true.

        What is ``settled`` by some solutions is not asked about any further: each solution is a
        possible truth about all numbers. First come directions that mean nothing, there and back,
        always the same ones. ``label`` is the floor for a reader who believes that withheld numbers
        are 1 to one less.
        """
        self._believe(label)
        size = len(self._columns)
        blind = np.random.default_rng(size).normal(size=(BLIND, size))
        low, high = np.full(len(self.about), math.inf), np.full(len(self.about), -math.inf)
        for goal in (goal * sign for goal in blind for sign in (1.0, -1.0)):
            truth = self._truth(goal)
            if truth is None:
                return None
            low, high = np.minimum(low, truth), np.maximum(high, truth)
            if all(map(settled, low, high)):
                break
        for number in range(len(self.about)):
            goal = np.zeros(size)
            goal[[*self._asked[number]]] = [*self._asked[number].values()]
            for sign in (1.0, -1.0):
                if not settled(low[number], high[number]):
                    truth = self._truth(goal * sign)
                    if truth is not None:
                        low, high = np.minimum(low, truth), np.maximum(high, truth)
        return list(zip(low.tolist(), high.tolist(), strict=True))

    def _believe(self, label: int) -> None:
        """Let each withheld number be anything, or 1 to one less than the ``label``."""
        for at, statement in enumerate(self.about):
            if statement.labelled and not statement.total:
                known = float(self._known[at])
                low, high = (1 - known, label - 1 - known) if label else (-math.inf, math.inf)
                self._solver.changeRowBounds(self._first + at, low, high)

    def _truth(self, goal: np.ndarray) -> np.ndarray | None:
        """Return what all numbers are where a sum of the unknowns is as small as it can be."""
        self._solver.changeColsCost(len(self._columns), self._columns, goal)
        self._solver.run()
        if self._solver.getModelStatus() != HighsModelStatus.kOptimal:
            return None
        found = self._solver.getSolution().row_value[self._first :]
        return np.asarray(self._known + np.array(found))


def _solver(size: int, rows: list[dict[int, float]], right: list[float]) -> _Highs:
    """Return a program of unknowns that are no less than 0, with a row for each sum of them.

    The first rows equal what stands ``right``; the others may be anything, and are read only.
    """
    free = len(rows) - len(right)
    program = HighsLp()
    program.num_col_, program.num_row_ = size, len(rows)
    program.col_cost_ = np.zeros(size)
    program.col_lower_, program.col_upper_ = np.zeros(size), np.full(size, MANY)
    program.row_lower_ = np.array([*right, *[-math.inf] * free])
    program.row_upper_ = np.array([*right, *[math.inf] * free])
    matrix = program.a_matrix_
    matrix.format_ = MatrixFormat.kRowwise
    matrix.start_ = np.cumsum([0, *map(len, rows)], dtype=np.int32)
    matrix.index_ = np.array([at for row in rows for at in row], dtype=np.int32)
    matrix.value_ = np.array([value for row in rows for value in row.values()], dtype=float)
    solver = _Highs()  # the class below “Highs”, which prints whose it is as soon as it is made
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)  # the programs are small: to share one out takes longer
    solver.passModel(program)
    return solver
