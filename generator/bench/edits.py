"""The two small edits after which a build is measured, and how they are taken back."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

_PURPOSE = re.compile(r"^purpose: .*\n(?! )", re.MULTILINE)
_PERSON = ("respondent", "id")
_DAY = len("2026-10-31")
LAST_DAY = "2026-10-31"
"""The last day of which the example has data; a later answer would not count."""


class NothingToEditError(Exception):
    """The organisation has no file that the edit fits."""


class Edits:
    """Edits of an organisation's files; ``undo`` writes back what was there before the first."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._before: dict[Path, bytes] = {}

    def edit_purpose(self) -> Path:
        """Write another purpose into the definition in the middle; return its file."""
        files = sorted(_definitions(self._root))
        if not files:
            raise NothingToEditError("no definition has a purpose in one line")
        file = files[len(files) // 2]
        text = self._keep(file).decode("utf-8")
        edited = _PURPOSE.sub("purpose: I want one thing more.\n", text, count=1)
        file.write_text(edited, encoding="utf-8")
        return file

    def append_answer(self) -> Path:
        """Append a copy of the last answer about a service that names nobody; return its file."""
        last = max(_answers(self._root), default=None)
        if last is None:
            raise NothingToEditError("no answer about a service names nobody")
        _, file, row = last
        self._keep(file)
        with file.open("a", encoding="utf-8", newline="") as end:
            csv.writer(end, lineterminator="\n").writerow(row)
        return file

    def undo(self) -> None:
        """Write back what was there."""
        for file, raw in self._before.items():
            file.write_bytes(raw)
        self._before.clear()

    def _keep(self, file: Path) -> bytes:
        raw = file.read_bytes()
        self._before.setdefault(file, raw)
        return raw


def _definitions(root: Path) -> Iterator[Path]:
    """Yield the definitions of services that have a purpose in one line."""
    for file in (root / "services").glob("*/*.yml"):
        if file.name != "provider.yml" and _PURPOSE.search(file.read_text(encoding="utf-8")):
            yield file


def _answers(root: Path) -> Iterator[tuple[str, Path, list[str]]]:
    """Yield the answers about services that name nobody and have a day: day, file, row."""
    for file in (root / "data" / "answers").glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            head, *rows = csv.reader(lines)
        if {"date", "service"} <= set(head):
            day = head.index("date")
            persons = [head.index(column) for column in _PERSON if column in head]
            for row in rows:
                counts = len(row[day]) == _DAY and row[day] <= LAST_DAY
                if counts and not any(row[person] for person in persons):
                    yield row[day], file, row
