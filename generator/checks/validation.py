"""All rows of one kind of data, judged: first the cells, then the rows; findings are what is left.

A mask says which texts or rows are wrong; here it becomes findings, never too many of one rule in
one file, and the lines of the rows that are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from msgspec.structs import replace

from generator.checks.cell_context import CellContext, cell_contexts
from generator.checks.engine import rules_of
from generator.checks.outcome import Outcome
from generator.checks.rule import Family, Mask, Problem, RowOutcome, Rule
from generator.checks.sheet import Sheet
from generator.checks.table_context import TableContext
from generator.checks.whole_column import speaks_for_all, words_of_column
from generator.model.subject import Subject
from generator.records.cells import Flags
from generator.records.records import Records
from generator.sources.finding import Finding, Place

MOST = 100
"""Findings of one rule in one column of one file; the next one says how many more there are."""
Numbers = npt.NDArray[np.int64]


class _Broken(Struct, frozen=True):
    """Rows that break a rule, in order, and the mask of rows by which they do.

    ``column`` is the one whose texts are wrong, of a rule about cells.
    """

    rule: Rule
    rows: Numbers
    mask: Mask
    column: str = ""


def validate(
    rows: Records,
    known: TableContext,
    others: Mapping[str, Records],
) -> Outcome:
    """Return the findings about a kind's rows, and which of them are let pass.

    ``others`` are the records of the kinds that it is compared with. The rules see no more of what
    is ``known`` than those of the kind may.
    """
    known = known.seen_by(rows.kind)
    broken = list(_of_cells(rows, known))
    bad = _unread(rows)
    for one in broken:
        bad[one.rows] = True
    sheet = Sheet(rows, known, bad, others)
    broken += _of_rows(sheet)
    left_out, refused = bad.copy(), np.zeros(len(rows), dtype=bool)
    for one in broken:
        if one.mask.effect is not RowOutcome.COUNTED:
            left_out[one.rows] = True
        if one.mask.effect is RowOutcome.REFUSED:
            refused[one.rows] = True
    findings = [finding for one in broken for finding in _findings(rows, one)]
    newest = dict(_newest(rows, ~left_out))
    judged = sheet.overlaps.resolved(replace(rows.without(left_out), refused=refused))
    return Outcome(judged, tuple(findings), _by_file(rows, refused), newest)


def _of_cells(rows: Records, known: TableContext) -> Iterator[_Broken]:
    for context in cell_contexts(rows, known):
        for rule in rules_of("cells"):
            assert rule.find
            for mask in rule.find(context):
                assert isinstance(mask, Mask)
                if mask.wrong.any():
                    yield _of_texts(rule, mask, context)


def _of_texts(rule: Rule, mask: Mask, context: CellContext) -> _Broken:
    """Return the rows that hold a text that is wrong."""
    codes, name = context.cells.codes, context.column.name
    wrong = np.flatnonzero(context.cells.take(mask.wrong, False))

    def words(row: int, count: int) -> tuple[str, str]:
        return mask.words(int(codes[row]), count)

    return _Broken(rule, wrong, replace(mask, words=words, column=lambda _: name), name)


def _of_rows(sheet: Sheet) -> Iterator[_Broken]:
    for rule in rules_of("rows"):
        assert rule.find
        if rule.family is not Family.PUBLIC or sheet.known.public:
            for mask in rule.find(sheet):
                assert isinstance(mask, Mask)
                if mask.wrong.any():
                    yield _Broken(rule, np.flatnonzero(mask.wrong), mask)


def _unread(rows: Records) -> Flags:
    """Rows with a cell that means nothing.

    Those that are about definitions which could not be read have no finding, and are not bad.
    """
    unread = np.zeros(len(rows), dtype=bool)
    for cells in rows.cells.values():
        unread |= cells.unread
    return unread


def _by_file(rows: Records, flags: Flags) -> dict[str, int]:
    """Return how many rows of each file are flagged."""
    counts = np.bincount(rows.files[flags], minlength=len(rows.tables)).tolist()
    return {table.file: count for table, count in zip(rows.tables, counts, strict=True)}


def _newest(rows: Records, good: Flags) -> Iterator[tuple[Subject, tuple[date, Place]]]:
    """Yield the last day that good rows speak of, by what they are about, and where it is."""
    last = rows.when[1]
    dated = np.flatnonzero(good & ~np.isnan(last))
    days = last[dated].astype(np.int64)
    for kind in ("service", "provider"):
        if kind not in rows.cells or not rows.cells[kind].texts:
            continue
        codes, names = rows.cells[kind].canonical
        about = codes[dated].astype(np.int64) + 1
        newest, where = np.zeros((2, len(names) + 1), dtype=np.int64)
        np.maximum.at(newest, about, days)
        latest = days == newest[about]
        where[about[latest]] = dated[latest]  # of several rows of that day the last
        for code, name in enumerate(names):
            if newest[code + 1]:
                row = where[code + 1]
                place = rows.tables[rows.files[row]].place(int(rows.lines[row]))
                yield Subject(kind, str(name)), (date.fromordinal(int(newest[code + 1])), place)


# Findings --------------------------------------------------------------------------------------


def _findings(rows: Records, broken: _Broken) -> Iterator[Finding]:
    """Yield a finding for each row, or one for each file and subject; never too many."""
    files = rows.files[broken.rows]
    for file in np.unique(files):
        own = broken.rows[files == file]
        if broken.mask.once_per_file:
            yield _finding(rows, broken, int(own[0]), len(own))
            continue
        if broken.mask.once:
            for group in _by_subject(rows, own):
                yield _finding(rows, broken, int(group[0]), len(group))
            continue
        if broken.column and speaks_for_all(rows, broken.column, own):
            yield _finding_of_column(rows, broken, own)
            continue
        for row in own[:MOST]:
            yield _finding(rows, broken, int(row))
        if len(own) > MOST:
            yield _and_more(rows, broken, own)


def _by_subject(rows: Records, own: Numbers) -> Iterator[Numbers]:
    import pandas as pd

    names = [name for name in ("service", "provider") if name in rows.cells]
    subjects = np.zeros(len(own), dtype=np.int64)
    for name in names:
        codes, values = rows.cells[name].canonical
        subjects = subjects * (len(values) + 1) + codes[own] + 1
    for subject in pd.unique(subjects):
        yield own[subjects == subject]


def _finding(rows: Records, broken: _Broken, row: int, count: int = 1) -> Finding:
    table, mask = rows.tables[rows.files[row]], broken.mask
    column = mask.column(row) if mask.column else ""
    place = table.place(int(rows.lines[row]), column or None)
    return broken.rule.finding(Problem(place, *mask.words(row, count)))


def _finding_of_column(rows: Records, broken: _Broken, own: Numbers) -> Finding:
    finding = _finding(rows, broken, int(own[0]))
    words = words_of_column(rows, broken.column, own, (finding.message, finding.hint))
    return replace(finding, message=words[0], hint=words[1])


def _and_more(rows: Records, broken: _Broken, own: Numbers) -> Finding:
    finding = _finding(rows, broken, int(own[MOST]))
    more = len(own) - MOST - 1
    also = f" (and {more:,} more rows after this one)" if more else ""
    return replace(finding, message=finding.message + also)
