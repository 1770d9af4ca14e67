"""Lines that need no equations: what is said of them leaves enough open for plain reasons.

That is so where periods do not overlap, and figures and ledger say the same of them; each total
adds up numbers that are shown and whole blocks of withheld periods; each block leaves its periods
open; and so do communities. A total says nothing then that numbers and blocks do not say. Most
lines are like that. The others, and all that is added up with them, are for the equations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache

from msgspec import Struct, field

from generator.audit import closed_form
from generator.audit.page import MIX, LineStatements, Total
from generator.audit.periods import LineLedger, LinePeriods, UnclearError
from generator.audit.statements import Line, Span, Statement
from generator.audit.system import CommunityGroup, Sum, connected
from generator.releases.equation import UnknownCount, safe

NOTHING_SAID = LineStatements([], [])
NOTHING_RELEASED = LineLedger({}, [], [], [])


class PlainLines(Struct):
    """How much was said of lines that need no equations, and the lines that do."""

    statements: int = 0
    withheld: int = 0
    others: set[Line] = field(default_factory=set)


def sort_out(
    said: Mapping[Line, LineStatements],
    released: Mapping[Line, LineLedger],
    homes: Mapping[str, str],
    floor: int,
) -> PlainLines:
    """Return which lines need equations, by what figures and the ledger say of each.

    ``homes`` are the providers of services.
    """
    found = PlainLines()
    every = dict.fromkeys([*said, *released])
    mixes = [line for line in every if line.question == MIX]
    periods: dict[Line, LinePeriods | None] = {}
    for line in every.keys() - mixes:
        mine = said.get(line, NOTHING_SAID)
        try:
            here = periods[line] = LinePeriods(
                mine.cells, released.get(line, NOTHING_RELEASED), floor
            )
            plain = _leaves_open(line, here, floor)
        except UnclearError:
            periods.setdefault(line, None)
            plain = False
        if not (plain and _adds_up(mine.totals, {line.subject: line}, periods)):
            found.others.add(line)
    services: dict[str, list[str]] = {}
    for name, home in homes.items():
        services.setdefault(f"provider:{home}", []).append(name)
    for mix in mixes:
        mine = said.get(mix, NOTHING_SAID)
        question = mix.question.removesuffix("-mix")
        lines = {s: Line(s, question, mix.mode) for s in services.get(mix.subject, ())}
        if mine.cells or not _adds_up(mine.totals, lines, periods, found.others):
            found.others |= {mix, *lines.values()}
    for line in every.keys() - found.others:
        totals = said.get(line, NOTHING_SAID).totals
        found.statements += len(totals)
        found.withheld += sum(answers is None for (_, _, answers, *_), _ in totals)
        if (counted := periods.get(line)) is not None:
            found.statements += counted.statements
            found.withheld += counted.withheld
    return found


def _leaves_open(line: Line, periods: LinePeriods, floor: int) -> bool:
    """Return whether blocks and communities leave withheld numbers open."""
    groups = list(_tight(line, periods, floor))
    if not groups:
        return all(
            _block_leaves_open(tuple(periods.hidden[span] for span in spans), answers, floor)
            for spans, answers in periods.blocks
        )
    asked = [
        (_withheld(line, span, labelled=labelled), frozenset({(line, span[0])}), 0.0)
        for span, labelled in periods.hidden.items()
    ]
    sums = [
        Sum(frozenset((line, first) for first, _ in spans), float(answers), asked[0][0])
        for spans, answers in periods.blocks
    ]
    return all(
        closed_form.applies(each) and next(closed_form.close(each, floor), None) is None
        for each in connected(asked, sums, groups)
    )


@lru_cache(maxsize=16_384)
def _block_leaves_open(labelled: tuple[bool, ...], answers: int, floor: int) -> bool:
    return safe([UnknownCount(labelled=each) for each in labelled], answers, floor)


def _tight(line: Line, periods: LinePeriods, floor: int) -> Iterator[CommunityGroup]:
    """Yield the communities of some days that have no room for whatever is withheld."""
    for span, some in periods.communities.items():
        withheld = [name for name, answers in some.items() if answers is None]
        shown, known = sum(filter(None, some.values())), periods.answers(*span)
        if known - shown >= floor + len(withheld):
            continue
        inside = periods.inside(*span)
        opened = frozenset((line, each[0]) for each in inside if each in periods.hidden)
        if inside != periods.touching(*span) or (shown > known and not opened):
            raise UnclearError
        if opened or withheld:
            about = tuple(_withheld(line, span, name) for name in withheld)
            yield CommunityGroup(
                about, float(shown), opened, float(known), _withheld(line, span, "any")
            )


def _withheld(line: Line, span: Span, community: str = "", labelled: bool = True) -> Statement:
    return Statement(line, (span,), community, None, "", "", labelled=labelled)


def _adds_up(
    totals: Iterable[Total],
    lines: Mapping[str, Line],
    periods: Mapping[Line, LinePeriods | None],
    others: Set[Line] = frozenset(),
) -> bool:
    """Return whether totals say nothing new of some subjects, whose lines these are.

    A total that is withheld says nothing where anything in its days may be as large as it likes.
    Of ``others`` nobody knows that yet.
    """
    here = {subject: periods[line] for subject, line in lines.items() if line in periods}
    free = [here.get(subject) for subject, line in lines.items() if line not in others]
    for ((first, last), community, answers, *_), without in totals:
        left_out: dict[str, set[Span]] = {}
        for subject, start, end in without:
            left_out.setdefault(subject, set()).add((start, end))
        if community or not all(_hides(here.get(one), some) for one, some in left_out.items()):
            return False
        if answers is None:
            if not any(each is None or each.unbounded(first, last) for each in free):
                return False
            continue
        parts = [
            each.total(first, last, left_out.get(subject, ())) if each is not None else None
            for subject, each in here.items()
        ]
        if None in parts or sum(filter(None, parts)) != answers:
            return False
    return True


def _hides(periods: LinePeriods | None, some: set[Span]) -> bool:
    return periods is not None and some <= periods.hidden.keys()
