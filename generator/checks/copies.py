"""Which rows of a file stand in another file too: answers that nobody numbered have no key.

Files are compared two by two, by what both of them say, where they are about the same services at
the same time: where one writes months and the other days, by the month. See
:mod:`generator.checks.copy_evidence` for what counts as evidence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property, partial

import numpy as np
from msgspec import Struct

from generator.checks.common_times import common_times, days_of
from generator.checks.copy_evidence import Ints
from generator.checks.copy_pair import Pair
from generator.checks.numbered import joined
from generator.records.cells import Codes, Flags
from generator.records.records import Records

NUMBERED = ("id", "respondent")
UNCOUNTED = (*NUMBERED, "comment")
SUBJECT = ("service", "provider")
LONG = 20
"""Two people seldom write the same so many characters."""


class Copy(Struct, frozen=True):
    """Rows of a file that stand in another file too, as numbers of records.

    ``sure`` says that it is a copy; else all rows of the file stand in the other, and they are too
    few, or too much alike, to say. ``there`` is where in the other file the first of them stands.
    """

    rows: Ints
    there: int
    sure: bool


def copies(records: Records, usable: Flags, apart: Collection[frozenset[str]]) -> Iterator[Copy]:
    """Yield what stands in two files; ``apart`` are pairs of files that are not the same."""
    if len(records.tables) < 2:
        return
    files = _Files(records, usable)
    numbered = files.filled_in(NUMBERED)
    for one, other in files.pairs():
        names = frozenset(records.tables[n].file for n in (one, other))
        same = records.tables[one].digest == records.tables[other].digest
        if names in apart or same:
            continue
        pair = files.pair(one, other)
        if pair is not None:
            of_known = one in numbered and other in numbered
            for found, there, sure in pair.copies(numbered=of_known):
                yield Copy(found, there, sure)


class _Files:
    """The usable rows, file by file, as codes."""

    def __init__(self, records: Records, usable: Flags) -> None:
        self._records = records
        self._rows = np.flatnonzero(usable)
        # The rows of a file stand together, in the order of the files.
        numbers = np.arange(len(records.tables) + 1, dtype=np.int32)
        self._ends = np.searchsorted(records.files[self._rows], numbers).tolist()

    @cached_property
    def _subjects(self) -> Codes:
        codes = (self._codes(name) for name in SUBJECT)
        return joined((each[self._rows] + 1 for each in codes), len(self._rows)).astype(np.int32)

    def _codes(self, name: str) -> Codes:
        return self._records.cells[name].alike[0]

    @cached_property
    def _questions(self) -> frozenset[str]:
        return frozenset(self._records.kind.any_of or ("rating",))

    @cached_property
    def _said(self) -> list[str]:
        """The columns by which rows are compared, as far as anybody fills them."""
        names = (column.name for column in self._records.kind.columns)
        other = (*SUBJECT, *UNCOUNTED, self._records.kind.when)
        cells = self._records.cells
        return [name for name in names if name not in other and cells[name].filled.any()]

    def _span(self, file: int) -> slice:
        return slice(self._ends[file], self._ends[file + 1])

    def filled_in(self, names: Collection[str]) -> frozenset[int]:
        """Return the files in which each row fills one of some columns."""
        known = np.zeros(len(self._records), dtype=bool)
        for name in names:
            if name in self._records.cells:
                known |= self._records.cells[name].filled
        known = known[self._rows]
        parts = ((n, known[self._span(n)]) for n in range(len(self._records.tables)))
        return frozenset(file for file, part in parts if len(part) and part.all())

    def pairs(self) -> list[tuple[int, int]]:
        """Return the pairs of files that are about the same service at the same time."""
        import pandas as pd

        width = int(self._subjects.max(initial=0)) + 1
        spots, files = [], []
        for file in range(len(self._records.tables)):
            own = self._span(file)
            days, subjects = days_of(*self._records.days_of(self._rows[own]), self._subjects[own])
            spots.append(pd.unique(days * width + subjects))
            files.append(np.full(len(spots[-1]), file))
        spot, of = np.concatenate(spots), np.concatenate(files)
        order = np.argsort(spot, kind="stable")
        spot, of = spot[order], of[order]
        found: set[int] = set()
        size, apart = len(self._records.tables), 1
        while (same := spot[apart:] == spot[:-apart]).any():
            pairs = of[:-apart][same] * size + of[apart:][same]
            found.update(pd.unique(pairs).tolist())
            apart += 1
        return [divmod(each, size) for each in sorted(found)]

    def pair(self, one: int, other: int) -> Pair | None:
        """Return what two files have in common; nothing where they ask different questions."""
        chosen = self._at_one_time(one, other)
        size = {file: len(each) for file, each in chosen.items()}
        small, large = sorted(chosen, key=lambda file: (size[file], *self._standing(file)))
        rows = [self._rows[chosen[each]] for each in (small, large)]
        common: dict[str, Codes] = {}
        for name in self._said:
            codes = [self._codes(name)[each] for each in rows]
            if all(len(each) and each.max() >= 0 for each in codes):
                common[name] = np.concatenate(codes) + 1
        if not self._questions & common.keys():
            return None
        both = np.concatenate([chosen[small], chosen[large]])
        of_small = self._span(small)
        return Pair(
            files=(self._name(small), self._name(large)),
            complete=len(rows[0]) == of_small.stop - of_small.start,
            n=len(rows[0]),
            rows=np.concatenate(rows),
            time=common_times(*self._records.days_of(self._rows[both])),
            subject=self._subjects[both],
            columns=tuple(common.values()),
            own=partial(self._own, rows[0], rows[1]),
        )

    def _own(self, few: Ints, many: Ints) -> Ints:
        """Return a number for what only one answer has: who gave it, or its long comment.

        It is 0 where there is neither. Of two files' rows, those of the many come last.
        """
        both = np.concatenate([few, many])
        found: list[Codes] = []
        for name in ("respondent", "comment"):
            if name in self._records.cells:
                codes, texts = self._codes(name), self._records.cells[name].texts
                known = [n for n in np.unique(codes[few]).tolist() if n >= 0]
                if name == "comment":
                    known = [n for n in known if len(texts[n]) >= LONG]
                found.append(np.where(np.isin(codes[both], known), codes[both] + 1, 0))
        return joined(found, len(both))

    def _at_one_time(self, *files: int) -> dict[int, Ints]:
        """Return, for each file, the rows that overlap the time that both speak of."""
        spans = {file: self._span(file) for file in files}
        times = {file: self._records.days_of(self._rows[span]) for file, span in spans.items()}
        begin = max(first.min() for first, _ in times.values())
        end = min(last.max() for _, last in times.values())
        return {
            file: spans[file].start + np.flatnonzero((first <= end) & (last >= begin))
            for file, (first, last) in times.items()
        }

    def _name(self, file: int) -> str:
        return self._records.tables[file].file

    def _standing(self, file: int) -> tuple[int, int, int]:
        """Order files that have equally many rows of a time: the first is taken for the copy.

        That is the smaller one, that which says less of when, or that with the longer name.
        """
        span = self._span(file)
        first, last = self._records.days_of(self._rows[span])
        longest = 0 if last is first else int((last - first).max())
        return span.stop - span.start, -longest, -len(self._name(file))
