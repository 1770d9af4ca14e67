"""The ledger: every number of answers that was ever published, and what was called withheld."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple


class LedgerLine(NamedTuple):
    """What cells are about: a subject (“mail”, “provider:it”), a question, a way of asking.

    ``community`` is empty where the cells are about all who answered.
    """

    subject: str
    question: str
    mode: str
    community: str = ""


Span = tuple[date, date]
"""A first and a last day."""
Days = tuple[Span, ...]
"""The first and the last day of each period that a cell adds up: of one, unless it is a block."""


class CellVersion(NamedTuple):
    """A number that was published: the number of its release, and what it was.

    ``counts`` has a number of answers for each rating. ``again`` are the answers by people who
    had given one to the same cell before. ``minutes`` are those of a cell of lost minutes. Where
    only a coarse ``opinion`` is published (“9 in 10 or more”), ``counts`` are all answers.
    """

    release: int
    counts: tuple[int, ...]
    again: int = 0
    minutes: tuple[int, ...] = ()
    opinion: str = ""

    @property
    def answers(self) -> int:
        """How many answers there are."""
        return sum(self.counts)

    @property
    def people(self) -> int:
        """How many people gave them."""
        return self.answers - self.again


CellVersions = tuple[CellVersion, ...]


@dataclass(frozen=True)
class Ledger:
    """What was published: the day of each release, and the versions of each cell.

    A cell is found by its line and its days. The last version is what readers see. ``withheld`` are
    the periods that any release called withheld: readers know that few answered in them then.
    ``withdrawn`` are days whose numbers their owner withdrew, with the reason: they are in no line
    any more, so nobody can compare what would be published of them again.
    """

    days: tuple[date, ...] = ()
    lines: Mapping[LedgerLine, Mapping[Days, CellVersions]] = field(
        default_factory=dict, repr=False
    )
    withheld: Mapping[LedgerLine, frozenset[Span]] = field(default_factory=dict, repr=False)
    withdrawn: Mapping[LedgerLine, Mapping[Span, str]] = field(default_factory=dict, repr=False)

    def with_release(
        self,
        day: date,
        cells: Iterable[tuple[LedgerLine, Days, CellVersion]],
        withheld: Mapping[LedgerLine, Set[Span]] = MappingProxyType({}),
        withdrawn: Mapping[tuple[LedgerLine, Span], str] = MappingProxyType({}),
    ) -> Ledger:
        """Return the ledger after a release; the ledger itself where it says nothing new."""
        kept = self._without(withdrawn) if withdrawn else self
        lines: dict[LedgerLine, dict[Days, CellVersions]] = {}
        number = len(self.days)
        for line, days, version in cells:
            before = kept.lines.get(line, {}).get(days, ())
            if before and before[-1][1:] == version[1:]:
                continue
            mine = lines.setdefault(line, dict(kept.lines.get(line, {})))
            mine[days] = (*before, version._replace(release=number))
        more = {line: spans | self.withheld.get(line, set()) for line, spans in withheld.items()}
        hidden = {**self.withheld, **{line: frozenset(spans) for line, spans in more.items()}}
        if not lines and hidden == self.withheld and kept is self:
            return self
        return Ledger((*self.days, day), {**kept.lines, **lines}, hidden, kept.withdrawn)

    def why_withdrawn(self, line: LedgerLine, span: Span) -> str | None:
        """Return why some days of a line were withdrawn in an earlier release; None: they were not.

        The reason may be empty.
        """
        some = self.withdrawn.get(line, {}).items()
        return next((reason for each, reason in some if _overlap(each, span)), None)

    def _without(self, withdrawn: Mapping[tuple[LedgerLine, Span], str]) -> Ledger:
        """Return the ledger without the numbers of some days; itself where it has none of them.

        With a community go the others of its quarter, which would reveal it.
        """
        lines, found = dict(self.lines), {line: dict(some) for line, some in self.withdrawn.items()}
        related: dict[LedgerLine, list[LedgerLine]] = {}
        for line in self.lines:
            if line.community:
                related.setdefault(line._replace(community=""), []).append(line)
        for (line, span), reason in withdrawn.items():
            mine = related.get(line._replace(community=""), []) if line.community else [line]
            for each in mine:
                old = lines.get(each, {})
                left = {
                    days: versions
                    for days, versions in old.items()
                    if not any(_overlap(span, other) for other in days)
                }
                if len(left) < len(old):
                    lines[each] = left
                    found.setdefault(line, {})[span] = reason
        return self if found == self.withdrawn else replace(self, lines=lines, withdrawn=found)

    def renamed(self, subjects: Mapping[str, str]) -> Ledger:
        """Return the ledger with the subjects' new names, by their old ones.

        Where a new name has cells of the same days of its own, these are kept too: both are known.
        """
        every = chain(self.lines, self.withheld, self.withdrawn)
        if subjects.keys().isdisjoint({line.subject for line in every}):
            return self
        lines: dict[LedgerLine, dict[Days, CellVersions]] = {}
        for line, cells in self.lines.items():
            mine = lines.setdefault(line._replace(subject=_new(line.subject, subjects)), {})
            for days, versions in cells.items():
                both = sorted({*mine.get(days, ()), *versions})
                mine[days] = tuple(both)
        withheld: dict[LedgerLine, frozenset[Span]] = {}
        for line, spans in self.withheld.items():
            new = line._replace(subject=_new(line.subject, subjects))
            withheld[new] = spans | withheld.get(new, frozenset())
        withdrawn: dict[LedgerLine, dict[Span, str]] = {}
        for line, some in self.withdrawn.items():
            new = line._replace(subject=_new(line.subject, subjects))
            withdrawn.setdefault(new, {}).update(some)
        return replace(self, lines=lines, withheld=withheld, withdrawn=withdrawn)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _new(subject: str, subjects: Mapping[str, str]) -> str:
    """Return the new name of a subject, or of the service whose step it is."""
    kind, colon, name = subject.rpartition(":")
    service, slash, step = name.partition("/")
    return f"{kind}{colon}{subjects.get(service, service)}{slash}{step}"
