"""What a file of an export is, by its content: its name may say anything."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from generator.sources.finding import Finding, Place, error, warning
from generator.sources.foreign.front_matter import front_matter_as_csv, has_front_matter
from generator.sources.foreign.records import records_as_csv
from generator.sources.foreign.separated import as_commas, has_columns
from generator.sources.foreign.workbook import workbook_as_csv
from generator.sources.text import BOM, TextFile, decode

LARGEST = 512 * 1024 * 1024
"""Bytes of one file, or of all that are read of a folder."""
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How workbooks begin: those of today are ZIP archives, older ones have a form of their own."""
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_OLD = "windows-1252"
"""What spreadsheets write, where not UTF-8."""
_BINARY = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
"""Characters that steer a terminal at most: no table has any."""
_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html|head|body|\?xml)\b", re.IGNORECASE)
_YAML_LINE = re.compile(r"[ \t]*(?:#.*|-|(?:- +)?[\w.-]+:(?:[ \t].*)?|- .*)")
_MARKDOWN = re.compile(r"#{1,6} \S")
_HEAD = 1_000


class WrittenAs(NamedTuple):
    """How a mapping says that a file is written; empty where the file itself shows it.

    ``encoding`` and ``separator`` are of CSV, ``sheet`` of a workbook, ``records`` of JSON: the
    path of the list whose entries are the rows.
    """

    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    records: str = ""


def read_as_csv(path: Path, written: WrittenAs) -> tuple[TextFile | None, list[Finding]]:
    """Read a file, or the Markdown files of a folder, as ``as_csv`` does. Nothing is raised."""
    name = path.as_posix()
    try:
        parts = sorted(_markdown_in(path)) if path.is_dir() else [path]
        if sum(each.stat().st_size for each in parts) > LARGEST:
            message = f"the file has more than {LARGEST:,} bytes"
            return None, [error("file-too-large", Place(name), message, "export it in parts")]
        raws = [each.read_bytes() for each in parts]
    except OSError as failure:
        message = f"the file cannot be read: {(failure.strerror or 'unknown error').lower()}"
        return None, [error("unreadable-file", Place(name), message, "allow reading it")]
    if not path.is_dir():
        return as_csv(name, raws[0], written)
    texts: list[TextFile] = []
    findings: list[Finding] = []
    for part, raw in zip(parts, raws, strict=True):
        text, problems = _decoded(part.as_posix(), raw, written.encoding)
        findings += problems
        if text is not None and has_front_matter(text.text):
            texts.append(text)
    table, problems = front_matter_as_csv(name, texts)
    return table, findings + problems


def _markdown_in(folder: Path) -> list[Path]:
    """Return the Markdown files of a folder, without those about the folder itself."""
    return [each for each in folder.glob("*.md") if each.is_file() and each.name[0] != "_"]


def as_csv(name: str, raw: bytes, written: WrittenAs) -> tuple[TextFile | None, list[Finding]]:
    """Return a file as CSV with commas, and the findings; no text where it cannot be read.

    A row of CSV stays on its line, one of a workbook stands on the line of its number, and one of
    JSON or Markdown on that of its place in the list, below the header.
    """
    if raw.startswith(_WORKBOOKS):
        return workbook_as_csv(name, raw, written.sheet)
    if raw.startswith(b"%PDF"):
        return None, [_no_table(name, "a PDF document", "CSV, XLSX or JSON")]
    text, findings = _decoded(name, raw, written.encoding)
    if text is None:
        return None, findings
    if not text.text or text.text.isspace():
        return None, [*findings, _nothing_in(name)]
    head = text.text[:_HEAD]
    if _PAGE.match(head):
        return None, [*findings, _no_table(name, "a web page, perhaps one to sign in", "CSV")]
    if has_front_matter(text.text):
        table, problems = front_matter_as_csv(name, [text])
    elif what := _no_columns(head):
        return None, [*findings, _no_table(name, what, "CSV, XLSX or JSON")]
    elif head.lstrip()[:1] in ("{", "["):
        table, problems = records_as_csv(text, written.records)
    else:
        table, problems = as_commas(text, written.separator)
    return table, findings + problems


def _nothing_in(name: str) -> Finding:
    """Return the error that an export is empty: nobody writes the columns' names into it."""
    message = "the file is empty: the export holds nothing"
    hint = "export it again, with a longer range of days"
    return error("csv-empty", Place(name), message, hint)


def _no_columns(head: str) -> str:
    """Return what a text is that has lines and no columns; empty where it may have some."""
    last = None if len(head) < _HEAD else -1  # a line that is cut says nothing
    lines = [line for line in head.splitlines()[:last] if line.strip()]
    if lines and _MARKDOWN.match(lines[0]) and not has_columns(head):
        return "a text in Markdown"
    if len(lines) > 1 and all(map(_YAML_LINE.fullmatch, lines)):
        return "YAML"
    return ""


def _decoded(name: str, raw: bytes, encoding: str) -> tuple[TextFile | None, list[Finding]]:
    """Decode as the mapping says, or as the bytes show; a byte order mark is no finding here."""
    wide = _WIDE.get(raw[:2], "")
    if encoding not in ("", "utf-8") or wide:
        said = encoding if encoding not in ("", "utf-8") else wide
        try:
            return TextFile(name, raw.decode(said)), []
        except UnicodeDecodeError as problem:
            message = f"the byte {raw[problem.start]:#04x} is not {said}"
            hint = "write another “encoding:” into the mapping"
            return None, [error("import-encoding", Place(name), message, hint)]
    if _BINARY.search(raw[:_HEAD]):
        place = Place(name)
        return None, [error("not-text", place, "this is not a text file", "export a table again")]
    text, findings = decode(name, raw, raw.removeprefix(BOM).lstrip()[:1] in (b"{", b"["))
    codes = {each.code for each in findings}
    if text is None and not encoding and codes - {"byte-order-mark"} == {"not-utf-8"}:
        message = "the file is not UTF-8; it is read as windows-1252"
        hint = f"if ä, é or ß look right in what is written, add “encoding: {_OLD}” to the mapping"
        text, _ = decode(name, raw.removeprefix(BOM).decode(_OLD, "replace").encode())
        return text, [warning("import-encoding", Place(name), message, hint)]
    return text, [each for each in findings if each.code != "byte-order-mark"]


def _no_table(name: str, what: str, wanted: str) -> Finding:
    message = f"this is {what}, not a table"
    hint = f"export the data again, as {wanted}"
    return error("import-no-table", Place(name), message, hint)
