"""Findings for GitHub: annotations of what matters most, and all of them in the step's summary.

GitHub shows ten errors and ten warnings of a step, whichever come first, so these are the errors
that stand in most need; the rest is in the log and in the summary, which holds a mebibyte.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.checks.public.strangers import for_readers
from generator.cli.reports.plain_json import plain
from generator.cli.reports.text import summary
from generator.cli.terminal import below_here
from generator.compare.markdown import findings_markdown
from generator.sources.terminal_safe import clean

if TYPE_CHECKING:
    from generator.sources.finding import Finding

SHOWN = 10
"""Annotations of a severity that GitHub shows for a step."""
MOST_BYTES = 900_000
"""Of a summary; GitHub refuses one above a mebibyte as a whole."""


def print_github(findings: Sequence[Finding], root: Path) -> None:
    """Print workflow commands, which annotate the changed files; write the step's summary."""
    findings = for_readers(findings, root)
    folder = below_here(root)
    shown = [
        finding
        for severity in ("error", "warning")
        for finding in most_important([each for each in findings if each.severity == severity])
    ]
    for finding in shown:
        click.echo(_annotation(finding, folder))
    seen = {id(finding) for finding in shown}
    for finding in findings:
        if id(finding) not in seen:
            click.echo(clean(f"{finding.place}: {finding.severity}: {finding.message}"))
    click.echo(summary(findings))
    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if place:
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(findings_markdown(summary(findings), plain(findings), MOST_BYTES))


def most_important(findings: Sequence[Finding]) -> list[Finding]:
    """Return the first ten in which as many codes as possible have their say.

    A file of wrong dates must not hide the one service that nobody owns: the first of each code
    comes before the second of any. What is shown stays in the order of files.
    """
    turns: dict[str, int] = {}
    ranked = []
    for number, finding in enumerate(findings):
        turn = turns.get(finding.code, 0)
        turns[finding.code] = turn + 1
        ranked.append((turn, number))
    return [findings[number] for _, number in sorted(sorted(ranked)[:SHOWN], key=lambda at: at[1])]


def _annotation(finding: Finding, folder: str) -> str:
    properties = {
        "file": folder + finding.place.file,
        "line": str(finding.place.line),
        "col": str(finding.place.column),
        "title": finding.code,
    }
    options = ",".join(f"{name}={_escape(value, ':,')}" for name, value in properties.items())
    message = f"{finding.message} → {finding.hint}"
    return f"::{finding.severity} {options}::{_escape(message)}"


def _escape(text: str, also: str = "") -> str:
    """Escape what GitHub takes for its own: a command ends with its line."""
    escaped = clean(text).replace("%", "%25")
    for character in also:
        escaped = escaped.replace(character, f"%{ord(character):02X}")
    return escaped
