"""What a published site says: its figures, and the ledger of all releases where it has one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from generator.audit.page import (
    LineStatements,
    PageSaid,
    Shown,
    agrees,
    read_pages,
)
from generator.audit.periods import LineLedger
from generator.audit.statements import Line, line_of
from generator.releases.ledger import CellDays, Ledger
from generator.releases.written import FILE, LedgerError, cells_read, from_text

RULES = "method/rules.json"
"""What the site says about itself: the privacy floor, and whose services are whose."""


class Mark(NamedTuple):
    """A figure's id and its number of answers, if one is said, on a page."""

    file: str
    figure: str
    answers: int | None


class NotASiteError(Exception):
    """The folder holds no published site of ours."""


class PublishedSite(Struct, frozen=True):
    """What a site says: its rules, its ledger, its downloads by line, and marks on its pages.

    ``figures`` are those of the downloads, by their ids; ``marks`` are those of pages that say
    something else than these; ``kept`` are cells with the number of an earlier release.
    """

    floor: int
    homes: Mapping[str, str]
    ledger: Ledger | None
    lines: Mapping[Line, LineStatements]
    figures: Mapping[str, Shown]
    marks: Sequence[Mark]
    kept: CellDays = {}

    @classmethod
    def of(cls, pages: Iterable[PageSaid], rules: str, ledger: Ledger | None) -> PublishedSite:
        """Return a site of its pages, its rules (the text of their file), and its ledger."""
        said = json.loads(rules)
        lines: dict[Line, LineStatements] = {}
        figures: dict[str, Shown] = {}
        marks: list[Mark] = []
        for page in pages:
            figures |= page.figures
            marks += (Mark(page.files[0], *m) for m in page.marks if not agrees(figures, *m))
            for line, some in page.lines.items():
                if line in lines:
                    cells, totals = lines[line]
                    both = LineStatements([*cells, *some.cells], [*totals, *some.totals])
                lines[line] = both if line in lines else some
        marks = [m for m in marks if not agrees(figures, m.figure, m.answers)]
        homes = dict(said["provider_of"])
        kept = cells_read(said.get("as_published_before", ()))
        return cls(int(said["privacy_floor"]), homes, ledger, lines, figures, marks, kept)

    def of_lines(self, lines: Set[Line]) -> PublishedSite:
        """Return what it says of some lines."""
        said = {line: some for line, some in self.lines.items() if line in lines}
        return replace(self, ledger=self.ledger and _of_lines(self.ledger, lines), lines=said)

    def released(self) -> dict[Line, LineLedger]:
        """Return what the ledger says of each line."""
        found: dict[Line, LineLedger] = {}
        ledger = self.ledger or Ledger()
        for head in chain(ledger.lines, ledger.withheld):
            found.setdefault(line_of(head), LineLedger(ledger.lines, [], [], []))
        for head in ledger.lines:
            found[line_of(head)].heads.append(head)
        for head, spans in ledger.withheld.items():
            found[line_of(head)].withheld.append(tuple(spans))
        for head in ledger.gone:
            found[line_of(head)].gone.append(head)
        return found


def _of_lines(ledger: Ledger, lines: Set[Line]) -> Ledger:
    return replace(
        ledger,
        lines={head: ledger.lines[head] for head in ledger.lines if line_of(head) in lines},
        withheld={head: some for head, some in ledger.withheld.items() if line_of(head) in lines},
    )


def read_site(site: Path) -> PublishedSite:
    """Read a site. Raises NotASiteError where it is none."""
    with readable(site):
        ledger = site / FILE
        released = from_text(ledger.read_text(encoding="utf-8")) if ledger.is_file() else None
        return PublishedSite.of(read_pages(site), _rules(site), released)


SeenOnPage = tuple[str, Sequence[str], Callable[[], bytes]]
"""What a page and its files say: a digest of it, the files, and what returns it as bytes."""


class DrawnParts(Struct, frozen=True):
    """What a site that was drawn just now says: its pages, and the text of its rules.

    ``digest`` is one of all of it, and of the ledger as it is written. Pages that were drawn are
    read when somebody asks for the ``site``.
    """

    drawn: Sequence[SeenOnPage]
    others: Sequence[PageSaid]
    rules: str
    digest: str

    def site(self, ledger: Ledger) -> PublishedSite:
        """Return the site; ``ledger`` is its ledger."""
        drawn = (PageSaid.from_bytes(said()) for _, _, said in self.drawn)
        return PublishedSite.of(chain(drawn, self.others), self.rules, ledger)


def drawn_parts(site: Path, drawn: Sequence[SeenOnPage]) -> DrawnParts:
    """Return what a site says, of what was seen on its pages when they were drawn.

    The others are read. Raises NotASiteError where it is none of ours.
    """
    with readable(site):
        others = [*read_pages(site, {file for _, files, _ in drawn for file in files})]
        rules, found = _rules(site), sha256()
        # Those that were taken over come before the others, whichever these are.
        drawn = sorted(drawn, key=lambda each: (each[1][0], each[0]))
        digests = [*(digest for digest, *_ in drawn), *(page.digest for page in others)]
        for each in (repr(digests).encode(), rules.encode(), (site / FILE).read_bytes()):
            found.update(len(each).to_bytes(8, "big") + each)
        return DrawnParts(drawn, others, rules, found.hexdigest())


def _rules(site: Path) -> str:
    return (site / RULES).read_text(encoding="utf-8")


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Raise NotASiteError where what is read is none of ours."""
    try:
        yield
    except (OSError, ValueError, KeyError, TypeError, AttributeError, LedgerError) as problem:
        raise NotASiteError(f"{path} is no site that can be audited: {problem}") from None
