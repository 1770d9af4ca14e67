"""What is found in one file alone, kept by the file's digest and all else that is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from generator.disk.batch import Batch
from generator.disk.cache import Cache, maker
from generator.resources import code_of
from generator.sources.finding import Finding, Place, Severity

_ROOMS = ("disk", "sources", "model", "records", "checks")


class Kept(Struct, frozen=True):
    """What was found in a repository before; nothing without a cache."""

    cache: Cache = field(default_factory=Cache)
    root: Path | None = None

    def batch(self, what: str, *given: object) -> Batch:
        """Return values of the files: ``what`` they are, made from them and what is ``given``.

        That must always be written alike.
        """
        about = (what, str(self.root and self.root.absolute()), repr(given))
        return Batch(self.cache, made_by_checks(self.cache), *about)

    def findings(self, rules: str, *given: object) -> KeptFindings:
        """Return the findings of some rules, which look at one file and at what is ``given``."""
        return KeptFindings(self.batch(rules, *given))


class KeptFindings(Struct, frozen=True):
    """The findings of some rules, file by file."""

    batch: Batch

    def of(
        self, file: str, digest: str, find: Callable[[], Iterable[Finding]]
    ) -> tuple[Finding, ...]:
        """Return what is kept of a file, or find and keep it."""
        key = f"{file} {digest}"
        kept = self.batch.get(key)
        if kept is not None:
            return tuple(map(finding_of, kept))
        found = tuple(find())
        self.batch.put(key, [*map(plain, found)])
        return found

    def save(self) -> None:
        """Write what was found."""
        self.batch.save()


def made_by_checks(cache: Cache) -> str:
    """Return who makes what the checks keep: their code, and that of all rooms before them."""
    return maker(code_of(*_ROOMS), "numpy", "pandas") if cache.folder is not None else ""


def plain(finding: Finding) -> tuple[Any, ...]:
    """Return a finding as JSON can say it."""
    place = finding.place.file, finding.place.line, finding.place.column
    return finding.code, finding.severity.value, place, finding.message, finding.hint


def finding_of(said: tuple[Any, ...]) -> Finding:
    """Return the finding that :func:`plain` made plain."""
    code, severity, place, message, hint = said
    return Finding(code, Severity(severity), Place(*place), message, hint)
