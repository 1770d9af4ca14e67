"""What comes of checking: of one kind of data, and of all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from generator.model.definitions import Definitions
from generator.model.subject import Subject
from generator.sources.csv_table import Table
from generator.sources.finding import Finding, Place, Severity

if TYPE_CHECKING:
    from generator.checks.columns import Rows
    from generator.checks.ignored import Ignored

Lines = Mapping[str, frozenset[int]]
Newest = Mapping[Subject, tuple[date, Place]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Findings, and by file the lines of bad rows, and of all rows that are left out.

    ``newest`` has the last day of good rows, by what they are about, and where it stands.
    """

    findings: tuple[Finding, ...] = ()
    bad: Lines = field(default_factory=dict)
    left_out: Lines = field(default_factory=dict)
    newest: Newest = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks leave to the rooms after them.

    ``findings`` are sorted, each once. ``rejected`` maps a file to the lines of the rows that are
    left out: bad and ragged ones, those after the as-of date, those outside their service's life.
    ``rows`` maps a file to how many rows of data it has, good and bad, ragged included.
    ``usable`` are, by folder, the tables whose rows can be understood, in the order of their names.
    ``ignored`` are warnings for which somebody gave a reason; they are not among the findings.
    """

    definitions: Definitions
    findings: tuple[Finding, ...]
    as_of: date
    tables: Mapping[str, Table]
    rejected: Mapping[str, frozenset[int]]
    rows: Mapping[str, int]
    usable: Mapping[str, tuple[Table, ...]]
    ignored: tuple[Ignored, ...] = ()
    read: dict[str, Rows] = field(default_factory=dict, repr=False, compare=False)
    """Kinds whose cells were read on the way, so that nobody has to read them again."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that block publishing."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that are published and do not block."""
        return tuple(f for f in self.findings if f.severity is Severity.WARNING)

    @property
    def ok(self) -> bool:
        """True where nothing blocks publishing."""
        return not self.errors
