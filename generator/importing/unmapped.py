"""An export that has no mapping yet: which table it holds, and which tool wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from generator.importing.tools import Recognised, recognise
from generator.sources import csv_table
from generator.sources.csv_table import Table
from generator.sources.finding import Finding, Place, warning
from generator.sources.foreign.content import WrittenAs, read_as_csv
from generator.sources.foreign.header import with_header
from generator.sources.foreign.workbook import filled_sheets
from generator.sources.header_rows import question_texts


class Unmapped(NamedTuple):
    """The table of an export, and the tool that wrote it.

    Where a workbook has several sheets, the first of ``sheets`` is that of the table, and all of
    them follow; else there are none. ``questions`` are what columns ask, by name, where a row below
    the header says it.
    """

    table: Table
    found: Recognised
    sheets: tuple[str, ...] = ()
    questions: Mapping[str, str] = {}


def read_unmapped(path: Path) -> tuple[Unmapped | None, list[Finding]]:
    """Read an export, and return the findings; nothing where it cannot be read.

    Of several sheets it is the one with most rows, of lists in lists the deepest that the tool has.
    """
    sheets: tuple[str, ...] = ()
    read, findings = _read(path, WrittenAs())
    if any(each.code == "import-sheet" for each in findings):
        names = filled_sheets(path.read_bytes())
        of = {name: _read(path, WrittenAs(sheet=name)) for name in names}
        sizes = {name: len(one.table.lines) if one else 0 for name, (one, _) in of.items()}
        longest = max(names, key=lambda name: sizes[name])
        read, findings = of[longest]
        sheets = (longest, *names)
    if read is None:
        return None, findings
    some = recognise(read.table.header)
    for found in some:
        records = found.tool.records
        rows = _read(path, WrittenAs(records=records))[0] if records else read
        if rows is not None:
            break
    else:
        found, rows = some[0], read
    if not len(rows.table.lines):
        return None, [*findings, nothing_below(rows.table.file)]
    return Unmapped(rows.table, found, sheets, rows.questions), findings


def nothing_below(file: str) -> Finding:
    """Return the warning that a file has a header alone, as a survey that nobody answered yet."""
    message = "there is only a header in it, and no row yet: nothing to import"
    return warning("import-nothing", Place(file), message, "export it again once there are some")


class _TableThere(NamedTuple):
    table: Table
    questions: Mapping[str, str]


def _read(path: Path, written: WrittenAs) -> tuple[_TableThere | None, list[Finding]]:
    text, findings = read_as_csv(path, written)
    if text is None:
        return None, findings
    text = with_header(text, frozenset())
    table, problems = csv_table.parse(text)
    findings += [each for each in problems if each.code != "csv-ragged-row"]
    return (_TableThere(table, question_texts(text.text)) if table else None), findings
