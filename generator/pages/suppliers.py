"""All suppliers, in order of name: what each delivers. Never a ranking."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.features.steps.way_words import supplier_href
from generator.language import Locale
from generator.pages.page import Material, Page, PageKind
from generator.pages.supplier import kind_words, supports_words
from generator.pages.supplier_words import has_replied
from generator.scorecards.scorecard import Scorecards
from generator.wording.parts import Link
from generator.wording.wording import integer


class SupplierLineView(Struct, frozen=True):
    """A supplier in the list of all."""

    link: Link
    kind: str
    said: str
    reply: str


class SuppliersView(Struct, frozen=True):
    """All suppliers, in order of name, and how many there are."""

    said: str
    suppliers: tuple[SupplierLineView, ...]


def suppliers_view(locale: Locale, cards: Scorecards) -> SuppliersView:
    """Return the view of the list."""
    lines = tuple(
        SupplierLineView(
            link=Link(card.supplier.name, supplier_href(card.id)),
            kind=kind_words(locale, card),
            said=supports_words(locale, card),
            reply=has_replied(locale, card.supplier.reply is not None),
        )
        for card in cards.suppliers
    )
    replied = sum(card.supplier.reply is not None for card in cards.suppliers)
    now = sum(bool(card.current) for card in cards.suppliers)
    return SuppliersView(said(locale, now, len(lines) - now, replied), lines)


def said(locale: Locale, now: int, earlier: int, replied: int) -> str:
    """Say how many suppliers deliver something, how many did earlier, how many have replied."""
    if not now + earlier:
        return locale.text("Nobody has written down yet who delivers the services.")
    deliver = locale.plural(
        "{n} supplier delivers steps of our services",
        "{n} suppliers deliver steps of our services",
        now,
    )
    did = locale.plural("{n} did so earlier", "{n} did so earlier", earlier)
    replies = locale.plural(
        "{n} has replied to its numbers", "{n} have replied to their numbers", replied
    )
    parts = [
        deliver.format(n=integer(locale, now)),
        *([did.format(n=integer(locale, earlier))] if earlier else []),
        replies.format(n=integer(locale, replied)),
    ]
    return f"{locale.listed(parts)}."


def _pages(material: Material) -> Iterator[Page]:
    locale = material.locale
    said = locale.text("Who delivers the steps of our services, by name.")
    yield Page(
        "suppliers/index.md",
        locale.text("Suppliers"),
        said,
        lambda: suppliers_view(locale, material.cards),
    )


KIND = PageKind("suppliers.html", SuppliersView, _pages)
