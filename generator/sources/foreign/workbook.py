"""Workbooks of spreadsheets: one sheet becomes a table of text."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from generator.sources.finding import Finding, Place, error
from generator.sources.foreign.formulas import without_value
from generator.sources.text import TextFile

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

LARGEST = 1024 * 1024 * 1024
"""Bytes of a workbook once it is unpacked: more is no survey, and would fill the memory."""
_MIDNIGHT = time()


def workbook_as_csv(name: str, raw: bytes, sheet: str) -> tuple[TextFile | None, list[Finding]]:
    """Return a sheet as CSV, and the findings; a row stands on the line of its number.

    ``sheet`` is the name of the one that the mapping says. Without it there may be only one that
    holds anything.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    refused = _refused(name, raw)
    if refused:
        return None, [refused]
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        if sheet and sheet not in workbook.sheet_names:
            known = "”, “".join(workbook.sheet_names)
            message = f"the workbook has no sheet “{sheet}”"
            return None, [_sheet(name, message, f"write one of these: “{known}”")]
        found = _filled(workbook, [sheet] if sheet else workbook.sheet_names)
    except PasswordError:
        message, hint = "the workbook has a password", "save a copy without one, and import that"
        return None, [error("import-workbook", Place(name), message, hint)]
    except (CalamineError, OSError, ValueError, zipfile.BadZipFile):
        message = "the workbook cannot be read: it is cut off or damaged"
        return None, [error("import-workbook", Place(name), message, "download it again")]
    if len(found) > 1:
        names = " or ".join(f"“sheet: {each}”" for each in found)
        message = f"the workbook has {len(found)} sheets that are not empty"
        return None, [_sheet(name, message, f"write {names} into the mapping")]
    output = io.StringIO(newline="")
    csv.writer(output, lineterminator="\n").writerows(map(_texts, next(iter(found.values()), ())))
    seen = found or {each: [] for each in ([sheet] if sheet else workbook.sheet_names)}
    formulas = [f for title, rows in seen.items() for f in without_value(name, raw, title, rows)]
    return TextFile(name, output.getvalue()), formulas


def filled_sheets(raw: bytes) -> tuple[str, ...]:
    """Return the names of the sheets that hold anything, of a workbook that can be read."""
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    return tuple(_filled(workbook, workbook.sheet_names))


def _filled(workbook: CalamineWorkbook, names: Sequence[str]) -> dict[str, list[list[Any]]]:
    """Return the rows of the sheets that hold anything."""
    found = {}
    for each in names:
        rows = workbook.get_sheet_by_name(each).to_python(skip_empty_area=False)
        if any(cell != "" for row in rows for cell in row):
            found[each] = rows
    return found


def _refused(name: str, raw: bytes) -> Finding | None:
    """Find a ZIP archive that is no workbook, or too large a one, before it is unpacked."""
    if not raw.startswith(b"PK"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            inside = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        message = "the workbook cannot be read: it is cut off or damaged"
        return error("import-workbook", Place(name), message, "download it again")
    names = {each.filename for each in inside}
    if not names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}:
        message = "this is a ZIP archive, not a table"
        return error("import-no-table", Place(name), message, "unpack it, and import what is in it")
    if sum(each.file_size for each in inside) > LARGEST:
        message = f"unpacked the workbook has more than {LARGEST:,} bytes"
        return error("file-too-large", Place(name), message, "export it in parts, or as CSV")
    return None


def _sheet(name: str, message: str, hint: str) -> Finding:
    return error("import-sheet", Place(name), message, hint)


def _texts(row: Iterable[object]) -> list[str]:
    return [_text(cell) for cell in row]


def _text(cell: object) -> str:
    """Return a cell as text: days and times as ISO 8601 writes them, whole numbers without “.0”."""
    match cell:
        case bool():
            return "yes" if cell else "no"
        case datetime():
            day_alone = cell.time() == _MIDNIGHT
            return cell.date().isoformat() if day_alone else cell.isoformat(" ", "seconds")
        case date() | time():
            return cell.isoformat()
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
        case _:
            return str(cell)
