"""Where events come from: files, patterns of files, addresses; and their columns."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from glob import glob, has_magic
from pathlib import Path
from typing import IO, Any

from msgspec import Struct

from generator.sources.finding import Finding, Place, error


class Form(StrEnum):
    """How events are written."""

    CSV = "CSV"
    LINES = "JSON lines"
    PARQUET = "Parquet"


_FORMS = {
    ".csv": Form.CSV,
    ".tsv": Form.CSV,
    ".txt": Form.CSV,
    ".jsonl": Form.LINES,
    ".ndjson": Form.LINES,
    ".json": Form.LINES,
    ".parquet": Form.PARQUET,
}
_PACKED: dict[str, Callable[..., Any]] = {".gz": gzip.open}


class EventSource(Struct, frozen=True):
    """A file, or an address; ``header`` are its columns, none of JSON.

    ``remote``: an address, which only some engines read.
    """

    name: str
    form: Form
    header: tuple[str, ...] = ()
    remote: bool = False


def is_remote(name: str) -> bool:
    """Return whether a name is an address."""
    return "://" in name


def read_sources(names: Sequence[str], separator: str) -> tuple[list[EventSource], list[Finding]]:
    """Return the files that names mean, in order and each once, and what is wrong with them."""
    found: dict[str, EventSource] = {}
    findings: list[Finding] = []
    for name in names:
        matching = sorted(glob(name, recursive=True)) if not is_remote(name) else [name]  # noqa: PTH207
        paths = matching if has_magic(name) or matching else [name]
        if not paths:
            findings.append(_unread(name, "no file fits this pattern", "name one that is there"))
        for path in paths:
            source, problem = _source(path, separator)
            findings += [problem] if problem else []
            if source:
                found.setdefault(path if source.remote else str(Path(path).resolve()), source)
    return list(found.values()), findings


def _source(name: str, separator: str) -> tuple[EventSource | None, Finding | None]:
    form = _form(name)
    if form is None:
        known = ", ".join(_FORMS)
        hint = f"name a file that ends in one of: {known} (and perhaps .gz)"
        return None, _unread(name, "nothing shows how events are written in it", hint)
    if is_remote(name):
        return EventSource(name, form, remote=True), None
    try:
        with opened(name) as file:
            first = file.readline().rstrip("\r\n") if form is Form.CSV else ""
    except (OSError, EOFError) as failure:
        said = (getattr(failure, "strerror", None) or "it is not whole").lower()
        return None, _unread(name, f"it cannot be read: {said}", "name a file that can be read")
    mark = separator_of(EventSource(name, form), separator)
    header = tuple(next(csv.reader([first], delimiter=mark), [])) if first else ()
    return EventSource(name, form, header), None


def missing_columns(name: str, header: Sequence[str], wanted: Sequence[str]) -> Finding | None:
    """Return a finding where a source has not all columns that are wanted."""
    missing = [each for each in wanted if each not in header]
    if not missing:
        return None
    names = "”, “".join(missing)
    there = "”, “".join(header)
    what = "column" if len(missing) == 1 else "columns"
    message = f"there is no {what} “{names}”; there are “{there}”"
    hint = "say below “columns:” of a mapping which of these it is, and name it with --mapping"
    return error("import-columns", Place(name), message, hint)


def opened(name: str) -> IO[str]:
    """Open a file of text, packed or not."""
    way = _PACKED.get(Path(name).suffix.lower(), open)
    file: IO[str] = way(name, "rt", encoding="utf-8-sig", errors="replace", newline="")
    return file


def separator_of(source: EventSource, separator: str) -> str:
    """Return the character between the columns of a source."""
    return "\t" if source.name.removesuffix(".gz").endswith(".tsv") else separator


def alike(sources: Sequence[EventSource]) -> Iterable[list[EventSource]]:
    """Return sources that are read together: of one form, with the same columns in one order."""
    found: dict[tuple[object, ...], list[EventSource]] = {}
    for source in sources:
        found.setdefault((source.form, source.header, separator_of(source, "")), []).append(source)
    return found.values()


def _form(name: str) -> Form | None:
    suffixes = [each.lower() for each in Path(name).suffixes]
    while suffixes and suffixes[-1] in _PACKED:
        suffixes.pop()
    return _FORMS.get(suffixes[-1]) if suffixes else None


def _unread(name: str, message: str, hint: str) -> Finding:
    return error("unreadable-file", Place(name), message, hint)
