"""The files of an Upptime history: known by what they hold, read row by row.

Known are a clone of its repository, a table of checks (what its commits say: timestamp, service,
status, http_code, response_ms, and own or supplier as kind), the state of a site
(`history/web.yml`: one check), and the summary (`summary.json`), which is left out: its minutes do
not say why.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, field

from generator.importing.exports import MOST_BAD
from generator.importing.upptime_check import Check, NoCheckError, read_check
from generator.importing.upptime_commits import is_clone, read_clone
from generator.sources import csv_table, yaml_document
from generator.sources.finding import Finding, Place, error, warning
from generator.sources.foreign.content import LARGEST
from generator.sources.text import TextFile, decode

COLUMNS = ("timestamp", "service", "status", "http_code", "response_ms")
_KEYS = {"timestamp": "lastUpdated", "status": "status", "http_code": "code"}
"""Where the state of a site says what a row of the table says in its columns."""
_TOOK = "responseTime"
_BEGINNING = 64 * 1024
_MOST_NAMED = 5
"""Bad rows of one file that are reported each for itself."""


class CheckLog(Struct):
    """The checks of a file, how many rows it has, and what is wrong with it.

    ``no_checks`` are commits about something else.
    """

    file: str
    checks: list[Check] = field(default_factory=list)
    rows: int = 0
    misfits: int = 0
    findings: list[Finding] = field(default_factory=list)
    bad: int = 0
    no_checks: int = 0


def is_history(path: Path) -> bool:
    """Return, by its beginning, whether a file is part of an Upptime history; or a folder is."""
    if path.is_dir():
        return is_clone(path)
    try:
        with path.open("rb") as file:
            beginning = file.read(_BEGINNING).decode("utf-8", "replace")
    except OSError:
        return False
    return _is_table(beginning) or _is_state(beginning) or _is_summary(beginning)


def _is_table(text: str) -> bool:
    lines = (line for line in text.lstrip("\ufeff").splitlines() if line.strip(" ,"))
    names = {name.strip(' "') for name in next(lines, "").split(",")}
    return names.issuperset(COLUMNS)


def _is_state(text: str) -> bool:
    return all(re.search(rf"^{key}:", text, re.MULTILINE) for key in ("lastUpdated", _TOOK))


def _is_summary(text: str) -> bool:
    return text.lstrip("\ufeff \r\n\t").startswith("[") and '"dailyMinutesDown"' in text


def read_histories(paths: Sequence[Path]) -> list[CheckLog]:
    """Read every file; what is wrong with one stands in its findings."""
    return [_read(path) for path in paths]


def _read(path: Path) -> CheckLog:
    history = CheckLog(path.as_posix())
    if path.is_dir():
        history.checks, others, history.findings = read_clone(path)
        history.rows = len(history.checks) + others
        history.no_checks = others
        return history
    source = _text(path, history.findings)
    if source is None:
        return history
    if _is_table(source.text):
        _read_table(source, history)
    elif _is_state(source.text):
        _read_state(source, path.stem, history)
    elif _is_summary(source.text):
        message = "a summary says minutes without saying why: it is left out"
        hint = (
            "import the checks themselves; they show whether it was an outage or a blocked monitor"
        )
        history.findings.append(warning("import-no-reason", Place(history.file), message, hint))
    else:
        message = "this file is no history of a status page, though others here are"
        hint = "import it by itself, with --mapping"
        history.findings.append(error("import-no-history", Place(history.file), message, hint))
    return history


def _text(path: Path, findings: list[Finding]) -> TextFile | None:
    place = Place(path.as_posix())
    try:
        too_large = path.stat().st_size > LARGEST
        raw = b"" if too_large else path.read_bytes()
    except OSError as failure:
        said = (failure.strerror or "unknown error").lower()
        message = f"the file cannot be read: {said}"
        findings.append(error("unreadable-file", place, message, "allow reading it"))
        return None
    if too_large:
        message = f"the file has more than {LARGEST:,} bytes"
        findings.append(error("file-too-large", place, message, "export it in parts"))
        return None
    source, problems = decode(path.as_posix(), raw)
    findings += [problem for problem in problems if problem.code != "byte-order-mark"]
    return source


def _read_table(source: TextFile, history: CheckLog) -> None:
    table, problems = csv_table.parse(source)
    history.findings += problems
    if table is None:
        return
    wanted = {n: table.header.index(n) for n in (*COLUMNS, "kind") if n in table.header}
    history.rows = len(table.lines) + len(table.ragged)
    history.misfits = len(table.ragged)
    wrong: list[tuple[int, NoCheckError]] = []
    for row, line in zip(table.rows, table.lines, strict=True):
        texts = {name: row[index] for name, index in wanted.items()}
        try:
            history.checks.append(read_check(texts, Place(source.file, line)))
        except NoCheckError as problem:
            wrong.append((line, problem))
    history.bad = len(wrong)
    too_many = len(wrong) + history.misfits > MOST_BAD * history.rows
    make = error if too_many else warning
    for line, one in wrong[:_MOST_NAMED]:
        place = table.place(line, one.column)
        message = f"{one.message}: the row is left out"
        history.findings.append(make("import-no-check", place, message, one.hint))
    if len(wrong) > _MOST_NAMED:
        place = table.place(wrong[_MOST_NAMED][0])
        message = f"{len(wrong) - _MOST_NAMED} more rows from here on are no checks"
        history.findings.append(make("import-no-check", place, message, "fix or remove them"))
    if too_many and history.misfits:
        message = f"{history.misfits} rows do not fit the header: with bad ones more than 5 %"
        hint = "export the file again"
        history.findings.append(error("import-many-bad", Place(source.file), message, hint))


def _read_state(source: TextFile, stem: str, history: CheckLog) -> None:
    history.rows = 1
    document, problems = yaml_document.parse(source)
    history.findings += problems
    value = document.value if document else None
    if document is None or not isinstance(value, dict):
        return
    said = {name: value.get(key) for name, key in (*_KEYS.items(), ("response_ms", _TOOK))}
    texts = {name: text if isinstance(text, str) else "" for name, text in said.items()}
    texts["service"] = stem.replace("-", " ").capitalize()
    try:
        history.checks.append(read_check(texts, document.place(_KEYS["timestamp"])))
    except NoCheckError as problem:
        history.bad = 1
        place = document.place(_KEYS.get(problem.column, _TOOK))
        message = f"{problem.message}: the file is left out"
        history.findings.append(error("import-no-check", place, message, problem.hint))
