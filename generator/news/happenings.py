"""What happened to services and what is to happen on a day: without words, so it takes no time.

Each is known by a key that stays what it is: when the service is renamed, when the site is built
again or elsewhere, when something else happens before or after it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.features.conversation.figures import Conversation, Standing, Topic, topic_on
from generator.features.owners_word.figures import EarlyWarning, Warnings
from generator.features.stage.figures import ends
from generator.features.verdict_history.figures import Move, verdict_moves
from generator.figures.card import Scorecard
from generator.figures.panels import PartOf
from generator.figures.silence import OF_ANSWERS, Silence
from generator.model.freshness import late_from
from generator.model.service import Event, EventKind, Stage

LOOKS_AT: tuple[PartOf, ...] = (verdict_moves, Conversation, Warnings)
"""The parts of services' panels that are looked at."""


class NewsKind(StrEnum):
    """What kind of thing happens. Those of one day stand in this order."""

    VERDICT = "verdict"
    WARNING = "warning"
    LATE = "late-data"
    DONE = "done"
    OPENED = "opened"
    LAUNCH = "launch"
    ENDED = "ended"
    PROMISED = "promised"
    OVERDUE = "overdue"
    DIGEST = "digest"


NEWS = frozenset(NewsKind) - {NewsKind.PROMISED, NewsKind.OVERDUE, NewsKind.DIGEST}
"""What a feed says of a service once it has happened."""
DAYS = frozenset({NewsKind.OPENED, NewsKind.LAUNCH, NewsKind.ENDED, NewsKind.PROMISED})
"""What a calendar says, before and after its day."""
_ORDER = {kind: at for at, kind in enumerate(NewsKind)}


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened to a service or is to happen: of what kind, when, what was found.

    ``key`` is unlike those of all others of its kind and service.
    """

    card: Scorecard
    kind: NewsKind
    day: date
    key: str
    found: Move | EarlyWarning | Silence | Topic | Event | None = None


def happenings(card: Scorecard, as_of: date) -> tuple[Happening, ...]:
    """Return all that happened to a service, and what is to happen on a day that is known."""
    found = (*_verdicts(card), *_warnings(card), *_late(card, as_of), *_actions(card), *_life(card))
    alike: Counter[tuple[NewsKind, str]] = Counter()
    apart = []
    for each in found:
        alike[each.kind, each.key] += 1
        same = alike[each.kind, each.key]
        key = f"{each.key} {same}" if same > 1 else each.key
        apart.append(Happening(each.card, each.kind, each.day, key, each.found))
    return tuple(apart)


def news(found: Iterable[Happening], as_of: date, most: int) -> tuple[Happening, ...]:
    """Return what has happened up to a day, the newest first, and no more than so many."""
    return newest((each for each in found if each.kind in NEWS and each.day <= as_of), most)


def days(found: Iterable[Happening], most: int) -> tuple[Happening, ...]:
    """Return what has a day in a calendar, the last first, and no more than so many."""
    return newest((each for each in found if each.kind in DAYS), most)


def has_days(card: Scorecard) -> bool:
    """Return whether anything about a service stands in a calendar."""
    return any(_life(card)) or any(each.kind is NewsKind.PROMISED for each in _actions(card))


def overdue_on(card: Scorecard, day: date) -> Iterator[Happening]:
    """Yield what was overdue about a service on a day: by the order in the owner's file."""
    for topic in sorted(card.panels[Conversation].topics, key=_place):
        entry = topic.entry
        then = topic_on(topic.place, entry, day)
        if entry.raised <= day and then.standing is Standing.OVERDUE and then.since:
            yield Happening(card, NewsKind.OVERDUE, then.since, f"{topic.place}", then)


def newest(found: Iterable[Happening], most: int | None = None) -> tuple[Happening, ...]:
    """Return what happened, the newest first, and no more than so many."""

    def order(each: Happening) -> tuple[int, int, str, str]:
        return -each.day.toordinal(), _ORDER[each.kind], each.card.id, each.key

    return tuple(sorted(found, key=order)[:most])


def _verdicts(card: Scorecard) -> Iterator[Happening]:
    """Yield each verdict that changed, on the day on which the answers that changed it count."""
    for move in card.panels.part(verdict_moves).moves:
        yield Happening(card, NewsKind.VERDICT, move.day, move.after.period.id, move)


def _warnings(card: Scorecard) -> Iterator[Happening]:
    for each in card.panels[Warnings].items:
        key = f"{each.kind.value} {each.question} {each.since.start}"
        yield Happening(card, NewsKind.WARNING, each.seen, key, each)


def _late(card: Scorecard, as_of: date) -> Iterator[Happening]:
    context = card.panels.context.subject_context
    for each in card.silences:
        day = late_from(each.since)
        if each.stream in OF_ANSWERS:
            day += timedelta(days=context.calendar.closes_after)
        yield Happening(
            card, NewsKind.LATE, min(day, as_of), f"{each.stream} {each.since.id}", each
        )


def _actions(card: Scorecard) -> Iterator[Happening]:
    """Yield what was done, and for which day it was promised; by the order in the owner's file."""
    for topic in sorted(card.panels[Conversation].topics, key=_place):
        entry = topic.entry
        key = entry.raised.isoformat()
        if topic.standing is Standing.DONE and entry.done:
            yield Happening(card, NewsKind.DONE, entry.done, key, topic)
        if entry.due and topic.standing is not Standing.REFUSED:
            yield Happening(card, NewsKind.PROMISED, entry.due, key, topic)


def _place(topic: Topic) -> int:
    return topic.place


def _life(card: Scorecard) -> Iterator[Happening]:
    """Yield when a service opens and ends, and its launches, each day of a kind once."""
    part = card.service
    if part.launched:
        yield Happening(card, NewsKind.OPENED, part.launched, "opened")
    if part.retired and (ends(part) or part.stage is Stage.PIPELINE):
        yield Happening(card, NewsKind.ENDED, part.retired, "ended")
    for event in part.events:
        if event.kind is EventKind.LAUNCH and event.date != part.launched:
            yield Happening(card, NewsKind.LAUNCH, event.date, event.date.isoformat(), event)
