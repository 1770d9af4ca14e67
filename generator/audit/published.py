"""What a published site says: its figures, and the ledger of all releases where it has one."""

from __future__ import annotations

import json
from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from generator.audit.page import (
    MIX,
    LineStatements,
    PageSaid,
    Said,
    Shown,
    agrees,
    read_pages,
)
from generator.audit.periods import LineLedger, spans_of
from generator.audit.statements import Line, Part, Span, Statement, SummedStatement
from generator.releases import sums
from generator.releases.ledger import CellVersions, Days, Ledger, LedgerLine
from generator.releases.written import FILE, LedgerError, from_text

RULES = "method/rules.json"
"""What the site says about itself: the privacy floor, and whose services are whose."""
_NAMES = {"lost_minutes": "lost-median"}
"""Questions that figures call by another name than the ledger."""
_OWN_STAFF = frozenset({"pride"})
"""Questions to those who provide a service: figures say no way of asking."""

Key = tuple[Line, tuple[Span, ...], str]
Periods = dict[Line, list[Span]]
"""The periods of each line, in order of time."""


class Mark(NamedTuple):
    """A figure's id and its number of answers, if one is said, on a page."""

    file: str
    figure: str
    answers: int | None


class NotASiteError(Exception):
    """The folder holds no published site of ours."""


@dataclass(frozen=True, slots=True)
class PublishedSite:
    """What a site says: its rules, its ledger, its downloads by line, and marks on its pages.

    ``figures`` are those of the downloads, by their ids; ``marks`` are those of pages that say
    something else than these.
    """

    floor: int
    homes: Mapping[str, str]
    ledger: Ledger | None
    lines: Mapping[Line, LineStatements]
    figures: Mapping[str, Shown]
    marks: Sequence[Mark]

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
        return cls(int(said["privacy_floor"]), homes, ledger, lines, figures, marks)

    def of_lines(self, lines: Set[Line]) -> PublishedSite:
        """Return what it says of some lines."""
        said = {line: some for line, some in self.lines.items() if line in lines}
        return replace(self, ledger=self.ledger and _of_lines(self.ledger, lines), lines=said)

    def released(self) -> dict[Line, LineLedger]:
        """Return what the ledger says of each line."""
        found: dict[Line, LineLedger] = {}
        ledger = self.ledger or Ledger()
        for head in ledger.lines:
            mine = found.setdefault(line_of(head), LineLedger(ledger.lines, [], []))
            mine.heads.append(head)
        for head, spans in ledger.withheld.items():
            mine = found.setdefault(line_of(head), LineLedger(ledger.lines, [], []))
            mine.withheld.append(tuple(spans))
        return found


def _of_lines(ledger: Ledger, lines: Set[Line]) -> Ledger:
    return replace(
        ledger,
        lines={head: ledger.lines[head] for head in ledger.lines if line_of(head) in lines},
        withheld={head: some for head, some in ledger.withheld.items() if line_of(head) in lines},
    )


@dataclass(frozen=True, slots=True)
class Publication:
    """What one site says now, what its ledger says of before, and all versions of each cell.

    ``hidden`` are periods of before that were called withheld.
    """

    floor: int
    statements: tuple[Statement, ...]
    older: tuple[Statement, ...]
    versions: Mapping[Key, CellVersions]
    hidden: tuple[Statement, ...] = ()


def read_site(site: Path) -> PublishedSite:
    """Read a site. Raises NotASiteError where it is none."""
    with _readable(site):
        ledger = site / FILE
        released = from_text(ledger.read_text(encoding="utf-8")) if ledger.is_file() else None
        return PublishedSite.of(read_pages(site), _rules(site), released)


SeenOnPage = tuple[str, Sequence[str], Callable[[], bytes]]
"""What a page and its files say: a digest of it, the files, and what returns it as bytes."""


@dataclass(frozen=True, slots=True)
class DrawnParts:
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
    with _readable(site):
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


