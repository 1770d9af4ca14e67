"""Answers that were given, and do not count: “nobody was asked” would be wrong there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np

from generator.model.kinds import ANSWER_COLUMNS
from generator.model.subject import Subject
from generator.records.cells import Flags
from generator.records.records import Floats, Ints, Records


class RefusedAnswers:
    """On which days rows about a subject do not count that answer a question.

    They have a mistake, or lie before the launch, or over a break of the trend.
    """

    def __init__(self, records: Mapping[str, Records]) -> None:
        self._days: dict[tuple[Subject, str], Floats] = {}
        for kind in ("answers", "tallies"):
            if kind in records and not records[kind].accepted.all():
                self._add(records[kind])

    def between(self, subject: Subject, question: str, start: date, end: date) -> bool:
        """Return whether such rows are about some days. One that says no day may be about any."""
        days = self._days.get((subject, question))
        if days is None:
            return False
        first, last = days
        touch = (first <= end.toordinal()) & (last >= start.toordinal())
        return bool((touch | np.isnan(first)).any())

    def _add(self, rows: Records) -> None:
        left_out = np.flatnonzero(~rows.accepted)
        days = np.array([each[left_out] for each in rows.when])
        for question, some in _by_question(rows, left_out):
            for kind in ("service", "provider"):
                codes, names = rows.cells[kind].canonical
                about = codes[left_out]
                for code in np.unique(about[some & (about >= 0)]).tolist():
                    key = Subject(kind, str(names[code])), question
                    found = days[:, some & (about == code)]
                    known = self._days.get(key)
                    self._days[key] = found if known is None else np.hstack([known, found])


def _by_question(rows: Records, left_out: Ints) -> list[tuple[str, Flags]]:
    """Return the questions, each with the rows left out that give an answer to it."""
    if rows.kind.folder == "answers":
        whole = ~rows.cells["step"].filled[left_out]
        return [(q, rows.cells[c].filled[left_out] & whole) for c, q in ANSWER_COLUMNS.items()]
    codes, names = rows.cells["question"].canonical
    return [(str(name), codes[left_out] == code) for code, name in enumerate(names)]
