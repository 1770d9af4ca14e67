"""Where several equations hold one number: the least and the most it can be, by HiGHS."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from generator.audit.statements import Statement
from generator.audit.system import Contradiction, Open, Range, System

MANY = 1e6
"""The most answers that a stretch of days or a community is thought to have."""

BLIND = 16
"""Solutions in directions that mean nothing: of two unknowns with one sum nearly all show both."""


def close(system: System, floor: int) -> list[Range]:
    """Return the withheld statements of a system that are known closer than the floor."""
    return list(_Program(system).close(floor))


class _Program:
    """A linear program whose unknowns are stretches and withheld communities."""

    def __init__(self, system: System) -> None:
        asked = {each: system.split(system.stretches(each)) for each in system.withheld}
        opened = {each for total in system.sums for each in total.open}
        opened |= {each for group in system.groups for each in group.open}
        opened |= {stretch for mine, _ in asked.values() for stretch in mine}
        self._at = {stretch: number for number, stretch in enumerate(sorted(opened))}
        groups = [each for group in system.groups for each in group.withheld]
        self._group_at = {id(e): len(self._at) + n for n, e in enumerate(groups)}
        self._size = len(self._at) + len(groups)
        self._equal = self._matrix(self._row(total.open) for total in system.sums)
        self._sums = np.array([total.answers for total in system.sums])
        self._most = self._matrix(
            self._members(group.withheld) - self._row(group.open) for group in system.groups
        )
        self._rooms = np.array([group.known - group.shown for group in system.groups])
        self._about = [*asked, *groups]
        rows = [self._row(opened) for opened, _ in asked.values()]
        self._rows = np.array(rows + [self._members((each,)) for each in groups])
        self._known = np.array([known for _, known in asked.values()] + [0.0] * len(groups))

    def _matrix(self, rows: Iterable[np.ndarray]) -> csr_array:
        return csr_array(np.reshape([*rows], (-1, self._size)))

    def close(self, floor: int) -> Iterator[Range]:
        """Yield the ranges narrower than the floor.

        Each solution is a possible truth about all statements. What two of them see further apart
        than the floor is settled: first by solutions in directions that mean nothing, always the
        same ones. Only the few that are left need solutions of their own.
        """
        blind = np.random.default_rng(self._size).normal(size=(BLIND, self._size))
        seen = np.array([self._truth(goal) for goal in blind])
        low, high = seen.min(axis=0), seen.max(axis=0)
        for number, row in enumerate(self._rows):
            for sign in (1.0, -1.0):
                if high[number] - low[number] < floor:
                    truth = self._truth(row * sign)
                    low, high = np.minimum(low, truth), np.maximum(high, truth)
            if high[number] - low[number] < floor - 1e-6:
                yield Range(self._about[number], float(low[number]), float(high[number]))

    def _row(self, stretches: Open) -> np.ndarray:
        row = np.zeros(self._size)
        row[[self._at[each] for each in stretches]] = 1.0
        return row

    def _members(self, communities: tuple[Statement, ...]) -> np.ndarray:
        row = np.zeros(self._size)
        row[[self._group_at[id(each)] for each in communities]] = 1.0
        return row

    def _truth(self, goal: np.ndarray) -> np.ndarray:
        """Return what all statements are where a sum of the unknowns is as small as it can be.

        Raises Contradiction where nothing can be true.
        """
        found = linprog(
            goal,
            A_ub=self._most,
            b_ub=self._rooms,
            A_eq=self._equal,
            b_eq=self._sums,
            bounds=(0.0, MANY),
            method="highs",
        )
        if found.x is None:
            raise Contradiction(self._about[0])
        return np.asarray(self._known + self._rows @ found.x)
