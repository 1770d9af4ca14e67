"""Answers that were given, and do not count: “nobody was asked” would be wrong there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

import numpy as np

from generator.model.kinds import ANSWER_COLUMNS
from generator.model.subject import Subject, step_of
from generator.records.cells import Codes, Flags
from generator.records.records import Floats, Ints, Records
from generator.records.values import Scalar

_NONE, _ANY = -1, -2
"""What stands for a community that is not named, and for one that nobody knows."""


class RefusedAnswers:
    """On which days rows about a subject do not count that answer a question.

    They have a mistake, or lie before the launch, or over a break of the trend. ``communities`` are
    the ids of those that there are: a row that names another one may be of any.
    """

    def __init__(self, records: Mapping[str, Records], communities: Iterable[str] = ()) -> None:
        self._communities = {name: number for number, name in enumerate(communities)}
        self._rows: dict[tuple[Subject, str], Floats] = {}
        for kind in ("answers", "tallies", "pride"):
            if kind in records and not records[kind].accepted.all():
                self._add(records[kind].afresh())

    @classmethod
    def of_rows(
        cls, communities: Iterable[str], rows: Mapping[tuple[Subject, str], Floats]
    ) -> RefusedAnswers:
        """Return what ``rows`` returned."""
        found = cls({}, communities)
        found._rows = dict(rows)
        return found

    @property
    def rows(self) -> tuple[Sequence[str], Mapping[tuple[Subject, str], Floats]]:
        """The communities, and the rows by what they are about and the question.

        Shape (3, rows): first and last day, number of the community.
        """
        return tuple(self._communities), self._rows

    def between(
        self, subject: Subject, question: str, start: date, end: date, community: str = ""
    ) -> bool:
        """Return whether such rows are about some days. One that says no day may be about any.

        With a ``community``, only the rows that are, or may be, of it.
        """
        rows = self._rows.get((subject, question))
        if rows is None:
            return False
        first, last, of = rows
        touch = (first <= end.toordinal()) & (last >= start.toordinal()) | np.isnan(first)
        if community:
            touch &= (of == self._communities.get(community, _ANY)) | (of == _ANY)
        return bool(touch.any())

    def bytes_of(self, subject: Subject) -> Iterator[bytes]:
        """Yield such rows about a subject and its steps: the same bytes where they are the same."""
        for about, question in self._of_whole.get(subject, ()):
            yield f"{about} {question}".encode()
            yield self._rows[about, question].tobytes()

    @cached_property
    def _of_whole(self) -> Mapping[Subject, Sequence[tuple[Subject, str]]]:
        """Which steps and questions of each service, or of each provider, have such rows."""
        found: dict[Subject, list[tuple[Subject, str]]] = {}
        for about, question in self._rows:
            found.setdefault(about.whole, []).append((about, question))
        return found

    def _add(self, rows: Records) -> None:
        left_out = np.flatnonzero(~rows.accepted)
        found = np.array([*(each[left_out] for each in rows.when), self._of(rows, left_out)])
        by_question = _by_question(rows, left_out)
        for subject, about in _by_subject(rows, left_out):
            for question, some in by_question:
                if (chosen := some & about).any():
                    key, mine = (subject, question), found[:, chosen]
                    known = self._rows.get(key)
                    self._rows[key] = mine if known is None else np.hstack([known, mine])

    def _of(self, rows: Records, left_out: Ints) -> Ints:
        """Return the number of each row's community; −1 where it names none, −2 an unknown one."""
        if "community" not in rows.cells:
            return np.full(len(left_out), _NONE)
        cells = rows.cells["community"]
        numbers = [self._communities.get(str(value), _ANY) for value in cells.values]
        return cells.take(np.array(numbers, dtype=np.int64), _NONE)[left_out]


def _by_subject(rows: Records, left_out: Ints) -> Iterator[tuple[Subject, Flags]]:
    """Yield whom the rows left out are about; an answer about a step is about that step alone."""
    step, steps = _codes(rows, "step", left_out)
    for kind in ("service", "provider"):
        about, names = _codes(rows, kind, left_out)
        for code in np.unique(about[about >= 0]).tolist():
            name, its = str(names[code]), about == code
            yield Subject(kind, name), its & (step < 0)
            for each in np.unique(step[its & (step >= 0)]).tolist():
                yield step_of(name, str(steps[each])), its & (step == each)


def _codes(rows: Records, column: str, left_out: Ints) -> tuple[Codes, Sequence[Scalar]]:
    """Return the codes of some rows in a column, −1 in one that the kind has not; and the names."""
    if column not in rows.cells:
        return np.full(len(left_out), -1, dtype=np.int32), ()
    codes, names = rows.cells[column].canonical
    return codes[left_out], names


def _by_question(rows: Records, left_out: Ints) -> list[tuple[str, Flags]]:
    """Return the questions, each with the rows left out that give an answer to it."""
    if rows.kind.folder == "answers":
        return [(q, rows.cells[c].filled[left_out]) for c, q in ANSWER_COLUMNS.items()]
    if rows.kind.folder == "pride":
        return [("pride", rows.cells["rating"].filled[left_out])]
    codes, names = rows.cells["question"].canonical
    return [(str(name), codes[left_out] == code) for code, name in enumerate(names)]
