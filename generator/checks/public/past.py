"""The history, looked through for the same: what commits since a revision added and git keeps.

Former versions of files, deleted and renamed ones among them, and what commits say of themselves.
Who made a commit, and the lines “Signed-off-by: …” that repeat it, are no findings: everybody sets
the name and address that git notes of them, and they are about colleagues who build, not about
people who were asked.

What stood there at the revision already was not added since, and a thing that many versions hold is
reported once, at the first commit that has it. A table is judged alone, as the commit left it.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from generator.checks import engine
from generator.checks.catalogue import rule_of
from generator.checks.file_context import HeaderContext, is_usable
from generator.checks.public.detector import PublicWords
from generator.checks.public.known import known_of
from generator.checks.public.passages import texts_of
from generator.checks.public.search import check_table, look
from generator.checks.public.shown import quoted
from generator.checks.rule import Family, Mask, Problem
from generator.checks.table_context import ServiceFacts, TableContext
from generator.model.kinds import kind_of
from generator.model.old_names import with_current_columns
from generator.model.period import Grain
from generator.sources import csv_table, yaml_document
from generator.sources.csv_table import Table
from generator.sources.finding import Finding, Place
from generator.sources.free_texts import lenient
from generator.sources.git_versions import (
    LARGEST_CONTENT,
    Version,
    contents,
    plain_name,
    read_past,
)
from generator.sources.repository import MUCH_DATA, SERVICES, Sources
from generator.sources.text import TextFile, decode
from generator.sources.yaml_document import Document

_SHORT = 10
_TRAILER = re.compile(r"^(?:[A-Z][A-Za-z-]*-(?:by|to)|[Cc][Cc]): .*$", re.MULTILINE)
_IN_TEXTS = frozenset(rule.code for rule in engine.rules_of("texts"))
_ANY = ServiceFacts(Grain.MONTH, None, None, False, (), (), (), (), (), {}, {}, ())


def check_past(root: Path, since: str, sources: Sources, tables: TableContext) -> list[Finding]:
    """Return what commits after ``since`` added that a public repository must not hold.

    A place's file is “commit:file”, as “git show” takes it. Where git cannot say, a finding says
    so; nothing is raised.
    """
    past = read_past(root, since)
    definitions = [each for each in past.versions if is_definition(each.file)]
    texts = {each.content: raw for each, raw in contents(root, definitions) if raw is not None}
    documents = [*sources.documents.values(), *_documents(definitions, texts)]
    search = _Search(known_of(documents, tables.reading.timezone), tables)
    for version, raw in contents(root, past.before):
        search.note(version, raw)
    findings = list(past.findings)
    for version in definitions:
        findings += search.added(version, texts.get(version.content))
    others = [each for each in past.versions if not is_definition(each.file)]
    for version, raw in contents(root, others):
        findings += search.added(version, raw)
    for commit, message in past.messages:
        findings += search.said(commit, message)
    return findings


def is_definition(file: str) -> bool:
    """Return whether a file is YAML, whose links say which contacts are meant to be read."""
    return file.startswith(f"{SERVICES}/") and file.endswith((".yml", ".yaml"))


def _documents(versions: list[Version], texts: dict[str, bytes]) -> Iterator[Document]:
    for version in versions:
        source, _ = decode(version.file, texts.get(version.content, b"\0"))
        document = yaml_document.parse(source)[0] if source else None
        if document:
            yield document


class _Search:
    """Looks through one version after the other, and reports each thing once."""

    def __init__(self, known: PublicWords, tables: TableContext) -> None:
        self._known = known
        self._tables = tables
        self._seen: set[tuple[str, ...]] = set()

    def note(self, version: Version, raw: bytes | None) -> None:
        """Take what stands in a version as known: it was not added since."""
        self._seen |= {_same(finding) for finding in self._all(version, raw)}

    def added(self, version: Version, raw: bytes | None) -> Iterator[Finding]:
        """Yield what a version holds that was in none before it."""
        if raw is None:
            yield rule_of("history-unread").finding(_too_large(version))
            return
        reported: set[tuple[str, ...]] = set()
        for finding in self._all(version, raw):
            same = _same(finding)
            if same in self._seen or same[:2] in self._seen:
                continue
            # Of rows that grow from version to version the first that are too few are enough.
            reported.add(same if finding.code in _IN_TEXTS else same[:2])
            yield _of_version(finding, version)
        self._seen |= reported

    def said(self, commit: str, message: str) -> Iterator[Finding]:
        """Yield what a commit's message holds."""
        plain = _TRAILER.sub(lambda line: " " * len(line[0]), message)
        for finding in look(texts_of(commit[:_SHORT], plain), self._known):
            same = (finding.code, quoted(finding), "message")
            if same in self._seen:
                continue
            self._seen.add(same)
            hint = (
                f"changing it now is not enough, for everybody who has the commit can read it: "
                f"write “{quoted(finding)}” into words.txt, run “git filter-repo "
                f"--replace-message words.txt”, {_THEN}"
            )
            message = f"in the message of commit {commit[:_SHORT]}: {finding.message}"
            yield replace(finding, message=message, hint=hint)

    def _all(self, version: Version, raw: bytes | None) -> Iterator[Finding]:
        text = None if raw is None else lenient(raw)
        if text is None:
            return  # no text: nothing that we could read stands in it
        file = plain_name(version.file)
        if file.lower().endswith(".csv"):
            table, _ = csv_table.parse(TextFile(file, text), len(text) > MUCH_DATA)
            kind = kind_of(file)
            if table and kind:
                table, _ = with_current_columns(table, kind)
            if table is not None:
                yield from check_table(table, self._known, self._tables.privacy)
                yield from _rows(table, self._tables)
                return
        yield from look(texts_of(file, text), self._known)


