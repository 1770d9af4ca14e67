"""Findings for people: place, message, the line itself with a caret, and what fixes it."""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.checks.public.strangers import for_readers, line_may_stand
from generator.cli.started_as import as_typed, program
from generator.sources.terminal_safe import JOINERS, clean

if TYPE_CHECKING:
    from generator.sources.finding import Finding

MOST = 10
"""Findings of one code in one file that are printed one by one."""
_WIDTH = 96
_COLOURS = {"error": "red", "warning": "yellow"}


def print_text(findings: Sequence[Finding], root: Path) -> None:
    """Print findings for people: place, message, the line itself, and what fixes it."""
    findings = for_readers(findings, root)
    colour = False if os.environ.get("NO_COLOR") else None
    lines = _Lines(root, findings)
    for group in _groups(findings):
        for finding in group[:MOST]:
            click.echo(_paragraph(finding, lines), color=colour)
        if len(group) > MOST:
            more = f"… and {len(group) - MOST:,} more of {group[0].code} in this file"
            click.echo(
                click.style(f"{clean(group[0].place.file)}: {more}\n", dim=True), color=colour
            )
    click.echo(summary(findings), color=colour)


def summary(findings: Sequence[Finding]) -> str:
    """Return one line that counts the findings."""
    if not findings:
        return "No problems found."
    count = _count(findings)
    files = len({finding.place.file for finding in findings})
    parts = [
        f"{count[severity]:,} {severity}{'' if count[severity] == 1 else 's'}"
        for severity in ("error", "warning")
        if count[severity]
    ]
    where = "1 file" if files == 1 else f"{files:,} files"
    return f"{' and '.join(parts)} in {where}. “{program()} rules CODE” explains a finding."


def _count(findings: Iterable[Finding]) -> Counter[str]:
    return Counter(str(finding.severity) for finding in findings)


def _groups(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    """Yield findings file by file; those of a code that has many in a file stay together."""
    many = Counter((finding.place.file, finding.code) for finding in findings)
    gathered: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        key = (finding.place.file, finding.code)
        if many[key] <= MOST:
            yield [finding]
            continue
        group = gathered.setdefault(key, [])
        group.append(finding)
        if len(group) == many[key]:
            yield group


# For people ------------------------------------------------------------------------------------


def _paragraph(finding: Finding, lines: _Lines) -> str:
    severity = str(finding.severity)
    head = (
        f"{clean(str(finding.place))}: "
        f"{click.style(severity, fg=_COLOURS[severity], bold=True)}: "
        f"{clean(finding.message)} {click.style(f'[{finding.code}]', dim=True)}"
    )
    excerpt = lines.excerpt(finding)
    return "\n".join([head, *excerpt, f"    → {as_typed(clean(finding.hint))}", ""])


class _Lines:
    """The lines that findings point at, each file read once, and none outside the repository."""

    def __init__(self, root: Path, findings: Iterable[Finding]) -> None:
        self.root = root
        self.wanted: dict[str, set[int]] = {}
        for finding in findings:
            self.wanted.setdefault(finding.place.file, set()).add(finding.place.line)
        self._read: dict[str, dict[int, str]] = {}

    def excerpt(self, finding: Finding) -> list[str]:
        """Return the line, cut around the column, and a caret below it."""
        place = finding.place
        if place.file not in self._read:
            self._read[place.file] = self._lines(place.file)
        line = self._read[place.file].get(place.line, "")
        if not line.strip() or not line_may_stand(finding, line):
            return []
        before, shown = _cut(clean(line), place.column - 1)
        number = f"{place.line:>5} | "
        caret = " " * (_width(before) + len(number) - 2) + "  ^"
        return [click.style(number, dim=True) + shown, caret]

    def _lines(self, file: str) -> dict[int, str]:
        path = self.root / file
        wanted = self.wanted[file]
        found: dict[int, str] = {}
        try:
            if path.resolve() != self.root.resolve() / file or not path.is_file():
                return {}  # links are not followed: who knows what they would show
            with path.open(encoding="utf-8-sig", errors="replace", newline=None) as lines:
                for number, line in enumerate(lines, 1):
                    if number in wanted:
                        found[number] = line.rstrip("\n")
                    if number >= max(wanted):
                        break
        except (OSError, RuntimeError):
            return {}
        return found


def _cut(line: str, at: int) -> tuple[str, str]:
    """Return what stands before the column and the whole, both cut to what a screen shows."""
    if len(line) <= _WIDTH:
        return line[:at], line
    begin = max(0, min(at - _WIDTH // 2, len(line) - _WIDTH))
    left = "…" if begin else ""
    right = "…" if begin + _WIDTH < len(line) else ""
    return left + line[begin:at], left + line[begin : begin + _WIDTH] + right


def _width(text: str) -> int:
    """Return how many columns a terminal takes for the text."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    marks = sum(unicodedata.combining(c) > 0 or c in JOINERS for c in text)
    return len(text) + wide - marks