def read_publication(path: Path) -> Publication:
    """Read a site, or a ledger alone. Raises NotASiteError where it is neither."""
    if not path.is_file():
        return publication(read_site(path))
    with _readable(path):
        ledger = from_text(path.read_text(encoding="utf-8"))
        return Publication(0, tuple(_cells(ledger, path.name)), (), _versions(ledger))


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, KeyError, TypeError, AttributeError, LedgerError) as problem:
        raise NotASiteError(f"{path} is no site that can be audited: {problem}") from None


def publication(site: PublishedSite) -> Publication:
    """Return what a site says, as statements."""
    ledger, homes = site.ledger, site.homes
    figures, totals = _figures(site.lines), list(_totals(site.lines))
    said = [*_cells(ledger, FILE)] if ledger else []
    now, older = _by_age(figures, said)
    unlisted = {each.line for each in now if not each.community}
    unlisted -= {each.line for each in figures if not each.community}
    now = [*{(each.key, each.answers): each for each in reversed(figures)}.values(), *now]
    periods = _periods(now, totals)
    communities = (_in_days(s, periods) if ledger else s for s in now if s.community)
    whole = [each for each in now if not each.community]
    summed = (_summed(each, periods, homes, ledger is not None) for each in totals)
    summed = (replace(s, loose=any(line in unlisted for line, *_ in s.parts)) for s in summed)
    statements = (*whole, *communities, *summed)
    if ledger is None:
        return Publication(site.floor, statements, tuple(older), {})
    mine = {each.key for each in statements}
    hidden = tuple(each for each in _hidden(ledger, FILE) if each.key not in mine)
    return Publication(site.floor, statements, tuple(older), _versions(ledger), hidden)


def _figures(lines: Mapping[Line, LineStatements]) -> list[Statement]:
    return [_statement(line, said) for line, some in lines.items() for said in some.cells]


def _totals(lines: Mapping[Line, LineStatements]) -> Iterator[SummedStatement]:
    for line, some in lines.items():
        for said, without in some.totals:
            whole = replace(_statement(line, said), total=True)
            yield SummedStatement(whole, frozenset(without))


def _statement(line: Line, said: Said) -> Statement:
    span, community, answers, file, name, labelled = said
    parts = ((line, *span),)
    return Statement(line, (span,), community, answers, file, name, parts, labelled=labelled)


def _cells(ledger: Ledger, file: str) -> Iterator[Statement]:
    """Yield what the ledger's last versions say, and each period of a block as withheld."""
    for head, cells in ledger.lines.items():
        line = line_of(head)
        for days, versions in cells.items():
            spans = spans_of(days)
            name = f"{line.subject}/{line.question} {_written(days)}"
            parts = tuple((line, *span) for span in spans)
            age = len(ledger.days) - versions[-1].release
            answers = versions[-1].answers
            yield Statement(line, spans, head.community, answers, file, name, parts, age)
            if len(spans) > 1:
                for span, day in zip(spans, days, strict=True):
                    one = f"{line.subject}/{line.question} {_written((day,))}"
                    yield Statement(line, (span,), "", None, file, one, ((line, *span),), age)


def _hidden(ledger: Ledger, file: str) -> Iterator[Statement]:
    for head, spans in ledger.withheld.items():
        line, published = line_of(head), ledger.lines.get(head, {})
        for span in spans:
            if (span,) not in published:
                days = spans_of((span,))
                name = f"{line.subject}/{line.question} {_written((span,))}"
                yield Statement(line, days, "", None, file, name, ((line, *days[0]),))


def _versions(ledger: Ledger) -> dict[Key, CellVersions]:
    return {
        (line_of(head), spans_of(days), head.community): versions
        for head, cells in ledger.lines.items()
        for days, versions in cells.items()
    }


@lru_cache(maxsize=16_384)
def line_of(head: LedgerLine) -> Line:
    """Return what figures call a line of the ledger."""
    question = _NAMES.get(head.question, head.question)
    mode = "" if question in _OWN_STAFF else head.mode
    return Line(head.subject.removeprefix("step:"), question, mode)


@lru_cache(maxsize=4096)
def _written(days: Days) -> str:
    return " ".join(f"{first}/{last}" for first, last in days)


