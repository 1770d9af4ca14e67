"""One kind of data validated: questions about its cells, then about its rows, then findings."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.checks.columns import Cells, Flags, Ints, Rows
from generator.checks.facts import Facts
from generator.checks.great import Found, Question
from generator.checks.outcome import Outcome
from generator.checks.public.rows import PUBLIC_CHECKS
from generator.checks.row_check import Look, RowCheck, Sheet, Spot
from generator.checks.row_checks import ROW_CHECKS
from generator.checks.rule import Problem, Rule, stamp
from generator.checks.value_checks import OF_SERVICE, ValueCheck, value_questions
from generator.checks.value_words import Field
from generator.model.subject import Subject
from generator.model.table import Column
from generator.sources.finding import Finding, Place

Validation = Generator[list[Question], Found, Outcome]
"""A validation under way: it yields questions, is sent what was found, and ends in an outcome."""

MOST = 100
"""Findings of one check in one column of one file; the next one says how many more there are."""


@dataclass(frozen=True, slots=True)
class _Broken:
    """Rows that break one expectation, in order; the column and the words for one of them."""

    rule: Rule
    rows: npt.NDArray[np.int64]
    column: Callable[[int], str]
    words: Callable[[int, int], tuple[str, str]]
    bad: bool = True
    once: bool = False
    left_out: bool = True


def validate(rows: Rows, facts: Facts, against: Flags | None = None) -> Validation:
    """Yield questions, twice; return the findings about a kind's rows, and the lines left out.

    ``against`` tells which rows do not go with those of other kinds (``compared``).
    """
    of_cells = list(_of_cells(rows, facts))
    found = yield [one.question for one in of_cells]
    broken = list(_broken_cells(of_cells, found, facts))
    left_out = _unread(rows)
    for one in broken:
        left_out[one.rows] = True
    of_rows = list(_of_rows(Sheet(rows, facts, left_out.copy(), against)))
    found = yield [each.question for each in of_rows]
    broken += _broken_rows(of_rows, found)
    bad = np.zeros(len(rows), dtype=bool)
    for one in broken:
        if one.left_out:
            left_out[one.rows] = True
        if one.bad:
            bad[one.rows] = True
    findings = [finding for one in broken for finding in _findings(rows, one)]
    newest = dict(_newest(rows, ~left_out))
    return Outcome(tuple(findings), _lines(rows, bad), _lines(rows, left_out), newest)


def _unread(rows: Rows) -> Flags:
    """Rows with a cell that means nothing.

    Those that are about definitions which could not be read have no finding, and are not bad.
    """
    unread = np.zeros(len(rows), dtype=bool)
    for cells in rows.cells.values():
        unread |= cells.unread
    return unread


def _lines(rows: Rows, flags: Flags) -> dict[str, frozenset[int]]:
    lines: dict[str, set[int]] = {}
    for row in np.flatnonzero(flags):
        lines.setdefault(rows.tables[rows.files[row]].file, set()).add(int(rows.lines[row]))
    return {file: frozenset(each) for file, each in lines.items()}


def _newest(rows: Rows, good: Flags) -> Iterator[tuple[Subject, tuple[date, Place]]]:
    """Yield the last day that good rows tell of, by what they are about, and where it stands."""
    last = rows.when[1]
    told = np.flatnonzero(good & ~np.isnan(last))
    told = told[np.argsort(last[told], kind="stable")][::-1]
    for kind in ("service", "provider"):
        if kind not in rows.cells:
            continue
        codes, names = rows.cells[kind].canonical
        found, first = np.unique(codes[told], return_index=True)
        for code, row in zip(found.tolist(), told[first].tolist(), strict=True):
            if code >= 0:
                table = rows.tables[rows.files[row]]
                place = table.place(int(rows.lines[row]))
                yield Subject(kind, str(names[code])), (date.fromordinal(int(last[row])), place)


# Cells -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _OfCells:
    """A question about a column's distinct texts, and the check that asks it."""

    check: ValueCheck
    cells: Cells
    question: Question


def _of_cells(rows: Rows, facts: Facts) -> Iterator[_OfCells]:
    for cells in rows.cells.values():
        judged = _judged(rows, cells.column)
        if judged.texts:
            for check, question in value_questions(Field(cells.column, facts), judged):
                yield _OfCells(check, judged, question)


def _broken_cells(asked: list[_OfCells], found: Found, facts: Facts) -> Iterator[_Broken]:
    """Yield what is broken; the first check that a text breaks names it."""
    named: set[tuple[str, int]] = set()
    for one, codes in zip(asked, found, strict=True):
        name = one.cells.column.name
        fresh = [code for code in codes if (name, code) not in named]
        named |= {(name, code) for code in fresh}
        if fresh:
            yield _broken_by(one.check, one.cells, fresh, facts)


