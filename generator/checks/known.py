"""Warnings that were there when a check was adopted: known, and not shown again at each change.

They stand in one file at the top of the repository, a row each. It is no way around a check: an
error stays an error, and the site shows known warnings like all others. What is known says only
that a change did not bring it, so that ``check --strict`` can refuse what it did bring.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from generator.checks import engine
from generator.checks.catalogue import rule_of
from generator.checks.file_context import HeaderContext, is_usable
from generator.checks.rule import WARNING, Problem
from generator.model.definitions import Definitions, is_of_a_service
from generator.model.table import Column, Kind, Type
from generator.sources.csv_table import Table
from generator.sources.finding import Finding, Place, fingerprints

FILE = "known-findings.csv"
_DIGITS = 16
_Row = tuple[str, ...]

_KIND = Kind(
    FILE,
    "a known warning",
    (
        Column("file", Type.TEXT, "the file that it is about", required=True),
        Column("code", Type.TEXT, "the check that found it", required=True),
        Column("fingerprint", Type.TEXT, f"the first {_DIGITS} of its digits", required=True),
    ),
)
_COLUMNS = tuple(column.name for column in _KIND.columns)


class KnownFindings(Struct, frozen=True):
    """What is known: each row with its line, and what is wrong with the file itself."""

    rows: Mapping[_Row, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


class Sifted(Struct, frozen=True):
    """Findings that are new, those that are known, and one for each row that names neither."""

    new: tuple[Finding, ...]
    known: tuple[Finding, ...]
    gone: tuple[Finding, ...]


def known_in(table: Table) -> KnownFindings:
    """Return what a table says is known: nothing where a column is missing."""
    findings = tuple(engine.run("headers", HeaderContext(table, _KIND)))
    if not is_usable(findings):
        return KnownFindings({}, findings)
    columns = [table.header.index(name) for name in _COLUMNS]
    rows = zip(table.rows, table.lines, strict=True)
    return KnownFindings(
        {tuple(row[at].strip() for at in columns): line for row, line in rows}, findings
    )


def sift(
    findings: Sequence[Finding], known: KnownFindings, renamed: Mapping[str, str] | None = None
) -> Sifted:
    """Part what is known from what is not. A file that is shown is shown whole.

    ``renamed`` says of files that are no more what they are called now: what was known of one is
    known of the other. As long as anything is an error nobody can say what is gone: of a file that
    cannot be read, no warning is found. Only an error that somebody calls known is none of them.
    """
    met: dict[_Row, Finding] = {}
    new, errors = [], set()
    before = _rows([_as_before(finding, renamed or {}) for finding in findings])
    for finding, *rows in zip(findings, _rows(findings), before, strict=True):
        row = next((row for row in rows if row in known.rows), rows[0])
        if row in known.rows and finding.severity is WARNING:
            met[row] = finding
        else:
            new.append(finding)
        errors |= {row} if finding.severity is not WARNING else set()
    gone = [
        _gone(line)
        for row, line in known.rows.items()
        if row not in met and (row in errors or not errors)
    ]
    return Sifted(tuple(new), tuple(met.values()), tuple(gone))


def renamed_files(known: KnownFindings, definitions: Definitions) -> dict[str, str]:
    """Return the files of services that warnings are known of, and that have another name now."""
    found = {}
    for file, *_ in known.rows:
        old = file.rpartition("/")[2].removesuffix(".yml")
        service = definitions.services.get(definitions.aliases.get(old, old))
        if service and is_of_a_service(file) and service.file != file:
            found[file] = service.file
    return found


def _as_before(finding: Finding, renamed: Mapping[str, str]) -> Finding:
    """Return a finding as it was said of the file's, or the service's, former name."""
    file, message = finding.place.file, finding.message
    for old, new in renamed.items():
        ids = (re.sub(r".*/|\.yml$", "", name) for name in (old, new))
        was, is_now = (f"“{name}”" for name in ids)
        message = message.replace(is_now, was)
        file = old if file == new else file
    return replace(finding, place=replace(finding.place, file=file), message=message)


def known_text(findings: Sequence[Finding]) -> str:
    """Return the file's text in which all warnings among the findings are known."""
    rows = zip(findings, _rows(findings), strict=True)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(sorted(row for finding, row in rows if finding.severity is WARNING))
    return text.getvalue()


def _rows(findings: Sequence[Finding]) -> list[_Row]:
    """Return each finding's row.

    Its message stays out of the file: it may hold what a public repository must not.
    """
    prints = fingerprints(findings)
    return [(f.place.file, f.code, p[:_DIGITS]) for f, p in zip(findings, prints, strict=True)]


def _gone(line: int) -> Finding:
    message = "the warning that this line is about is gone"
    rule = rule_of("known-gone")
    return rule.finding(Problem(Place(FILE, line), message, rule.hint))
