"""Changes and findings as Markdown, for a comment: what weighs most first, never too much.

It needs nothing but Python, and takes plain data: where a comment is posted, what was found comes
from a job that a stranger could change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from generator.sources.terminal_safe import in_markdown

MOST_BYTES = 60_000
"""A comment on a code host holds 65,536 characters."""
TITLES = {
    "lost": "What would no longer be shown",
    "verdict": "Verdicts that move",
    "warning": "New early warnings",
    "figure": "Numbers that change",
    "promise": "Promises",
    "overdue": "What is overdue now",
    "silent": "What has no new data",
    "written": "What reads differently",
    "finding": "What the checks find now",
    "new": "What would be shown for the first time",
    "fixed": "What is fixed",
}
"""By what a change is about, in the order in which it is shown."""
Row = Mapping[str, Any]


def changes_markdown(changes: Mapping[str, Any], most: int = MOST_BYTES) -> str:
    """Return changes as ``as_plain`` gives them; cut at a row, with a count, if there are many."""
    return _cut(changes["summary"], _changes(changes["changes"]), most, "changes")


def findings_markdown(summary: str, findings: Sequence[Row], most: int = MOST_BYTES) -> str:
    """Return findings, a table for each file; cut at a row, with a count, if there are many."""
    return _cut(summary, _findings(findings), most, "findings")


def _cut(title: str, parts: Iterable[tuple[str, int]], most: int, rows: str) -> str:
    """Return as many parts as go below ``most`` bytes; each part holds a number of rows."""
    text = f"### {in_markdown(title)}\n"
    size, left = len(text.encode()), 0
    for part, number in parts:
        size += len(part.encode())
        if size <= most:
            text += part
        else:
            left += number
    return f"{text}\n… and {left:,} more {rows}.\n" if left else text


def _changes(changes: Sequence[Row]) -> Iterator[tuple[str, int]]:
    for about, group in groupby(changes, lambda change: change["about"]):
        yield f"\n#### {TITLES[about]}\n\n| | | Before | After |\n|---|---|---|---|\n", 0
        for change in group:
            yield _row(*(in_markdown(change[key]) for key in ("name", "what", "before", "after")))


def _findings(findings: Sequence[Row]) -> Iterator[tuple[str, int]]:
    for file, group in groupby(findings, lambda finding: finding["file"]):
        head = "| Line | | What | What fixes it |\n|--:|---|---|---|\n"
        yield f"\n#### {in_markdown(file)}\n\n{head}", 0
        for each in group:
            yield _row(
                f"{each['line']}:{each['column']}",
                in_markdown(each["severity"]),
                in_markdown(f"{each['message']} ({each['code']})"),
                in_markdown(each["hint"]),
            )


def _row(*cells: str) -> tuple[str, int]:
    return f"| {' | '.join(cells)} |\n", 1
