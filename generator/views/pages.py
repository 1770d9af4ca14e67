"""The pages of a site: one table of what is published, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.scorecards.scorecard import ProviderCard, Scorecard, Scorecards, card_figures
from generator.sources.finding import Finding
from generator.views.catalogue import catalogue_view
from generator.views.downloads import figures_json, trend_csv
from generator.views.home import home_view
from generator.views.method import methods_view
from generator.views.provenance import Provenance
from generator.views.provider import provider_view
from generator.views.quality import quality_view
from generator.views.service import service_view


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its source's path, its title and description in plain text, its template, its view.

    ``search`` is what the site's search finds it by.
    """

    path: str
    title: str
    description: str
    template: str
    view: Any
    search: str = ""


@dataclass(frozen=True, slots=True)
class Download:
    """A file that a page offers."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Material:
    """All that pages are made from. ``titles`` says what each finding's code means."""

    cards: Scorecards
    findings: Sequence[Finding]
    files: Sequence[str]
    titles: Mapping[str, str]
    provenance: Provenance


Maker = Callable[[Material], Iterator[Page | Download]]


def pages(material: Material) -> Iterator[Page | Download]:
    """Yield every page and download of the site."""
    for make in PAGES:
        yield from make(material)


def _home(material: Material) -> Iterator[Page]:
    view = home_view(material.cards)
    title = f"{view.organisation}: do people like it?"
    yield Page("index.md", title, view.answer, "home.html", view)


def _catalogue(material: Material) -> Iterator[Page]:
    view = catalogue_view(material.cards)
    said = f"{view.said}, to search and to filter."
    yield Page("services/index.md", "All services", said, "catalogue.html", view)


def _services(material: Material) -> Iterator[Page | Download]:
    cards = material.cards
    for card in cards.services:
        view = service_view(card, cards.definitions, cards.as_of, material.provenance)
        said = f"{view.headline.rstrip('.')}{', ' + view.move if view.move else ''}."
        words = " ".join((view.purpose, *view.tags, *view.communities))
        path = f"services/{card.id}"
        yield Page(f"{path}/index.md", view.name, said, "scorecard.html", view, words)
        yield from _downloads(card, path)


def _providers(material: Material) -> Iterator[Page | Download]:
    cards = material.cards
    for card in cards.providers:
        view = provider_view(card, cards.definitions, cards.as_of, material.provenance)
        path = f"providers/{card.id}"
        said = f"{view.headline.rstrip('.')}."
        yield Page(f"{path}/index.md", view.name, said, "provider.html", view, view.mission)
        yield from _downloads(card, path)


def _downloads(card: Scorecard | ProviderCard, path: str) -> Iterator[Download]:
    yield Download(f"{path}/like.csv", trend_csv(card.trend))
    yield Download(f"{path}/figures.json", figures_json(card_figures(card)))


def _method(material: Material) -> Iterator[Page]:
    view = methods_view(material.cards.definitions.organisation.part)
    said = "What each number means, how it is made, and what it cannot tell."
    yield Page("method.md", "How each number is made", said, "method.html", view)


def _quality(material: Material) -> Iterator[Page]:
    view = quality_view(
        material.cards, material.findings, material.files, material.titles, material.provenance
    )
    yield Page("data-quality.md", "How good the data are", view.said, "quality.html", view)


PAGES: tuple[Maker, ...] = (_home, _catalogue, _services, _providers, _method, _quality)
"""One row a kind of page."""
