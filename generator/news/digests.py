"""What a month brought, sorted by what a reader asks: verdicts, warnings, actions, starts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from generator.features.conversation.figures import Standing, Topic
from generator.figures.card import Scorecard
from generator.model.period import Grain, Period, period_of
from generator.news.happenings import (
    DAYS,
    Happening,
    NewsKind,
    happenings,
    newest,
    oldest,
    overdue_on,
)

_MONTHS = 6
"""How many months are looked back on."""


class DigestPart(StrEnum):
    """What is asked of a month, in the order in which it is answered."""

    MOVED = "moved"
    WARNED = "warned"
    DONE = "done"
    LIFE = "life"
    OVERDUE = "overdue"
    NEXT = "next"


_KINDS = {
    DigestPart.MOVED: {NewsKind.VERDICT},
    DigestPart.WARNED: {NewsKind.WARNING},
    DigestPart.DONE: {NewsKind.DONE},
    DigestPart.LIFE: {NewsKind.OPENED, NewsKind.LAUNCH, NewsKind.ENDED},
}
"""What answers it, where it happened in the month."""


class Digest(Struct, frozen=True):
    """A month that is over: what happened, the newest first, by what is asked.

    What was overdue at its end, and what is due in the month after it, is looked up for the last
    month alone: of data that were late before it, and have come since, nothing is known.
    """

    month: Period
    parts: dict[DigestPart, tuple[Happening, ...]]

    @property
    def out(self) -> date:
        """The day on which it can be read: the first after the month."""
        return self.month.end + timedelta(days=1)


def digests(cards: Collection[Scorecard], as_of: date) -> tuple[Digest, ...]:
    """Return the digests of the last months that are over by a day, the newest first.

    Months before anything happened have none, the last one always has.
    """
    found = [each for card in cards for each in happenings(card)]
    first = min((each.day for each in found), default=as_of)
    last = _last(as_of)
    months = (last.shift(-back) for back in range(_MONTHS))
    return tuple(
        Digest(each, dict(_parts(found, cards, each, last)))
        for each in months
        if each == last or each.end >= first
    )


def _last(as_of: date) -> Period:
    """Return the last month whose days are all over."""
    month = period_of(as_of, Grain.MONTH)
    return month if month.end == as_of else month.shift(-1)


def _parts(
    found: Collection[Happening], cards: Collection[Scorecard], month: Period, last: Period
) -> Iterator[tuple[DigestPart, tuple[Happening, ...]]]:
    within = [each for each in found if month.start <= each.day <= month.end]
    for part, kinds in _KINDS.items():
        yield part, newest(each for each in within if each.kind in kinds)
    if month == last:
        late = _together(e for e in found if e.kind is NewsKind.LATE and e.day <= month.end)
        open_ = (each for card in cards for each in overdue_on(card, month.end))
        yield DigestPart.OVERDUE, oldest((*late, *open_))
        due = (e for e in found if month.end < e.day <= month.shift(1).end and _is_due(e))
        yield DigestPart.NEXT, oldest(due)


def _together(late: Iterable[Happening]) -> Iterator[Happening]:
    """Yield what is late of each service as one, on the day of the first."""
    of: dict[str, list[Happening]] = {}
    for each in oldest(late):
        of.setdefault(each.card.id, []).append(each)
    for some in of.values():
        silent = (each.found for each in some if isinstance(each.found, tuple))
        yield replace(some[0], found=tuple(chain.from_iterable(silent)))


def _is_due(each: Happening) -> bool:
    """Return whether something is to happen, and has not happened before its day."""
    done = isinstance(each.found, Topic) and each.found.standing is Standing.DONE
    return each.kind in DAYS and not done
