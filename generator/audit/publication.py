"""What a published site says, as statements: of now, of before, and all versions of each cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from generator.audit.page import MIX, LineStatements, Said
from generator.audit.periods import spans_of
from generator.audit.published import PublishedSite, read_site, readable
from generator.audit.statements import Line, Part, Span, Statement, SummedStatement, line_of
from generator.releases import sums
from generator.releases.ledger import CellDays, CellVersions, Days, Ledger
from generator.releases.written import FILE, from_text

Key = tuple[Line, tuple[Span, ...], str]
Periods = dict[Line, list[Span]]
"""The periods of each line, in order of time."""


class Publication(Struct, frozen=True):
    """What one site says now, what its ledger says of before, and all versions of each cell.

    ``hidden`` are periods of before that were called withheld.
    """

    floor: int
    statements: tuple[Statement, ...]
    older: tuple[Statement, ...]
    versions: Mapping[Key, CellVersions]
    hidden: tuple[Statement, ...] = ()

    @property
    def of_today(self) -> list[Statement]:
        """What is said of today's answers: without numbers that are still those of before."""
        return [each for each in self.statements if not each.old]


def read_publication(path: Path) -> Publication:
    """Read a site, or a ledger alone. Raises NotASiteError where it is neither."""
    if not path.is_file():
        return publication(read_site(path))
    with readable(path):
        ledger = from_text(path.read_text(encoding="utf-8"))
        return Publication(0, tuple(_cells(ledger, path.name)), (), _versions(ledger))


def publication(site: PublishedSite) -> Publication:
    """Return what a site says, as statements."""
    ledger, homes = site.ledger, site.homes
    figures, totals = _figures(site.lines), list(_totals(site.lines))
    said = [*_cells(ledger, FILE, site.floor, site.kept)] if ledger else []
    now, older = _by_age(figures, said)
    now = [*{(each.key, each.answers): each for each in reversed(figures)}.values(), *now]
    periods = _periods(now, totals)
    communities = (_in_days(s, periods) if ledger else s for s in now if s.community)
    whole = [each for each in now if not each.community]
    summed = (_summed(each, periods, homes, ledger is not None) for each in totals)
    statements = (*whole, *communities, *summed)
    if ledger is None:
        return Publication(site.floor, statements, tuple(older), {})
    mine = {each.key for each in statements}
    hidden = tuple(each for each in _hidden(ledger, FILE, site.floor) if each.key not in mine)
    return Publication(site.floor, statements, tuple(older), _versions(ledger), hidden)


def _figures(lines: Mapping[Line, LineStatements]) -> list[Statement]:
    return [_statement(line, said) for line, some in lines.items() for said in some.cells]


def _totals(lines: Mapping[Line, LineStatements]) -> Iterator[SummedStatement]:
    for line, some in lines.items():
        for said, without in some.totals:
            whole = replace(_statement(line, said), total=True)
            yield SummedStatement(whole, frozenset(without))


def _statement(line: Line, said: Said) -> Statement:
    span, community, answers, file, name, labelled, kept = said
    parts, days = ((line, *span),), (span,)
    return Statement(
        *(line, days, community, answers, file, name, parts), labelled=labelled, kept=kept
    )


def _cells(
    ledger: Ledger, file: str, floor: int = 0, kept: CellDays = MappingProxyType({})
) -> Iterator[Statement]:
    """Yield what the ledger's last versions say."""
    labelled = ledger.floor <= floor
    for head, cells in ledger.lines.items():
        line = line_of(head)
        gone, old = (each.get(head, frozenset()) for each in (ledger.gone, kept))
        for days, versions in cells.items():
            spans = spans_of(days)
            name = f"{line.subject}/{line.question} {_written(days)}"
            parts = tuple((line, *span) for span in spans)
            age = len(ledger.days) - versions[-1].release
            answers = versions[-1].answers
            yield Statement(
                *(line, spans, head.community, answers, file, name, parts, age),
                labelled=labelled,
                kept=days in old,
                gone=days in gone,
            )


def _members(block: Statement) -> Iterator[Statement]:
    """Yield each period of a block: it is withheld."""
    about, *days = block.name.rsplit(" ", len(block.days))
    for span, part, day in zip(block.days, block.parts, days, strict=True):
        name = f"{about} {day}"
        yield replace(block, days=(span,), answers=None, name=name, parts=(part,))


def _hidden(ledger: Ledger, file: str, floor: int) -> Iterator[Statement]:
    """Yield what releases withheld; under a higher floor they said nothing of today's."""
    labelled = ledger.floor <= floor
    for head, spans in ledger.withheld.items():
        line, published = line_of(head), ledger.lines.get(head, {})
        for span in spans:
            if (span,) not in published:
                days = spans_of((span,))
                name = f"{line.subject}/{line.question} {_written((span,))}"
                yield Statement(
                    line, days, "", None, file, name, ((line, *days[0]),), labelled=labelled
                )


def _versions(ledger: Ledger) -> dict[Key, CellVersions]:
    return {
        (line_of(head), spans_of(days), head.community): versions
        for head, cells in ledger.lines.items()
        for days, versions in cells.items()
    }


@lru_cache(maxsize=4096)
def _written(days: Days) -> str:
    return " ".join(f"{first}/{last}" for first, last in days)


def _by_age(
    figures: Iterable[Statement], said: Iterable[Statement]
) -> tuple[list[Statement], list[Statement]]:
    """Part the ledger's cells in those that the site has now, and those of before.

    What figures say stands in them. A cell is of before where the last release does not show it any
    more.
    """
    shown: dict[Key, bool] = {}
    for each in figures:
        shown[each.key] = shown.get(each.key, False) or each.answers is not None
    now, older = [], []
    for each in said:
        if each.gone or not shown.get(each.key, True):
            older.append(each)
        elif each.key not in shown:
            now.append(replace(each, age=0))
            if len(each.days) > 1:
                now += (one for one in _members(now[-1]) if one.key not in shown)
    return now, older


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
