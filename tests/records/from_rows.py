"""Records for tests, from rows that are dicts: as a file would have given them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from generator.model.kinds import KIND_OF_FOLDER
from generator.records.reading_context import ReadingContext
from generator.records.records import Records, read_records
from generator.sources.csv_table import parse
from generator.sources.text import TextFile

CONTEXT = ReadingContext(
    timezone="Europe/Berlin",
    services=("mail", "travel"),
    aliases={"post": "mail"},
    providers=("it",),
    communities=("field", "office"),
)


def records_of(
    folder: str, rows: Iterable[Mapping[str, object]], context: ReadingContext = CONTEXT
) -> dict[str, Records]:
    """Return the records of one kind by its folder, all let pass; none where there is no row.

    A row's “file” names its file below ``data/FOLDER``; NaN and what is missing is empty.
    """
    kind = KIND_OF_FOLDER[folder]
    names = [column.name for column in kind.columns]
    files: dict[str, list[Mapping[str, object]]] = {}
    for row in rows:
        files.setdefault(str(row.get("file", "a.csv")), []).append(row)
    tables = []
    for file, own in files.items():
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([_written(row.get(name, "")) for name in names] for row in own)
        table, findings = parse(TextFile(file, text.getvalue()))
        assert table
        assert not findings
        tables.append(table)
    return {folder: read_records(kind, tables, context)} if tables else {}


def _written(value: object) -> str:
    return "" if value != value else str(value)
