"""The texts that the site shows, looked through whatever the repository's host.

What is certain (an address, a telephone number, an identifier) is left out of the site until
it is removed, or until its owner says why it may stand there. A page that was written by hand, and
the reason for which a warning is ignored, stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from generator.checks import engine
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

LEFT_OUT = "[…]"
"""What the site shows in place of what is certain."""
SURE = (ADDRESSES, PHONES, IDENTIFIERS)
SURE_CODES = frozenset(("public-address", "public-identifier", "public-phone"))
Looked = dict[Detector, dict[str, tuple[Match, ...]]]
"""What detectors found in the texts that they looked at so far."""


@dataclass(frozen=True, slots=True)
class ShownContext:
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
        where += f", which shows “{LEFT_OUT}” in its place" if left_out else ""
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


def check_shown(sources: Sources, timezone: str, only: Collection[str] | None) -> list[Finding]:
    """Return what is in shown texts that may be about a person; of the files ``only``, if any."""
    known = known_of(sources.documents.values(), timezone)
    texts = contexts(sources, known, only)
    return [finding for context in texts for finding in engine.run("texts", context)]


def contexts(
    sources: Sources, known: PublicWords, only: Collection[str] | None
) -> Iterator[ShownContext]:
    """Yield the texts that the site shows, file by file; of the files ``only``, if any."""
    looked: Looked = {}
    for file, document in sources.documents.items():
        if only is None or file in only:
            yield ShownContext(tuple(passages_of_document(document)), known, looked)
            reasons = tuple(reasons_of_document(document))
            yield ShownContext(reasons, known, looked, as_it_stands=True)
    for file, table in sources.tables.items():
        kind = kind_of(file)
        if kind is not None and only is None:
            yield ShownContext(tuple(passages_of_table(table, kind)), known, looked)
    if sources.root is not None and only is None:
        for page in free_texts(sources.root, (), (PAGES,)):
            passages = (of_text(page.file, page.text),)
            yield ShownContext(passages, known, looked, as_it_stands=True)


def left_out(sources: Sources, timezone: str, kept: Iterable[Finding]) -> Sources:
    """Return the sources without the addresses and numbers in texts that the site shows.

    What ``kept`` findings name stays, in their whole file.
    """
    known = known_of(sources.documents.values(), timezone)
    stays = {(each.place.file, quoted(each)) for each in kept}

    def masking(file: str) -> Callable[[str], str]:
        return lambda text: _masked(text, known, lambda found: (file, found) in stays)

    documents = {
        file: replace(document, value=changed(document.value, masking(file)))
        for file, document in sources.documents.items()
    }
    tables = {file: _of_table(table, masking(file)) for file, table in sources.tables.items()}
    return replace(sources, documents=documents, tables=tables)


def _of_table(table: Table, mask: Callable[[str], str]) -> Table:
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
