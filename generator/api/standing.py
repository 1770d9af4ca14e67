"""How each service stands, without words of ours.

What follows a site from commit to commit (comparisons, alerts) reads this, whether the site was
built or its scorecards were only computed.
"""

from __future__ import annotations

from datetime import date

from generator.api.documents import (
    PromiseFacts,
    ServicesDocument,
    StandingFacts,
    Usual,
    WarningFacts,
)
from generator.api.places import BADGE, EMBED, SERVICES, file_of, link
from generator.drawing.cards import service_href
from generator.features.conversation.figures import Conversation, Standing
from generator.features.owners_word.figures import EarlyWarning, Warnings
from generator.features.promises.figures import PromiseRecord, Promises
from generator.figures.card import Scorecard
from generator.measures.xmr_chart import Variation
from generator.model.service import ExperienceTarget, Service
from generator.scorecards.scorecard import Scorecards

_USUAL: dict[Variation, Usual] = {
    Variation.IMPROVING: "better",
    Variation.WORSENING: "worse",
    Variation.NOT_ENOUGH: "unknown",
}


def services_document(cards: Scorecards) -> ServicesDocument:
    """Return how each service stands."""
    return {
        "organisation": cards.definitions.organisation.part.name,
        "as_of": cards.as_of.isoformat(),
        "services": {
            card.id: standing(card, cards.as_of, SERVICES)
            for card in sorted(cards.services, key=_by_id)
        },
    }


def _by_id(card: Scorecard) -> str:
    return card.id


def standing(card: Scorecard, as_of: date, file: str) -> StandingFacts:
    """Return how a service stands; addresses are as seen from a ``file``."""
    topics = card.panels[Conversation].topics
    page = service_href(card.id)
    found: StandingFacts = {
        "name": card.service.name,
        "provider": card.defined.provider,
        "page": link(page, file),
        "file": link(file_of(page), file),
        "badge": link(f"{page}{BADGE}", file),
        "embed": link(f"{page}{EMBED}", file),
        "stage": card.service.stage,
        "verdict": card.shirt,
        "usual": usual_now(card),
        "wanted": _wanted(card.service, as_of),
        "promises": {each.promise.id: _promise(each) for each in card.panels[Promises].items},
        "overdue": [each.entry.said for each in topics if each.standing is Standing.OVERDUE],
        "unanswered": [each.entry.said for each in topics if each.unanswered],
        "warnings": [_warning(each) for each in card.panels[Warnings].items],
        "silent": {each.stream: each.since.id for each in card.silences},
    }
    if card.service.fictional:
        found["fictional"] = True
    return found


def usual_now(card: Scorecard) -> Usual:
    """Return how the last period compares with usual ones, if that is about the time of “like”."""
    if not card.trend.is_as_recent_as(card.signs.like):
        return "unknown"
    return _USUAL.get(card.trend.variation, "usual")


def _wanted(service: Service, as_of: date) -> dict[str, float]:
    """Return what is wanted now, by question."""
    held = sorted((each for each in service.targets if each.since <= as_of), key=_since)
    return {each.question: float(each.at_least) for each in held}


def _since(each: ExperienceTarget) -> date:
    return each.since


def _promise(each: PromiseRecord) -> PromiseFacts:
    known = each.figure.value is not None and each.of > 0
    return {"name": each.promise.name, "kept": each.kept == each.of if known else None}


def _warning(each: EarlyWarning) -> WarningFacts:
    return {
        "kind": each.kind.value,
        "question": each.question,
        "since": each.since.start.isoformat(),
        "stand": each.stand.value,
    }
