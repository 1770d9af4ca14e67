"""Examples of the rules: a mistake, what is said of it, and the lines once its hint is followed.

They come from the corpus of mistakes by which the tests hold the hints to their word.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from msgspec import Struct

FOLDER = Path(__file__).with_name("examples")
"""A file for each rule, named after its code."""


class Example(Struct, frozen=True):
    """A mistake that breaks a rule.

    ``bad`` are the lines of ``file`` from the line ``begins`` on, ``good`` the same once fixed.
    Where a file is named otherwise or made, ``begins`` is 0 and both hold names of files; ``good``
    is empty where only the author can know what belongs there.
    """

    story: str
    file: str
    line: int
    column: int
    message: str
    hint: str
    begins: int
    bad: tuple[str, ...]
    good: tuple[str, ...]


@cache
def examples() -> dict[str, Example]:
    """Return the example of each rule that has one, by the rule's code."""
    return {path.stem: _read(path) for path in sorted(FOLDER.glob("*.json"))}


def example_of(code: str) -> Example | None:
    """Return the example of a rule, none where it has none."""
    path = FOLDER / f"{code}.json"
    return _read(path) if path.is_file() else None


def _read(path: Path) -> Example:
    found = json.loads(path.read_text(encoding="utf-8"))
    return Example(**{**found, "bad": tuple(found["bad"]), "good": tuple(found["good"])})
