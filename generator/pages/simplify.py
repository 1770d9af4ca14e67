"""The page “Where things could be simpler”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.drawing.cards import provider_href, service_href
from generator.features.costs.figures import Costs
from generator.figures.card import Scorecard
from generator.language import N_, _, ngettext
from generator.pages.page import Material, Page, PageKind
from generator.scorecards.overviews.simplify import Family, Priced, Simplify, simplify
from generator.scorecards.scorecard import Scorecards
from generator.wording.parts import Link
from generator.wording.sentences import figure_value, headline, stage_words
from generator.wording.spans import span_words
from generator.wording.wording import integer, listed, money

TITLE = N_("Where things could be simpler")


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
        dear = ngettext(
            "{n} service that is the same everywhere costs more than the middle one of its "
            "provider",
            "{n} services that are the same everywhere cost more than the middle one of their "
            "provider",
            found.dear,
        )
        parts.append(dear.format(n=integer(found.dear)))
    if found.doubles:
        twice = ngettext(
            "{n} purpose is served twice", "{n} purposes are served twice", len(found.doubles)
        )
        parts.append(twice.format(n=integer(len(found.doubles))))
    if parts:
        return f"{listed(parts)}."
    if not any(family.priced for family in found.families):
        return _("What services cost for each person is not known, so nothing can be said.")
    return _("Nothing stands out: no service is there twice, or dear and the same everywhere.")


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _family(family: Family, cards: Scorecards) -> FamilyView:
    currency = cards.definitions.organisation.part.currency
    return FamilyView(
        provider=Link(family.provider.provider.name, provider_href(family.provider.id)),
        said=_family_said(family),
        dear=tuple(_dear(each, currency) for each in family.dear),
        all_title=_all_title(len(family.priced)),
        all=tuple(
            PricedView(
                _link(each.card),
                money(each.cost, currency),
                _("the same everywhere") if each.commodity else "",
            )
            for each in family.priced
        ),
        unpriced=tuple(_link(card) for card in family.unpriced),
    )


def _all_title(number: int) -> str:
    said = ngettext("What the {n} service costs", "What the {n} services cost", number)
    return said.format(n=integer(number))


def _family_said(family: Family) -> str:
    if not family.middle.has_value:
        return _(
            "Fewer than two of its services have costs for each person, so there is no middle."
        )
    said = _(
        "The middle of its {n} services whose costs are known is {value} for each person and month."
    )
    return said.format(n=len(family.priced), value=figure_value(family.middle))


def _dear(each: Priced, currency: str) -> DearView:
    figure = each.card.panels[Costs].person
    return DearView(
        _link(each.card),
        _("{money} for each person and month").format(money=money(each.cost, currency)),
        span_words(figure.span),
        headline(each.card.signs.like).rstrip(".") + ".",
    )


def _side(card: Scorecard, as_of: date) -> SideView:
    costs = card.panels[Costs]
    return SideView(
        _link(card),
        stage_words(card.service, as_of),
        _("{value} people").format(value=figure_value(costs.people))
        if costs.people.has_value
        else _("use not known"),
        _("{value} for each and month").format(value=figure_value(costs.person))
        if costs.person.has_value
        else _("costs for each not known"),
    )


def _link(card: Scorecard) -> Link:
    return Link(card.service.name, service_href(card.id))


def _pages(material: Material) -> Iterator[Page]:
    said = _("Services that cost more than it need, and where there are two for one purpose.")
    yield Page("simplify/index.md", _(TITLE), said, lambda: simplify_view(material.cards))


KIND = PageKind("simplify.html", SimplifyView, _pages)
