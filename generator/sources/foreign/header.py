"""The header of an export: where it stands, and names by which each column can be called."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Set
from typing import NamedTuple

from generator.sources.header_rows import OF_ANSWERS, more_header_rows
from generator.sources.text import TextFile

_MOST = 30
"""Rows among which the header is: above it some tools write a title, and when they wrote it."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_HEAD = 1_000_000
"""Characters in which a header is looked for."""


class _FirstRow(NamedTuple):
    begins: int
    ends: int
    cells: list[str]


def with_header(text: TextFile, wanted: Set[str]) -> TextFile:
    """Return a CSV whose first filled line is its header, with a name of its own for each column.

    The header is the row that has most of the columns in ``wanted``, or the first with as many
    cells as most rows. What stands above it goes; each row stays on its line. Of several columns
    of one name the first is called “name (1)”; a column without a name below a question that has
    several is called “question / part”.
    """
    rows = list(_first_rows(text.text))
    if not rows:
        return text
    at = _header_of(rows, wanted)
    header = rows[at]
    below = rows[at + 1].cells if at + 1 < len(rows) else []
    head = _lines(text.text[:_HEAD])
    more = more_header_rows("".join(head[header.begins - 1 :]))
    parts = below if more and more.tool == "SurveyMonkey" else []
    names = _numbered(_parted([" ".join(cell.split()) for cell in header.cells], parts))
    if at == 0 and names == header.cells:
        return text
    lines = head if len(text.text) <= _HEAD else _lines(text.text)
    output = io.StringIO(newline="")
    csv.writer(output, lineterminator="\n").writerow(names)
    # The header may have gone over several lines: as many stand there as before.
    gap = "\n" * (header.ends - header.begins)
    above = "\n" * (header.begins - 1)
    return TextFile(text.file, above + output.getvalue() + gap + "".join(lines[header.ends :]))


def _lines(text: str) -> list[str]:
    return io.StringIO(text, newline="").readlines()  # as the CSV reader counts them


def _first_rows(text: str) -> Iterator[_FirstRow]:
    """Yield the first rows that hold anything."""
    reader = csv.reader(line[0] for line in _LINE.finditer(text))  # no more than are asked for
    begins, found = 1, 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _FirstRow(begins, reader.line_num, cells)
                found += 1
            if found == _MOST:
                return
            begins = reader.line_num + 1
    except csv.Error:
        return  # the reader of all rows says so


def _header_of(rows: list[_FirstRow], wanted: Set[str]) -> int:
    """Return the number of the row that is the header."""
    named = [len(wanted & {" ".join(cell.split()) for cell in row.cells}) for row in rows]
    if max(named):
        return named.index(max(named))
    widths = Counter(_width(row) for row in rows)
    usual = max(widths, key=lambda width: (widths[width], width))
    return next(at for at, row in enumerate(rows) if _width(row) >= usual)


def _width(row: _FirstRow) -> int:
    return sum(1 for cell in row.cells if cell.strip())


def _parted(names: list[str], parts: list[str]) -> list[str]:
    """Name the columns of a question that has several, by what stands below its text."""
    found, question = [], ""
    for name, part in zip(names, [*parts, *[""] * len(names)], strict=False):
        said = " ".join(part.split())
        question = name or question
        is_part = said and said not in OF_ANSWERS and question
        found.append(f"{question} / {said}" if is_part else name)
    return found


def _numbered(names: list[str]) -> list[str]:
    """Give columns of one name their numbers; those without a name have none to be called by."""
    often, seen = Counter(names), Counter[str]()
    found = []
    for name in names:
        seen[name] += 1
        found.append(f"{name} ({seen[name]})" if name and often[name] > 1 else name)
    return found
