"""One kind of data validated: all its files as one frame, one suite for cells and one for rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.checks.columns import Cells, Flags, Rows
from generator.checks.facts import Facts
from generator.checks.great import Expected, unexpected
from generator.checks.outcome import Outcome
from generator.checks.row_check import RowCheck, Sheet, Spot
from generator.checks.row_checks import ROW_CHECKS, derived_columns
from generator.checks.row_public import PUBLIC_CHECKS
from generator.checks.rule import Problem, Rule, stamp
from generator.checks.value_checks import OF_SERVICE, PAIR, READ, ValueCheck, value_suite
from generator.checks.value_words import Field
from generator.model.table import Column, Type
from generator.sources.finding import Finding

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


def validate(rows: Rows, facts: Facts, answered: Flags | None = None) -> Outcome:
    """Return the findings about a kind's rows, and the lines that are left out for them.

    ``answered`` tells, for tallies, which rows' cells are counted from answers as well.
    """
    broken = list(_broken_cells(rows, facts))
    bad = np.zeros(len(rows), dtype=bool)
    left_out = _unread(rows)
    for one in broken:
        left_out[one.rows] = True
    broken += _broken_rows(Sheet(rows, facts, left_out.copy(), answered))
    for one in broken:
        if one.left_out:
            left_out[one.rows] = True
        if one.bad:
            bad[one.rows] = True
    findings = [finding for one in broken for finding in _findings(rows, one)]
    return Outcome(tuple(findings), _lines(rows, bad), _lines(rows, left_out))


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


# Cells -----------------------------------------------------------------------------------------


def _broken_cells(rows: Rows, facts: Facts) -> Iterator[_Broken]:
    """Validate the distinct texts of all columns in one frame, side by side."""
    columns = [cells.column for cells in rows.cells.values() if cells.texts]
    judged = {column.name: _judged(rows, column) for column in columns}
    suite = list(value_suite([c for c in columns if judged[c.name].texts], facts))
    about = {expected.about for _, expected in suite}
    frame = _value_frame([judged[column.name] for column in columns if column.name in about])
    found = unexpected(frame, [expected for _, expected in suite])
    named: set[tuple[str, int]] = set()
    for (check, expected), indexes in zip(suite, found, strict=True):
        cells = judged[expected.about]
        codes = {index if index < len(cells.texts) else 0 for index in indexes}
        fresh = sorted(code for code in codes if (expected.about, code) not in named)
        named |= {(expected.about, code) for code in fresh}
        if fresh:
            yield _broken_by(check, cells, fresh, facts)


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
    both = np.where(known, (codes + 1) * len(cells.texts) + cells.codes, -1)
    numbers, distinct = pd.factorize(both[known])
    paired = np.full(len(rows), -1, dtype=np.int64)
    paired[known] = numbers
    names = ("", *services)
    size = max(len(cells.texts), 1)
    texts = tuple(f"{names[pair // size]}/{cells.texts[pair % size]}" for pair in distinct)
    return replace(cells, codes=paired, texts=texts, values=texts)


def _value_frame(columns: Sequence[Cells]) -> pd.DataFrame:
    """Return the distinct texts side by side; shorter columns repeat their first text."""
    longest = max((len(cells.texts) for cells in columns), default=0)
    frame: dict[str, list[object]] = {}
    for cells in columns:
        name, kind = cells.column.name, cells.column.type
        title = PAIR.format(name) if cells.column.refers_to in OF_SERVICE else name
        frame[title] = _filled_up(list(cells.texts), longest)
        if kind not in (Type.TEXT, Type.CHOICE, Type.REFERENCE):
            read = [_as_number(value) for value in cells.values]
            frame[READ.format(name)] = _filled_up(list(read), longest)
    return pd.DataFrame(frame)


def _filled_up(values: list[object], length: int) -> list[object]:
    return values + values[:1] * (length - len(values))


def _as_number(value: object) -> float:
    if value is None:
        return np.nan
    return value if isinstance(value, float) else 1.0


# Rows ------------------------------------------------------------------------------------------


def _broken_rows(sheet: Sheet) -> Iterator[_Broken]:
    kind = sheet.rows.kind
    checks = (*ROW_CHECKS, *PUBLIC_CHECKS) if sheet.facts.public else ROW_CHECKS
    suite = [(check, expected) for check in checks for expected in check.expect(kind)]
    frame = pd.DataFrame(derived_columns(sheet, suite))
    found = unexpected(frame, [expected for _, expected in suite])
    for (check, expected), indexes in zip(suite, found, strict=True):
        rows = np.array(indexes, dtype=np.int64)
        if expected.expectation == "ExpectColumnValuesToBeUnique":
            repeats = frame[expected.arguments["column"]].iloc[rows].duplicated(keep="first")
            rows = rows[repeats.to_numpy()]
        if len(rows):
            yield _broken_row(check, expected, sheet, rows)


def _broken_row(
    check: RowCheck, expected: Expected, sheet: Sheet, rows: npt.NDArray[np.int64]
) -> _Broken:
    def words(row: int, count: int) -> tuple[str, str]:
        return check.words(Spot(sheet, row, expected, count))

    def column(row: int) -> str:
        return check.column(Spot(sheet, row, expected)) if check.column else expected.about

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
