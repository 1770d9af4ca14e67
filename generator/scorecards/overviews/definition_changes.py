"""What changed in the definitions since a day: services that are new, aims that were moved.

Read from the lists that say since when something holds, so the past needs no comparing of files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from generator.figures.card import Scorecard
from generator.language.alphabet import alphabetical
from generator.model.service import Direction, Service, Stage


class Way(StrEnum):
    """What became of something. An aim that was loosened asks for less than before."""

    OPENED = "opened"
    ENDED = "ended"
    NEW = "new"
    LOOSENED = "loosened"
    TIGHTENED = "tightened"
    OTHER = "other"


class About(StrEnum):
    """What it is about."""

    SERVICE = "service"
    PROMISE = "promise"
    RESULT = "result"
    EXPERIENCE = "experience"
    MEASURE = "measure"
    OWNER = "owner"
    DELIVERY = "delivery"


class ValueChange(Struct, frozen=True):
    """From one value to another, from a day on; nothing held before the first one."""

    since: date
    before: float | None
    after: float
    way: Way


class Changed(Struct, frozen=True):
    """Something in a service's definition that holds anew since a day.

    ``name`` is the promise's, the result's and so on (the question, of an experience); ``unit`` is
    that of the values, empty for a share. Values are none where it is not about numbers.
    """

    card: Scorecard
    about: About
    way: Way
    day: date
    name: str = ""
    before: float | None = None
    after: float | None = None
    unit: str = ""


def definition_changes(cards: Sequence[Scorecard], after: date, as_of: date) -> tuple[Changed, ...]:
    """Return what holds anew since the days after ``after``, until the as-of date; newest first."""
    found = [
        each
        for card in cards
        for each in _changes(card)
        if after < each.day <= as_of and not _comes_with_it(each, after)
    ]
    return tuple(
        sorted(
            found, key=lambda each: (-each.day.toordinal(), alphabetical(each.card.service.name))
        )
    )


def _comes_with_it(each: Changed, after: date) -> bool:
    """Return whether something is new because its service is: that has been said."""
    launched = each.card.service.launched
    return each.way is Way.NEW and launched is not None and launched > after


def steps(entries: Iterable[tuple[date, float]], direction: Direction) -> tuple[ValueChange, ...]:
    """Return how an aim was moved over time, from its days and values; the first one is new.

    More is asked where the better way is up and the value rises, or it is down and it falls. Where
    no way is the better one, nothing is loosened or tightened.
    """
    known = sorted(entries, key=lambda each: each[0])
    better = {"increase": 1, "decrease": -1, "neutral": 0}[direction]
    found = [ValueChange(day, None, value, Way.NEW) for day, value in known[:1]]
    for (_, before), (day, now) in pairwise(known):
        if now != before:
            gain = better * (1 if now > before else -1)
            way = {1: Way.TIGHTENED, -1: Way.LOOSENED, 0: Way.OTHER}[gain]
            found.append(ValueChange(day, before, now, way))
    return tuple(found)


def _changes(card: Scorecard) -> Iterator[Changed]:
    part = card.service
    if part.launched and part.stage is not Stage.PIPELINE:
        yield Changed(card, About.SERVICE, Way.OPENED, part.launched)
    if part.retired and part.stage is Stage.RETIRED:
        yield Changed(card, About.SERVICE, Way.ENDED, part.retired)
    yield from _aims(card, part)
    for owner in part.owner:
        if owner.since != min(each.since for each in part.owner):
            yield Changed(card, About.OWNER, Way.OTHER, owner.since, owner.role)
    for step in part.steps:
        for each in step.delivered_by:
            if each.since != min(one.since for one in step.delivered_by):
                yield Changed(card, About.DELIVERY, Way.OTHER, each.since, step.name)


def _aims(card: Scorecard, part: Service) -> Iterator[Changed]:
    """Yield how each promise, result, wanted experience and measure was moved."""

    def moved(
        about: About, name: str, unit: str, entries: Iterable[tuple[date, float]], way: Direction
    ) -> Iterator[Changed]:
        for each in steps(entries, way):
            yield Changed(card, about, each.way, each.since, name, each.before, each.after, unit)

    for promise in part.promises:
        values = ((each.since, each.value) for each in promise.targets)
        yield from moved(About.PROMISE, promise.name, promise.unit, values, promise.direction)
    for result in part.results:
        values = ((each.since, each.value) for each in result.targets)
        yield from moved(About.RESULT, result.name, result.unit, values, result.direction)
    for question in dict.fromkeys(each.question for each in part.targets):
        aims = ((t.since, t.at_least) for t in part.targets if t.question == question)
        yield from moved(About.EXPERIENCE, question, "", aims, "increase")
    for measure in part.measures:
        most = ((g.since, g.at_most) for g in measure.good if g.at_most is not None)
        least = ((g.since, g.at_least) for g in measure.good if g.at_least is not None)
        yield from moved(About.MEASURE, measure.name, measure.unit, most, "decrease")
        yield from moved(About.MEASURE, measure.name, measure.unit, least, "increase")
