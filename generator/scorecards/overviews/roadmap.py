"""What comes and what goes, over all services: launches, ends, promised actions, events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct

from generator.features.conversation.figures import Conversation, Standing
from generator.features.stage.figures import Life, ends
from generator.figures.card import Scorecard
from generator.model.conversation import Voice
from generator.model.service import Stage
from generator.scorecards.scorecard import Scorecards


class What(StrEnum):
    """What is to happen."""

    OPENS = "opens"
    ENDS = "ends"
    ACTION = "action"
    EVENT = "event"


class Plan(Struct, frozen=True):
    """Something to come. ``day`` is by when, none where no day is promised.

    ``overdue``: it should have happened. ``text`` is what was said of it, ``about`` to what that
    was an answer and ``by`` whose words; empty where the kind says it all. ``successors`` are ids.
    """

    card: Scorecard
    what: What
    day: date | None
    overdue: bool
    text: str = ""
    about: str = ""
    by: Voice | None = None
    successors: tuple[str, ...] = ()


def roadmap(cards: Scorecards) -> tuple[Plan, ...]:
    """Return all plans: the overdue first, then by day, those without a day last."""
    found = [plan for card in cards.services for plan in _plans(card)]

    def order(plan: Plan) -> tuple[bool, bool, date, str]:
        return not plan.overdue, plan.day is None, plan.day or cards.as_of, plan.card.service.name

    return tuple(sorted(found, key=order))


def _plans(card: Scorecard) -> Iterator[Plan]:
    service, life = card.service, card.panels[Life]
    if service.stage is Stage.PIPELINE:
        yield Plan(card, What.OPENS, life.day, life.overdue)
    elif service.stage is not Stage.RETIRED and ends(service):
        yield Plan(card, What.ENDS, life.day, life.overdue, successors=life.successors)
    for event in life.coming:
        yield Plan(card, What.EVENT, event.date, overdue=False, text=event.title)
    for topic in card.panels[Conversation].topics:
        entry, late = topic.entry, topic.standing is Standing.OVERDUE
        is_over = topic.standing in (Standing.DONE, Standing.REFUSED)
        acted = topic.standing is Standing.DOING or (late and not topic.unanswered)
        if acted or (entry.due and not is_over):
            yield Plan(card, What.ACTION, entry.due, late, entry.reply or "", entry.said, entry.by)
