"""Which rows stand twice in one file: a block of answers that somebody has pasted a second time.

A survey has equal answers, but not twenty in a row that stand further up in the same order. See
:mod:`generator.checks.copy_evidence` for what counts as evidence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np

from generator.checks.common_times import common_times
from generator.checks.copies import NUMBERED, SUBJECT, UNCOUNTED, Copy
from generator.checks.copy_evidence import WINDOW, Ints, in_order, repeated_runs
from generator.checks.copy_pair import ONE_IN, is_sorted
from generator.checks.numbered import dense, joined
from generator.records.cells import Codes, Flags
from generator.records.records import Records


def pasted(records: Records, usable: Flags, apart: Collection[frozenset[str]]) -> Iterator[Copy]:
    """Yield rows that stand further up in their file; ``apart`` are pairs of files.

    A file that is a pair with itself is left alone, and so are rows with a number of their own.
    """
    known = np.zeros(len(records), dtype=bool)
    for name in NUMBERED:
        if name in records.cells:
            known |= records.cells[name].filled
    rows = np.flatnonzero(usable & ~known)
    ends = np.searchsorted(records.files[rows], np.arange(len(records.tables) + 1)).tolist()
    for number, table in enumerate(records.tables):
        own = rows[ends[number] : ends[number + 1]]
        if len(own) >= 2 * WINDOW and frozenset([table.file]) not in apart:
            yield from _in_one(records, own)


def _in_one(records: Records, rows: Ints) -> Iterator[Copy]:
    other = (*SUBJECT, *UNCOUNTED, records.kind.when)
    names = [column.name for column in records.kind.columns if column.name not in other]
    columns = [_codes(records, name, rows) for name in names]
    columns = [codes for codes in columns if codes.any()]
    subject = joined([_codes(records, name, rows) for name in SUBJECT], len(rows))
    spot, _ = dense(joined([common_times(*records.days_of(rows)), subject], len(rows)))
    answer, _ = dense(joined(columns, len(rows)))
    key, _ = dense(joined([spot, answer], len(rows)))
    runs = repeated_runs(key)
    if not runs:
        return
    ways = np.bincount(spot)
    needed = np.log(2 * ONE_IN) + np.log(max(1, int((ways * (ways - 1) // 2).sum())))
    in_order_by = [codes for codes in columns if is_sorted(spot, codes)]
    among = joined([subject, *in_order_by], len(rows))
    for begin, end, there in runs:
        if end - begin > begin - there:
            continue  # a pattern that goes on and on: nobody pastes that
        if in_order(among[begin:end], answer[begin:end]) >= needed:
            yield Copy(rows[begin:end], int(rows[there]), sure=True)


def _codes(records: Records, name: str, rows: Ints) -> Codes:
    codes: Codes = records.cells[name].alike[0][rows] + 1
    return codes
