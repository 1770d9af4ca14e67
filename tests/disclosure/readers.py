"""Somebody who kept every site, and wants to know what was withheld, or whose answers changed.

They know the rules, the sizes of communities that are published, what “withheld” means by itself
(of lines in which nobody answered twice: else it is false to read it as a number of answers), and
that answers are seldom taken back. Each number is an equation about the day on which it was
published; answers of two releases are two unknown numbers, the later one no less than the earlier
where nothing was taken away. A solver says how closely all of it fixes each withheld number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from scipy import sparse
from scipy.optimize import linprog

from tests.disclosure.attacker import NONE, Said, read
from tests.disclosure.organisations import COMMUNITIES

MANY = 1e5
TOGETHER = 30
BLIND = 6


class Kept(Struct, frozen=True):
    """What a reader kept of one release: its number, what it says, and its older numbers' releases.

    ``older`` are the ids of figures that say that they are of an earlier release, and its number.
    """

    number: int
    said: tuple[Said, ...]
    older: Mapping[str, int]


def kept(number: int, figures: Mapping[str, Mapping[str, object]], days: Sequence[str]) -> Kept:
    """Return what a release's figures say; ``days`` are those of all releases so far.

    What adds up numbers of several releases says nothing that its parts do not say, and a withheld
    mix of services nothing of its own. Of a community without any number nobody answered.
    """
    silent = {
        name: {**facts, "state": "few answers", "answers": 0}
        for name, facts in figures.items()
        if "community=" in name and facts["state"] in NONE
    }
    figures = {**figures, **silent}
    older = {
        name: days.index(str(facts["as_published_on"]))
        for name, facts in figures.items()
        if "as_published_on" in facts
    }
    said = (each for each in read(figures) if each.id not in older or "period=" in each.id)
    mine = (s for s in said if s.answers is not None or not s.question.endswith("-mix"))
    return Kept(number, tuple(mine), older)


class Known(Struct, frozen=True):
    """How closely a withheld number is known: without its label, and with it (None: impossible)."""

    low: float
    high: float
    label: tuple[float, float] | None = None


def known(
    releases: Sequence[Kept],
    floor: int,
    sizes: Mapping[str, int],
    *,
    all_name_one: bool,
    nothing_taken_away: bool,
    nothing_changed: bool = False,
    twice: Set[tuple[str, str, str]] = frozenset(),
) -> dict[str, Known]:
    """Return how closely each withheld number of each release is known, by release and id.

    ``twice`` are the lines of which some people answered twice in a withheld period.
    """
    if nothing_changed:
        releases = [
            replace(each, older=dict.fromkeys((s.id for s in each.said), 0)) for each in releases
        ]
    lines = sorted({(s.subject, s.question, s.mode) for each in releases for s in each.said})
    found: dict[str, Known] = {}
    for line in lines:
        mine = [
            replace(each, said=tuple(s for s in each.said if _line(s) == line)) for each in releases
        ]
        asked = _Line(mine, floor, sizes, all_name_one, nothing_taken_away)
        found |= asked.known(labels=line not in twice)
    return found


def _line(said: Said) -> tuple[str, str, str]:
    return said.subject, said.question, said.mode


class _Line:
    """All that was ever said about one question to the same people."""

    def __init__(
        self,
        releases: Sequence[Kept],
        floor: int,
        sizes: Mapping[str, int],
        all_name_one: bool,
        nothing_taken_away: bool,
    ) -> None:
        self._floor = floor
        every = [said for each in releases for said in each.said]
        spans = {(s.first, s.last) for s in every}
        spans |= {(first, last) for s in every for _, first, last in s.without}
        edges = sorted({edge for first, last in spans for edge in (first, last + 1)})
        self._stretches = list(pairwise(edges))
        self._at: dict[tuple, int] = {}
        self._equal: list[tuple[dict[int, float], float]] = []
        self._most: list[tuple[dict[int, float], float]] = []
        self.hidden: dict[str, dict[int, float]] = {}
        self._labelled: list[str] = []
        for each in releases:
            for said in each.said:
                self._say(said, each.older.get(said.id, each.number), each.number)
        for each in releases:
            self._communities(each, all_name_one)
        self._sizes(sizes)
        if nothing_taken_away:
            self._grow()

    def _name(self, *name: object) -> int:
        return self._at.setdefault(name, len(self._at))

    def _row(self, said: Said, release: int) -> dict[int, float]:
        if said.community:
            return {self._name("of", said.community, said.first, said.last, release): 1.0}
        return {
            self._name("days", *stretch, release): 1.0
            for stretch in self._stretches
            if said.first <= stretch[0] and stretch[1] - 1 <= said.last
            if not any(a <= stretch[0] and stretch[1] - 1 <= b for _, a, b in said.without)
        }

    def _say(self, said: Said, about: int, release: int) -> None:
        row = self._row(said, about)
        if said.answers is not None:
            self._equal.append((row, said.answers))
        else:
            self.hidden[f"{release} {said.id}"] = row
            if said.labelled and "period=" in said.id:
                self._labelled.append(f"{release} {said.id}")

    def _communities(self, each: Kept, all_name_one: bool) -> None:
        """The communities of some days add up to their answers, in the release they are of."""
        quarters: dict[tuple[int, int, int], list[Said]] = {}
        for said in each.said:
            if said.community:
                about = each.older.get(said.id, each.number)
                quarters.setdefault((said.first, said.last, about), []).append(said)
        for (first, last, about), some in quarters.items():
            row = {self._name("of", name, first, last, about): 1.0 for name in COMMUNITIES}
            whole = replace(some[0], community="", without=())
            for place in self._row(whole, about):
                row[place] = row.get(place, 0.0) - 1.0
            (self._equal if all_name_one else self._most).append((row, 0.0))

    def _sizes(self, sizes: Mapping[str, int]) -> None:
        """No community has more answers than people; a size that numbers contradict is wrong."""
        said = {next(iter(row)): number for row, number in self._equal if len(row) == 1}
        for name, place in self._at.items():
            size = float(sizes.get(str(name[1]), MANY)) if name[0] == "of" else MANY
            if said.get(place, 0.0) <= size < MANY:
                self._most.append(({place: 1.0}, size))

    def _grow(self) -> None:
        """Later releases have no fewer answers."""
        last: dict[tuple, tuple[int, int]] = {}
        for name, place in sorted(self._at.items(), key=lambda each: each[0][-1]):
            *what, release = name
            before = last.get(tuple(what))
            if before is not None:
                self._most.append(({before[1]: 1.0, place: -1.0}, 0.0))
            last[tuple(what)] = release, place

    def known(self, *, labels: bool) -> dict[str, Known]:
        if not self.hidden:
            return {}
        wide = self._ranges((), float(self._floor))
        if wide is None:
            return {name: Known(1, 0) for name in self.hidden}  # nobody can say this is true
        labelled = tuple(self.hidden[name] for name in self._labelled)
        label = self._ranges(labelled, (self._floor - 1) / 2) if labels else None
        return {
            name: Known(*wide[name], None if label is None else label[name]) for name in self.hidden
        }

    def _ranges(
        self, labelled: Sequence[dict[int, float]], enough: float
    ) -> dict[str, tuple[float, float]] | None:
        """Return between what each hidden number lies; None where nothing fits.

        Any solution is a possible truth. Some in directions that mean nothing settle most numbers:
        they lie as far apart as ``enough``. Only the others are asked about one by one.
        """
        most = [*self._most, *((row, float(self._floor - 1)) for row in labelled)]
        most += [({at: -one for at, one in row.items()}, -1.0) for row in labelled]
        goals = np.array([self._dense(row) for row in self.hidden.values()])
        blind = np.random.default_rng(len(self._at)).normal(size=(BLIND, len(self._at)))
        truths = self._solve(np.array([goals.sum(axis=0), -goals.sum(axis=0), *blind]), most)
        if truths is None:
            return None
        seen = truths @ goals.T
        low, high = seen.min(axis=0), seen.max(axis=0)
        rest = np.flatnonzero(high - low < enough)
        if len(rest):
            found = self._solve(np.concatenate([goals[rest], -goals[rest]]), most)
            assert found is not None
            both = np.einsum("ij,ij->i", found, np.concatenate([goals[rest], goals[rest]]))
            low[rest], high[rest] = both[: len(rest)], both[len(rest) :]
        return {name: (low[at], high[at]) for at, name in enumerate(self.hidden)}

    def _solve(
        self, goals: np.ndarray, most: Sequence[tuple[dict[int, float], float]]
    ) -> np.ndarray | None:
        """Return a solution that makes each of some sums as small as can be; None for no solution.

        The solver is asked about many at once: each has a copy of all equations of its own.
        """
        found = []
        for at in range(0, len(goals), TOGETHER):
            part = goals[at : at + TOGETHER]
            copies = sparse.eye_array(len(part))
            solved = linprog(
                part.ravel(),
                A_ub=self._matrix(copies, most),
                b_ub=np.tile([bound for _, bound in most], len(part)) if most else None,
                A_eq=self._matrix(copies, self._equal),
                b_eq=np.tile([bound for _, bound in self._equal], len(part))
                if self._equal
                else None,
                bounds=(0, MANY),
                method="highs",
            )
            if solved.x is None:
                return None
            found.append(solved.x.reshape(part.shape))
        return np.concatenate(found)

    def _matrix(
        self, copies: sparse.sparray, rows: Sequence[tuple[dict[int, float], float]]
    ) -> sparse.sparray | None:
        if not rows:
            return None
        found = sparse.lil_array((len(rows), len(self._at)))
        for number, (row, _) in enumerate(rows):
            for at, one in row.items():
                found[number, at] = one
        return sparse.kron(copies, found.tocsr(), "csr")

    def _dense(self, row: dict[int, float]) -> np.ndarray:
        found = np.zeros(len(self._at))
        for at, one in row.items():
            found[at] = one
        return found


def closer(found: Mapping[str, Known], floor: int) -> dict[str, Known]:
    """Return what is known more closely than the two tests allow.

    A number of many people may be known: it was published before, and is withheld now.
    """
    return {
        name: each
        for name, each in found.items()
        if not floor <= each.low <= each.high
        if each.high - each.low < floor - 1e-6
        or ("period=" in name and each.label and _pinned(each.label, floor))
    }


def _pinned(label: tuple[float, float], floor: int) -> bool:
    """Return whether fewer than half of the label's numbers are left."""
    return _values(*label) < (floor - 1) / 2


def _values(low: float, high: float) -> int:
    return int(np.floor(high + 1e-6) - np.ceil(low - 1e-6)) + 1
