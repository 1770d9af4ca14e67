"""All suppliers, in order of name: what each delivers. Never a ranking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.features.steps.way_words import supplier_href
from generator.language import Locale
from generator.pages.page import Material, Page, PageKind
from generator.pages.supplier import kind_words
from generator.pages.supplier_words import delivers, has_replied
from generator.scorecards.scorecard import Scorecards
from generator.wording.parts import Link


@dataclass(frozen=True, slots=True)
class SupplierLineView:
    """A supplier in the list of all."""

    link: Link
    kind: str
    said: str
    reply: str


@dataclass(frozen=True, slots=True)
class SuppliersView:
    """All suppliers, in order of name; ``none`` says that nobody is named."""

    suppliers: tuple[SupplierLineView, ...]
    none: str


def suppliers_view(locale: Locale, cards: Scorecards) -> SuppliersView:
    """Return the view of the list."""
    lines = tuple(
        SupplierLineView(
            link=Link(card.supplier.name, supplier_href(card.id)),
            kind=kind_words(locale, card),
            said=delivers(
                locale, len(card.current), sum(1 for each in card.carried if each.earlier)
            ),
            reply=has_replied(locale, card.supplier.reply is not None),
        )
        for card in cards.suppliers
    )
    none = "" if lines else locale.text("Nobody has written down yet who delivers the services.")
    return SuppliersView(lines, none)


def _pages(material: Material) -> Iterator[Page]:
    locale = material.locale
    said = locale.text("Who delivers the steps of our services, in order of name.")
    yield Page(
        "suppliers/index.md",
        locale.text("Suppliers"),
        said,
        lambda: suppliers_view(locale, material.cards),
    )


KIND = PageKind("suppliers.html", SuppliersView, _pages)
