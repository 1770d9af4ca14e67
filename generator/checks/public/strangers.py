"""Findings without what cells say, for a log that more people may read than the files.

A job's log may be public where the repository is not. There a finding names the file, the line and
the column, and leaves out what stands in the cell: it may be a comment, a name, an address. What
definitions say may stand, since the site shows it, and so may what has no letters.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from generator.sources.finding import Finding, Place

LEFT_OUT = "[…]"
JOBS = ("CI", "GITHUB_ACTIONS", "GITLAB_CI")
"""Variables of the environment that say that a job runs."""
_QUOTED = re.compile(r"“([^“”]*)”")
_MARKS = re.compile(r"[“”]")
_PLAIN = re.compile(
    r"[-−]?(0|[1-9]\d{0,7})([.,]\d+)*[  ]?[%€$£]?|[-−]?\d{1,3}([,.'’ ]\d{3}){1,2}"
    r"|\d{1,4}([-./]\d{1,4}){1,2}([T ]\d{1,2}:\d{2}[\d:.,Z+-]*)?|\W{0,3}"
)
"""A number, a day, a time: but no telephone number and no number of a person."""
_CODE = re.compile(
    r"\w+:|--[a-z-]+|\*?\.[a-z]+|UTF-\d+( with BOM)?|rhythm: \{\w+: \w+\}|lost_over: (7 days|use)"
    r"|contact: (mailto|tel):…|the service desk|a colleague"
)
"""A key as it is written in YAML, an option, the ending of a file; what hints say to write."""
_OF_PERSONS = "public-"
_DATA = "data/"


def strangers_read_it() -> bool:
    """Return whether what is printed goes into a job's log, which other people may read."""
    said = (os.environ.get(name, "").lower() for name in JOBS)
    return any(each not in ("", "0", "false", "no") for each in said)


def for_readers(findings: Sequence[Finding], root: Path) -> Sequence[Finding]:
    """Return findings as those may read them who see what is printed; ``root`` has the files."""
    if not strangers_read_it():
        return findings
    known = _MayStand(root)
    return [_without_cells(finding, known) for finding in findings]


def line_may_stand(finding: Finding, line: str) -> bool:
    """Return whether the line that a finding points at may be printed."""
    return not strangers_read_it() or (not _is_private(finding) and _names_nobody(line))


def _is_private(finding: Finding) -> bool:
    """Return whether the finding is about a file of data, or about persons."""
    file = finding.place.file.rpartition(":")[2]  # of a version in git: after its name
    a_text = not file.endswith((".yml", ".yaml"))
    return finding.code.startswith(_OF_PERSONS) or file.startswith(_DATA) or a_text


def _without_cells(finding: Finding, known: _MayStand) -> Finding:
    of_persons = finding.code.startswith(_OF_PERSONS)
    if of_persons:
        may_stand: Callable[[str], bool] = _is_of_the_program
    elif _is_private(finding):
        may_stand = partial(known.may_stand, finding.place.file)
    else:
        may_stand = _names_nobody
    cells = known.cells(finding.place) if _is_private(finding) else ()
    message, hint = (_masked(text, may_stand, cells) for text in (finding.message, finding.hint))
    return replace(finding, message=message, hint=hint)


def _masked(text: str, may_stand: Callable[[str], bool], cells: Iterable[str]) -> str:
    """Return a text without what it quotes and may not stand."""
    for cell in cells:
        if not may_stand(cell):
            text = text.replace(f"“{cell}”", f"“{LEFT_OUT}”")
    marks = "".join(_MARKS.findall(text))
    if marks != "“”" * (len(marks) // 2):  # what is quoted has such marks of its own
        first, last = text.find("“"), text.rfind("”")
        if first < last:
            return f"{text[:first]}“{LEFT_OUT}”{text[last + 1 :]}"
    return _QUOTED.sub(lambda m: m[0] if may_stand(m[1]) else f"“{LEFT_OUT}”", text)


class _MayStand:
    """What may stand: what the definitions of a repository say, and what the program calls."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def may_stand(self, file: str, text: str) -> bool:
        """Return whether a finding about a file may quote a text.

        A number or a day, what readers of the site may read, names of files and columns.
        """
        if not _names_nobody(text):
            return False
        if _PLAIN.fullmatch(text) or _is_of_the_program(text) or text in self._header(file):
            return True
        if text in Path(file).parts or (self._root / text).is_file():
            return True
        return re.search(rf"(?<!\w){re.escape(text)}(?!\w)", self._definitions) is not None

    def cells(self, place: Place) -> tuple[str, ...]:
        """Return the cells of the row that a finding points at, the longest first."""
        row = _row(_lines(self._root / place.file)[place.line - 1 :])
        return tuple(sorted(filter(None, row), key=len, reverse=True))

    def _header(self, file: str) -> list[str]:
        """Return the names of a file's columns; none where its first line is already a row."""
        row = _row(_lines(self._root / file))
        return row if not _program_words().isdisjoint(map(str.casefold, row)) else []

    @cached_property
    def _definitions(self) -> str:
        files = sorted((self._root / "services").rglob("*.y*ml"))
        return "\n".join([file.stem + "\n" + _text(file) for file in files])


@cache
def _lines(file: Path) -> list[str]:
    return _text(file).splitlines(keepends=True)


def _row(lines: Sequence[str]) -> list[str]:
    """Return the cells of the first of some lines; none of one that is no row."""
    try:
        return [cell.strip() for cell in next(csv.reader(lines), [])]
    except csv.Error:
        return []


def _text(file: Path) -> str:
    """Return what a file says; nothing where it cannot be read."""
    try:
        return file.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""


def _names_nobody(text: str) -> bool:
    """Return whether no address, telephone number or identifier is in a text."""
    from generator.checks.public.detector import PublicWords
    from generator.checks.public.shown import SURE  # takes a moment to import

    return not any(any(detector.find(text, PublicWords())) for detector in SURE)


def _is_of_the_program(text: str) -> bool:
    """Return whether the program calls something so: a column, a key, a command, a folder."""
    command = text.startswith(("iheartit ", "./iheartit "))
    folder = text.startswith((_DATA, "services/", "site_overrides/")) and " " not in text
    named = bool(_CODE.fullmatch(text)) or command or folder
    return named or text.casefold() in _program_words()


@cache
def _program_words() -> frozenset[str]:
    """Return the names of kinds of data and their columns, and the words that columns take."""
    from generator.model.kinds import KINDS

    columns = [column for kind in KINDS for column in kind.columns]
    words = {column.name for column in columns} | {kind.folder for kind in KINDS}
    words |= {old for column in columns for old in column.formerly}
    words |= {choice for column in columns for choice in column.choices}
    return frozenset(word.casefold() for word in words | set(_WORDS))


_WORDS = ("yes", "no", "unknown", "today", "weight", LEFT_OUT)
"""Words that findings quote, and that are no column's."""
