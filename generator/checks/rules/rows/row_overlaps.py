"""Periods of one series that overlap come to the same."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from generator.checks.overlaps import Overlap, OverlapReason
from generator.checks.rule import ERROR, Family, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot
from generator.records.records import Records

_HINT = (
    "correct the numbers until they add up, or remove this row or the others; if they are not "
    "parts of it, correct the period"
)

_NOT_ALL = (
    "if parts are missing, add them; if it is not their sum, remove this row or the others; if "
    "they are not parts of it, correct the period"
)


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows whose value would be added to values of days that it holds already."""
    found: dict[int, Overlap] = {}
    for each in sheet.overlaps.of(
        OverlapReason.OTHER_SUM, OverlapReason.GAPS, OverlapReason.ACROSS
    ):
        found.setdefault(each.row, each)
    wrong = np.zeros(len(sheet.rows), dtype=bool)
    wrong[list(found)] = True
    # They are left out where the overlaps are resolved: a row may hold values that still count.
    words = partial(_words, found)
    yield sheet.mask(wrong, words, lambda spot: found[spot.row].column, RowOutcome.COUNTED)


def _words(found: dict[int, Overlap], spot: Spot) -> Words:
    overlap, rows = found[spot.row], spot.sheet.rows
    when, others = rows.kind.when, overlap.others
    other = others[0]
    here = f"{overlap.column} {spot.text(overlap.column)} of {spot.text(when)}"
    there = f"{rows.cells[when].text(other)} ({place_of(rows, other)})"
    if len(others) > 1:
        last = others[-1]
        there += f" to {rows.cells[when].text(last)} ({place_of(rows, last)})"
    if overlap.reason is OverlapReason.ACROSS:
        hint = "write both in periods of the same length, such as months, or by day"
        return f"{here} shares days with {there}: they would count twice", hint
    if overlap.reason is OverlapReason.GAPS:
        return f"{here} includes {there}, which would count twice", _NOT_ALL
    return f"{here}: {there} within it add up to {overlap.total:g}, so one of them is wrong", _HINT


def place_of(rows: Records, row: int) -> str:
    """Return the file and the line of a row."""
    return f"{rows.tables[rows.files[row]].file}:{rows.lines[row]}"


RULE = Rule(
    code="row-overlaps",
    title="Overlapping periods of one series add up to the same",
    severity=ERROR,
    family=Family.DATA,
    why="A quarter and its months would be added up, so each day would count twice.",
    hint=_HINT,
    find=find,
)
