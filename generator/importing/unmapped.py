"""An export that has no mapping yet: which table it holds, and which tool wrote it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from generator.importing.tools import Recognised, recognise
from generator.sources import csv_table
from generator.sources.csv_table import Table
from generator.sources.finding import Finding
from generator.sources.foreign.content import WrittenAs, read_as_csv
from generator.sources.foreign.header import with_header
from generator.sources.foreign.workbook import filled_sheets


class Unmapped(NamedTuple):
    """The table of an export, and the tool that wrote it.

    Where a workbook has several sheets, the first of ``sheets`` is that of the table, and all of
    them follow; else there are none.
    """

    table: Table
    found: Recognised
    sheets: tuple[str, ...] = ()


def read_unmapped(path: Path) -> tuple[Unmapped | None, list[Finding]]:
    """Read an export, and return the findings; nothing where it cannot be read.

    Of several sheets it is the one with most rows, of lists in lists the deepest that the tool has.
    """
    sheets: tuple[str, ...] = ()
    table, findings = _table(path, WrittenAs())
    if any(each.code == "import-sheet" for each in findings):
        names = filled_sheets(path.read_bytes())
        read = {name: _table(path, WrittenAs(sheet=name)) for name in names}
        sizes = {name: len(one.lines) if one else 0 for name, (one, _) in read.items()}
        longest = max(names, key=lambda name: sizes[name])
        table, findings = read[longest]
        sheets = (longest, *names)
    if table is None:
        return None, findings
    some = recognise(table.header)
    for found in some:
        records = found.tool.records
        rows = _table(path, WrittenAs(records=records))[0] if records else table
        if rows is not None:
            return Unmapped(rows, found, sheets), findings
    return Unmapped(table, some[0], sheets), findings


def _table(path: Path, written: WrittenAs) -> tuple[Table | None, list[Finding]]:
    text, findings = read_as_csv(path, written)
    if text is None:
        return None, findings
    table, problems = csv_table.parse(with_header(text, frozenset()))
    return table, findings + [each for each in problems if each.code != "csv-ragged-row"]
