"""What happened to services and what is to happen on a day: without words, so it takes no time.

Each is known by a key that stays what it is: when the service is renamed, when the site is built
again or elsewhere, when something else happens before or after it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from generator.features.conversation.figures import Conversation, Standing, Topic, topic_on
from generator.features.owners_word.figures import EarlyWarning, Warnings
from generator.features.stage.figures import ends, late_to_end, late_to_open
from generator.features.verdict_history.figures import Move, verdict_moves
from generator.figures.card import Scorecard
from generator.figures.panels import Panels, PartOf
from generator.figures.silence import OF_ANSWERS, Silence
from generator.model.freshness import late_from
from generator.model.service import Event, EventKind, Service, Stage

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
_Found = Move | EarlyWarning | tuple[Silence, ...] | Topic | Event | None
_Happened = tuple[NewsKind, date, str, _Found]
"""Of what kind, when, its key, what was found."""


class Happening(Struct, frozen=True):
    """Something that happened to a service or is to happen: of what kind, when, what was found.

    ``key`` is unlike those of all others of its kind and service.
    """

    card: Scorecard
    kind: NewsKind
    day: date
    key: str
    found: _Found


def happenings(card: Scorecard) -> tuple[Happening, ...]:
    """Return all that happened to a service, and what is to happen on a day that is known."""
    return tuple(Happening(card, *each) for each in card.panels.part(_happened))


def _happened(panels: Panels) -> tuple[_Happened, ...]:
    """Return the same without the card: looked for once, though many feeds and months ask."""
    found = (*_verdicts(panels), *_warnings(panels), *_late(panels), *_actions(panels))
    alike: Counter[tuple[NewsKind, str]] = Counter()
    apart = []
    for kind, day, key, what in (
        *found,
        *_life(_service(panels), panels.context.subject_context.as_of),
    ):
        alike[kind, key] += 1
        same = alike[kind, key]
        apart.append((kind, day, f"{key} {same}" if same > 1 else key, what))
    return tuple(apart)


def news(found: Iterable[Happening], as_of: date, most: int) -> tuple[Happening, ...]:
    """Return what has happened up to a day, the newest first, and no more than so many."""
    return newest((each for each in found if each.kind in NEWS and each.day <= as_of), most)


def days(found: Iterable[Happening], most: int) -> tuple[Happening, ...]:
    """Return what has a day in a calendar, the last first, and no more than so many."""
    return newest((each for each in found if each.kind in DAYS), most)


def has_days(card: Scorecard) -> bool:
    """Return whether anything about a service stands in a calendar."""
    promised = (kind is NewsKind.PROMISED for kind, *_ in _actions(card.panels))
    as_of = card.panels.context.subject_context.as_of
    return any(_life(card.service, as_of)) or any(promised)


def overdue_on(card: Scorecard, day: date) -> Iterator[Happening]:
    """Yield what was overdue about a service on a day: its opening, its end, and actions."""
    part = card.service
    if part.launched and late_to_open(part, day):
        yield Happening(card, NewsKind.OVERDUE, part.launched, NewsKind.OPENED, None)
    if part.retired and late_to_end(part, day):
        yield Happening(card, NewsKind.OVERDUE, part.retired, NewsKind.ENDED, None)
    for topic in sorted(card.panels[Conversation].topics, key=_place):
        entry = topic.entry
        then = topic_on(topic.place, entry, day)
        if entry.raised <= day and then.standing is Standing.OVERDUE and then.since:
            yield Happening(card, NewsKind.OVERDUE, then.since, f"{topic.place}", then)


def newest(found: Iterable[Happening], most: int | None = None) -> tuple[Happening, ...]:
    """Return what happened, the newest first, and no more than so many."""
    return tuple(sorted(found, key=lambda each: (-each.day.toordinal(), *_order(each)))[:most])


def oldest(found: Iterable[Happening]) -> tuple[Happening, ...]:
    """Return what happened or is to happen, what is first first."""
    return tuple(sorted(found, key=lambda each: (each.day, *_order(each))))


def _order(each: Happening) -> tuple[int, str, str]:
    return _ORDER[each.kind], each.card.id, each.key


def _verdicts(panels: Panels) -> Iterator[_Happened]:
    """Yield each verdict that changed, on the day on which the answers that changed it count."""
    for move in panels.part(verdict_moves).moves:
        yield NewsKind.VERDICT, move.day, move.after.period.id, move


def _warnings(panels: Panels) -> Iterator[_Happened]:
    for each in panels[Warnings].items:
        key = f"{each.kind.value} {each.question} {each.since.start}"
        yield NewsKind.WARNING, each.seen, key, each


def _late(panels: Panels) -> Iterator[_Happened]:
    context = panels.context.subject_context
    for each in panels.context.silences:
        day = late_from(each.since)
        if each.stream in OF_ANSWERS:
            day += timedelta(days=context.calendar.closes_after)
        yield NewsKind.LATE, min(day, context.as_of), f"{each.stream} {each.since.id}", (each,)


def _actions(panels: Panels) -> Iterator[_Happened]:
    """Yield what was done, and for which day it was promised; by the order in the owner's file."""
    for topic in sorted(panels[Conversation].topics, key=_place):
        entry = topic.entry
        key = entry.raised.isoformat()
        if topic.standing is Standing.DONE and entry.done:
            yield NewsKind.DONE, entry.done, key, topic
        if entry.due and topic.standing is not Standing.REFUSED:
            yield NewsKind.PROMISED, entry.due, key, topic


def _place(topic: Topic) -> int:
    return topic.place


def _service(panels: Panels) -> Service:
    service = panels.context.service
    assert service is not None, "only a service has a life"
    return service


def _life(part: Service, as_of: date) -> Iterator[_Happened]:
    """Yield when a service opens and ends, and its launches, each day of a kind once.

    A day that has passed without it is none.
    """
    if part.launched and not late_to_open(part, as_of):
        yield NewsKind.OPENED, part.launched, "opened", None
    leaves = ends(part) or part.stage is Stage.PIPELINE
    if part.retired and leaves and not late_to_end(part, as_of):
        yield NewsKind.ENDED, part.retired, "ended", None
    for event in part.events:
        if event.kind is EventKind.LAUNCH and event.date != part.launched:
            yield NewsKind.LAUNCH, event.date, event.date.isoformat(), event
