"""Periods in which people answered a list that nobody wrote down.

Answers without an invitation count as those from an open link, and the two are never pooled: a
forgotten row takes a month's answers out of what most people see.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from generator.checks.day_for_period import grain_of
from generator.checks.fewer_asked import (
    Numbers,
    PeopleWhoAnswered,
    given_of,
    rows_by_subject,
    texts_of,
)
from generator.model.period import Period, period_of
from generator.records.records import Records

_RUN = 3
"""Lists one after the other, after which the next one is expected."""
_USUAL = 0.5
"""So large a part of the answers to a list, fewer of which may be late ones to the one before."""


class ListMissing(NamedTuple):
    """The row of the last list before the gap, and the first period that has none."""

    row: int
    missing: Period


def lists_missing(
    invitations: Records, others: Mapping[str, Records], year_begins: int
) -> list[ListMissing]:
    """Return the gaps between (or after) lists in which as many people answered as to a list.

    Looked at are services and providers that ask by list only, three periods or more in a row.
    After a gap lists may go on; of several gaps the first is returned.
    """
    found = []
    given = [given_of(rows) for _, rows in sorted(others.items())]
    by_list = texts_of(invitations, "mode") == "list"
    wave = texts_of(invitations, "wave") != ""
    spans = np.column_stack(invitations.when)
    for subject, rows in rows_by_subject(invitations, invitations.accepted).items():
        answers = [each[subject] for each in given if subject in each]
        if not answers or not by_list[rows].all() or wave[rows].any():
            continue
        if np.isnan(spans[rows, 0]).any():
            continue
        lists, first = np.unique(spans[rows], axis=0, return_index=True)
        for at in _gaps(lists):
            missing = _period_after(lists[at], year_begins)
            if _as_many(lists[at - _RUN + 1 : at + 1], missing, answers):
                found.append(ListMissing(int(rows[first[at]]), missing))
                break
    return found


def _gaps(lists: Numbers) -> Iterator[int]:
    """Yield the places of lists, each at the end of a run of them, that none follows."""
    run = 1
    for at in range(len(lists)):
        follows = at + 1 < len(lists) and lists[at + 1, 0] <= lists[at, 1] + 1
        if not follows and run >= _RUN:
            yield at
        run = run + 1 if follows else 1


def _period_after(span: Numbers, year_begins: int) -> Period:
    """Return the period of the same length that comes after that of a list."""
    first, last = (int(day) for day in span)
    return period_of(date.fromordinal(last), grain_of(last - first + 1), year_begins).shift(1)


def _as_many(lists: Numbers, missing: Period, answers: Sequence[PeopleWhoAnswered]) -> bool:
    """Return whether about as many answered in a period as answered each of some lists."""
    spans = np.vstack([lists, [missing.start.toordinal(), missing.end.toordinal()]])
    any_number = np.full(len(spans), np.inf)
    people = np.sum([each.during(spans, any_number) for each in answers], axis=0)
    return bool(people[-1] and people[-1] >= _USUAL * people[:-1].mean())
