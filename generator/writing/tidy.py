"""Old files made tidy: spaces, indentation, line ends, commas, new names of columns and keys.

No other word, no comment and no order changes.

``tidied`` compares what it made with what there was, and gives nothing where the two would be read
differently: better untidy than changed.
"""

from __future__ import annotations

import csv
import io
import re
from typing import Any

from generator.sources import csv_table, yaml_document, yaml_text
from generator.sources.separators import other_separator, with_commas
from generator.sources.text import BOM, decode
from generator.writing.current_names import with_current_names

_STATED = re.compile(r'\A"?sep=[;\t]"?[ \t]*\n', re.IGNORECASE)
"""A first line by which a spreadsheet says that no comma separates the columns."""


def tidied(file: str, raw: bytes) -> bytes | None:
    """Return a file's bytes made tidy; none where it cannot be read, or would be read otherwise.

    ``file`` is its name below the root, which says what it holds: old names of columns and keys
    become new ones.
    """
    source, _ = decode(file, raw.removeprefix(BOM))
    if source is None:
        return None
    text = source.text.replace("\r\n", "\n").replace("\r", "\n")
    if file.endswith(".csv"):
        text = _comma_separated(text)
    text = with_current_names(file, text)
    made = _table(file, text) if file.endswith(".csv") else _definition(file, text)
    return None if made is None else made.encode("utf-8")


def _definition(file: str, text: str) -> str | None:
    """Return a YAML file's text made tidy."""
    before, findings = _read_definition(file, text)
    if before is None or findings:
        return None
    if before[0] is None:
        return _ends(text)  # nothing but comments
    indented = yaml_text.tidied(text)
    if indented is None:
        return None
    made = _ends(indented)
    after, _ = _read_definition(file, made)
    return made if after == before else None


def _read_definition(file: str, text: str) -> tuple[Any, list[Any]]:
    """Return what a definition says, with its comments, and its findings."""
    source, problems = decode(file, text.encode("utf-8"))
    if source is None:
        return None, problems
    document, findings = yaml_document.parse(source)
    comments = [line[line.index("#") :].strip() for line in text.split("\n") if "#" in line]
    return (None, findings) if document is None else ((document.value, comments), findings)


def _comma_separated(text: str) -> str:
    """Return a table's text with commas between its columns; as it is where that is unsure."""
    rows = _STATED.sub("", text)
    mark = other_separator(rows)
    if not mark:
        return text
    try:
        made = with_commas(rows, mark)
        widths = {len(row) for row in csv.reader(io.StringIO(made, newline="")) if any(row)}
    except csv.Error:
        return text
    return made if len(widths) == 1 else text


def _table(file: str, text: str) -> str | None:
    """Return a CSV file's text made tidy: blank rows go, and quotation marks that nothing needs."""
    before = _read_table(file, text)
    if before is None:
        return None
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    writer.writerows(row for row in rows if any(cell.strip() for cell in row))
    made = out.getvalue()
    return made if _read_table(file, made) == before else None


def _read_table(file: str, text: str) -> tuple[Any, ...] | None:
    source, _ = decode(file, text.encode("utf-8"))
    if source is None:
        return None
    table, findings = csv_table.parse(source)
    return None if table is None or findings else (table.header, table.rows)


def _ends(text: str) -> str:
    """Return a text whose lines end without spaces, with one line end after the last."""
    return "\n".join(line.rstrip() for line in text.rstrip("\n").split("\n")) + "\n"
