"""What comes and what goes, over all services: launches, ends, promised actions, events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct

from generator.features.conversation.figures import Conversation, Standing, Topic
from generator.features.stage.figures import Life, ends
from generator.figures.card import Scorecard
from generator.model.service import Event, Stage
from generator.scorecards.scorecard import Scorecards


class What(StrEnum):
    """What is to happen."""

    OPENS = "opens"
    ENDS = "ends"
    ACTION = "action"
    ANSWER = "answer"
    EVENT = "event"


class Plan(Struct, frozen=True):
    """Something to come. ``day`` is by when, none where no day is promised.

    ``late`` is the day from which it is overdue; none where it is not. All that is overdue has a
    plan here, but for data. ``found`` is the event or the topic, ``successors`` are ids.
    """

    card: Scorecard
    what: What
    day: date | None
    late: date | None
    found: Event | Topic | None = None
    successors: tuple[str, ...] = ()

    @property
    def overdue(self) -> bool:
        """Whether it should have happened."""
        return self.late is not None


def roadmap(cards: Scorecards) -> tuple[Plan, ...]:
    """Return all plans: the overdue first, then by day, those without a day last."""
    found = [plan for card in cards.services for plan in _plans(card)]

    def order(plan: Plan) -> tuple[bool, bool, date, str]:
        day = plan.late or plan.day
        return not plan.overdue, day is None, day or cards.as_of, plan.card.service.name

    return tuple(sorted(found, key=order))


def _plans(card: Scorecard) -> Iterator[Plan]:
    service, life = card.service, card.panels[Life]
    late = life.day if life.overdue else None
    if service.stage is Stage.PIPELINE:
        yield Plan(card, What.OPENS, life.day, late)
    elif service.stage is not Stage.RETIRED and ends(service):
        yield Plan(card, What.ENDS, life.day, late, successors=life.successors)
    for event in life.coming:
        yield Plan(card, What.EVENT, event.date, late=None, found=event)
    for topic in card.panels[Conversation].topics:
        due, what = topic.entry.due, What.ANSWER if topic.unanswered else What.ACTION
        is_over = topic.standing in (Standing.DONE, Standing.REFUSED)
        if topic.standing is Standing.OVERDUE:
            yield Plan(card, what, due, topic.since, topic)
        elif topic.standing is Standing.DOING or (due and not is_over):
            yield Plan(card, what, due, None, topic)
