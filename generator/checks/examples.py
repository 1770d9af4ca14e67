"""Examples of the rules: a mistake, what is said of it, and the lines once its hint is followed.

They come from the corpus of mistakes by which the tests hold the hints to their word.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("examples.json")


@dataclass(frozen=True, slots=True)
class Example:
    """A mistake that breaks a rule.

    ``bad`` are the lines of ``file`` from the line ``begins`` on, ``good`` the same once mended.
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
    found = json.loads(FILE.read_text(encoding="utf-8"))
    return {
        code: Example(**{**one, "bad": tuple(one["bad"]), "good": tuple(one["good"])})
        for code, one in found.items()
    }
