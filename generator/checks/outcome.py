"""What comes of checking: of one kind of data, and of all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from generator.model.definitions import Definitions
from generator.model.subject import Subject
from generator.sources.csv_table import Table
from generator.sources.finding import Finding, Place, Severity

if TYPE_CHECKING:
    from generator.checks.ignored import Ignored
    from generator.records.records import Records

Newest = Mapping[Subject, tuple[date, Place]]


class Outcome(Struct, frozen=True):
    """Findings, the records with those that are let pass, and by file how many rows are bad.

    ``newest`` has the last day of good rows, by what they are about, and where it stands.
    """

    records: Records
    findings: tuple[Finding, ...] = ()
    bad: Mapping[str, int] = field(default_factory=dict)
    newest: Newest = field(default_factory=dict)


class Checked(Struct, frozen=True):
    """What the checks leave to the rooms after them.

    ``findings`` are sorted, each once. ``rows`` maps a file to how many rows of data it has, good
    and bad, ragged included. ``records`` are, by folder, the rows of the tables that can be
    understood, in the order of their names; not accepted are bad ones, those after the as-of date,
    those outside their service's life.
    ``digests`` say of each kind what its records are made from: where that is the same, they are.
    There are none without a cache.
    ``ignored`` are warnings for which somebody gave a reason; they are not among the findings.
    """

    definitions: Definitions
    findings: tuple[Finding, ...]
    as_of: date
    tables: Mapping[str, Table]
    rows: Mapping[str, int]
    records: Mapping[str, Records]
    digests: Mapping[str, str] = field(default_factory=dict)
    ignored: tuple[Ignored, ...] = ()

    def without_files(self) -> Checked:
        """Return the same without what was only to be checked: texts of tables, trees of YAML."""
        return replace(
            self,
            definitions=self.definitions.without_trees(),
            tables={file: table.bare() for file, table in self.tables.items()},
            records={kind: each.without_files() for kind, each in self.records.items()},
        )

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
