"""An organisation's repository as it lies on the disk: its documents, tables and other files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from generator.disk.cache import Cache
from generator.sources import csv_table, yaml_document
from generator.sources.csv_table import Table
from generator.sources.finding import Finding, Place, error
from generator.sources.kept_tables import KeptTables
from generator.sources.parsed import Parsed
from generator.sources.text import TextFile, decode
from generator.sources.yaml_document import Document

SERVICES = "services"
DATA = "data"
LARGEST_TABLE = 512 * 1024 * 1024
"""Bytes of one CSV file."""
MUCH_DATA = 4 * 1024 * 1024
"""Bytes of all CSV files, from which on pandas reads them; with less its import takes longer."""


def is_data(file: str) -> bool:
    """Return whether a file of the repository, by its name, holds rows about people."""
    return file.startswith(f"{DATA}/")


class Sources(Struct, frozen=True):
    """What was read, by name relative to the root, and what could not be.

    ``others`` are files below ``services/`` and ``data/`` that are neither YAML nor CSV.
    ``root`` is where they were read; none of what was put together by hand. They are read
    ``with_data`` unless nobody asked for these.
    """

    documents: dict[str, Document]
    tables: dict[str, Table]
    others: tuple[str, ...]
    findings: tuple[Finding, ...]
    root: Path | None = None
    with_data: bool = True


def read_sources(root: Path, with_data: bool = True, cache: Cache | None = None) -> Sources:
    """Read ``services/`` and, unless asked otherwise, ``data/`` below ``root``.

    Every problem becomes a finding; nothing is raised for what a file holds. What is in the
    ``cache`` is not parsed again.
    """
    tables: dict[str, Table] = {}
    others: list[str] = []
    findings: list[Finding] = []
    store = cache or Cache()
    documents = _documents(root, others, findings, store)
    data = list(_files(root, DATA, findings)) if with_data else []
    much = sum(path.stat().st_size for _, path in data if path.is_file()) > MUCH_DATA
    kept = KeptTables(store, root, much)
    for file, path in data:
        if path.suffix.lower() != ".csv":
            others.append(file)
            continue
        source = _read(file, path, findings)
        if source:
            table, problems = kept.parse(source, path)
            findings += problems
            if table:
                tables[file] = table
    kept.save()
    return Sources(documents, tables, tuple(others), tuple(findings), root, with_data)


def _documents(
    root: Path, others: list[str], findings: list[Finding], cache: Cache
) -> dict[str, Document]:
    """Return all YAML files by name; append other files' names and what is wrong."""
    documents: dict[str, Document] = {}
    parsed = Parsed(cache, root)
    if not (root / SERVICES).is_dir():
        findings.append(_no_services())
    for file, path in _files(root, SERVICES, findings):
        if path.suffix.lower() not in (".yml", ".yaml"):
            others.append(file)
            continue
        source = _read(file, path, findings)
        if source:
            document, problems = parsed.parse(source)
            findings += problems
            if document:
                documents[file] = document
    parsed.save()
    return documents


def read_document(root: Path, file: str) -> tuple[Document | None, list[Finding]]:
    """Read one YAML file of the repository."""
    findings: list[Finding] = []
    source = _read(file, root / file, findings)
    if source is None:
        return None, findings
    document, problems = yaml_document.parse(source)
    return document, findings + problems


def read_table(root: Path, file: str) -> tuple[Table | None, list[Finding]]:
    """Read one CSV file of the repository; no table and no finding where there is none."""
    findings: list[Finding] = []
    path = root / file
    if path.is_symlink() and _where_it_leads(root, path):
        return None, [_refused(file, _where_it_leads(root, path))]
    source = _read(file, path, findings) if path.exists() else None
    if source is None:
        return None, findings
    table, problems = csv_table.parse(source)
    return table, findings + problems


def _files(root: Path, folder: str, findings: list[Finding]) -> Iterator[tuple[str, Path]]:
    """Every file below the folder with its name, sorted; hidden and leftover ones left alone."""
    top = root / folder
    if top.is_symlink():
        findings.append(_refused(folder, _where_it_leads(root, top)))
        return
    if not top.is_dir():
        if top.exists():
            message = f"“{folder}” is a file; it must be a folder"
            hint = f"rename it, and put the files into a folder “{folder}”"
            findings.append(error("unreadable-file", Place(folder), message, hint))
        return
    for name, is_link in sorted(_below(top, folder)):
        file, path = _printable(name), root / name
        if is_link and (path.is_dir() or _where_it_leads(root, path)):
            findings.append(_refused(file, _where_it_leads(root, path)))
        else:
            yield file, path


def _below(folder: Path | os.DirEntry[str], name: str) -> Iterator[tuple[str, bool]]:
    """Yield the names of files and links below a folder, and whether each is a link."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith((".", "~$")) or entry.name.endswith("~"):  # "~$": being edited
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry, f"{name}/{entry.name}")
            else:
                yield f"{name}/{entry.name}", entry.is_symlink()


def _where_it_leads(root: Path, link: Path) -> str:
    """Return the code of what is wrong with a link; empty where it leads to one of our files.

    A hidden folder is none of them: git keeps a token there while a site is built.
    """
    try:
        way = link.resolve().relative_to(root.resolve())
    except (OSError, RuntimeError):
        return "unreadable-file"
    except ValueError:
        return "outside-repository"
    return "outside-repository" if any(part.startswith(".") for part in way.parts) else ""


def _refused(file: str, code: str) -> Finding:
    message = "this link leads out of the repository's own files"
    if code != "outside-repository":
        code, message = "unreadable-file", "this link leads to a folder or to nothing"
    return error(code, Place(file), message, "replace it by what it leads to, or remove it")


def _read(file: str, path: Path, findings: list[Finding]) -> TextFile | None:
    place = Place(file)
    try:
        if not path.is_file():
            message, hint = "this is not a readable file", "replace it with an ordinary file"
            findings.append(error("unreadable-file", place, message, hint))
            return None
        if path.stat().st_size > LARGEST_TABLE:
            message = f"the file has more than {LARGEST_TABLE:,} bytes"
            hint = "split it into smaller files, such as one a month"
            findings.append(error("file-too-large", place, message, hint))
            return None
        raw = path.read_bytes()
    except OSError as failure:
        said = (failure.strerror or "unknown error").lower()
        message, hint = f"the file cannot be read: {said}", "allow reading it (chmod a+r)"
        findings.append(error("unreadable-file", place, message, hint))
        return None
    source, problems = decode(file, raw)
    findings += problems
    return source


def _printable(name: str) -> str:
    """Return a file's name that every output can hold: undecodable bytes become “�”."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _no_services() -> Finding:
    return error(
        "no-services-folder",
        Place(SERVICES),
        "there is no folder “services”",
        "create “services/organisation.yml”, or name the repository with --root",
    )
