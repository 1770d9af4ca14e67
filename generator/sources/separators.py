"""Which character separates a file's columns, where it is not the comma.

Spreadsheets of languages that write “4,5” for 4.5 save CSV with semicolons.
"""

from __future__ import annotations

import csv
import io

NAMES = {";": "semicolons", "\t": "tabs"}
"""Characters that may stand where commas must, as messages name them."""


def other_separator(text: str) -> str:
    """Return the character that separates the columns of a text's first filled line.

    It is empty where that is the comma, where there is one column, and where nobody can know.
    """
    first = next((line for line in text.splitlines() if line.strip()), "")
    if len(_cells(first, ",")) > 1:
        return ""
    return next((mark for mark in NAMES if len(_cells(first, mark)) > 1), "")


def with_commas(text: str, separator: str) -> str:
    """Return a table written anew with commas; its lines stay where they are.

    Raises ``csv.Error`` where a quotation mark is not closed; its last argument is the line.
    """
    output = io.StringIO(newline="")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        csv.writer(output, lineterminator="\n").writerows(reader)
    except csv.Error as problem:
        raise csv.Error(str(problem), reader.line_num) from None
    return output.getvalue()


def _cells(line: str, separator: str) -> list[str]:
    """Return a line's cells; none where they cannot be read with that separator."""
    try:
        return next(csv.reader([line], delimiter=separator, strict=True), [])
    except csv.Error:
        return []
