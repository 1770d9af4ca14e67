"""All checks, run: sources in; definitions, findings and rejected rows out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator.checks.as_of import resolve_as_of
from generator.checks.cache import open_cache
from generator.checks.definition_checks import DEFINITION_CHECKS
from generator.checks.facts import Facts, facts_of
from generator.checks.headers import (
    check_folders,
    check_header,
    check_same,
    check_share,
    is_usable,
    kind_of,
)
from generator.checks.outcome import Checked, Outcome
from generator.checks.receipts import read_receipt, receipt_key, write_receipt
from generator.checks.world import World
from generator.model.definitions import Definitions, read_definitions
from generator.model.kinds import KINDS
from generator.model.table import Kind
from generator.sources.csv_table import Table
from generator.sources.finding import Finding, Severity
from generator.sources.history import History
from generator.sources.repository import SERVICES, Sources

if TYPE_CHECKING:
    from generator.checks.columns import Rows

Progress = Callable[[str], None]


def check(
    sources: Sources,
    history: History,
    as_of: date | None = None,
    cache: Path | None = None,
    progress: Progress | None = None,
) -> Checked:
    """Run every check. Whatever the files hold, the answer is findings, never an exception.

    ``cache`` is a folder for receipts; without one everything is validated anew. ``progress`` is
    called with a few words before each kind of data is validated.
    """
    definitions, findings = _read(sources)
    day = resolve_as_of(as_of, definitions, history, sources.tables, sources.documents)
    findings += [*sources.findings, *check_definitions(definitions, day)]
    findings += check_folders(sources.tables, sources.others)
    findings += check_same(sources.tables)
    receipts = open_cache(cache) if cache else None
    run = _Tables(sources.tables, facts_of(definitions, day), receipts, progress)
    run.validate()
    return Checked(
        definitions,
        tuple(sorted(set(findings + run.findings), key=lambda finding: finding.sort_key)),
        day,
        sources.tables,
        {file: frozenset(lines) for file, lines in sorted(run.rejected.items()) if lines},
        {file: len(t.rows) + len(t.ragged) for file, t in sorted(sources.tables.items())},
        run.read,
    )


def _read(sources: Sources) -> tuple[Definitions, list[Finding]]:
    """Read the definitions; a line that is refused as YAML has no other findings."""
    refused = [f for f in sources.findings if f.severity is Severity.ERROR]
    broken = sorted({f.place.file for f in refused if f.place.file.startswith(f"{SERVICES}/")})
    definitions, findings = read_definitions(sources.documents, broken)
    lines = {(f.place.file, f.place.line) for f in refused}
    return definitions, [f for f in findings if (f.place.file, f.place.line) not in lines]


def check_definitions(definitions: Definitions, as_of: date) -> list[Finding]:
    """Run the checks that need nothing but the definitions."""
    world = World(definitions, as_of)
    return [finding for check in DEFINITION_CHECKS for finding in check.run(world)]


class _Tables:
    """The checks of all tables; each kind is read only where no receipt speaks for it."""

    def __init__(
        self,
        tables: Mapping[str, Table],
        facts: Facts,
        cache: Path | None,
        progress: Progress | None,
    ) -> None:
        self.facts = facts
        self.cache = cache
        self.progress = progress
        self.findings: list[Finding] = []
        self.rejected: dict[str, set[int]] = {}
        self.read: dict[str, Rows] = {}
        self.usable = usable_tables(tables)
        for file, table in tables.items():
            self._whole_file(file, table)

    def _whole_file(self, file: str, table: Table) -> None:
        kind = kind_of(file)
        self.rejected[file] = set(table.ragged)
        if kind is None:
            self.rejected[file] |= set(table.lines)
            return
        self.findings += check_header(table, kind)
        if not is_usable(table, kind):
            self.rejected[file] |= set(table.lines)

    def validate(self) -> None:
        """Validate every kind; answers first, since tallies are compared with them."""
        for kind in KINDS:
            tables = self.usable.get(kind.folder)
            if not tables:
                continue
            outcome = self._outcome(kind, tables)
            self.findings += outcome.findings
            for table in tables:
                self.rejected[table.file] |= outcome.left_out.get(table.file, frozenset())
                bad = outcome.bad.get(table.file, frozenset())
                self.findings += check_share(table, len(bad))

    def _outcome(self, kind: Kind, tables: list[Table]) -> Outcome:
        answers = self.usable.get("answers", []) if kind.folder == "tallies" else []
        key = receipt_key([*tables, *answers], self.facts)
        outcome = read_receipt(self.cache, kind.folder, key)
        if outcome is None:
            if self.progress:
                count = sum(len(table.rows) for table in tables)
                self.progress(f"checking {count:,} rows of data/{kind.folder}")
            outcome = self._validate(kind, tables, answers)
            write_receipt(self.cache, kind.folder, key, outcome)
        return outcome

    def _validate(self, kind: Kind, tables: list[Table], answers: Iterable[Table]) -> Outcome:
        from generator.checks.counted_twice import counted_from_answers
        from generator.checks.tables import validate

        rows = self._rows(kind, tables)
        answered = None
        if answers:
            answer_kind = next(kind for kind in KINDS if kind.folder == "answers")
            told = self._rows(answer_kind, list(answers))
            answered = counted_from_answers(rows, told, self.rejected)
        return validate(rows, self.facts, answered)

    def _rows(self, kind: Kind, tables: list[Table]) -> Rows:
        from generator.checks.columns import read_rows

        if kind.folder not in self.read:
            self.read[kind.folder] = read_rows(kind, tables, self.facts)
        return self.read[kind.folder]


def usable_tables(tables: Mapping[str, Table]) -> dict[str, list[Table]]:
    """Return, by kind, the tables whose rows can be understood, in the order of their names."""
    usable: dict[str, list[Table]] = {}
    for file, table in sorted(tables.items()):
        kind = kind_of(file)
        if kind is not None and is_usable(table, kind):
            usable.setdefault(kind.folder, []).append(table)
    return usable
