"""What the site's search finds of a service: all that its page says of it, and its comments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.drawing.cards import community_names
from generator.drawing.shirts import shirt_name
from generator.features.conversation.figures import Conversation
from generator.features.conversation.words import STANDINGS, topic_address
from generator.features.steps.way_words import supplier_name
from generator.figures.card import ProviderCard, Scorecard
from generator.language import Locale
from generator.model.definitions import Definitions
from generator.model.fields import holding_on
from generator.model.service import Service, Stage
from generator.pages.page import SearchEntry, Sought
from generator.wording.figure_words import state_words
from generator.wording.sentences import headline, shirt_said
from generator.wording.stages import stage_words
from generator.wording.wording import sentence_case


def verdict_words(locale: Locale, card: Scorecard | ProviderCard) -> str:
    """Return a card's verdict in a word or two; where nobody can say, the state of its answers."""
    like = card.signs.like
    if like.has_value:
        return shirt_name(locale, card.shirt)
    return sentence_case(str(state_words(locale, like)))


def service_sought(
    locale: Locale, card: Scorecard, definitions: Definitions, as_of: date
) -> Iterator[SearchEntry]:
    """Yield a service, and what people raised about it."""
    service = card.service
    state = verdict_words(locale, card)
    provider = card.provider.part.name if card.provider else ""
    like = card.signs.like
    texts = (
        provider,
        *community_names(service, definitions),
        stage_words(locale, service, as_of),
        shirt_said(locale, card.shirt) if like.has_value else headline(locale, like),
        *_holders(service, as_of),
        *(step.name for step in service.steps),
        *_suppliers(service, definitions, as_of),
        *(promise.name for promise in service.promises),
    )
    known = tuple(dict.fromkeys(filter(None, texts)))
    yield SearchEntry(
        Sought.SERVICE, service.name, service.purpose or "", service.tags, known, state
    )
    for topic in () if service.sensitive else card.panels[Conversation].topics:
        entry = topic.entry
        words, _ = STANDINGS[topic.standing]
        yield SearchEntry(
            Sought.COMMENT,
            entry.said,
            service.name,
            texts=(entry.reply,) if entry.reply else (),
            state=locale.text(words),
            at=f"#{topic_address(card, topic)}",
        )


def _holders(service: Service, as_of: date) -> Iterator[str]:
    owner = holding_on(service.owner, as_of)
    if owner is not None:
        yield owner.role
    roles = service.roles
    for each in (roles.relationship, roles.provision, roles.infrastructure):
        if each is not None:
            yield each.role


def _suppliers(service: Service, definitions: Definitions, as_of: date) -> Iterator[str]:
    """Yield who delivers the steps now; of a service that has ended, nobody."""
    for step in service.steps if service.stage is not Stage.RETIRED else ():
        turn = holding_on(step.delivered_by, as_of)
        if turn is not None:
            yield supplier_name(turn.supplier, definitions)
