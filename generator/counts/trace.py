"""Which rows a figure came from: for the one who asks on their own machine, never for the site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from generator.counts.cube import PRIDE
from generator.model.kinds import ANSWER_COLUMNS
from generator.model.subject import Subject
from generator.model.table import Type
from generator.records.by_subject import ABOUT
from generator.records.cells import ColumnCells, Flags
from generator.records.records import Floats, Ints, Records

Days = tuple[date, date]
"""The first and the last of some days."""
_COLUMNS = {question: column for column, question in ANSWER_COLUMNS.items()}


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
    ``gaps`` are days between start and end that are left out.
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
    return np.flatnonzero(mine & ~_between(first, last, gaps))


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


def rows_behind(
    records: Mapping[str, Records],
    subject: Subject,
    question: str,
    start: date,
    end: date,
    gaps: Sequence[Days] = (),
    community: str = "",
) -> dict[str, Ints]:
    """Return the rows by kind of data that a figure counts.

    Only those of a community where one is named. None where the figure is not made from answers
    to a question. ``gaps`` are days between start and end that it leaves out.
    """
    narrowed = {subject.kind: subject.id}
    if question == PRIDE:
        return {PRIDE: record_rows(records, PRIDE, subject.id, narrowed, start, end, gaps)}
    if question not in _COLUMNS:
        return {}
    narrowed |= {"community": community} if community else {}
    found = {}
    for kind, more in (("answers", {"step": ""}), ("tallies", {"question": question})):
        if kind in records:
            rows = record_rows(records, kind, subject.id, narrowed | more, start, end, gaps)
            if kind == "answers":
                rows = rows[records[kind].cells[_COLUMNS[question]].filled[rows]]
            found[kind] = rows
    return found