def _rows(table: Table, known: TableContext) -> Iterator[Finding]:
    """Yield what the rules of public rows find in one table, which nothing is compared with."""
    kind = kind_of(table.file)
    if kind is None or not table.lines:
        return
    if not is_usable([*engine.run("headers", HeaderContext(table, kind))]):
        return
    import numpy as np

    from generator.checks.sheet import Sheet
    from generator.records.records import read_records

    known = _of_then(table, known)
    rows = read_records(kind, [table], known.reading)
    sheet = Sheet(rows, known, np.zeros(len(rows), dtype=bool))
    for rule in engine.rules_of("rows"):
        if rule.find and rule.family is Family.PUBLIC:
            for mask in rule.find(sheet):
                assert isinstance(mask, Mask)
                assert mask.column
                wrong = np.flatnonzero(mask.wrong)
                if len(wrong):
                    row = int(wrong[0])
                    place = table.place(table.lines[row], mask.column(row) or None)
                    yield rule.finding(Problem(place, *mask.words(row, len(wrong))))


def _of_then(table: Table, known: TableContext) -> TableContext:
    """Return a context that knows all services, providers and communities by which the rows go.

    Some may be gone since; for two that nobody knows are not one.
    """
    names = {
        text.strip()
        for column in ("service", "provider")
        if column in table.header
        for text in table.column(column).texts
    }
    services = {**dict.fromkeys(names, _ANY), **known.services}
    reading = replace(known.reading, services=services, providers=names, communities=None)
    return replace(known, services=services, reading=reading)


def _same(finding: Finding) -> tuple[str, ...]:
    """Return what makes two findings one: of texts what was found, of rows also the file."""
    if finding.code in _IN_TEXTS:
        return (finding.code, quoted(finding), "")
    return (finding.code, finding.place.file, finding.message)


_THEN = (
    "push with --force, ask everybody who keeps a copy to delete it, and have everybody clone "
    "anew; what was public stays known"
)


def _of_version(finding: Finding, version: Version) -> Finding:
    commit, file = version.commit[:_SHORT], plain_name(version.file)
    place = Place(f"{commit}:{file}", finding.place.line, finding.place.column)
    if finding.code in _IN_TEXTS:
        rewriting = (
            f"write “{quoted(finding)}” into words.txt, run “git filter-repo --replace-text "
            "words.txt”"
        )
    else:
        rewriting = (
            f"fix the file, keep it elsewhere, run “git filter-repo --invert-paths --path "
            f"{shlex.quote(file)}”, add the fixed file"
        )
    hint = f"deleting it now is not enough, for the commit keeps it: {rewriting}, {_THEN}"
    return replace(finding, place=place, message=f"commit {commit}: {finding.message}", hint=hint)


def _too_large(version: Version) -> Problem:
    commit, file = version.commit[:_SHORT], plain_name(version.file)
    message = (
        f"commit {commit}: this version was not looked at: it has more than "
        f"{LARGEST_CONTENT:,} bytes, or is missing in this clone"
    )
    hint = f"look at it yourself: git show {shlex.quote(f'{commit}:{file}')}"
    return Problem(Place(f"{commit}:{file}"), message, hint)
