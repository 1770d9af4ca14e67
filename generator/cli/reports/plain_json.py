"""Findings for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.checks.public.strangers import for_readers
from generator.cli.reports.text import summary

if TYPE_CHECKING:
    from generator.sources.finding import Finding


def print_json(findings: Sequence[Finding], root: Path) -> None:
    """Print findings for programs: a list, and how many there are of each severity."""
    findings = for_readers(findings, root)
    count = Counter(str(finding.severity) for finding in findings)
    answer = {
        "summary": summary(findings),
        "findings": plain(findings),
        "errors": count["error"],
        "warnings": count["warning"],
    }
    click.echo(json.dumps(answer, indent=2))


def plain(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Return findings as plain data, in their order."""
    return [
        {
            "code": finding.code,
            "severity": str(finding.severity),
            "file": finding.place.file,
            "line": finding.place.line,
            "column": finding.place.column,
            "message": finding.message,
            "hint": finding.hint,
        }
        for finding in findings
    ]