def _broken_by(check: ValueCheck, cells: Cells, codes: list[int], facts: Facts) -> _Broken:
    rows = np.flatnonzero(np.isin(cells.codes, np.array(codes)))

    def words(row: int, _count: int) -> tuple[str, str]:
        return check.words(Field(cells.column, facts), cells.text(row))

    return _Broken(check.rule, rows, lambda _: cells.column.name, words)


def _judged(rows: Rows, column: Column) -> Cells:
    """Return the cells to judge: of what only a service can know, pairs “service/id”."""
    cells = rows.cells[column.name]
    if column.refers_to not in OF_SERVICE:
        return cells
    codes, services = rows.cells["service"].canonical
    known = cells.filled & ((codes >= 0) | ~rows.cells["service"].filled)
    both = np.where(known, (codes.astype(np.int64) + 1) * len(cells.texts) + cells.codes, -1)
    numbers, distinct = pd.factorize(both[known])
    paired = np.full(len(rows), -1, dtype=np.int32)
    paired[known] = numbers
    names = ("", *services)
    size = max(len(cells.texts), 1)
    texts = tuple(f"{names[pair // size]}/{cells.texts[pair % size]}" for pair in distinct)
    return replace(cells, codes=paired, texts=texts, values=texts)


# Rows ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _OfRows:
    """A question about a column that is derived from rows.

    Row ``i`` has the value number ``codes[i]`` of the question's, and none where that is −1.
    """

    check: RowCheck
    look: Look
    sheet: Sheet
    codes: Ints
    question: Question


def _of_rows(sheet: Sheet) -> Iterator[_OfRows]:
    checks = (*ROW_CHECKS, *PUBLIC_CHECKS) if sheet.facts.public else ROW_CHECKS
    for check in checks:
        for look in check.looks(sheet.rows.kind):
            codes, distinct = pd.factorize(check.derive(sheet, look))
            question = Question(look.expected, distinct.tolist())
            yield _OfRows(check, look, sheet, codes, question)


def _broken_rows(asked: list[_OfRows], found: Found) -> Iterator[_Broken]:
    for one, places in zip(asked, found, strict=True):
        if places:
            rows = np.flatnonzero(np.isin(one.codes, np.array(places)))
            yield _broken_row(one.check, one.look, one.sheet, rows)


def _broken_row(check: RowCheck, look: Look, sheet: Sheet, rows: npt.NDArray[np.int64]) -> _Broken:
    def words(row: int, count: int) -> tuple[str, str]:
        return check.words(Spot(sheet, row, look, count))

    def column(row: int) -> str:
        return check.column(Spot(sheet, row, look)) if check.column else look.about

    return _Broken(check.rule, rows, column, words, check.bad, check.once, check.left_out)


# Findings --------------------------------------------------------------------------------------


def _findings(rows: Rows, broken: _Broken) -> Iterator[Finding]:
    """Yield a finding for each row, or one for each file and subject; never too many."""
    files = rows.files[broken.rows]
    for file in np.unique(files):
        own = broken.rows[files == file]
        if broken.once:
            for group in _by_subject(rows, own):
                yield _finding(rows, broken, int(group[0]), len(group))
            continue
        for row in own[:MOST]:
            yield _finding(rows, broken, int(row))
        if len(own) > MOST:
            yield _and_more(rows, broken, own)


def _by_subject(rows: Rows, own: npt.NDArray[np.int64]) -> Iterator[npt.NDArray[np.int64]]:
    names = [name for name in ("service", "provider") if name in rows.cells]
    subjects = np.zeros(len(own), dtype=np.int64)
    for name in names:
        codes, values = rows.cells[name].canonical
        subjects = subjects * (len(values) + 1) + codes[own] + 1
    for subject in pd.unique(subjects):
        yield own[subjects == subject]


def _finding(rows: Rows, broken: _Broken, row: int, count: int = 1) -> Finding:
    table = rows.tables[rows.files[row]]
    place = table.place(int(rows.lines[row]), broken.column(row) or None)
    return stamp(broken.rule, Problem(place, *broken.words(row, count)))


def _and_more(rows: Rows, broken: _Broken, own: npt.NDArray[np.int64]) -> Finding:
    finding = _finding(rows, broken, int(own[MOST]))
    more = len(own) - MOST - 1
    also = f" (and {more:,} more rows after this one)" if more else ""
    return replace(finding, message=finding.message + also)
