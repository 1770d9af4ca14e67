"""The texts that the site shows, looked through whatever the repository's host.

What is certain (an address, a telephone number, an identifier) is left out of the site until
it is removed, or until its owner says why it may stand there. A page that was written by hand, and
the reason for which a warning is ignored, stay as they are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.checks import engine
from generator.checks.kept_findings import Kept
from generator.checks.public.addresses import ADDRESSES
from generator.checks.public.detector import Detector, Match, PublicWords
from generator.checks.public.identifiers import IDENTIFIERS
from generator.checks.public.known import known_of
from generator.checks.public.passages import MOST, Passage, of_text
from generator.checks.public.phones import PHONES
from generator.checks.public.shown_texts import (
    changed,
    passages_of_document,
    passages_of_table,
    reasons_of_document,
    shown_columns,
)
from generator.checks.rule import Problem
from generator.model.kinds import kind_of
from generator.sources.cells import Replaced
from generator.sources.csv_table import Table
from generator.sources.finding import Finding
from generator.sources.free_texts import PAGES, free_texts
from generator.sources.repository import Sources
from generator.sources.text import TextFile, digest
from generator.sources.yaml_document import Document

LEFT_OUT = "[…]"
"""What the site shows in place of what is certain."""
SURE = (ADDRESSES, PHONES, IDENTIFIERS)
SURE_CODES = frozenset(("public-address", "public-identifier", "public-phone"))
Looked = dict[Detector, dict[str, tuple[Match, ...]]]
"""What detectors found in the texts that they looked at so far."""


class ShownContext(Struct, frozen=True):
    """The texts of one file that the site shows; nothing is left out if ``as_it_stands``.

    Contexts with the same ``known`` words share what is ``looked`` at: thousands of files say the
    same, and no detector need look at a text twice.
    """

    passages: Iterable[Passage]
    known: PublicWords
    looked: Looked
    as_it_stands: bool = False

    def found(self, detector: Detector) -> Iterator[Problem]:
        """Yield what a detector finds, never too much in one file."""
        left_out = detector in SURE and not self.as_it_stands
        where = "in a text that the site shows"
        where += f"; the site shows “{LEFT_OUT}” instead" if left_out else ""
        found = 0
        looked = self.looked.setdefault(detector, {})
        for passage in self.passages:
            spans = looked.get(passage.text)
            if spans is None:
                spans = looked[passage.text] = tuple(detector.find(passage.text, self.known))
            for span in spans:
                found += 1
                if found > MOST:
                    return
                text = passage.text[span.begin : span.end]
                place, rows = passage.place(span.begin, text)
                what, hint = detector.say(text)
                more = f" (and in {rows:,} more row{'s' if rows > 1 else ''})" if rows else ""
                yield Problem(place, f"{what}, {where}{more}", hint)


def check_shown(
    sources: Sources, timezone: str, only: Collection[str] | None, kept: Kept
) -> list[Finding]:
    """Return what is in shown texts that may be about a person; of the files ``only``, if any."""
    known = known_of(sources.documents.values(), timezone)
    findings, looked = kept.findings("shown texts", known.said), Looked()
    found: list[Finding] = []
    for file, document in sources.documents.items():
        if only is None or file in only:
            find = partial(_found, of_document, document, known, looked)
            found += findings.of(file, document.digest, find)
    for file, table in sources.tables.items() if only is None else ():
        find = partial(_found, _of_table, table, known, looked)
        found += findings.of(f"{file} {table.header}", table.digest, find)
    if sources.root is not None and only is None:
        for page in free_texts(sources.root, (), (PAGES,)):
            found += _found(_of_page, page, known, looked)
    findings.save()
    return found


def _found(
    contexts: Callable[[Any, PublicWords, Looked], Iterable[ShownContext]],
    file: object,
    known: PublicWords,
    looked: Looked,
) -> Iterator[Finding]:
    for context in contexts(file, known, looked):
        yield from engine.run("texts", context)


def of_document(document: Document, known: PublicWords, looked: Looked) -> Iterator[ShownContext]:
    """Yield what a definition says, and the reasons that its comments give."""
    yield ShownContext(tuple(passages_of_document(document)), known, looked)
    reasons = tuple(reasons_of_document(document))
    yield ShownContext(reasons, known, looked, as_it_stands=True)


def _of_table(table: Table, known: PublicWords, looked: Looked) -> Iterator[ShownContext]:
    kind = kind_of(table.file)
    if kind is not None:
        yield ShownContext(tuple(passages_of_table(table, kind)), known, looked)


def _of_page(page: TextFile, known: PublicWords, looked: Looked) -> Iterator[ShownContext]:
    yield ShownContext((of_text(page.file, page.text),), known, looked, as_it_stands=True)


def left_out(sources: Sources, timezone: str, kept: Iterable[Finding]) -> Sources:
    """Return the sources without the addresses and numbers in texts that the site shows.

    What ``kept`` findings name stays, in their whole file.
    """
    known = known_of(sources.documents.values(), timezone)
    stays = {(each.place.file, quoted(each)) for each in kept}

    def masking(file: str) -> Callable[[str], str]:
        return lambda text: _masked(text, known, lambda found: (file, found) in stays)

    documents = {
        file: _masked_document(document, masking(file))
        for file, document in sources.documents.items()
    }
    tables = {file: _masked_table(table, masking(file)) for file, table in sources.tables.items()}
    return replace(sources, documents=documents, tables=tables)


def _masked_document(document: Document, mask: Callable[[str], str]) -> Document:
    """Return a document without what is left out; its digest is that of what it says now."""
    value = changed(document.value, mask)
    if value == document.value:
        return document
    return replace(document, value=value, digest=digest(f"{document.digest} {json.dumps(value)}"))


def _masked_table(table: Table, mask: Callable[[str], str]) -> Table:
    kind = kind_of(table.file)
    columns = shown_columns(table, kind) if kind else []
    return (
        replace(
            table, cells=Replaced(table.cells, {table.header.index(name): mask for name in columns})
        )
        if columns
        else table
    )


def _masked(text: str, known: PublicWords, stays: Callable[[str], bool]) -> str:
    for detector in SURE:
        for span in reversed([*detector.find(text, known)]):
            if not stays(text[span.begin : span.end]):
                text = text[: span.begin] + LEFT_OUT + text[span.end :]
    return text


def quoted(finding: Finding) -> str:
    """Return what a detector found, which its message has between quotation marks."""
    return finding.message.partition("“")[2].partition("”")[0]
