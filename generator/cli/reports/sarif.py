"""Findings as SARIF 2.1.0, the form in which code-scanning services take them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import click

from generator import __version__
from generator.checks.public.strangers import for_readers
from generator.cli.terminal import below_here

if TYPE_CHECKING:
    from generator.sources.finding import Finding

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def print_sarif(findings: Sequence[Finding], root: Path) -> None:
    """Print one run: the rules that were broken, and a result for each finding."""
    from generator.checks.catalogue import catalogue

    findings = for_readers(findings, root)
    codes = sorted({finding.code for finding in findings})
    known = catalogue()
    rules = [
        {
            "id": code,
            "shortDescription": {"text": known[code].title},
            "fullDescription": {"text": known[code].why},
            "defaultConfiguration": {"level": str(known[code].weight)},
        }
        for code in codes
    ]
    folder = below_here(root)
    driver = {"name": "iheartit", "version": __version__, "rules": rules}
    results = [_result(finding, codes.index(finding.code), folder) for finding in findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    click.echo(json.dumps(log, indent=2))


def _result(finding: Finding, rule: int, folder: str) -> dict[str, Any]:
    place = finding.place
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": str(finding.severity),
        "message": {"text": f"{finding.message} → {finding.hint}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(folder + place.file)},
                    "region": {"startLine": place.line, "startColumn": place.column},
                }
            }
        ],
    }
