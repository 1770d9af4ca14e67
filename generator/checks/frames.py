"""Accepted rows as pandas frames, one a kind, typed and ready to be counted."""

from __future__ import annotations

import numpy as np
import pandas as pd

from generator.checks.columns import ColumnCells, Flags, Rows, read_rows
from generator.checks.outcome import Checked
from generator.checks.table_context import table_context_of
from generator.model.kinds import KINDS
from generator.model.table import Type

_UNNEEDED = ("comment", "id")
"""Columns that nobody after this room may see, or has a use for."""


def frames(checked: Checked) -> dict[str, pd.DataFrame]:
    """Return the accepted rows by kind; a kind without any is missing.

    Columns, besides ``file`` (category) and ``line`` (int64), are all of the kind's but “comment”
    and “id”, in its order. References, choices, periods, days and texts are ``category`` of
    strings, “” for blank: services by today's ids, periods and days in their one way of writing.
    Times are datetime64 without a zone, as the organisation's clock shows them, NaT for blank.
    Numbers and counts are float64, NaN for blank; yes is 1, no is 0.
    """
    known = table_context_of(checked.definitions, checked.as_of)
    found = {}
    for kind in KINDS:
        tables = checked.usable.get(kind.folder)
        if not tables:
            continue
        rows = checked.read.get(kind.folder) or read_rows(kind, tables, known)
        keep = accepted(rows, checked)
        if keep.any():
            found[kind.folder] = _frame(rows, keep)
    return found


def accepted(rows: Rows, checked: Checked) -> Flags:
    """Return which rows were let pass."""
    rejected = np.zeros(len(rows), dtype=bool)
    starts = np.searchsorted(rows.files, np.arange(len(rows.tables) + 1))
    for number, table in enumerate(rows.tables):
        lines = checked.rejected.get(table.file)
        if lines:
            part = slice(starts[number], starts[number + 1])
            rejected[part] = np.isin(rows.lines[part], np.array(sorted(lines)))
    return ~rejected


def _frame(rows: Rows, keep: Flags) -> pd.DataFrame:
    columns: dict[str, object] = {
        column.name: _column(rows.cells[column.name], keep)
        for column in rows.kind.columns
        if column.name not in _UNNEEDED
    }
    files = pd.Index([table.file for table in rows.tables], dtype="str")
    used = pd.Categorical.from_codes(rows.files[keep], categories=files)
    columns["file"] = used.remove_unused_categories()
    columns["line"] = rows.lines[keep]
    return pd.DataFrame(columns)


def _column(cells: ColumnCells, keep: Flags) -> object:
    if cells.column.type in (Type.WHOLE, Type.NUMBER, Type.YES_NO):
        return cells.numbers[keep]
    if cells.column.type is Type.TIME:
        times = np.array([*cells.values, None], dtype="datetime64[us]")
        return times[cells.codes[keep]]
    codes, values = cells.canonical
    return _category(codes[keep], tuple(str(value) for value in values))


def _category(codes: np.ndarray, values: tuple[str, ...]) -> pd.Categorical:
    """Return categories sorted by name, only those that occur; code −1 becomes “”."""
    names = np.array([*values, ""], dtype=object)
    used = np.unique(codes)
    order = sorted(used, key=lambda code: names[code])
    place = np.zeros(len(names), dtype=np.int64)
    place[order] = np.arange(len(order))
    categories = pd.Index([names[code] for code in order], dtype="str")
    return pd.Categorical.from_codes(place[codes], categories=categories)
