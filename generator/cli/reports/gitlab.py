"""Findings as GitLab's code quality report, which shows them in a merge request."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.terminal import below_here
from generator.sources.safe import clean

if TYPE_CHECKING:
    from generator.sources.finding import Finding

_SEVERITIES = {"error": "critical", "warning": "minor"}


def print_gitlab(findings: Sequence[Finding], root: Path) -> None:
    """Print the report: a list, empty where nothing is wrong."""
    folder = below_here(root)
    alike: Counter[str] = Counter()
    click.echo(json.dumps([_entry(each, folder, alike) for each in findings], indent=2))


def _entry(finding: Finding, folder: str, alike: Counter[str]) -> dict[str, Any]:
    # A finding keeps its print when lines above it come and go: GitLab tells new ones by it.
    what = "\0".join((finding.code, finding.place.file, finding.message))
    alike[what] += 1
    fingerprint = hashlib.sha256(f"{what}\0{alike[what]}".encode()).hexdigest()
    return {
        "description": clean(f"{finding.message} → {finding.hint}"),
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[str(finding.severity)],
        "location": {"path": folder + finding.place.file, "lines": {"begin": finding.place.line}},
    }
