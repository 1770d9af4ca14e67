"""Formulas of a workbook whose values nobody has stored: they read as empty cells.

A spreadsheet program stores the value of each formula; other programs write the formula alone. What
reads workbooks here sees stored values only, so the sheet itself is searched.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from generator.sources.finding import Finding, Place, warning

_CHUNK = 4 * 1024 * 1024
_LONGEST_CELL = 64 * 1024
"""Bytes of a cell with a formula: spreadsheets allow 8,192 characters."""
_SHEET = re.compile(r"<(?:\w{1,20}:)?sheet\s[^<>]{0,2000}>")
_RELATION = re.compile(r"<(?:\w{1,20}:)?Relationship\s[^<>]{0,2000}>")
_ATTRIBUTE = re.compile(r"([\w:]{1,40})\s?=\s?(?:\"([^\"]*)\"|'([^']*)')")
_FORMULA = re.compile(rb"<(?:\w{1,20}:)?f[\s/>]")
_WITHOUT_VALUE = re.compile(
    rb"<(?:\w{1,20}:)?c(\s[^<>]*)>\s*<(?:\w{1,20}:)?f(?:\s[^<>]*)?(?:/>|>[^<]*</(?:\w{1,20}:)?f>)\s*"
    rb"(<(?:\w{1,20}:)?v\s*/>\s*|<(?:\w{1,20}:)?v>\s*</(?:\w{1,20}:)?v>\s*)?</(?:\w{1,20}:)?c>"
)
_CELL = re.compile(rb"\sr=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_EMPTY_TEXT = re.compile(rb"\st=[\"']str[\"']")
_MOST_ROWS = 3
_LETTERS = 26


def without_value(
    name: str, raw: bytes, sheet: str, rows: Sequence[Sequence[object]]
) -> Iterator[Finding]:
    """Yield a finding for each column of a sheet that has formulas without a stored value.

    ``rows`` are what was read of the sheet: they say what the columns are called. Of workbooks in
    other forms than XLSX nothing is known.
    """
    columns: dict[str, list[int]] = {}
    for letters, row in _cells(raw, sheet):
        columns.setdefault(letters, []).append(row)
    for letters, some in sorted(columns.items(), key=lambda each: _place_of(each[0])):
        above = (row[_place_of(letters)] for row in rows[: min(some) - 1] if _has(row, letters))
        called = next((f" (“{cell}”)" for cell in above if str(cell).strip()), "")
        first = ", ".join(map(str, some[:_MOST_ROWS]))
        count, more = len(some), len(some) - _MOST_ROWS
        if count == 1:
            what = f"1 cell holds a formula whose value is not stored: row {first} is read as empty"
        else:
            what = f"{count:,} cells hold formulas whose values are not stored: rows {first}"
            what += f" and {more:,} more are read as empty" if more > 0 else " are read as empty"
        message = f"column {letters}{called}: {what}"
        hint = (
            "open the workbook in a spreadsheet program and save it there: that stores the values; "
            "then import it again"
        )
        yield warning("import-formula", Place(name, some[0]), message, hint)


def _has(row: Sequence[object], letters: str) -> bool:
    return len(row) > _place_of(letters)


def _place_of(letters: str) -> int:
    """Return the place of a column, from 0, that a spreadsheet calls by letters."""
    at = 0
    for letter in letters:
        at = at * _LETTERS + ord(letter) - ord("A") + 1
    return at - 1


def _cells(raw: bytes, sheet: str) -> Iterator[tuple[str, int]]:
    """Yield column and row of each cell with a formula and no value, from the top."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            part = _part_of(archive, sheet)
            if not part:
                return
            with archive.open(part) as text:
                rest = b""
                while chunk := text.read(_CHUNK):
                    rest += chunk
                    if not _FORMULA.search(rest):
                        rest = rest[-_LONGEST_CELL:]
                        continue
                    end = 0
                    for found in _WITHOUT_VALUE.finditer(rest):
                        end = found.end()
                        where = _CELL.search(found[1])
                        # The value of a formula may be a text that is empty.
                        if where and not (found[2] and _EMPTY_TEXT.search(found[1])):
                            yield where[1].decode(), int(where[2])
                    rest = rest[max(end, len(rest) - _LONGEST_CELL) :]
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, NotImplementedError):
        return  # no XLSX; what is wrong with it, its reader says


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str:
    """Return the file of an archive that holds a sheet; empty where there is none."""
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    links = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {each.get("Id", ""): each.get("Target", "") for each in _tags(_RELATION, links)}
    for each in _tags(_SHEET, book):
        if each.get("name") == sheet:
            key = next((text for name, text in each.items() if name.endswith(":id")), "")
            target = targets.get(key, "")
            return target[1:] if target.startswith("/") else f"xl/{target}"
    return ""


def _tags(pattern: re.Pattern[str], text: str) -> Iterator[Mapping[str, str]]:
    for found in pattern.finditer(text):
        yield {name: unescape(one or two) for name, one, two in _ATTRIBUTE.findall(found[0])}
