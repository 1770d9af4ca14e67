"""The page “Where things could be simpler”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.scorecards.card import Scorecard
from generator.scorecards.overviews.simplify import Family, Priced, Simplify, simplify
from generator.scorecards.panels.costs import Costs
from generator.scorecards.scorecard import Scorecards
from generator.views.cards import provider_href, service_href
from generator.views.pages.page import Material, Page, PageKind
from generator.views.parts import Link
from generator.views.words.sentences import figure_value, headline, stage_words
from generator.views.words.wording import count, listed, money

TITLE = "Where things could be simpler"


@dataclass(frozen=True, slots=True)
class DearView:
    """A service that is the same everywhere and costs more than the middle one."""

    service: Link
    cost: str
    period: str
    said: str


@dataclass(frozen=True, slots=True)
class PricedView:
    """A service and what it costs for each person and month."""

    service: Link
    cost: str
    same: str


@dataclass(frozen=True, slots=True)
class FamilyView:
    """A provider: what is dear among its services, and what the middle one was taken from."""

    provider: Link
    said: str
    dear: tuple[DearView, ...]
    all_title: str
    all: tuple[PricedView, ...]
    unpriced: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """One of two services for one purpose."""

    service: Link
    stage: str
    people: str
    cost: str


@dataclass(frozen=True, slots=True)
class SimplifyView:
    """All that the page shows."""

    said: str
    doubles: tuple[tuple[SideView, ...], ...]
    families: tuple[FamilyView, ...]


def simplify_view(cards: Scorecards) -> SimplifyView:
    """Return the view of the page."""
    found = simplify(cards)
    return SimplifyView(
        said=said(found),
        doubles=tuple(tuple(_side(card, cards.as_of) for card in pair) for pair in found.doubles),
        families=tuple(_family(each, cards) for each in found.families),
    )


def said(found: Simplify) -> str:
    """Say in one sentence what could be simpler, or why nobody can say."""
    parts = []
    if found.dear:
        parts.append(
            f"{count(found.dear, 'service', 'services')} that {_is(found.dear)} the same "
            f"everywhere {'costs' if found.dear == 1 else 'cost'} more than the middle one of "
            f"{'its' if found.dear == 1 else 'their'} provider"
        )
    if found.doubles:
        parts.append(count(len(found.doubles), "purpose is", "purposes are") + " served twice")
    if parts:
        return f"{listed(parts)}."
    if not any(family.priced for family in found.families):
        return "What services cost for each person is not known, so nothing can be said."
    return "Nothing stands out: no service is there twice, or dear and the same everywhere."


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _family(family: Family, cards: Scorecards) -> FamilyView:
    currency = cards.definitions.organisation.part.currency
    return FamilyView(
        provider=Link(family.provider.provider.name, provider_href(family.provider.id)),
        said=_family_said(family),
        dear=tuple(_dear(each, currency) for each in family.dear),
        all_title=f"What the {count(len(family.priced), 'service costs', 'services cost')}",
        all=tuple(
            PricedView(
                _link(each.card),
                money(each.cost, currency),
                "the same everywhere" if each.commodity else "",
            )
            for each in family.priced
        ),
        unpriced=tuple(_link(card) for card in family.unpriced),
    )


def _family_said(family: Family) -> str:
    if not family.middle.has_value:
        return "Fewer than two of its services have costs for each person, so there is no middle."
    return (
        f"The middle of its {len(family.priced)} services whose costs are known is "
        f"{figure_value(family.middle)} for each person and month."
    )


def _dear(each: Priced, currency: str) -> DearView:
    figure = each.card.panels[Costs].person
    return DearView(
        _link(each.card),
        f"{money(each.cost, currency)} for each person and month",
        figure.span.label if figure.span else "",
        headline(each.card.signs.like).rstrip(".") + ".",
    )


def _side(card: Scorecard, as_of: date) -> SideView:
    costs = card.panels[Costs]
    return SideView(
        _link(card),
        stage_words(card.service, as_of),
        f"{figure_value(costs.people)} people" if costs.people.has_value else "use not known",
        f"{figure_value(costs.person)} for each and month"
        if costs.person.has_value
        else "costs for each not known",
    )


def _link(card: Scorecard) -> Link:
    return Link(card.service.name, service_href(card.id))


def _pages(material: Material) -> Iterator[Page]:
    said = "Services that cost more than it need, and where there are two for one purpose."
    yield Page("simplify/index.md", TITLE, said, lambda: simplify_view(material.cards))


KIND = PageKind("simplify.html", SimplifyView, _pages)
