"""The page “Where things could be simpler”."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from generator.drawing.cards import provider_href, service_href
from generator.features.costs.figures import price
from generator.figures.card import Scorecard
from generator.language import N_, Locale
from generator.language.marked import filled
from generator.pages.page import Material, Page, PageKind
from generator.scorecards.overviews.simplify import Priced, ProviderServices, Simplify, simplify
from generator.scorecards.scorecard import Scorecards
from generator.wording.figure_words import figure_value
from generator.wording.marks import marked
from generator.wording.parts import Link
from generator.wording.sentences import headline
from generator.wording.spans import span_words
from generator.wording.stages import stage_words
from generator.wording.wording import integer, money

TITLE = N_("What could be simpler")


class DearView(Struct, frozen=True):
    """A service that is the same everywhere and costs more than the middle one."""

    service: Link
    cost: str
    period: str
    said: str


class PricedView(Struct, frozen=True):
    """A service and what it costs for each person and month."""

    service: Link
    cost: str
    same: str


class ProviderCostView(Struct, frozen=True):
    """A provider: what is dear among its services, and what the middle one was taken from."""

    provider: Link
    said: str
    dear: tuple[DearView, ...]
    all_title: str
    all: tuple[PricedView, ...]
    unpriced: tuple[Link, ...]


class SideView(Struct, frozen=True):
    """One of two services for one purpose."""

    service: Link
    stage: str
    people: str
    cost: str


class SimplifyView(Struct, frozen=True):
    """All that the page shows."""

    said: str
    doubles: tuple[tuple[SideView, ...], ...]
    families: tuple[ProviderCostView, ...]


def simplify_view(locale: Locale, cards: Scorecards) -> SimplifyView:
    """Return the view of the page."""
    found = simplify(cards)
    return SimplifyView(
        said=said(locale, found),
        doubles=tuple(
            tuple(_side(locale, card, cards.as_of) for card in pair) for pair in found.doubles
        ),
        families=tuple(_family(locale, each, cards) for each in found.families),
    )


def said(locale: Locale, found: Simplify) -> str:
    """Say in one sentence what could be simpler, or why nobody can say."""
    parts = []
    if found.dear:
        dear = locale.plural(
            "{n} standard service costs more than is typical for its provider",
            "{n} standard services cost more than is typical for their provider",
            found.dear,
        )
        parts.append(dear.format(n=integer(locale, found.dear)))
    if found.doubles:
        twice = locale.plural(
            "{n} need is served by two services",
            ("{n} needs are served by two services"),
            len(found.doubles),
        )
        parts.append(twice.format(n=integer(locale, len(found.doubles))))
    if parts:
        return f"{locale.listed(parts)}."
    if not any(family.priced for family in found.families):
        return locale.text("We do not know what services cost per person, so we can say nothing.")
    return locale.text(
        "Nothing stands out: there are no duplicates, and nothing that is the same everywhere "
        "costs more than is typical."
    )


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _family(locale: Locale, family: ProviderServices, cards: Scorecards) -> ProviderCostView:
    currency = cards.definitions.organisation.part.currency
    return ProviderCostView(
        provider=Link(family.provider.provider.name, provider_href(family.provider.id)),
        said=_family_said(locale, family),
        dear=tuple(_dear(locale, each, currency) for each in family.dear),
        all_title=_all_title(locale, len(family.priced)),
        all=tuple(
            PricedView(
                _link(each.card),
                money(locale, each.cost, currency),
                locale.text("the same everywhere") if each.commodity else "",
            )
            for each in family.priced
        ),
        unpriced=tuple(_link(card) for card in family.unpriced),
    )


def _all_title(locale: Locale, number: int) -> str:
    said = locale.plural("What the {n} service costs", "What the {n} services cost", number)
    return said.format(n=integer(locale, number))


def _family_said(locale: Locale, family: ProviderServices) -> str:
    if not family.middle.has_value:
        return locale.text(
            "Fewer than two of its services have a known cost per person, so nothing is typical."
        )
    said = locale.text(
        "A typical cost: half of its {n} services whose costs are known cost more than {value} "
        "per person per month, half cost less."
    )
    return filled(said, n=len(family.priced), value=figure_value(locale, family.middle))


def _dear(locale: Locale, each: Priced, currency: str) -> DearView:
    figure = each.card.panels.part(price).person
    return DearView(
        _link(each.card),
        locale.text("{money} per person per month").format(
            money=money(locale, each.cost, currency)
        ),
        span_words(locale, figure.span),
        headline(locale, each.card.signs.like).rstrip(".") + ".",
    )


def _side(locale: Locale, card: Scorecard, as_of: date) -> SideView:
    _ = locale.text
    costs = card.panels.part(price)
    people, each = _("{value} people"), _("{value} per person per month")
    return SideView(
        _link(card),
        stage_words(locale, card.service, as_of),
        marked(costs.people, people.format(value=figure_value(locale, costs.people)))
        if costs.people.has_value
        else _("use not known"),
        marked(costs.person, each.format(value=figure_value(locale, costs.person)))
        if costs.person.has_value
        else _("cost per person not known"),
    )


def _link(card: Scorecard) -> Link:
    return Link(card.service.name, service_href(card.id))


def _pages(material: Material) -> Iterator[Page]:
    locale = material.locale
    said = locale.text("Services that cost too much, and duplicates.")
    yield Page(
        "simplify/index.md", locale.text(TITLE), said, lambda: simplify_view(locale, material.cards)
    )


KIND = PageKind("simplify.html", SimplifyView, _pages, looks_at=(price,))
