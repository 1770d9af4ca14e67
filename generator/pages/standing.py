"""How each service stands, for programs: one file next to the catalogue, without words of ours.

What follows a site from commit to commit (comparisons, alerts) reads this, whether the site was
built or its scorecards were only computed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.drawing.cards import service_href
from generator.features.conversation.figures import Conversation, Standing
from generator.features.owners_word.figures import EarlyWarning, Warnings
from generator.features.promises.figures import PromiseRecord, Promises
from generator.figures.card import Scorecard
from generator.measures.xmr_chart import Variation
from generator.model.service import ExperienceTarget, Service
from generator.scorecards.scorecard import Scorecards

FILE = "services/services.json"
Standings = Mapping[str, Any]
"""What the file holds: ``organisation``, ``as_of``, and ``services`` by id."""
_USUAL = {
    Variation.IMPROVING: "better",
    Variation.WORSENING: "worse",
    Variation.NOT_ENOUGH: "unknown",
}


def standings(cards: Scorecards) -> Standings:
    """Return how each service stands; values are texts, numbers, lists and mappings."""
    return {
        "organisation": cards.definitions.organisation.part.name,
        "as_of": cards.as_of.isoformat(),
        "services": {
            card.id: _standing(card, cards.as_of) for card in sorted(cards.services, key=_by_id)
        },
    }


def standings_json(cards: Scorecards) -> str:
    """Return the file."""
    return json.dumps(standings(cards), ensure_ascii=False, indent=1) + "\n"


def _by_id(card: Scorecard) -> str:
    return card.id


def _standing(card: Scorecard, as_of: date) -> dict[str, Any]:
    topics = card.panels[Conversation].topics
    speaks = card.trend.is_as_recent_as(card.signs.like)
    return {
        "name": card.service.name,
        **({"fictional": True} if card.service.fictional else {}),
        "provider": card.defined.provider,
        "page": service_href(card.id),
        "stage": card.service.stage.value,
        "verdict": card.shirt.value,
        "usual": _USUAL.get(card.trend.variation, "usual") if speaks else "unknown",
        "wanted": _wanted(card.service, as_of),
        "promises": {each.promise.id: _promise(each) for each in card.panels[Promises].items},
        "overdue": [each.entry.said for each in topics if each.standing is Standing.OVERDUE],
        "unanswered": [each.entry.said for each in topics if each.unanswered],
        "warnings": [_warning(each) for each in card.panels[Warnings].items],
        "silent": {each.stream: each.since.id for each in card.silences},
    }


def _wanted(service: Service, as_of: date) -> dict[str, float]:
    """Return what is wanted now, by question."""
    held = sorted((each for each in service.targets if each.since <= as_of), key=_since)
    return {each.question: float(each.at_least) for each in held}


def _since(each: ExperienceTarget) -> date:
    return each.since


def _promise(each: PromiseRecord) -> dict[str, Any]:
    known = each.figure.value is not None and each.of > 0
    return {"name": each.promise.name, "kept": each.kept == each.of if known else None}


def _warning(each: EarlyWarning) -> dict[str, str]:
    return {
        "kind": each.kind.value,
        "question": each.question,
        "since": each.since.start.isoformat(),
        "stand": each.stand.value,
    }