def _by_age(
    figures: Iterable[Statement], said: Iterable[Statement]
) -> tuple[list[Statement], list[Statement]]:
    """Part the ledger's cells in those that the site has now, and those of before.

    What figures say stands in them. A cell is of before where the figures withhold it, or list the
    periods of its line without it. Of lines without such a list the latest cells are of now.
    """
    known: dict[Key, bool] = {}
    listed: dict[Line, set[Span]] = {}
    for each in figures:
        known[each.key] = known.get(each.key, False) or each.answers is not None
        if not each.community:
            listed.setdefault(each.line, set()).update(each.days)
    now, older = [], []
    latest: Periods = {}
    for each in sorted(said, key=lambda each: each.age):
        if known.get(each.key) or (each.key in known and each.answers is None):
            continue
        if each.key in known or not (each.community or _now(each, listed, latest)):
            older.append(each)
        else:
            now.append(replace(each, age=0))
    return now, [each for each in older if each.answers is not None]


def _now(each: Statement, listed: Mapping[Line, set[Span]], latest: Periods) -> bool:
    """Return whether the periods of a cell are those that its line has now; take them as such."""
    if each.line in listed:
        return listed[each.line].issuperset(each.days)
    spans = latest.setdefault(each.line, [])
    if any(span != other for span in each.days for other in _touching(spans, *span)):
        return False
    for span in each.days:
        if span not in _touching(spans, *span):
            insort(spans, span)
    return True


def _periods(now: Iterable[Statement], totals: Iterable[SummedStatement]) -> Periods:
    found: dict[Line, set[Span]] = {}
    for each in now:
        if not each.community:
            found.setdefault(each.line, set()).update(each.days)
    for total in totals:
        line = total.said.line
        if line.question == MIX:
            line = line._replace(question=line.question.removesuffix("-mix"))
        for service, *days in total.without:
            mine = found.setdefault(line._replace(subject=service), set())
            mine.add((days[0], days[1]))
    return {line: sorted(spans) for line, spans in found.items()}


def _inside(line: Line, span: Span, periods: Periods) -> Iterator[Part]:
    spans = periods.get(line, [])
    for each in sums.inside(spans, *span, itemgetter(0), itemgetter(1)):
        yield (line, *each)


def _in_days(each: Statement, periods: Periods) -> Statement:
    """Return what communities say with the days of it in which there are periods.

    Answers of communities are counted by their days: part of a week may belong to a quarter.
    """
    ((first, last),) = each.days
    touching = _touching(periods.get(each.line, []), first, last)
    parts = ((each.line, max(start, first), min(end, last)) for start, end in touching)
    return replace(each, parts=tuple(parts))


def _touching(spans: Sequence[Span], first: int, last: int) -> Sequence[Span]:
    """Return the spans that have a day in some days."""
    return sums.inside(spans, first, last, itemgetter(1), itemgetter(0))


def _summed(
    total: SummedStatement, periods: Periods, homes: Mapping[str, str], whole: bool
) -> Statement:
    """Return a total with what it adds up; of one that is withheld, all that its days hold.

    Where no ledger says which periods there are, ``whole`` is false, and days without any may have
    had some: they are parts that nobody knows.
    """
    said = total.said
    span = said.days[0]
    lines = [said.line]
    if said.line.question == MIX:
        services = (name for name, home in homes.items() if f"provider:{home}" == said.line.subject)
        question = said.line.question.removesuffix("-mix")
        lines = [Line(name, question, said.line.mode) for name in services]
    parts = [
        part
        for line in lines
        for part in _inside(line, span, periods)
        if said.answers is None or (line.subject, part[1], part[2]) not in total.without
    ]
    if not whole or said.answers is None:
        parts += (part for line in lines for part in _gaps(line, span, periods.get(line, [])))
    return replace(said, parts=tuple(parts))


def _gaps(line: Line, span: Span, spans: list[Span]) -> Iterator[Part]:
    """Yield the days of a span in which no period of a line is known."""
    first, last = span
    for start, end in _touching(spans, first, last):
        if start > first:
            yield line, first, start - 1
        first = end + 1
    if first <= last:
        yield line, first, last
