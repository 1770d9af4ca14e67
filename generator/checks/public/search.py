"""The repository's own files, looked through for what nobody should read there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from generator.checks import engine
from generator.checks.kept_findings import Kept
from generator.checks.public.columns import ColumnContext
from generator.checks.public.detector import PublicWords
from generator.checks.public.known import known_of
from generator.checks.public.passages import TextContext, Texts, texts_of, texts_of_table
from generator.checks.rule import Problem
from generator.checks.table_context import TableContext
from generator.model.kinds import kind_of
from generator.sources.csv_table import Table
from generator.sources.finding import Finding
from generator.sources.free_texts import free_texts
from generator.sources.repository import Sources
from generator.sources.text import TextFile


def check_texts(sources: Sources, known: TableContext, kept: Kept) -> Iterator[Finding]:
    """Yield what is in texts and columns that should not be public; rows have their own rules."""
    published = known_of(sources.documents.values(), known.reading.timezone)
    found = kept.findings("public texts", published.said, known.privacy)
    for file, document in sources.documents.items():
        find = partial(_check_text, TextFile(file, document.text), published)
        yield from found.of(file, document.digest, find)
    for file, table in sources.tables.items():
        find = partial(check_table, table, published, known.privacy)
        yield from found.of(f"{file} {table.header}", table.digest, find)
    found.save()
    if sources.root is not None:
        for text in free_texts(sources.root, {*sources.documents, *sources.tables}):
            yield from _check_text(text, published)


def _check_text(text: TextFile, published: PublicWords) -> Iterator[Finding]:
    yield from look(texts_of(text.file, text.text), published)


def check_table(table: Table, published: PublicWords, floor: int) -> Iterator[Finding]:
    """Yield what a table's texts and columns hold that should not be public."""
    kind = kind_of(table.file)
    yield from look(texts_of_table(table, kind), published)
    yield from engine.run("columns", ColumnContext(table, kind, floor))


def look(texts: Texts, published: PublicWords) -> Iterator[Finding]:
    """Yield what is found in one file's texts."""
    for rule in engine.rules_of("texts"):
        assert rule.find
        for problem in rule.find(TextContext(texts, published)):
            assert isinstance(problem, Problem)
            weight = rule.where_public or rule.weight
            yield replace(rule.finding(problem), severity=weight)
