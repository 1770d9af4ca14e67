"""Which rows a figure came from: for the one who asks on their own machine, never for the site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from generator.counts.cells import counted
from generator.counts.counting_context import KINDS, counting_context
from generator.counts.invitations import read_invitations, wave_spans
from generator.counts.keys import MODES, Mode
from generator.counts.questions import PRIDE, QUESTIONS
from generator.model.definitions import Definitions
from generator.model.subject import Subject
from generator.model.table import Type
from generator.records.by_subject import ABOUT
from generator.records.cells import ColumnCells, Flags
from generator.records.records import Floats, Ints, Records

ANY = "*"
"""Stands for whatever community is stated."""
Days = tuple[date, date]
"""The first and the last of some days."""


def record_rows(
    records: Mapping[str, Records],
    kind: str,
    name: str,
    chosen: Mapping[str, str],
    start: date,
    end: date,
    gaps: Sequence[Days] = (),
) -> Ints:
    """Return the rows of a kind about a service or provider in these days.

    ``chosen`` narrows them by the columns that it names: one promise, one measure; “” is empty.
    ``gaps`` are days between start and end that are left out. Use counts where the whole of its
    period lies in these days, a breakdown where it lasted in them, all else where it begins in
    them.
    """
    if kind not in records:
        return np.zeros(0, dtype=np.int64)
    own = records[kind]
    mine = own.accepted.copy()
    if kind in ABOUT:
        mine &= _named(own.cells[ABOUT[kind]], name)
    for column, value in chosen.items():
        if column in own.cells:
            mine &= _named(own.cells[column], value)
    first, last = _days(own)
    mine &= (first <= end.toordinal()) & (last >= start.toordinal())
    if kind == "usage":
        mine &= own.when[1] <= end.toordinal()
    return np.flatnonzero(mine & ~_between(first, last, gaps))


def invitation_rows(
    records: Mapping[str, Records], subject: Subject, mode: Mode, start: date, end: date
) -> Ints:
    """Return the rows that say who was asked about a subject, wholly within these days.

    A row that names a wave alone is about the days of the wave's answers.
    """
    if "invitations" not in records:
        return np.zeros(0, dtype=np.int64)
    own = records["invitations"]
    first, last = (each.copy() for each in own.when)
    for wave, days in wave_spans(records).items():
        mine = np.isnan(first) & _named(own.cells["wave"], wave)
        first[mine], last[mine] = (each.toordinal() for each in days)
    found = own.accepted & _named(own.cells[subject.kind], subject.id)
    found &= _named(own.cells["mode"], mode.value)
    return np.flatnonzero(found & (first >= start.toordinal()) & (last <= end.toordinal()))


def _named(cells: ColumnCells, name: str) -> Flags:
    """Return which rows say this; “” is empty."""
    if cells.column.type is Type.YES_NO:
        return np.equal(cells.numbers, float(name == "yes"))
    if not name:
        return ~cells.filled
    codes, values = cells.canonical
    found: Flags = codes == (values.index(name) if name in values else -2)
    return found


def _between(first: Floats, last: Floats, gaps: Sequence[Days]) -> Flags:
    """Return which rows lie wholly in a gap."""
    found = np.zeros(len(first), dtype=bool)
    for start, end in gaps:
        found |= (first >= start.toordinal()) & (last <= end.toordinal())
    return found


def _days(records: Records) -> tuple[Floats, Floats]:
    """Return the first and the last day that each row is about, as ordinals."""
    first, _ = records.when
    if "resolved" not in records.cells:
        return first, first
    resolved = records.cells["resolved"].ordinals()
    return first, np.where(np.isnan(resolved), float(date.max.toordinal()), resolved)


class Counted:
    """The responses that count, for the one who asks which rows are in a figure."""

    def __init__(
        self, records: Mapping[str, Records], definitions: Definitions, as_of: date
    ) -> None:
        invitations = read_invitations(records)
        self._names, self._responses = counted(
            records, counting_context(definitions, as_of), invitations
        )

    def rows(
        self,
        subject: Subject,
        question: str,
        mode: Mode | None,
        span: Days,
        gaps: Sequence[Days] = (),
        community: str = "",
    ) -> dict[str, Ints]:
        """Return the rows, by kind of data, that a figure counts: those in its cells.

        ``span`` are its first and last day, ``gaps`` days between them that are left out. Only rows
        of a mode, or of a community, where one is named.
        """
        spots, rows, names = self._responses.spots, self._responses.rows, self._names
        if subject not in names.subjects or question not in QUESTIONS:
            return {}
        mine = spots["subject"].to_numpy() == names.subjects.index(subject)
        if mode is not None and question != PRIDE:  # those who provide are on nobody's list
            mine &= spots["mode"].to_numpy() == MODES.index(mode)
        start, end = spots["start"].to_numpy(), spots["end"].to_numpy()
        mine &= (start >= span[0].toordinal()) & (end <= span[1].toordinal())
        mine &= ~_between(start, end, gaps)
        answered = np.zeros(len(rows.spot), dtype=bool)
        for part in self._responses.ratings:
            if part.question == QUESTIONS.index(question):
                answered[part.rows] |= part.rating >= 0
        answered &= mine[rows.spot]
        if community:
            answered &= self._of_community(community)
        kinds = spots["kind"].to_numpy()[rows.spot]
        return {
            kind: own.astype(np.int64)
            for code, kind in enumerate(KINDS)
            if len(own := rows.record[answered & (kinds == code)])
        }

    def _of_community(self, name: str) -> Flags:
        """Return which rows a community gave; “*” is any that is stated."""
        codes = self._responses.rows.community
        known = self._names.communities
        at = known.index(name) if name in known else -1
        found: Flags = codes > 0 if name == ANY else codes == at
        return found
