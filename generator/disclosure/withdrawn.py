"""Which cells their owners withdraw, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from msgspec import Struct, field

from generator.counts.keys import LEVELS, Key, Keys, Level
from generator.counts.questions import LOST, LOST_MINUTES
from generator.model.definitions import Definitions
from generator.model.period import parse_period
from generator.model.subject import Subject
from generator.model.withdrawn import Withdrawn
from generator.records.cells import Codes
from generator.releases.ledger import Ledger, LedgerLine, Span

_COUNTED_AS = {LOST: (LOST, LOST_MINUTES)}
"""Questions whose answers are counted in two ways."""


class _Item(NamedTuple):
    """An item of a list: its days, its questions (empty: all), its community (empty: everybody)."""

    start: date
    end: date
    questions: tuple[str, ...]
    community: str
    reason: str

    def holds(self, key: Key) -> bool:
        """Return whether a cell of its subject is withdrawn."""
        return self.names((key.start, key.end), key.question, key.community)

    def names(self, days: Span, question: str, community: str) -> bool:
        """Return whether it withdraws some days of its subject."""
        return (
            days[0] <= self.end
            and self.start <= days[1]
            and (not self.questions or question in self.questions)
            and (not self.community or community == self.community)
        )


class Withdrawals(Struct, frozen=True):
    """What owners withdraw, by service and provider: called with keys, which rows, and why.

    The communities of ``sensitive`` services, named by their ids, are withdrawn without a reason.
    """

    items: Mapping[Subject, tuple[_Item, ...]] = field(default_factory=dict)
    sensitive: frozenset[str] = frozenset()

    @property
    def said(self) -> tuple[object, ...]:
        """The same in an order that is always the same."""
        return sorted(self.items.items()), sorted(self.sensitive)

    def __call__(self, keys: Keys) -> dict[int, str]:
        """Return the rows that are withdrawn, each with the reason."""
        found: dict[int, str] = {}
        for subject in keys.subjects:
            items = self.items.get(subject.whole, ())
            hidden = subject.kind == "service" and subject.id in self.sensitive
            if not items and not hidden:
                continue
            rows = _touched(keys, keys.of_subject(subject), items, hidden)
            for row, key in zip(rows.tolist(), keys.some(rows), strict=True):
                said = [item.reason for item in items if item.holds(key)]
                if said or (hidden and key.level is Level.COMMUNITY):
                    found[row] = said[0] if said else ""
        return found

    def in_ledger(self, ledger: Ledger) -> dict[tuple[LedgerLine, Span], str]:
        """Return the days of a ledger's numbers that are withdrawn, with the reason.

        Whether or not the answers are still there: who deletes them wants their number gone, too.
        """
        whole = {str(subject): items for subject, items in self.items.items()}
        found: dict[tuple[LedgerLine, Span], str] = {}
        for line in ledger.lines:
            name = line.subject.removeprefix("step:").partition("/")[0]
            items = whole.get(name, ())
            hidden = name in self.sensitive and bool(line.community)
            for days in ledger.lines[line] if items or hidden else ():
                for span in days:
                    said = [
                        each.reason
                        for each in items
                        if each.names(span, line.question, line.community)
                    ]
                    if said or hidden:
                        found[line, span] = said[0] if said else ""
        return found


def withdrawn_by_owners(definitions: Definitions) -> Withdrawals:
    """Return which cells are withdrawn, and why.

    What a provider withdraws is withdrawn of its services too, and what a service withdraws of its
    steps.
    """
    begins = definitions.organisation.part.year_begins
    of: dict[Subject, tuple[_Item, ...]] = {}
    for name, provider in definitions.providers.items():
        of[Subject("provider", name)] = tuple(_items(provider.part.withdrawn, begins))
    for name, service in definitions.services.items():
        of_provider = of.get(Subject("provider", service.provider), ())
        own = tuple(_items(service.part.withdrawn, begins))
        of[Subject("service", name)] = (*own, *of_provider)
    sensitive = {name for name, each in definitions.services.items() if each.part.sensitive}
    return Withdrawals(
        {subject: items for subject, items in of.items() if items}, frozenset(sensitive)
    )


def _touched(keys: Keys, rows: Codes, items: Iterable[_Item], communities: bool) -> Codes:
    """Return those of some rows whose days items name; with their ``communities``, all of these."""
    start, end = keys.columns.start[rows], keys.columns.end[rows]
    mine = (keys.columns.level[rows] == LEVELS.index(Level.COMMUNITY)) & communities
    for item in items:
        mine |= (start <= item.end.toordinal()) & (item.start.toordinal() <= end)
    found: Codes = rows[mine]
    return found


def reason_for(said: Iterable[Withdrawn], year_begins: int, key: Key) -> str:
    """Return why an owner withdrew a cell, whether or not there is one; empty where nobody did."""
    return next((each.reason for each in _items(said, year_begins) if each.holds(key)), "")


def _items(said: Iterable[Withdrawn], year_begins: int) -> Iterator[_Item]:
    for each in said:
        period = parse_period(each.period, year_begins)
        questions = _COUNTED_AS.get(each.question or "", (each.question,) if each.question else ())
        yield _Item(period.start, period.end, questions, each.community or "", each.reason)
