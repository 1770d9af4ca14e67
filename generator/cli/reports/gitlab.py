"""Findings as GitLab's code quality report, which shows them in a merge request."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.checks.public.strangers import for_readers
from generator.cli.terminal import below_here
from generator.sources.finding import fingerprints
from generator.sources.terminal_safe import clean

if TYPE_CHECKING:
    from generator.sources.finding import Finding

_SEVERITIES = {"error": "critical", "warning": "minor"}


def print_gitlab(findings: Sequence[Finding], root: Path) -> None:
    """Print the report: a list, empty where nothing is wrong."""
    findings = for_readers(findings, root)
    folder = below_here(root)
    entries = [_entry(*each, folder) for each in zip(findings, fingerprints(findings), strict=True)]
    click.echo(json.dumps(entries, indent=2))


def _entry(finding: Finding, fingerprint: str, folder: str) -> dict[str, Any]:
    """Return an entry; by its fingerprint GitLab knows which findings are new."""
    return {
        "description": clean(f"{finding.message} → {finding.hint}"),
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[str(finding.severity)],
        "location": {"path": folder + finding.place.file, "lines": {"begin": finding.place.line}},
    }
