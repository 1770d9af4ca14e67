"""CSV in the ways in which tools write it: other separators, and lines above the header."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from generator.sources.finding import Finding, Place, error
from generator.sources.separators import with_commas
from generator.sources.text import TextFile

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
"""Characters between columns, as mappings name them."""
_STATED = re.compile(r'"?sep=(.)"?[ \t]*\r?\n', re.IGNORECASE)
"""A first line by which a spreadsheet says what separates the columns."""
BELOW_HEADER = re.compile(
    r"^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?::?-+:?)?[ \t]*$", re.MULTILINE
)
"""The line of hyphens below the header of a table in Markdown."""
_HEAD = 100_000
_MOST = 100
"""Rows that show how a file is written."""


def as_commas(text: TextFile, separator: str) -> tuple[TextFile | None, list[Finding]]:
    """Return a text with commas between its columns; each row stays on its line.

    ``separator`` is the name of the one that the mapping says; empty: the text shows it.
    """
    stated = _STATED.match(text.text)
    whole = "\n" + text.text[stated.end() :] if stated else text.text
    mark = SEPARATORS.get(separator) or (stated[1] if stated else "") or separator_of(whole)
    if mark == "|":
        whole = BELOW_HEADER.sub("", whole)
    if mark == ",":
        return TextFile(text.file, whole), []
    try:
        return TextFile(text.file, with_commas(whole, mark)), []
    except csv.Error as problem:
        said, line = problem.args
        message = f"the row that ends here cannot be read: {said}"
        hint = "close the double quote it opens"
        return None, [error("csv-syntax", Place(text.file, line), message, hint)]


def separator_of(text: str) -> str:
    """Return the character between the columns: the one by which most rows have the same width.

    The comma where there is one column only.
    """
    head = text[:_HEAD]
    whole = head if len(head) == len(text) else head[: head.rfind("\n") + 1] or head
    found = {mark: _alike(whole, mark) for mark in SEPARATORS.values()}
    best = max(found, key=lambda mark: found[mark])
    return best if found[best] > (0, 0) else ","


def has_columns(text: str) -> bool:
    """Return whether half of the first rows or more have the same width, of two columns or more."""
    filled = sum(1 for line in text.splitlines()[:_MOST] if line.strip())
    return 2 * max(_alike(text, mark)[0] for mark in SEPARATORS.values()) >= filled > 0


def _alike(text: str, mark: str) -> tuple[int, int]:
    """Return how many of the first rows have the width of most, and that width; of one column 0."""
    widths: Counter[int] = Counter()
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                widths[len(row)] += 1
            if widths.total() == _MOST:
                break
    except csv.Error:
        pass  # what was read so far shows enough, or nothing does
    more = {width: count for width, count in widths.items() if width > 1}
    if not more:
        return 0, 0
    width = max(more, key=lambda each: (more[each], each))
    return more[width], width
