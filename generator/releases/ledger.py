"""The ledger: every number of answers that was ever published, and what was called withheld."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from itertools import chain, groupby
from types import MappingProxyType

from msgspec import Struct, field
from msgspec.structs import replace

from generator.releases.cells import (
    Cells,
    CellVersion,
    CellVersions,
    Days,
    Span,
    cells_text,
)
from generator.releases.lines import LedgerLine, PackedLines

__all__ = ["CellVersion", "CellVersions", "Cells", "Days", "Ledger", "LedgerLine", "Span"]

LedgerCell = tuple[LedgerLine, Days, CellVersion]
CellDays = Mapping[LedgerLine, frozenset[Days]]
"""Some cells: their days, by line."""


class Ledger(Struct, frozen=True):
    """What was published: the day of each release, and the versions of each cell.

    A cell is found by its line and its days. The last version is what readers see. ``withheld`` are
    the periods that any release called withheld: readers know that few answered in them then.
    ``withdrawn`` are days whose numbers their owner withdrew, with the reason: they are in no line
    any more, so nobody can compare what would be published of them again. ``gone`` are cells that
    the last release does not show any more. ``floor`` is the highest privacy floor that any release
    had; 0 where nobody knows.
    """

    days: tuple[date, ...] = ()
    lines: Mapping[LedgerLine, Cells] = field(default_factory=dict)
    withheld: Mapping[LedgerLine, frozenset[Span]] = field(default_factory=dict)
    withdrawn: Mapping[LedgerLine, Mapping[Span, str]] = field(default_factory=dict)
    gone: CellDays = field(default_factory=dict)
    floor: int = 0

    def with_release(
        self,
        day: date,
        cells: Iterable[LedgerCell],
        withheld: Mapping[LedgerLine, Set[Span]] = MappingProxyType({}),
        withdrawn: Mapping[tuple[LedgerLine, Span], str] = MappingProxyType({}),
        gone: CellDays = MappingProxyType({}),
        floor: int = 0,
    ) -> Ledger:
        """Return the ledger after a release; the ledger itself where it says nothing new.

        The cells of a line, and those of its communities, come one after another. Raises ValueError
        where they do not.
        """
        old = self._without(withdrawn) if withdrawn else self
        texts: dict[LedgerLine, str] = {}
        for _, some in groupby(cells, _of_all):
            new = old._texts_with(some)
            if not texts.keys().isdisjoint(new):
                raise ValueError("cells of a line that are not one after another")
            texts |= new
        more = {line: spans | self.withheld.get(line, set()) for line, spans in withheld.items()}
        floor = max(floor, self.floor)
        hidden = {**self.withheld, **{line: frozenset(spans) for line, spans in more.items()}}
        said = hidden, old._here(gone), floor
        if not texts and old is self and said == (self.withheld, self.gone, self.floor):
            return self
        lines = PackedLines.of(old.lines).with_texts(texts)
        return Ledger((*self.days, day), lines, hidden, old.withdrawn, said[1], floor)

    def _here(self, some: CellDays) -> CellDays:
        """Return which of some cells are in a line."""
        found = {line: days & self.lines.get(line, {}).keys() for line, days in some.items()}
        return {line: frozenset(days) for line, days in found.items() if days}

    def _texts_with(self, cells: Iterable[LedgerCell]) -> dict[LedgerLine, str]:
        """Return the text of each line that some cells change, with these."""
        lines: dict[LedgerLine, dict[Days, CellVersions]] = {}
        changed: set[LedgerLine] = set()
        for line, days, version in cells:
            mine = lines.get(line)
            if mine is None:
                mine = lines[line] = dict(self.lines.get(line, {}))
            before = mine.get(days, ())
            if not before or before[-1][1:] != version[1:]:
                mine[days] = (*before, version._replace(release=len(self.days)))
                changed.add(line)
        return {line: cells_text(lines[line]) for line in lines if line in changed}

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
        lines: dict[LedgerLine, Cells] = {}
        found = {line: dict(some) for line, some in self.withdrawn.items()}
        related: dict[LedgerLine, list[LedgerLine]] = {}
        for line in self.lines:
            if line.community:
                related.setdefault(line._replace(community=""), []).append(line)
        for (line, span), reason in withdrawn.items():
            mine = related.get(line._replace(community=""), []) if line.community else [line]
            for each in mine:
                old = lines[each] if each in lines else self.lines.get(each, {})
                left = {
                    days: versions
                    for days, versions in old.items()
                    if not any(_overlap(span, other) for other in days)
                }
                if len(left) < len(old):
                    lines[each] = left
                    found.setdefault(line, {})[span] = reason
        if found == self.withdrawn:
            return self
        texts = {line: cells_text(cells) for line, cells in lines.items()}
        return replace(self, lines=PackedLines.of(self.lines).with_texts(texts), withdrawn=found)

    def renamed(self, subjects: Mapping[str, str]) -> Ledger:
        """Return the ledger with the subjects' new names, by their old ones.

        Where a new name has cells of the same days of its own, these are kept too: both are known,
        and so is their sum, which is what readers will take for the number until now.
        """
        every = chain(self.lines, self.withheld, self.withdrawn)
        if subjects.keys().isdisjoint({line.subject for line in every}):
            return self
        lines: dict[LedgerLine, Cells] = {}
        for line, cells in self.lines.items():
            new = line._replace(subject=_new(line.subject, subjects))
            lines[new] = _both(lines[new], cells) if new in lines else cells
        withheld: dict[LedgerLine, frozenset[Span]] = {}
        for line, spans in self.withheld.items():
            new = line._replace(subject=_new(line.subject, subjects))
            withheld[new] = spans | withheld.get(new, frozenset())
        withdrawn: dict[LedgerLine, dict[Span, str]] = {}
        for line, some in self.withdrawn.items():
            new = line._replace(subject=_new(line.subject, subjects))
            withdrawn.setdefault(new, {}).update(some)
        gone: dict[LedgerLine, frozenset[Days]] = {}
        for line, days in self.gone.items():
            new = line._replace(subject=_new(line.subject, subjects))
            gone[new] = days | gone.get(new, frozenset())
        return Ledger(self.days, lines, withheld, withdrawn, gone, self.floor)


def _of_all(cell: LedgerCell) -> tuple[str, str, str]:
    """Return what a cell's line is about, be it that of a community or of all."""
    return cell[0][:3]


def _both(some: Cells, others: Cells) -> Cells:
    """Return the cells of two lines, with all versions of those that both have, and their sum."""
    found = {**some, **others}
    for days in some.keys() & others.keys():
        one, other = some[days], others[days]
        found[days] = (*sorted({*one, *other}), *_sum(one[-1], other[-1]))
    return found


def _sum(one: CellVersion, other: CellVersion) -> tuple[CellVersion, ...]:
    """Return what two numbers are together; nothing where one of them is coarse."""
    return () if one.opinion or other.opinion else (sum_of((one, other)),)


def sum_of(some: Sequence[CellVersion]) -> CellVersion:
    """Return what numbers of one question are together; none of them is coarse."""
    return CellVersion(
        max(each.release for each in some),
        tuple(map(sum, zip(*[each.counts for each in some], strict=True))),
        sum(each.again for each in some),
        tuple(sorted(chain.from_iterable(each.minutes for each in some))),
    )


def _overlap(one: Span, other: Span) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _new(subject: str, subjects: Mapping[str, str]) -> str:
    """Return the new name of a subject, or of the service whose step it is."""
    kind, colon, name = subject.rpartition(":")
    service, slash, step = name.partition("/")
    return f"{kind}{colon}{subjects.get(service, service)}{slash}{step}"
