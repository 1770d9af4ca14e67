"""Second and third header rows, as survey tools write them below the names of the columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from typing import NamedTuple

_IMPORT_ID = re.compile(r'\{\s*"ImportId"\s*:')
"""How a cell of Qualtrics' last header row begins; the row above has the questions' texts."""
OF_ANSWERS = frozenset({"Response", "Open-Ended Response", "Antwort", "Offene Beantwortung"})
"""What SurveyMonkey writes below a question; nothing below what is no question."""
_HEAD = 1_000_000
"""Characters in which header rows are looked for."""
_MOST = 3
"""Header rows, the first among them."""


class HeaderRows(NamedTuple):
    """Header rows below the first: their first and last line, and the tool that writes such."""

    first: int
    last: int
    tool: str


class _Row(NamedTuple):
    begins: int
    ends: int
    cells: list[str]


def more_header_rows(text: str) -> HeaderRows | None:
    """Return the header rows below the names of the columns; none where there are no such."""
    head = text[:_HEAD]
    if "ImportId" not in head and not any(each in head for each in OF_ANSWERS):
        return None
    below = _first_rows(head)[1:]
    for row in below:
        if any(_IMPORT_ID.match(cell.strip()) for cell in row.cells):
            return HeaderRows(below[0].begins, row.ends, "Qualtrics")
    if below and _says_response(below[0].cells):
        return HeaderRows(below[0].begins, below[0].ends, "SurveyMonkey")
    return None


def question_texts(text: str) -> dict[str, str]:
    """Return what columns ask, by their names, where a header row of Qualtrics says it."""
    more = more_header_rows(text)
    if more is None or more.tool != "Qualtrics":
        return {}
    names, *below = _first_rows(text[:_HEAD])
    pairs = zip(names.cells, below[0].cells, strict=False)
    is_last = any(_IMPORT_ID.match(cell.strip()) for cell in below[0].cells)
    said = {} if is_last else {name.strip(): " ".join(text.split()) for name, text in pairs}
    return {name: text for name, text in said.items() if text and text != name}


def header_again(text: str) -> tuple[int, ...]:
    """Return the lines further down that are the first line once more, as of files put together.

    A first line that begins with a digit is no header.
    """
    header = text.partition("\n")[0].rstrip("\r")
    if "," not in header or header[0].isdecimal() or f"\n{header}" not in text[len(header) :]:
        return ()
    lines = enumerate(io.StringIO(text, newline=""), 1)  # as the CSV reader counts them
    return tuple(n for n, line in lines if n > 1 and line.rstrip("\r\n") == header)


def without(text: str, wrong: Sequence[int]) -> str:
    """Return a text in which some lines hold bare commas; all others keep their lines."""
    lines = io.StringIO(text, newline="").readlines()  # as the CSV reader counts them
    width = len(_first_rows(text[:_HEAD])[0].cells)
    for number in wrong:
        line = lines[number - 1]
        lines[number - 1] = "," * (width - 1) + line[len(line.rstrip("\r\n")) :]
    return "".join(lines)


def _first_rows(head: str) -> list[_Row]:
    """Return the first rows that hold anything."""
    reader = csv.reader(io.StringIO(head, newline=""), strict=True)
    rows: list[_Row] = []
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(_Row(begins, reader.line_num, cells))
            if len(rows) == _MOST:
                break
            begins = reader.line_num + 1
    except csv.Error:
        pass  # the reader of all rows says so
    return rows


def _says_response(row: Sequence[str]) -> bool:
    filled = [cell.strip() for cell in row if cell.strip()]
    return any(cell in OF_ANSWERS for cell in filled) and (
        not row[0].strip() or all(cell in OF_ANSWERS for cell in filled)
    )
