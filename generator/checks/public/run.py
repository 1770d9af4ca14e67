"""The repository's own files, looked through for what nobody should read there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.checks.facts import Facts
from generator.checks.headers import kind_of
from generator.checks.public.columns import check_columns
from generator.checks.public.detector import Detector, Known
from generator.checks.public.detectors import DETECTORS
from generator.checks.public.known import known_of
from generator.checks.public.passages import Passage, Texts, texts_of, texts_of_table
from generator.checks.rule import Problem, stamp
from generator.sources.csv_table import Table
from generator.sources.finding import Finding
from generator.sources.own_texts import own_texts
from generator.sources.repository import Sources

MOST = 100
"""Findings of one detector in one file; the next one says how many more there are."""


def check_texts(sources: Sources, facts: Facts) -> list[Finding]:
    """Return what stands in texts and columns that should not be public; rows have their checks."""
    known = known_of(sources.documents.values(), facts.timezone)
    findings: list[Finding] = []
    for file, document in sources.documents.items():
        findings += look(texts_of(file, document.text), known)
    for table in sources.tables.values():
        findings += check_table(table, known, facts.privacy)
    if sources.root is not None:
        for text in own_texts(sources.root, {*sources.documents, *sources.tables}):
            findings += look(texts_of(text.file, text.text), known)
    return findings


def check_table(table: Table, known: Known, floor: int) -> Iterator[Finding]:
    """Yield what a table's texts and columns hold that should not be public."""
    kind = kind_of(table.file)
    yield from look(texts_of_table(table, kind), known)
    yield from check_columns(table, kind, floor)


def look(texts: Texts, known: Known) -> Iterator[Finding]:
    """Yield what any detector finds in one file; never too much of one."""
    for detector in DETECTORS:
        passages = (texts.whole,) if detector.every_cell else texts.free
        found = [each for passage in passages for each in _found(detector, passage, known)]
        more = len(found) - MOST - 1
        if more > 0:
            last = found[MOST]
            also = f" (and {more:,} more in this file)"
            found = [*found[:MOST], replace(last, message=last.message + also)]
        yield from found


def _found(detector: Detector, passage: Passage, known: Known) -> Iterator[Finding]:
    for span in detector.find(passage.text, known):
        text = passage.text[span.begin : span.end]
        place, rows = passage.place(span.begin, text)
        message, hint = detector.say(text)
        if rows:
            message += f" (and in {rows:,} more row{'s' if rows > 1 else ''})"
        yield stamp(detector.rule, Problem(place, message, hint))
