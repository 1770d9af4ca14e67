"""Warnings that were there when a check was adopted: known, and not shown again at each change.

They stand in one file at the top of the repository, a row each. It is no way around a check: an
error stays an error, and the site shows known warnings like all others. What is known says only
that a change did not bring it, so that ``check --strict`` can refuse what it did bring.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.checks import engine
from generator.checks.catalogue import rule_of
from generator.checks.file_context import HeaderContext, is_usable
from generator.checks.rule import WARNING, Problem
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


@dataclass(frozen=True, slots=True)
class KnownFindings:
    """What is known: each row with its line, and what is wrong with the file itself."""

    rows: Mapping[_Row, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Sifted:
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


def sift(findings: Sequence[Finding], known: KnownFindings) -> Sifted:
    """Part what is known from what is not. A file that is shown is shown whole."""
    met: dict[_Row, Finding] = {}
    new = []
    for finding, row in zip(findings, _rows(findings), strict=True):
        if row in known.rows and finding.severity is WARNING:
            met[row] = finding
        else:
            new.append(finding)
    gone = [_gone(line) for row, line in known.rows.items() if row not in met]
    return Sifted(tuple(new), tuple(met.values()), tuple(gone))


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
