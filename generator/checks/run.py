"""All checks, run: sources in; definitions, findings and rejected rows out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator.checks.as_of import resolve_as_of
from generator.checks.cache import open_cache
from generator.checks.compared import COMPARED
from generator.checks.definition_checks import DEFINITION_CHECKS
from generator.checks.facts import Facts, facts_of
from generator.checks.great_process import Judge, begin
from generator.checks.headers import (
    check_folders,
    check_header,
    check_same,
    check_share,
    is_usable,
    kind_of,
)
from generator.checks.news import check_news
from generator.checks.outcome import Checked, Newest, Outcome
from generator.checks.receipts import Receipts
from generator.checks.rounds import Rounds
from generator.checks.world import World
from generator.model.definitions import Definitions, read_definitions
from generator.model.kinds import KIND_OF_FOLDER, KINDS
from generator.model.table import Kind
from generator.sources.csv_table import Table
from generator.sources.finding import Finding, Severity
from generator.sources.history import History
from generator.sources.repository import SERVICES, Sources

if TYPE_CHECKING:
    from generator.checks.columns import Flags, Rows

Progress = Callable[[str], None]


def check(
    sources: Sources,
    history: History,
    as_of: date | None = None,
    cache: Path | None = None,
    progress: Progress | None = None,
    judge: Judge | None = None,
    only: frozenset[str] | None = None,
) -> Checked:
    """Run every check. Whatever the files hold, the answer is findings, never an exception.

    ``cache`` is a folder for receipts; without one everything is validated anew. ``progress`` is
    called with a few words before each kind of data is read. ``judge`` is what ``begin`` returned.
    ``only`` names services' files that are asked about: nothing else is told, and much is not done.
    """
    if judge is None:
        with begin(bool(sources.tables), cache) as own:
            return check(sources, history, as_of, cache, progress, own, only)
    definitions, findings = _read(sources, only)
    day = resolve_as_of(as_of, definitions, history, sources.tables, sources.documents)
    facts = facts_of(definitions, day)
    folder = open_cache(cache) if cache else None
    receipts = Receipts(folder, facts) if folder and sources.tables else None
    run = _Tables(sources.tables, facts, receipts, judge, progress)
    run.begin()
    # Between question and answer, what needs none.
    findings += [*sources.findings, *check_definitions(definitions, day, only)]
    findings += check_folders(sources.tables, sources.others)
    findings += check_same(sources.tables)
    if facts.public:
        from generator.checks.public.run import check_texts

        findings += check_texts(sources, facts)
    run.finish()
    findings += check_news(definitions, facts, run.newest, [*sources.findings, *run.findings])
    told = {f for f in (*findings, *run.findings) if only is None or f.place.file in only}
    return Checked(
        definitions,
        tuple(sorted(told, key=lambda finding: finding.sort_key)),
        day,
        sources.tables,
        {file: frozenset(lines) for file, lines in sorted(run.rejected.items()) if lines},
        {file: len(t.lines) + len(t.ragged) for file, t in sorted(sources.tables.items())},
        run.read,
    )


def _read(sources: Sources, only: frozenset[str] | None) -> tuple[Definitions, list[Finding]]:
    """Read the definitions; a line that is refused as YAML has no other findings."""
    refused = [f for f in sources.findings if f.severity is Severity.ERROR]
    broken = sorted({f.place.file for f in refused if f.place.file.startswith(f"{SERVICES}/")})
    definitions, findings = read_definitions(sources.documents, broken, only)
    lines = {(f.place.file, f.place.line) for f in refused}
    return definitions, [f for f in findings if (f.place.file, f.place.line) not in lines]


def check_definitions(
    definitions: Definitions, as_of: date, only: frozenset[str] | None = None
) -> list[Finding]:
    """Run the checks that need nothing but the definitions."""
    world = World(definitions, as_of, only)
    return [finding for check in DEFINITION_CHECKS for finding in check.run(world)]


class _Tables:
    """The checks of all tables; each kind is read only where no receipt speaks for it."""

    def __init__(
        self,
        tables: Mapping[str, Table],
        facts: Facts,
        receipts: Receipts | None,
        judge: Judge,
        progress: Progress | None,
    ) -> None:
        self.facts = facts
        self.receipts = receipts
        self.judge = judge
        self.progress = progress
        self.findings: list[Finding] = []
        self.rejected: dict[str, set[int]] = {}
        self.read: dict[str, Rows] = {}
        self.newest: dict[str, Newest] = {}
        self.usable = usable_tables(tables)
        self._unknown: list[Kind] = []
        self._first: Rounds | None = None
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

    def begin(self) -> None:
        """Use the receipts there are; read all other kinds, and ask about their cells."""
        for kind in KINDS:
            if kind.folder in self.usable:
                outcome = self.receipts and self.receipts.read(kind.folder, self._tables_of(kind))
                if outcome:
                    self._use(kind, outcome)
                else:
                    self._unknown.append(kind)
        if self._unknown:
            self.judge.begin()
        for kind in self._unknown:
            if self.progress:
                self.progress(f"checking {self._size(kind):,} rows of data/{kind.folder}")
            self._rows(kind)
        first = [kind for kind in self._unknown if not self._beside(kind)]
        if first:
            self._first = self._ask(first)

    def finish(self) -> None:
        """Collect the answers; then validate what is compared with good answers."""
        if self._first:
            self._collect(self._first)
        for folder in COMPARED:  # each of them with what is good of those before it
            for kind in self._unknown:
                if kind.folder == folder and self._beside(kind):
                    self._collect(self._ask([kind]))

    def _ask(self, kinds: list[Kind]) -> Rounds:
        from generator.checks.tables import validate

        return Rounds(
            {k.folder: validate(self._rows(k), self.facts, self._against(k)) for k in kinds},
            self.judge,
        )

    def _collect(self, rounds: Rounds) -> None:
        for folder, outcome in rounds.outcomes().items():
            kind = KIND_OF_FOLDER[folder]
            self._use(kind, outcome)
            if self.receipts:
                self.receipts.write(folder, self._tables_of(kind), outcome)

    def _use(self, kind: Kind, outcome: Outcome) -> None:
        self.findings += outcome.findings
        self.newest[kind.folder] = outcome.newest
        for table in self.usable[kind.folder]:
            self.rejected[table.file] |= outcome.left_out.get(table.file, frozenset())
            bad = outcome.bad.get(table.file, frozenset())
            self.findings += check_share(table, len(bad))

    def _beside(self, kind: Kind) -> list[Kind]:
        """Return the kinds on whose outcome hangs what is good of this one."""
        comparison = COMPARED.get(kind.folder)
        named = comparison.beside if comparison else ()
        return [KIND_OF_FOLDER[folder] for folder in named if folder in self.usable]

    def _against(self, kind: Kind) -> Flags | None:
        """Return which rows do not go with those of other kinds; none where that is no question."""
        beside = self._beside(kind)
        if not beside:
            return None
        others = {other.folder: self._rows(other) for other in beside}
        return COMPARED[kind.folder].against(self._rows(kind), others, self.rejected)

    def _tables_of(self, kind: Kind) -> list[Table]:
        """Return all tables on which a kind's outcome depends."""
        kinds = (kind, *self._beside(kind))
        return [table for each in kinds for table in self.usable[each.folder]]

    def _size(self, kind: Kind) -> int:
        return sum(len(table.lines) for table in self.usable[kind.folder])

    def _rows(self, kind: Kind) -> Rows:
        from generator.checks.columns import read_rows

        if kind.folder not in self.read:
            self.read[kind.folder] = read_rows(kind, self.usable[kind.folder], self.facts)
        return self.read[kind.folder]


def usable_tables(tables: Mapping[str, Table]) -> dict[str, list[Table]]:
    """Return, by kind, the tables whose rows can be understood, in the order of their names."""
    usable: dict[str, list[Table]] = {}
    for file, table in sorted(tables.items()):
        kind = kind_of(file)
        if kind is not None and is_usable(table, kind):
            usable.setdefault(kind.folder, []).append(table)
    return usable
