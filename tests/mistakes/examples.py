"""Make the examples of rules that the program shows, from the corpus of mistakes.

Each is what stood in the file, what the finding said, and what stands there once its hint has been
followed. Rules that no folder of mistakes shows take theirs from the repositories with faults.
"""

from __future__ import annotations

import difflib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.checks.example import FOLDER
from generator.sources.finding import Finding
from tests.checks.cases import COMMITTED, expected_of
from tests.mistakes.hints import Fill, NotLiteral, apply
from tests.mistakes.mistake import MISTAKES, findings_of

AROUND = 1
MOST = 6
"""Lines shown of a change, and around it."""
WHOLE = 3
"""Lines shown where every line is another."""
WIDEST = 100


def examples(scratch: Path) -> dict[str, str]:
    """Return the text of each rule's example, by code; ``scratch`` is an empty folder."""
    found: dict[str, Any] = {}
    for story, root, fill, named in _repositories(scratch):
        if named <= found.keys():
            continue
        for finding in findings_of(root, named):
            if finding.code not in found:
                found[finding.code] = _example(root, finding, story, fill)
    return {
        code: json.dumps(example, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
        for code, example in found.items()
    }


def _repositories(scratch: Path) -> Iterator[tuple[str, Path, list[str], set[str]]]:
    for mistake in MISTAKES:
        yield (
            mistake.about["story"],
            mistake.write(scratch / mistake.name),
            mistake.fill,
            mistake.codes,
        )
    for case in COMMITTED:
        if case.parent.name == "bad":
            root = scratch / f"case-{case.name}"
            shutil.copytree(case, root)
            yield "", root, [], {line.rpartition(" ")[2] for line in expected_of(case)}


def _example(root: Path, finding: Finding, story: str, fill: list[str]) -> dict[str, Any]:
    fixed = root.with_name(f"{root.name}-{finding.code}")
    shutil.copytree(root, fixed)
    before = _files(root)
    try:
        apply(fixed, finding, Fill([*fill], "" if fill else "…"))
    except (NotLiteral, StopIteration, ValueError, AttributeError, AssertionError, OSError):
        after = before
    else:
        after = _files(fixed)
    same = any((f.code, f.place) == (finding.code, finding.place) for f in findings_of(fixed))
    lines, better, first = _hunk(before, before if same and not story else after, finding)
    return {
        "story": story,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "message": finding.message,
        "hint": finding.hint,
        "begins": first,
        "bad": lines,
        "good": better,
    }


def _files(root: Path) -> dict[str, list[str]]:
    """Return the lines of all files that are text."""
    files = {}
    for path in sorted(root.rglob("*")):
        if path.is_file():
            text = path.read_bytes().decode("utf-8", "replace")
            files[path.relative_to(root).as_posix()] = text.split("\n")
    return files


def _hunk(
    before: dict[str, list[str]], after: dict[str, list[str]], finding: Finding
) -> tuple[list[str], list[str], int]:
    """Return the lines that a hint changed with those around, as they were and as they are."""
    file = finding.place.file
    old, new = before.get(file, []), after.get(file)
    if file in before and new is None:
        moved = [name for name in after if name not in before]
        return [file], moved, 0
    if old and new and old != new and len(new) > WHOLE and not set(old[:2]) & set(new[:2]):
        return [_cut(line) for line in old[:WHOLE]], [_cut(line) for line in new[:WHOLE]], 1
    if old and new and old != new:
        codes = difflib.SequenceMatcher(None, old, new, False).get_opcodes()
        spans = [code for code in codes if code[0] != "equal"]
        _, i, j, k, m = spans[0][0], spans[0][1], spans[-1][2], spans[0][3], spans[-1][4]
        low = max(i - AROUND, 0)
        if j - i <= MOST and m - k <= MOST:
            return (
                [_cut(line) for line in old[low : j + AROUND]],
                [_cut(line) for line in new[max(k - AROUND, 0) : m + AROUND]],
                low + 1,
            )
    if file not in before:
        made = [f"{name}: {line}" for name in after if name not in before for line in after[name]]
        return [], [line for line in made if not line.endswith(": ")], 0
    low = max(finding.place.line - 1 - AROUND, 0)
    changed = [name for name in after if after[name] != before.get(name)]
    good = [f"{name}" for name in changed] if new == old else []
    return [_cut(line) for line in old[low : finding.place.line + AROUND]], good, low + 1


def _cut(line: str) -> str:
    line = "".join(c for c in line.lstrip("\ufeff") if c.isprintable())
    return line if len(line) <= WIDEST else f"{line[:WIDEST]}…"


def write(scratch: Path) -> None:
    """Write the files anew."""
    for path in FOLDER.glob("*.json"):
        path.unlink()
    for code, text in examples(scratch).items():
        (FOLDER / f"{code}.json").write_text(text, encoding="utf-8")
