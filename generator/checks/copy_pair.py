"""What two files of answers have in common: which rows of the smaller stand in the other one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import PurePath

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from generator.checks.copy_evidence import WINDOW, Ints, common_runs, containment, in_order
from generator.checks.numbered import dense, joined
from generator.model.out_of_place import MARK_OF_COPY
from generator.records.cells import Codes, Flags

ONE_IN = 1000
"""Of so many pairs of honest files one may be taken for a copy."""
FEW = 5
"""A file of fewer rows is not asked about: that all of them stand elsewhere too is nothing rare."""
_KNOWN = 2
"""So many people, or long comments, that both files have are no chance."""
_SPARSE = 4
"""Up to so many numbers for each row, to leave some out costs less than to number anew."""
_TELLING = 4
"""Of fewer changes nobody can say whether a column is sorted."""


class Pair(Struct, frozen=True, dict=True):
    """Two files: their rows of the time that both cover. The first ``n`` are those of the smaller.

    ``time``, ``subject`` and each of the ``columns`` that both fill have a code, from 0 on, for
    each of the ``rows``, which are numbers of records; times are numbered in their order.
    ``complete`` says that these are all rows of the smaller. ``files`` are the names of both.
    ``own`` gives a number for what only one answer has, 0 for nothing.
    """

    files: tuple[str, str]
    complete: bool
    n: int
    rows: Ints
    time: Codes
    subject: Codes
    columns: tuple[Codes, ...]
    own: Callable[[], Ints]

    def copies(self, numbered: bool) -> Iterator[tuple[Ints, int, bool]]:
        """Yield which records stand in both, where in the other the first does, and how sure it is.

        Answers of known people are copies only where it is sure.
        """
        import pandas as pd

        if not self._has_much_in_common():
            return
        needed = float(np.log(2 * ONE_IN))  # two ways to find a copy: by content and by order
        found = np.zeros(self.n, dtype=bool)
        subjects = len(pd.unique(self.subject[: self.n]))
        for each in {True, subjects == 1}:  # all subjects together, and each on its own
            inside = self._distinct.in_runs(needed + float(np.log(1 + subjects)), together=each)
            if inside.any():
                found |= inside[self._key[: self.n]]
        for begin, end in self._in_order(needed):
            found[begin:end] = True
        if found.any():
            yield self._copy_of(found, sure=True)
        elif self._is_inside(self._key):
            sure = not numbered and self.complete and self._called_a_copy()
            if sure or self._may_be_one(numbered):
                yield self._copy_of(np.ones(self.n, dtype=bool), sure=sure)

    @cached_property
    def _answer(self) -> Ints:
        return joined(self.columns, len(self.rows))

    @cached_property
    def _spot(self) -> Ints:
        """A number for each subject and time."""
        numbers = joined([self.subject, self.time], len(self.rows))
        return numbers if numbers.max(initial=0) < _SPARSE * len(numbers) else dense(numbers)[0]

    @cached_property
    def _said(self) -> Ints:
        """A number for all that a row says; they are far apart."""
        return joined([self._spot, self._answer], len(self.rows))

    def _has_much_in_common(self) -> bool:
        """Whether it is worth looking closer: honest large files end here.

        In a copy there is a spot of which the other file has all rows, or a run of rows that the
        other file has.
        """
        import pandas as pd

        few, many = np.sort(self._said[: self.n]), np.sort(self._said[self.n :])
        both = np.sort(np.concatenate([few[_changes(few)], many[_changes(many)]]))
        both = both[1:][both[1:] == both[:-1]]
        if not len(both):
            return False
        missing = ~pd.Series(self._said[: self.n]).isin(both).to_numpy()
        broken = np.bincount(self._spot[: self.n], missing)
        whole = (np.bincount(self._spot[: self.n]) > 0) & (broken == 0)
        runs = np.diff(np.flatnonzero(missing), prepend=-1, append=self.n)
        return bool(whole.any() or runs.max() > WINDOW)

    @cached_property
    def _numbered(self) -> tuple[Ints, Ints]:
        return dense(self._said)

    @property
    def _key(self) -> Ints:
        """A number for all that a row says, the same where another row says the same."""
        return self._numbered[0]

    @cached_property
    def _distinct(self) -> _Distinct:
        key, first = self._numbered
        return _Distinct(
            self.time[first],
            self.subject[first],
            self._spot[first],
            self._answer[first],
            few=np.bincount(key[: self.n], minlength=len(first)),
            many=np.bincount(key[self.n :], minlength=len(first)),
        )

    def _is_inside(self, numbers: Ints) -> bool:
        """Whether the many have each number as often as the few."""
        size = int(numbers.max(initial=0)) + 1
        few, many = (np.bincount(each, minlength=size) for each in np.split(numbers, [self.n]))
        return bool((few <= many).all())

    def _may_be_one(self, numbered: bool) -> bool:
        """Whether it is something rare that all of the few are inside."""
        if not numbered and self.complete and self.n >= FEW:
            shared = np.isin(self._spot[self.n :], self._spot[: self.n])
            if 2 * self.n >= int(shared.sum()):
                return True  # a file that is no small part of the other
        own = self.own()
        known = int(np.count_nonzero(own[: self.n]))
        return known >= _KNOWN and self._is_inside(dense(joined([self._key, own], len(own)))[0])

    def _copy_of(self, found: Flags, sure: bool) -> tuple[Ints, int, bool]:
        at = np.flatnonzero(found)
        there = self.n + int(np.argmax(self._key[self.n :] == self._key[at[0]]))
        return self.rows[at], int(self.rows[there]), sure

    def _called_a_copy(self) -> bool:
        """Whether one file has the name that a program gives to a copy of the other."""
        stems = [PurePath(name).stem for name in self.files]
        plain = {MARK_OF_COPY.sub("", stem) for stem in stems}
        return len(plain) == 1 and any(MARK_OF_COPY.search(stem) for stem in stems)

    def _in_order(self, needed: float) -> Iterator[tuple[int, int]]:
        """Yield runs of rows that stand in the other file in the same order."""
        runs = common_runs(self._key[: self.n], self._key[self.n :])
        if not runs:
            return
        size = int(self._spot.max()) + 1
        ways = np.bincount(self._spot[: self.n], minlength=size)
        ways *= np.bincount(self._spot[self.n :], minlength=size)
        tries = float(np.log(max(1, ways.sum())))
        among = joined([self.subject[: self.n], *self._sorted_by()], self.n)
        for begin, end, _ in runs:
            evidence = in_order(among[begin:end], self._answer[begin:end])
            if evidence >= needed + tries:
                yield begin, end

    def _sorted_by(self) -> Iterator[Codes]:
        """Yield the columns by which a file is sorted within its times."""
        parts = (slice(0, self.n), slice(self.n, None))
        for codes in self.columns:
            if any(is_sorted(self._spot[part], codes[part]) for part in parts):
                yield codes[: self.n]


class _Distinct(Struct, frozen=True, dict=True):
    """What the rows of two files say, each once, and how often the few and the many say it."""

    time: Codes
    subject: Codes
    spot: Ints
    answer: Ints
    few: Ints
    many: Ints

    @cached_property
    def _broken(self) -> Flags:
        """The spots where the few say something that the many do not say as often."""
        broken: Flags = np.bincount(self.spot, self.few > self.many) > 0
        return broken

    @cached_property
    def _asked(self) -> tuple[Ints, Ints, Ints, Ints]:
        """The spots that both could be about: number, subject, time, and rows of the few there."""
        few = np.bincount(self.spot, self.few).astype(np.int64)
        of_spot = np.zeros((2, len(few)), dtype=np.int64)
        of_spot[:, self.spot] = self.subject, self.time
        known = np.bincount(self.subject, self.many) > 0
        spots = np.flatnonzero((few > 0) & known[of_spot[0]])
        return spots, of_spot[0, spots], of_spot[1, spots], few[spots]

    def in_runs(self, needed: float, together: bool) -> Flags:
        """Return which lie in a run of times of which the many have all that the few have.

        The evidence for the run must be as large as ``needed``, and larger where there could be
        many runs. Times are looked at ``together`` for all subjects, or for each on its own.
        """
        inside = np.zeros(len(self.time), dtype=bool)
        spots, subject, times, few = self._asked
        whose = np.zeros_like(subject) if together else subject
        order = np.lexsort((times, whose))
        spots, whose, times, few = (each[order] for each in (spots, whose, times, few))
        # Times, and the runs of times without one that is broken.
        new_time = _changes(whose) | _changes(times)
        time = np.cumsum(new_time) - 1
        broken = np.bincount(time, self._broken[spots]) > 0
        of_time = whose[new_time]
        new_run = _changes(of_time) | broken | np.append(True, broken)[: len(broken)]
        run = (np.cumsum(new_run) - 1)[time]
        good = ~broken[time] & (np.bincount(run, few)[run] >= 2)
        if not good.any():
            return inside
        lengths = np.bincount(of_time)
        tries = np.where(np.bincount(of_time, broken) > 0, lengths * (lengths + 1) / 2, 1.0)
        tries_of_run = np.ones(int(run[-1]) + 1)
        tries_of_run[run] = tries[whose]
        run_of_spot = np.full(len(self._broken), -1)
        run_of_spot[spots[good]] = run[good]
        about = np.flatnonzero(run_of_spot[self.spot] >= 0)
        run = run_of_spot[self.spot[about]]
        of, counts = self.subject[about].astype(np.int64), (self.few[about], self.many[about])
        evidence = containment(run, self.spot[about], of, self.answer[about], *counts)
        enough = evidence - np.log(tries_of_run[: len(evidence)]) >= needed
        inside[about[enough[run] & (self.few[about] > 0)]] = True
        return inside


def _changes(sorted_codes: npt.NDArray[np.integer]) -> Flags:
    """Return where a code differs from the one before it; the first does."""
    changed = np.ones(len(sorted_codes), dtype=bool)
    np.not_equal(sorted_codes[1:], sorted_codes[:-1], out=changed[1:])
    return changed


def is_sorted(spot: Ints, value: Codes) -> bool:
    """Whether a column changes from row to row half as often as chance would have it, or less."""
    beside = spot[1:] == spot[:-1]
    changes = int((beside & (value[1:] != value[:-1])).sum())
    codes, first = dense(joined([spot, value], len(spot)))
    counts = np.bincount(codes)
    size = np.bincount(spot)[spot[first]]
    expected = beside.sum() - (counts * (counts - 1) / size).sum()
    return bool(expected >= _TELLING and changes <= expected / 2)
