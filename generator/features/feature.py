"""A feature: one thing that a scorecard says, as the table lists it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum

from msgspec import Struct

from generator.features.panel import AnyCard, Panel
from generator.figures.method import Method
from generator.figures.panels import PanelFigures as Computed
from generator.language import N_, Locale
from generator.model.definitions import Definitions
from generator.wording.parts import Link, PanelView
from generator.wording.wording import by_folder


class Fold(Enum):
    """The heads under which a scorecard folds its panels; what is open is under none."""

    OPEN = ""
    WORKS = N_("Does it work?")
    WORTH = N_("What it is for, and what it costs")
    SURE = N_("Predictions, and what others publish")


class Feature(Struct, frozen=True):
    """A row of the table.

    ``name`` is the feature's folder, and its template's name. ``panel`` is what a page shows below
    the head of a scorecard; none where other pages say it. ``figures`` are its figures, ``methods``
    how they are worked out.
    """

    name: str
    panel: Panel | None = None
    figures: tuple[type[Computed], ...] = ()
    methods: tuple[Method, ...] = ()

    @property
    def template(self) -> str:
        """The template of the panel's body, in the folder of the features' templates."""
        return f"{self.name}.html"


def panel_views(
    locale: Locale,
    features: Iterable[Feature],
    card: AnyCard,
    definitions: Definitions,
    as_of: date,
) -> tuple[PanelView, ...]:
    """Return the panels of a card, in the order of the table."""
    contents = (
        (feature, feature.panel, feature.panel.describe(locale, card, definitions, as_of))
        for feature in features
        if feature.panel
    )
    return tuple(
        PanelView(
            panel.id,
            locale.text(panel.title),
            each.said,
            each.tone,
            each.add,
            feature.template,
            each.body,
            *(_behind(locale, feature, card) if each.body is not None else ((), ())),
        )
        for feature, panel, each in contents
        if each is not None
    )


def _behind(
    locale: Locale, feature: Feature, card: AnyCard
) -> tuple[tuple[Link, ...], tuple[str, ...]]:
    """Return the methods and the files of all numbers that a feature shows."""
    found = [figure for kind in feature.figures for figure in card.panels[kind].figures]
    shown = [figure for figure in found if figure.has_value]
    methods = {figure.method.id: locale.text(figure.method.title) for figure in shown}
    files = by_folder({file for figure in shown for file in figure.sources})
    links = tuple(Link(title, f"method/#{name}") for name, title in methods.items())
    return links, files
