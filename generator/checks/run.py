"""All checks, run: sources in; definitions, findings and records out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.checks import engine
from generator.checks.arrival_context import ArrivalContext
from generator.checks.as_of import resolve_as_of
from generator.checks.definition_context import DefinitionContext
from generator.checks.file_context import FileContext, HeaderContext, is_usable
from generator.checks.ignored import ignores_in, sort_out
from generator.checks.kept_findings import Kept
from generator.checks.newest_day import newest_day, spells_of
from generator.checks.outcome import Checked, Newest, Outcome
from generator.checks.renamed import of_renamed, renamed_services, rows_of
from generator.checks.table_context import TableContext, table_context_of
from generator.disk.cache import Cache
from generator.model.definition_reader import read_definitions
from generator.model.definitions import Defined, Definitions
from generator.model.kinds import KINDS, kind_of
from generator.model.old_names import with_current_columns
from generator.model.service import Service
from generator.model.table import Kind
from generator.sources.csv_table import Table
from generator.sources.finding import Finding, Severity
from generator.sources.history import History, read_head
from generator.sources.repository import SERVICES, Sources, is_data

if TYPE_CHECKING:
    from generator.records.records import Records

Progress = Callable[[str], None]


def check(
    sources: Sources,
    history: History | None,
    as_of: date | None = None,
    progress: Progress | None = None,
    only: frozenset[str] | None = None,
    cache: Cache | None = None,
) -> Checked:
    """Run every check. Whatever the files hold, the answer is findings, never an exception.

    Without a ``history`` git is asked for the commit's day alone, and only where no other is given.
    ``progress`` is called with a few words before each kind of data is judged. ``only`` names
    services' files that are asked about: nothing else is reported, and much is not done. What is
    in the ``cache`` is not looked for again; of a few files it is not asked, for it would take
    longer to say by what code they were looked at than to look at them.
    """
    sources = _with_current_columns(sources)
    definitions, findings = _read(sources, only)
    kept = Kept(cache or Cache(), sources.root) if only is None else Kept()
    sources, definitions, personal = _personal(sources, definitions, only, kept)
    spells = spells_of(sources.tables, definitions.organisation.part, kept)
    latest = newest_day(spell for spell in spells if not spell.plans)
    planned = newest_day(spells)
    if history is None:
        unknown = not (as_of or definitions.organisation.part.as_of)
        history = read_head(sources.root) if unknown and sources.root else History()
    day = resolve_as_of(as_of, definitions, history, latest, planned, sources.documents)
    dated = bool(as_of or definitions.organisation.part.as_of or history.head)
    known = table_context_of(definitions, day, latest, planned)
    findings += [
        *_of_sources(sources),
        *history.findings,
        *check_definitions(definitions, day, only, kept, dated),
        *personal,
    ]
    findings += engine.run("files", _files(sources, definitions))
    if known.public:
        from generator.checks.public.search import check_texts

        findings += check_texts(sources, known, kept)
    tables = _Tables(sources.tables, known)
    tables.judge(progress, kept.cache)
    renamed = renamed_services(tables.findings, definitions, tables.records)
    if renamed:  # one finding asks; all else is as if the answer were yes
        findings += _of_renamed(renamed, definitions, tables.records)
        definitions = replace(definitions, aliases=definitions.aliases | renamed)
        known = table_context_of(definitions, day, latest, planned)
        tables = _Tables(sources.tables, known)
        tables.judge(progress, kept.cache)
    findings += tables.findings
    findings += _arrivals(definitions, known, tables, findings)
    findings = _with_causes(findings, sources, only)
    written = ignores_in(sources.documents, definitions)
    left, ignored = sort_out(findings, written, sources.with_data)
    asked = {f for f in left if only is None or f.place.file in only}
    return Checked(
        definitions,
        tuple(sorted(asked, key=lambda finding: finding.sort_key)),
        day,
        sources.tables,
        {file: len(t.lines) + len(t.ragged) for file, t in sorted(sources.tables.items())},
        tables.records,
        tables.digests,
        tuple(one for one in ignored if only is None or one.finding.place.file in only),
    )


def _of_renamed(
    renamed: Mapping[str, str], definitions: Definitions, records: Mapping[str, Records]
) -> list[Finding]:
    return [
        of_renamed(old, definitions.services[new], rows_of(old, records))
        for old, new in sorted(renamed.items())
    ]


def _with_causes(
    findings: list[Finding], sources: Sources, only: frozenset[str] | None
) -> list[Finding]:
    """Return the findings with causes for symptoms, as far as these are asked about."""
    from generator.checks.uncommented.causes import with_causes

    documents = {
        file: document
        for file, document in sources.documents.items()
        if only is None or file in only
    }
    return with_causes(findings, documents, sources.root)


def _personal(
    sources: Sources, definitions: Definitions, only: frozenset[str] | None, kept: Kept
) -> tuple[Sources, Definitions, list[Finding]]:
    """Return what the site may show, and the findings about persons in it.

    Where the repository's own files are public, all of them are looked through, and nothing is
    left out: an address is an error there.
    """
    organisation = definitions.organisation.part
    if organisation.public:
        return sources, definitions, []
    from generator.checks.public.shown import SURE_CODES, check_shown, left_out

    found = check_shown(sources, organisation.timezone, only, kept)
    _, reasons = sort_out(found, ignores_in(sources.documents, definitions), False)
    ignored = {each.finding for each in reasons}
    if any(each.code in SURE_CODES and each not in ignored for each in found):
        sources = left_out(sources, organisation.timezone, ignored)
        definitions, _ = _read(sources, only)
    return sources, definitions, found


def _of_sources(sources: Sources) -> Iterator[Finding]:
    """Yield what reading found; below a title, no row is longer or shorter than its header."""
    titled = {
        file
        for file, table in sources.tables.items()
        if table.ragged and (kind := kind_of(file)) and HeaderContext(table, kind).below_title
    }
    for finding in sources.findings:
        if finding.code != "csv-ragged-row" or finding.place.file not in titled:
            yield finding


def _files(sources: Sources, definitions: Definitions) -> FileContext:
    """Return what rules about files look at: those that are read, and those that should be."""
    refused = (finding.place.file for finding in sources.findings)
    there = frozenset((*sources.documents, *sources.tables, *refused)) - {*sources.others}
    known = definitions if sources.with_data else None
    return FileContext(sources.tables, tuple(sources.others), there, known)


def _with_current_columns(sources: Sources) -> Sources:
    """Return the sources with the new names of columns, and the findings about old ones."""
    tables, findings = {}, [*sources.findings]
    for file, table in sources.tables.items():
        kind = kind_of(file)
        current, problems = with_current_columns(table, kind) if kind else (table, [])
        findings += problems
        if current:
            tables[file] = current
    return replace(sources, tables=tables, findings=tuple(findings))


def _read(sources: Sources, only: frozenset[str] | None) -> tuple[Definitions, list[Finding]]:
    """Read the definitions; a line that is refused as YAML has no other findings."""
    refused = [f for f in sources.findings if f.severity is Severity.ERROR]
    broken = sorted({f.place.file for f in refused if f.place.file.startswith(f"{SERVICES}/")})
    definitions, findings = read_definitions(sources.documents, broken, only, sources.others)
    lines = {(f.place.file, f.place.line) for f in refused}
    return definitions, [f for f in findings if (f.place.file, f.place.line) not in lines]


def check_definitions(
    definitions: Definitions,
    as_of: date,
    only: frozenset[str] | None = None,
    kept: Kept = Kept(),  # noqa: B008 # frozen, and without a cache
    dated: bool = True,
) -> list[Finding]:
    """Run the checks that need nothing but the definitions; ``dated`` as in their context."""
    context = DefinitionContext(definitions, as_of, only, dated=dated)
    found = [*engine.run("definitions", context)]
    found += engine.run("one_definition", context.of_shared)
    findings = kept.findings("one_definition", context.of_shared.said)
    for service in context.services:
        find = partial(_of_one, context, service)
        found += findings.of(service.file, service.document.digest, find)
    findings.save()
    return found


def _of_one(context: DefinitionContext, service: Defined[Service]) -> Iterator[Finding]:
    return engine.run("one_definition", context.of_one(service))


class _Tables:
    """The checks of all tables: first their headers, then, kind by kind, their rows."""

    def __init__(self, tables: Mapping[str, Table], known: TableContext) -> None:
        self.known = known
        self.findings: list[Finding] = []
        self.bad: dict[str, int] = {}
        self.records: dict[str, Records] = {}
        self.digests: Mapping[str, str] = {}
        self.newest: dict[str, Newest] = {}
        self.usable: dict[str, list[Table]] = {}
        for file, table in sorted(tables.items()):
            self._header(file, table)

    def _header(self, file: str, table: Table) -> None:
        kind = kind_of(file)
        found = [*engine.run("headers", HeaderContext(table, kind))] if kind else []
        self.findings += found
        if kind and is_usable(found):
            self.usable.setdefault(kind.folder, []).append(table)

    def judge(self, progress: Progress | None, cache: Cache) -> None:
        """Judge the rows of each kind; a kind may be compared with those before it."""
        if not self.usable:
            return
        # Neither numpy nor pandas is imported before there are rows to judge.
        from generator.checks.kept_outcomes import KeptOutcomes

        kept = KeptOutcomes(cache, self.known, self.usable)
        self.digests = kept.digests
        for kind in KINDS:
            tables = self.usable.get(kind.folder)
            if not tables:
                continue
            if progress:
                size = sum(len(table.lines) for table in tables)
                progress(f"checking {size:,} rows of data/{kind.folder}")
            outcome = kept.outcome(kind, partial(self._judged, kind, tables))
            self.records[kind.folder] = outcome.records.afresh()
            self.newest[kind.folder] = outcome.newest
            self.findings += outcome.findings
            self.bad |= outcome.bad

    def _judged(self, kind: Kind, tables: Sequence[Table]) -> Outcome:
        from generator.checks.validation import validate
        from generator.records.records import read_records

        others = {name: self.records[name] for name in kind.compared_with if name in self.records}
        return validate(read_records(kind, tables, self.known.reading), self.known, others)


def _arrivals(
    definitions: Definitions, known: TableContext, tables: _Tables, findings: list[Finding]
) -> Iterator[Finding]:
    """Yield what is found once every row was judged."""
    usable = {table.file: table for each in tables.usable.values() for table in each}
    broken = {
        finding.place.file.split("/")[1]
        for finding in findings
        if finding.severity is Severity.ERROR and is_data(finding.place.file)
    }
    context = ArrivalContext(
        definitions, known, usable, tables.bad, tables.newest, frozenset(broken), tables.records
    )
    return engine.run("arrivals", context)
