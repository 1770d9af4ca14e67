"""The pages of a site: one table of what is published, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from generator.scorecards.scorecard import ProviderCard, Scorecard, Scorecards, card_figures
from generator.sources.finding import Finding
from generator.views.cards import community_names
from generator.views.catalogue import catalogue_view
from generator.views.downloads import figures_json, trend_csv
from generator.views.home import home_view
from generator.views.method import methods_view
from generator.views.provenance import Provenance
from generator.views.provider import provider_view
from generator.views.quality import quality_view
from generator.views.sentences import headline
from generator.views.service import service_view
from generator.views.trends import move_of


@dataclass(frozen=True, slots=True)
class Download:
    """A file that a page offers: its path in the site, its text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its source's path, its title and description in plain text, its template.

    ``search`` is what the site's search finds it by. The view and the downloads are made when
    they are asked for, so that pages can be drawn side by side.
    """

    path: str
    title: str
    description: str
    template: str
    make: Callable[[], Any]
    search: str = ""
    offer: Callable[[], tuple[Download, ...]] = tuple

    @property
    def view(self) -> Any:
        """The page's view, made anew at each call."""
        return self.make()


@dataclass(frozen=True, slots=True)
class Material:
    """All that pages are made from. ``titles`` says what each finding's code means."""

    cards: Scorecards
    findings: Sequence[Finding]
    files: Sequence[str]
    titles: Mapping[str, str]
    provenance: Provenance


Maker = Callable[[Material], Iterator[Page]]


def pages(material: Material) -> Iterator[Page]:
    """Yield every page of the site."""
    for make in PAGES:
        yield from make(material)


def _home(material: Material) -> Iterator[Page]:
    view = home_view(material.cards)
    title = f"{view.organisation}: do people like it?"
    yield Page("index.md", title, view.answer, "home.html", lambda: view)


def _catalogue(material: Material) -> Iterator[Page]:
    view = catalogue_view(material.cards)
    said = f"{view.said}, to search and to filter."
    yield Page("services/index.md", "All services", said, "catalogue.html", lambda: view)


def _services(material: Material) -> Iterator[Page]:
    cards = material.cards
    for card in cards.services:
        service = card.service
        communities = community_names(service, cards.definitions)
        path = f"services/{card.id}"
        yield Page(
            f"{path}/index.md",
            service.name,
            _said(card, cards.as_of),
            "scorecard.html",
            partial(service_view, card, cards.definitions, cards.as_of, material.provenance),
            " ".join((service.purpose or "", *service.tags, *communities)),
            partial(_downloads, card, path),
        )


def _providers(material: Material) -> Iterator[Page]:
    cards = material.cards
    for card in cards.providers:
        path = f"providers/{card.id}"
        yield Page(
            f"{path}/index.md",
            card.provider.name,
            _said(card, cards.as_of),
            "provider.html",
            partial(provider_view, card, cards.definitions, cards.as_of, material.provenance),
            card.provider.mission or "",
            partial(_downloads, card, path),
        )


def _said(card: Scorecard | ProviderCard, as_of: date) -> str:
    move, _ = move_of(card.trend, card.signs.like, as_of)
    said = headline(card.signs.like).rstrip(".")
    return f"{said}, {move}." if move else f"{said}."


def _downloads(card: Scorecard | ProviderCard, path: str) -> tuple[Download, ...]:
    return (
        Download(f"{path}/like.csv", trend_csv(card.trend)),
        Download(f"{path}/figures.json", figures_json(card_figures(card))),
    )


def _method(material: Material) -> Iterator[Page]:
    view = methods_view(material.cards.definitions.organisation.part)
    said = "What each number means, how it is made, and what it cannot tell."
    yield Page("method.md", "How each number is made", said, "method.html", lambda: view)


def _quality(material: Material) -> Iterator[Page]:
    view = quality_view(
        material.cards, material.findings, material.files, material.titles, material.provenance
    )
    title = "How good the data are"
    yield Page("data-quality.md", title, view.said, "quality.html", lambda: view)


PAGES: tuple[Maker, ...] = (_home, _catalogue, _services, _providers, _method, _quality)
"""One row a kind of page."""
