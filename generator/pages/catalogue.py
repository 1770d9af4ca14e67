"""The catalogue: every service, to be searched, filtered and sorted in the browser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from generator.api.places import SERVICES
from generator.api.tables import SERVICES_FILE, services_csv
from generator.api.texts import services_text
from generator.drawing.cards import card_as_said, card_of_said, card_view
from generator.drawing.shirts import KINDS, key_name
from generator.language import Locale
from generator.language.alphabet import alphabetical
from generator.model.service import Stage
from generator.pages.attention import LOOKS_AT, listed_services
from generator.pages.page import Download, Material, Page, PageKind, Sees
from generator.scorecards.scorecard import Scorecards
from generator.wording.parts import CardView, ChoiceView
from generator.wording.stages import stage_name
from generator.wording.wording import count, integer


class CatalogueView(Struct, frozen=True):
    """All services by name, and the choices of each filter.

    ``part`` says how many of them are shown; the browser puts that number in the place of “{n}”.
    """

    services: tuple[CardView, ...]
    said: str
    part: str
    providers: tuple[ChoiceView, ...]
    shirts: tuple[ChoiceView, ...]
    communities: tuple[ChoiceView, ...]
    stages: tuple[ChoiceView, ...]
    stage_of: dict[str, str]


def catalogue_view(
    locale: Locale, cards: Scorecards, services: Sequence[CardView]
) -> CatalogueView:
    """Return the view of the catalogue of some services."""
    n = len(cards.services)
    used = sorted({c.service.stage for c in cards.services}, key=list(Stage).index)
    named = (each.part.name for each in cards.definitions.communities.values())
    communities = sorted(named, key=alphabetical)
    return CatalogueView(
        services=tuple(services),
        said=_said(locale, cards),
        part=locale.plural("{shown} of {n} service", "{shown} of {n} services", n).format(
            shown="{n}", n=integer(locale, n)
        ),
        providers=tuple(ChoiceView(card.id, card.provider.name) for card in cards.providers),
        shirts=tuple(ChoiceView(slug, key_name(locale, shirt)) for shirt, slug in KINDS.items()),
        communities=tuple(ChoiceView(name, name) for name in communities),
        stages=tuple(ChoiceView(stage.value, stage_name(locale, stage)) for stage in used),
        stage_of={card.id: card.service.stage.value for card in cards.services},
    )


def _said(locale: Locale, cards: Scorecards) -> str:
    return count(locale, len(cards.services), "service", "services")


def card_views(material: Material) -> Iterator[CardView]:
    """Yield the services; another purpose makes none of their other words anew."""
    cards, locale = material.cards, material.locale
    plain, as_of = cards.without_purposes, cards.as_of

    def make() -> list[list[object]]:
        needing = listed_services(plain)
        views = (card_view(locale, each, plain.definitions, as_of) for each in plain.services)
        return [
            card_as_said(replace(each, attention=True, order=0) if each.id in needing else each)
            for each in views
        ]

    for said, card in zip(material.said(make, "cards", cards.digest), cards.services, strict=True):
        yield replace(card_of_said(said), purpose=card.service.purpose or "")


def _standings(material: Material) -> tuple[Download, ...]:
    cards = material.cards
    plain = cards.without_purposes

    def make() -> list[str]:
        return [services_text(plain), services_csv(plain)]

    text, table = material.said(make, "standings", cards.digest)
    return Download(SERVICES, text), Download(SERVICES_FILE, table)


def _pages(material: Material) -> Iterator[Page]:
    locale, cards = material.locale, material.cards
    for what in ("cards", "standings"):
        material.stay(what, cards.digest)
    said = locale.text("Search and filter {services}.").format(services=_said(locale, cards))
    yield Page(
        "services/index.md",
        locale.text("All services"),
        said,
        lambda: catalogue_view(locale, cards, tuple(card_views(material))),
        offer=partial(_standings, material),
        elsewhere=(SERVICES,),
    )


KIND = PageKind(
    "catalogue.html",
    CatalogueView,
    _pages,
    looks_at=LOOKS_AT,
    sees=frozenset({Sees.PURPOSES}),
)
