"""A service on a shelf, as home, catalogue and provider pages show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from msgspec.structs import asdict, astuple, replace

from generator.drawing.shirts import shirt_view
from generator.drawing.trends import move_of
from generator.figures.card import Scorecard
from generator.figures.verdict import Shirt
from generator.language import Locale
from generator.language.marked import as_said, of_said
from generator.model.definitions import Definitions
from generator.model.service import Service
from generator.wording.figure_words import answers_words, figure_range, figure_value
from generator.wording.parts import CardView, Link, ShirtView
from generator.wording.sentences import headline
from generator.wording.stages import stage_words

_ORDER = {Shirt.PINATA: 1, Shirt.UNDECIDED: 2, Shirt.LIKED: 3, Shirt.LOVED: 4, Shirt.TOO_FEW: 5}


def service_href(service: str) -> str:
    """Return where a service's page lies."""
    return f"services/{service}/"


def community_href(community: str) -> str:
    """Return where a community's page lies."""
    return f"communities/{community}/"


def provider_href(provider: str) -> str:
    """Return where a provider's page lies."""
    return f"providers/{provider}/"


def card_view(locale: Locale, card: Scorecard, definitions: Definitions, as_of: date) -> CardView:
    """Return a scorecard as one line or tile of a list; whether it needs attention is not known."""
    service, like = card.service, card.signs.like
    move, tone = move_of(locale, card.trend, like, as_of)
    provider = card.provider.part.name if card.provider else card.defined.provider
    word = card.provider.part.shirt if card.provider else ""
    communities = community_names(service, definitions)
    value = figure_value(locale, like)
    return CardView(
        id=card.id,
        name=service.name,
        href=service_href(card.id),
        purpose=service.purpose or "",
        provider=provider,
        provider_id=card.defined.provider,
        shirt=shirt_view(locale, card.shirt, like, word),
        said=headline(locale, like).rstrip(".") + ".",
        value=value,
        range=figure_range(locale, like),
        answers=answers_words(locale, like),
        move=move,
        tone=tone,
        stage=stage_words(locale, service, as_of),
        communities=communities,
        share=str(value),
        attention=False,
        order=_ORDER[card.shirt],
    )


def card_as_said(view: CardView) -> list[Any]:
    """Return a view as what JSON can say."""
    values = asdict(view)
    values["shirt"] = [*astuple(view.shirt)]
    return [as_said(each) if isinstance(each, str) else each for each in values.values()]


def card_of_said(said: Sequence[Any]) -> CardView:
    """Return the view that was said."""
    views = dict(zip(CardView.__struct_fields__, said, strict=True))
    shirt, communities = ShirtView(*views.pop("shirt")), tuple(views.pop("communities"))
    words: dict[str, Any] = {
        name: of_said(v) if isinstance(v, list) else v for name, v in views.items()
    }
    return CardView(shirt=shirt, communities=communities, **words)


def alarmed_card_view(
    locale: Locale, card: Scorecard, definitions: Definitions, as_of: date
) -> CardView:
    """Return the same where something is wrong: “as usual” would contradict that."""
    view = card_view(locale, card, definitions, as_of)
    return replace(view, move="") if view.tone == "plain" else view


def community_names(service: Service, definitions: Definitions) -> tuple[str, ...]:
    """Return what the people who use a service call themselves."""
    known = definitions.communities
    return tuple(known[name].part.name for name in service.communities if name in known)


def community_links(service: Service, definitions: Definitions) -> Iterator[Link]:
    """Yield the pages of those who use a service."""
    for name in service.communities:
        if name in definitions.communities:
            yield Link(definitions.communities[name].part.name, community_href(name))
