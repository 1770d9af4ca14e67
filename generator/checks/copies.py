"""Which rows of a file stand in another file too: answers that nobody numbered have no key.

Files are compared two by two, by what both of them say, where they are about the same services on
the same days. See :mod:`generator.checks.copy_evidence` for what counts as evidence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import PurePath

import numpy as np
import pandas as pd

from generator.checks.copy_evidence import WINDOW, Ints, common_runs, containment, in_order
from generator.model.out_of_place import MARK_OF_COPY
from generator.records.cells import Flags
from generator.records.records import Records

ONE_IN = 1000
"""Of so many pairs of honest files one may be taken for a copy."""
FEW = 5
"""A file of fewer rows is not asked about: that all of them stand elsewhere too is nothing rare."""
_TELLING = 4
"""Of fewer changes nobody can say whether a column is sorted."""
_LARGEST = 2**62
_MOST_FLAGS = 50_000_000
"""Up to so many numbers, a table of all of them is quicker than sorting."""
_NUMBERED = ("id", "respondent")
_UNCOUNTED = (*_NUMBERED, "comment")
_SUBJECT = ("service", "provider")


@dataclass(frozen=True, slots=True)
class Copy:
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
    rows = np.flatnonzero(usable)
    days = _days(records, rows)
    spots, _ = _dense(_joined([days - days.min(initial=0), *_codes(records, _SUBJECT, rows)]))
    by_id, numbered = (_filled(records, rows, names) for names in (("id",), _NUMBERED))
    for one, other in _pairs(records.files[rows], spots):
        names = frozenset(records.tables[n].file for n in (one, other))
        digests = {records.tables[n].digest for n in (one, other)}
        same_bytes = len(digests) == 1 and "" not in digests
        if names in apart or same_bytes or (one in by_id and other in by_id):
            continue
        pair = _pair(records, rows, one, other)
        if pair is not None:
            yield from pair.copies(numbered=one in numbered and other in numbered)


def _filled(records: Records, rows: Ints, names: Collection[str]) -> frozenset[int]:
    """Return the files in which each row fills one of some columns."""
    known = np.zeros(len(rows), dtype=bool)
    for name in names:
        if name in records.cells:
            known |= records.cells[name].filled[rows]
    unknown = np.unique(records.files[rows][~known])
    return frozenset(np.setdiff1d(records.files[rows], unknown).tolist())


def _pairs(files: Ints, spots: Ints) -> list[tuple[int, int]]:
    """Return the pairs of files that are about the same service on the same day."""
    size = int(files.max(initial=0)) + 1
    joined = spots * size + files
    both = joined[_dense(joined)[1]]
    spot, file = both // size, both % size
    shared = np.bincount(spot)[spot] > 1
    frame = pd.DataFrame({"spot": spot[shared], "file": file[shared]})
    beside = frame.merge(frame, on="spot")
    beside = beside[beside["file_x"] < beside["file_y"]]
    found = beside[["file_x", "file_y"]].drop_duplicates().sort_values(["file_x", "file_y"])
    return [(int(one), int(other)) for one, other in found.to_numpy()]


def _codes(records: Records, names: Collection[str], rows: Ints) -> list[Ints]:
    return [records.cells[name].alike[0][rows].astype(np.int64) + 1 for name in names]


def _days(records: Records, rows: Ints) -> Ints:
    days: Ints = np.nan_to_num(records.when[0][rows]).astype(np.int64)
    return days


def _joined(columns: Collection[Ints]) -> Ints:
    """Return one number for the codes of several columns (from 0 on), the same where all are."""
    joined, size = np.zeros(1, dtype=np.int64), 1
    for codes in columns:
        width = int(codes.max(initial=0)) + 1
        if size * width > _LARGEST:
            joined, first = _dense(joined)
            size = len(first)
        joined, size = joined * width + codes, size * width
    return joined


def _dense(numbers: Ints) -> tuple[Ints, Ints]:
    """Return numbers from 0 on in their place, none left out, and where each is first."""
    size = int(numbers.max(initial=0)) + 1
    if size > _MOST_FLAGS:
        _, first, codes = np.unique(numbers, return_index=True, return_inverse=True)
        return codes, first
    first = np.full(size, -1, dtype=np.int64)
    first[numbers[::-1]] = np.arange(len(numbers) - 1, -1, -1)
    there = first >= 0
    return (np.cumsum(there) - 1)[numbers], first[there]


def _pair(records: Records, rows: Ints, one: int, other: int) -> _Pair | None:
    """Return what two files have in common; nothing where they ask different questions."""
    files = records.files[rows]
    of_one, of_other = rows[files == one], rows[files == other]
    small = (len(of_one), -len(records.tables[one].file)) < (
        len(of_other),
        -len(records.tables[other].file),
    )
    few, many = (of_one, of_other) if small else (of_other, of_one)
    days = [_days(records, each) for each in (few, many)]
    first, last = max(each.min() for each in days), min(each.max() for each in days)
    whole = len(few)
    few, many = (
        each[(day >= first) & (day <= last)] for each, day in zip((few, many), days, strict=True)
    )
    common = [
        column.name
        for column in records.kind.columns
        if column.name not in (*_SUBJECT, *_UNCOUNTED, records.kind.when)
        and all(records.cells[column.name].filled[each].any() for each in (few, many))
    ]
    questions = records.kind.any_of or ("rating",)
    if not set(common) & set(questions):
        return None
    return _Pair(records, few, many, common, len(few) == whole)


class _Pair:
    """Two files: their rows of the days that both cover, as codes, those of the smaller first.

    ``complete`` says that these are all rows of the smaller.
    """

    def __init__(
        self, records: Records, few: Ints, many: Ints, common: list[str], complete: bool
    ) -> None:
        rows = np.concatenate([few, many])
        self.complete = complete
        self.records, self.rows, self.n = records, rows, len(few)
        self.day = _days(records, rows)
        self.day -= self.day.min(initial=0)
        self.subject, _ = _dense(_joined(_codes(records, _SUBJECT, rows)))
        self.spot, _ = _dense(_joined([self.day, self.subject]))
        self.columns = _codes(records, common, rows)
        self.answer, _ = _dense(_joined(self.columns))
        self.key, first = _dense(_joined([self.spot, self.answer]))
        # What each distinct row is about, and how often either file has it.
        self.spot_of, self.day_of, self.subject_of, self.answer_of = (
            each[first] for each in (self.spot, self.day, self.subject, self.answer)
        )
        self.few = np.bincount(self.key[: self.n], minlength=len(first))
        self.many = np.bincount(self.key[self.n :], minlength=len(first))

    def copies(self, numbered: bool) -> Iterator[Copy]:
        """Yield what stands in both; answers of known people only where it is sure."""
        needed = np.log(2 * ONE_IN)  # two ways to find a copy: by content and by order
        found = np.zeros(self.n, dtype=bool)
        whole = self.complete and bool((self.few <= self.many).all())
        subjects = np.unique(self.subject[: self.n])
        for chosen in [subjects] if len(subjects) == 1 else [subjects, *subjects[:, None]]:
            for inside, evidence in self._runs(chosen):
                if evidence >= needed + np.log(1 + len(subjects)):
                    found |= inside[self.key[: self.n]]
        for begin, end in self._in_order(needed):
            found[begin:end] = True
        if found.any():
            yield self._copy_of(found, sure=True)
        elif whole and not numbered and (self._called_a_copy() or self._may_be_one()):
            yield self._copy_of(np.ones(self.n, dtype=bool), sure=self._called_a_copy())

    def _may_be_one(self) -> bool:
        """Whether a file is no small part of the other: that it is contained is something rare."""
        shared = np.isin(self.spot_of, self.spot_of[self.few > 0])
        return self.n >= FEW and 2 * self.n >= int(self.many[shared].sum())

    def _copy_of(self, found: Flags, sure: bool) -> Copy:
        at = np.flatnonzero(found)
        there = self.n + int(np.argmax(self.key[self.n :] == self.key[at[0]]))
        return Copy(self.rows[at], int(self.rows[there]), sure)

    def _called_a_copy(self) -> bool:
        """Whether one file has the name that a program gives to a copy of the other."""
        names = [self._file(row) for row in (0, self.n)]
        stems = [PurePath(name).stem for name in names]
        plain = {MARK_OF_COPY.sub("", stem) for stem in stems}
        return len(plain) == 1 and any(MARK_OF_COPY.search(stem) for stem in stems)

    def _file(self, at: int) -> str:
        file: str = self.records.tables[self.records.files[self.rows[at]]].file
        return file

    def _runs(self, subjects: Ints) -> Iterator[tuple[Flags, float]]:
        """Yield which distinct rows lie in a run of days of which the other file has all rows.

        With it comes the logarithm of the evidence, less that of how many runs there could be.
        """
        about = np.isin(self.subject_of, subjects[np.isin(subjects, self.subject[self.n :])])
        own = about & (self.few > 0)
        if not own.any():
            return
        days, place = np.unique(self.day_of[own], return_inverse=True)
        broken = np.bincount(place, self.few[own] > self.many[own]) > 0
        run = np.cumsum(broken)[place]
        run = np.where(broken[place], -1, run)
        tries = 1.0 if not broken.any() else len(days) * (len(days) + 1) / 2
        for number in np.unique(run[run >= 0]):
            inside = np.zeros(len(own), dtype=bool)
            inside[np.flatnonzero(own)[run == number]] = True
            if self.few[inside].sum() < 2:
                continue
            spots = np.isin(self.spot_of, self.spot_of[inside])
            cells = np.unique(self.spot_of[spots], return_inverse=True)[1]
            said = (self.subject_of, self.answer_of, self.few, self.many)
            evidence = containment(cells, *(each[spots] for each in said))
            yield inside, evidence - float(np.log(tries))

    def _in_order(self, needed: float) -> Iterator[tuple[int, int]]:
        """Yield runs of rows that stand in the other file in the same order."""
        few, many = self.key[: self.n], self.key[self.n :]
        if min(len(few), len(many)) < WINDOW:
            return
        ways = np.bincount(self.spot[: self.n], minlength=int(self.spot.max()) + 1)
        ways = ways * np.bincount(self.spot[self.n :], minlength=len(ways))
        tries = np.log(max(1, ways.sum()))
        among = _joined([self.subject[: self.n], *self._sorted_by()])
        for begin, end, _ in common_runs(few, many):
            evidence = in_order(among[begin:end], self.answer[begin:end])
            if evidence >= needed + tries:
                yield begin, end

    def _sorted_by(self) -> Iterator[Ints]:
        """Yield the columns by which a file is sorted within its days."""
        parts = (slice(0, self.n), slice(self.n, None))
        for codes in self.columns:
            if any(_is_sorted(self.spot[part], codes[part]) for part in parts):
                yield codes[: self.n]


def _is_sorted(spot: Ints, value: Ints) -> bool:
    """Whether a column changes from row to row half as often as chance would have it, or less."""
    beside = spot[1:] == spot[:-1]
    changes = int((beside & (value[1:] != value[:-1])).sum())
    codes, first = _dense(_joined([spot, value]))
    counts = np.bincount(codes)
    size = np.bincount(spot)[spot[first]]
    expected = beside.sum() - (counts * (counts - 1) / size).sum()
    return bool(expected >= _TELLING and changes <= expected / 2)
