"""Writes the API's files: what is said of a service, a provider, a supplier, a group, and where."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date

from generator.api.documents import (
    DOCUMENTS,
    CommunityDocument,
    ContactFacts,
    EntryFacts,
    IndexDocument,
    MovedFacts,
    TrendPeriod,
    UseFacts,
)
from generator.api.figures import figures_json
from generator.api.places import (
    BADGE,
    EMBED,
    INDEX,
    SERVICES,
    VERSION,
    file_of,
    link,
    schema_file,
)
from generator.api.standing import services_document, standing
from generator.api.tables import trend_rows
from generator.drawing.cards import community_href, provider_href, service_href
from generator.features.steps.way_words import supplier_href
from generator.figures.card import Scorecard
from generator.figures.figure import Figure
from generator.figures.trend import Trend
from generator.model.fields import Contact, holding_on
from generator.news.happenings import has_days
from generator.news.places import calendar_of, feed_of
from generator.scorecards.overviews.served import Served, ServiceUse
from generator.scorecards.overviews.suppliers import SupplierCard
from generator.scorecards.scorecard import ProviderScorecard, Scorecards, card_figures

_text = json.JSONEncoder(ensure_ascii=False, separators=(",\n", ": ")).encode


def service_text(card: Scorecard, as_of: date) -> str:
    """Return the file of a service."""
    service = card.service
    file = file_of(service_href(card.id))
    doors = {"request": service.request, "help": service.help, "feedback": service.feedback}
    facts = {
        "id": card.id,
        "as_of": as_of.isoformat(),
        **standing(card, as_of, file),
        **_known(
            purpose=service.purpose,
            launched=_day(service.launched),
            retired=_day(service.retired),
            owner=_contact(holding_on(service.owner, as_of)),
        ),
        "communities": service.communities,
        "tags": service.tags,
        "formerly": service.formerly,
        **_known(**{name: door.link for name, door in doors.items() if door}),
        **_followed(service_href(card.id), file, has_days(card)),
        "like": card.signs.like.id,
        "trend": _trend(card.trend),
    }
    return _with_figures(facts, card_figures(card))


def provider_text(card: ProviderScorecard, as_of: date) -> str:
    """Return the file of a provider."""
    provider, page = card.provider, provider_href(card.id)
    facts = {
        "id": card.id,
        "name": provider.name,
        "page": link(page, file_of(page)),
        "as_of": as_of.isoformat(),
        **_known(
            mission=provider.mission, owner=_contact(provider.owner), feedback=provider.feedback
        ),
        "services": [each.id for each in card.services],
        **_followed(page, file_of(page), any(map(has_days, card.services))),
        "verdict": card.shirt,
        "like": card.signs.like.id,
        "trend": _trend(card.trend),
    }
    return _with_figures(facts, card_figures(card))


def supplier_text(card: SupplierCard, as_of: date) -> str:
    """Return the file of a supplier."""
    supplier, page = card.supplier, supplier_href(card.id)
    facts = {
        "id": card.id,
        "name": supplier.name,
        "page": link(page, file_of(page)),
        "as_of": as_of.isoformat(),
        "kind": supplier.kind,
        **_known(link=supplier.link, reply=supplier.reply),
        "delivers": [
            {"service": each.card.id, "steps": [turn.step.id for turn in each.now]}
            for each in card.current
        ],
    }
    return _with_figures(facts, card.figures)


def community_text(found: Served, as_of: date) -> str:
    """Return the file of a community."""
    community, page = found.community, community_href(found.defined.id)
    document: CommunityDocument = {
        "id": found.defined.id,
        "name": community.name,
        "page": link(page, file_of(page)),
        "as_of": as_of.isoformat(),
        "kind": community.kind,
        "services": [_use(each) for each in found.uses],
    }
    if community.description:
        document["description"] = community.description
    if found.size:
        document["people"] = found.size.people
    return _text(document) + "\n"


def _use(use: ServiceUse) -> UseFacts:
    heard = use.heard
    return {
        "service": use.card.id,
        "heard": heard.voice if heard else None,
        "like": heard.like.id if heard and heard.voice else None,
    }


def figures_text(page: str, figures: Iterable[Figure], as_of: date) -> str:
    """Return the file of the figures of a page about all services."""
    facts = {"page": link(page, file_of(page)), "as_of": as_of.isoformat()}
    return _with_figures(facts, figures)


def services_text(cards: Scorecards) -> str:
    """Return how each service stands."""
    return _text(services_document(cards)) + "\n"


def index_text(cards: Scorecards, others: Mapping[str, str], language: str) -> str:
    """Return the index. ``others`` are pages about all services with figures, and their titles."""
    definitions = cards.definitions
    organisation = definitions.organisation.part
    index: IndexDocument = {
        "version": VERSION,
        "organisation": organisation.name,
        "language": language,
        "as_of": cards.as_of.isoformat(),
        "page": link("", INDEX),
        "all_services": link(SERVICES, INDEX),
        "feed": link(feed_of(""), INDEX),
        "services": [_entry(c.id, c.service.name, service_href(c.id)) for c in cards.services],
        "providers": [_entry(c.id, c.provider.name, provider_href(c.id)) for c in cards.providers],
        "suppliers": [_entry(c.id, c.supplier.name, supplier_href(c.id)) for c in cards.suppliers],
        "communities": [
            _entry(name, defined.part.name, community_href(name))
            for name, defined in definitions.communities.items()
        ],
        "others": [_entry(page.rstrip("/"), title, page) for page, title in others.items()],
        "renamed": [_moved(*each) for each in sorted(definitions.aliases.items())],
        "schemas": {name: link(schema_file(name), INDEX) for name in DOCUMENTS},
    }
    if organisation.fictional:
        index["fictional"] = True
    if any(map(has_days, cards.services)):
        index["calendar"] = link(calendar_of(""), INDEX)
    return _text(index) + "\n"


def _entry(name: str, title: str, page: str) -> EntryFacts:
    return {
        "id": name,
        "name": title,
        "page": link(page, INDEX),
        "file": link(file_of(page), INDEX),
    }


def _moved(before: str, now: str) -> MovedFacts:
    """Return what still lies at the addresses of a service that was renamed."""
    page = service_href(before)
    return {
        "formerly": before,
        "now": now,
        "page": link(page, INDEX),
        "file": link(file_of(page), INDEX),
        "feed": link(feed_of(page), INDEX),
        "badge": link(f"{page}{BADGE}", INDEX),
        "embed": link(f"{page}{EMBED}", INDEX),
    }


def _followed(page: str, file: str, days: bool) -> dict[str, object]:
    """Return where a page's feed is, and its calendar if it has one."""
    calendar = link(calendar_of(page), file) if days else None
    return _known(feed=link(feed_of(page), file), calendar=calendar)


def _with_figures(facts: Mapping[str, object], figures: Iterable[Figure]) -> str:
    """Return a file: its own facts, then figures, which have a fast way of their own."""
    return f'{_text(facts)[:-1]},\n"figures": {figures_json(figures)}}}\n'


def _trend(trend: Trend) -> list[TrendPeriod]:
    """Return the trend: periods by the ids of their figures, which say all numbers once."""
    return [
        {
            "period": slot.period.id,
            "figure": figure.id,
            "line": slot.segment + 1,
            "usual": usual,
            "wanted": wanted,
        }
        for slot, figure, usual, wanted in trend_rows(trend)
    ]


def _contact(contact: Contact | None) -> ContactFacts | None:
    if contact is None:
        return None
    if contact.contact is None:
        return {"role": contact.role}
    return {"role": contact.role, "contact": contact.contact}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _known(**facts: object) -> dict[str, object]:
    """Return the facts that there are: a file leaves out what nobody wrote."""
    return {name: fact for name, fact in facts.items() if fact is not None}
