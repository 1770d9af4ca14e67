"""What a roll-up is asked for, and what came of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from msgspec import Struct, field

from generator.rollup.groups import Progress
from generator.sources.finding import Finding, Severity


def _silent(share: float) -> None:
    del share


class HowToRollUp(Struct, frozen=True):
    """How events are rolled up.

    ``engine`` is none where the sources decide. ``master`` is Spark's address, ``memory`` what
    DuckDB may hold. ``exact`` keeps each value apart; ``replace`` lets days have fewer events.
    """

    mapping: Path | None = None
    engine: str | None = None
    master: str = "local[*]"
    memory: str = "1GB"
    exact: bool = False
    replace: bool = False
    aside: Path | None = None
    progress: Progress = _silent


class RolledUp(Struct):
    """What was read and written; nothing is written where there are errors.

    ``bad`` counts events that cannot count by the reason, ``examples`` has one of each.
    """

    findings: list[Finding] = field(default_factory=list)
    engine: str = ""
    events: int = 0
    counted: int = 0
    bad: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    aside: Path | None = None
    files: tuple[str, ...] = ()
    days: int = 0
    new: int = 0
    same: int = 0
    changed: int = 0
    gone: int = 0

    @property
    def has_errors(self) -> bool:
        """Whether anything forbids writing."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)
