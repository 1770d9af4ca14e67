"""Rows that an export has twice: which are taken once, and what is said of the others."""

from __future__ import annotations

from collections.abc import Container, Sequence

import numpy as np
import pandas as pd
from msgspec.structs import replace

from generator.importing.in_mapping import in_mapping
from generator.importing.mapping_file import MappingFile
from generator.importing.unpivot import LINE, Converted
from generator.model.mapping import Source
from generator.model.table import Kind
from generator.sources.csv_table import Table
from generator.sources.finding import Finding, error
from generator.sources.yaml_text import inline

_FILE = " file"
_MOST_NAMED = 5
_AS_IT_IS = "that repeat another as it is"


def once(one: Converted, kind: Kind) -> Converted:
    """Return what became of a file, without rows that the export has twice, as they are.

    Only of what has an id: without one two people may have said the same.
    """
    frame = one.frame
    if "id" not in kind.key or "id" not in frame:
        return one
    key = [name for name in kind.key if name in frame]
    again = np.array(frame.duplicated(key), dtype=bool)
    if not again.any():
        return one
    again &= np.asarray(frame["id"] != "", dtype=bool)
    first = frame.groupby(key, sort=False)[LINE].transform("first")
    table = one.export.table
    rows = _rows_at(table, frame[LINE].to_numpy()[again])
    others = _rows_at(table, first.to_numpy()[again])
    same = np.ones(len(rows), dtype=bool)
    for at in range(len(table.header)):
        codes = np.asarray(table.cells.coded(at).codes)
        same &= codes[rows] == codes[others]
    again[again] = same
    one.left_out.update({_AS_IT_IS: int(again.sum())} if again.any() else {})
    return replace(one, frame=frame[~again].reset_index(drop=True))


def repeated(converted: Sequence[Converted], source: MappingFile, kind: Kind) -> list[Finding]:
    """Find rows that are the same thing said twice, in one file or in two."""
    columns = [*kind.key, LINE]
    frames = [
        one.frame[[name for name in columns if name in one.frame]].assign(**{_FILE: n})
        for n, one in enumerate(converted)
        if len(one.frame)
    ]
    if not frames or not kind.key:
        return []
    joined = frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True).fillna("")
    key = [name for name in kind.key if name in joined]
    again = joined[joined.duplicated(key)] if key else joined[:0]
    again = again[(again[key] != "").any(axis=1)]
    if again.empty:
        return []
    later = again.iloc[0]
    earlier = joined[(joined[key] == later[key]).all(axis=1)].iloc[0]
    table = converted[int(later[_FILE])].export.table
    other = converted[int(earlier[_FILE])].export.table
    of = "" if other is table else f" of {other.file}"
    read = _read(key, source, table)
    row = int(_rows_at(table, np.array([later[LINE]]))[0])
    values = {name: _at(table, name, row) for names in read.values() for name in names}
    values |= {name: str(later[name]) for name in key if later[name] and not read.get(name)}
    said = ", ".join(f"{name} “{value}”" for name, value in values.items())
    more = f"; {len(again) - 1:,} more repeat an earlier one" if len(again) > 1 else ""
    message = f"this row repeats that in line {earlier[LINE]}{of}: {said}{more}"
    hint = "remove the row from the export, or map the column that tells the two apart"
    per = [name for names in read.values() for name in names]
    differ = []
    if other is table and "id" not in key:
        before = int(_rows_at(table, np.array([earlier[LINE]]))[0])
        differ = _differ(table, before, row, _read_by(source))
    if differ:
        # The last one counted would be another one's value.
        where = inline({differ[0]: "VALUE"})
        hint = (
            f"these two differ in {_quoted(differ)}: write an entry of “rows:” for each of those "
            f"that count, such as “- only: {where}”, with the service it is about"
        )
    elif per and other is table and not source.mapping.last:
        last = inline({"per": per})
        hint += f"; where the last of them counts, write “last: {last}”"
    return [in_mapping(error("duplicate-row", table.place(int(later[LINE])), message, hint))]


def _rows_at(table: Table, lines: np.ndarray) -> np.ndarray:
    """Return which rows of a table stand on some lines."""
    return np.searchsorted(np.asarray(table.lines), lines.astype(np.int64))


def _at(table: Table, name: str, row: int) -> str:
    column = table.column(name)
    return column.texts[int(column.codes[row])].strip()


def _differ(table: Table, one: int, other: int, read: Container[str]) -> list[str]:
    """Return the columns in which two rows differ, without those that a column of ours is from."""
    return [
        name
        for name in table.header
        if name and name not in read and _at(table, name, one) != _at(table, name, other)
    ]


def _read_by(source: MappingFile) -> frozenset[str]:
    """Return the columns of an export that any column of ours is read from."""
    mapping = source.mapping
    return frozenset(
        name
        for entry in mapping.rows
        for each in mapping.columns_in(entry).values()
        for name in each.wanted
    )


def _quoted(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    shown = ", ".join(f"“{name}”" for name in names[:_MOST_NAMED])
    return f"{shown} and {more} more" if more > 0 else shown


def _read(key: Sequence[str], source: MappingFile, table: Table) -> dict[str, list[str]]:
    """Return the columns of an export that our columns are read from."""
    found: dict[str, list[str]] = {}
    for entry in source.mapping.rows:
        columns: dict[str, Source] = source.mapping.columns_in(entry)
        for ours in key:
            if ours in columns:
                names = columns[ours].wanted
                found.setdefault(ours, [name for name in names if name in table.header])
    return found
