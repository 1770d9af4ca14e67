"""Receipts: what was validated and has not changed is not validated again.

A receipt says, for one kind of data, what came of it, and under which key: the files' names and
contents, all that the checks know of the definitions, and the checks' own source code. Whatever
does not fit exactly, or cannot be read, is as if it were not there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import generator
from generator.checks.cache import RECEIPTS, open_cache
from generator.checks.facts import Facts
from generator.checks.outcome import Lines, Outcome
from generator.model.subject import Subject
from generator.sources.csv_table import Table
from generator.sources.finding import Finding, Place, Severity
from generator.sources.remembered import Remembered

DEFINITIONS = "definitions.json"
_ROOMS = ("checks", "model", "sources")


class Receipts:
    """The receipts in a cache, as far as they fit these facts."""

    def __init__(self, cache: Path, facts: Facts) -> None:
        self._folder = cache / RECEIPTS
        self._known = hashlib.sha256(program().encode() + facts.as_json().encode())

    def read(self, kind: str, tables: Iterable[Table]) -> Outcome | None:
        """Return what is remembered of these tables; none where nothing trustworthy is."""
        return _read(self._folder / f"{kind}.json", self._key(tables))

    def write(self, kind: str, tables: Iterable[Table], outcome: Outcome) -> None:
        """Remember what came of these tables; a cache that cannot be written is not used."""
        _write(self._folder / f"{kind}.json", self._key(tables), outcome)

    def _key(self, tables: Iterable[Table]) -> str:
        digest = self._known.copy()
        for table in tables:
            digest.update(json.dumps([table.file, table.digest]).encode())
        return digest.hexdigest()


def remembered(cache: Path | None) -> Remembered | None:
    """Return what is remembered of definitions; none where there is no cache to be trusted."""
    folder = open_cache(cache) if cache else None
    return Remembered.read(folder / DEFINITIONS, program()) if folder else None


@cache
def program() -> str:
    """Return a digest of everything that can change a finding: our source, the libraries."""
    digest = hashlib.sha256(generator.__version__.encode())
    for library in ("great-expectations", "pandas"):
        try:
            digest.update(version(library).encode())
        except PackageNotFoundError:
            digest.update(b"?")
    top = Path(generator.__file__).parent
    for room in _ROOMS:
        for path in sorted((top / room).rglob("*.py")):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _read(path: Path, key: str) -> Outcome | None:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if told["key"] != key:
            return None
        findings = tuple(_finding(*values) for values in told["findings"])
        newest = dict(_newest(*values) for values in told["newest"])
        return Outcome(findings, _lines(told["bad"]), _lines(told["left_out"]), newest)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _write(path: Path, key: str, outcome: Outcome) -> None:
    receipt = {
        "key": key,
        "findings": [
            [f.code, f.severity, f.place.file, f.place.line, f.place.column, f.message, f.hint]
            for f in outcome.findings
        ],
        "bad": {file: sorted(lines) for file, lines in outcome.bad.items()},
        "left_out": {file: sorted(lines) for file, lines in outcome.left_out.items()},
        "newest": [
            [*subject, day.isoformat(), place.file, place.line]
            for subject, (day, place) in outcome.newest.items()
        ],
    }
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".new")
        draft.write_text(json.dumps(receipt, ensure_ascii=True), encoding="utf-8")
        draft.replace(path)
    except OSError:
        return


def _finding(*values: Any) -> Finding:
    code, severity, file, line, column, message, hint = values
    place = Place(str(file), int(line), int(column))
    return Finding(str(code), Severity(severity), place, str(message), str(hint))


def _newest(
    kind: str, name: str, day: str, file: str, line: int
) -> tuple[Subject, tuple[date, Place]]:
    return Subject(kind, name), (date.fromisoformat(day), Place(file, int(line)))


def _lines(told: Mapping[str, list[int]]) -> Lines:
    return {str(file): frozenset(map(int, lines)) for file, lines in told.items()}
