"""The one type for a problem, and the place it points at."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """How much a finding weighs: an error blocks publishing, a warning is published."""

    ERROR = "error"
    WARNING = "warning"


class Place(Struct, frozen=True, order=True):
    """A spot in a file of the repository.

    ``file`` is relative to the repository's root with forward slashes; ``line`` and ``column``
    count from 1, columns in characters (not bytes).
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Finding(Struct, frozen=True):
    """A problem: what, how bad, where, in words, and what fixes it.

    ``code`` names the check in the catalogue. ``hint`` fixes the problem when applied literally.
    """

    code: str
    severity: Severity
    place: Place
    message: str
    hint: str

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Files by name, then from top to bottom; the same findings always in the same order."""
        return (self.place.file, self.place.line, self.place.column, self.code, self.message)

    @property
    def lasting(self) -> tuple[str, str, str]:
        """What it keeps as time goes by and lines move: code, file, message without its numbers.

        The numbers may be days that have passed, or rows.
        """
        return (self.code, self.place.file, re.sub(r"\d+", "0", self.message))


def error(code: str, place: Place, message: str, hint: str) -> Finding:
    """Return a finding that blocks publishing."""
    return Finding(code, Severity.ERROR, place, message, hint)


def warning(code: str, place: Place, message: str, hint: str) -> Finding:
    """Return a finding that is published and does not block."""
    return Finding(code, Severity.WARNING, place, message, hint)


def fingerprints(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return what each finding keeps, as 64 hex digits; a second one alike has others."""
    alike: Counter[str] = Counter()
    prints = []
    for finding in findings:
        what = "\0".join(finding.lasting)
        alike[what] += 1
        prints.append(hashlib.sha256(f"{what}\0{alike[what]}".encode()).hexdigest())
    return tuple(prints)
