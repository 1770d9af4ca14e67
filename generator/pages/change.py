"""The page on which somebody changes something small, without git and without knowing YAML.

It names the lines of files, never what stands on them: a file may hold what no page shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from msgspec import Struct

from generator.features.conversation.words import answer_address, entry_address
from generator.language import N_, Locale
from generator.model.changes import (
    ANSWER,
    CHANGES,
    FIELDS,
    SERVICE,
    SUPPLIER,
    Insertion,
    SmallChange,
    slots,
)
from generator.model.conversation import Entry
from generator.model.service import Service
from generator.pages.page import Material, Page, PageKind, digest_of
from generator.pages.provenance import Provenance
from generator.scorecards.scorecard import Scorecards
from generator.sources.yaml_document import Document
from generator.sources.yaml_text import inline
from generator.wording.wording import day_words, integer

TITLE = N_("Change something")
_BY_ID = {each.id: each for each in CHANGES}
_EXAMPLE = {
    "said": "Signing in takes three tries.",
    "text": "We know, and we are working on it: it will be better by spring.",
}
_WHERE = {
    "word": N_(
        "Write it below the last line of “word:”. If there is no such line, write “word:” first."
    ),
    "answer": N_("Write it in place of the line “progress:” of the comment."),
    "action": N_(
        "Write it below the last line of “conversation:”. If there is no such line, write it first."
    ),
    "date": N_("Write it in place of the line “due:” of the action."),
    "reply": N_("Write it below the supplier’s name."),
}


class FieldOfChangeView(Struct, frozen=True):
    """Something to fill in."""

    id: str
    title: str


class KindOfChangeView(Struct, frozen=True):
    """A kind of change: the fields that it asks for, the keys that it writes, an example.

    ``keys`` is “key=field” with a blank between two, “key==word” where the word is always the same.
    """

    id: str
    title: str
    about: str
    asks: str
    keys: str
    where: str
    example: str


class PlaceView(Struct, frozen=True):
    """Where a kind of change goes: “comment” says at which topic, ``where`` says it in words.

    ``start`` stands before the first key, ``lead`` above it. ``lines`` is how the code host's
    address ends there. ``id`` is where others link to, to answer a topic.
    """

    id: str
    kind: str
    title: str
    comment: str
    said: str
    where: str
    start: str
    lead: str
    lines: str


class ChangeableView(Struct, frozen=True):
    """A service or a supplier: its address on the page, its file, and what can be changed."""

    id: str
    about: str
    name: str
    file: str
    href: str | None
    places: tuple[PlaceView, ...]


class ChangeView(Struct, frozen=True):
    """All that the page shows. ``issue_href`` is where an issue is begun; empty where nowhere."""

    say: str | None
    fields: tuple[FieldOfChangeView, ...]
    kinds: tuple[KindOfChangeView, ...]
    services: tuple[ChangeableView, ...]
    suppliers: tuple[ChangeableView, ...]
    issue_href: str
    in_repository: bool


Slots = Mapping[tuple[str, str], Sequence[Sequence[Any]]]
"""Where a change can go, by service or supplier: its kind, and the fields of its ``Insertion``."""


def change_view(
    locale: Locale, cards: Scorecards, provenance: Provenance, found: Slots
) -> ChangeView:
    """Return the view of the page."""
    of = partial(_changeable, locale, provenance, found)
    services = (
        of(SERVICE, card.id, card.service.name, card.defined.document, _entries(card.service))
        for card in cards.services
    )
    suppliers = (
        of(SUPPLIER, card.id, card.supplier.name, card.defined.document, ())
        for card in cards.suppliers
    )
    return ChangeView(
        say=cards.definitions.organisation.part.feedback,
        fields=tuple(FieldOfChangeView(name, locale.text(said)) for name, said in FIELDS.items()),
        kinds=tuple(_kind(locale, each) for each in CHANGES),
        services=tuple(services),
        suppliers=tuple(suppliers),
        issue_href=provenance.issue_href,
        in_repository=provenance.repository is not None,
    )


def _entries(service: Service) -> tuple[Entry, ...]:
    """Return what was said, but for services of which no page shows it."""
    return () if service.sensitive else service.conversation


def slots_of(material: Material) -> Slots:
    """Return where changes can go; a file that is as it was is not read again."""
    definitions = material.cards.definitions
    found: dict[tuple[str, str], Sequence[Sequence[Any]]] = {}
    for defined in definitions.services.values():
        text = defined.document.text
        make = partial(_slots, SERVICE, text)
        found[SERVICE, defined.id] = material.said(make, "slots", digest_of(text))
    for supplier in definitions.suppliers.values():
        text, number = supplier.document.text, int(supplier.path[-1])
        make = partial(_slots, SUPPLIER, text, number)
        about = f"{number} {digest_of(text)}"
        found[SUPPLIER, supplier.id] = material.said(make, "slots", about)
    return found


def _slots(about: str, text: str, number: int = 0) -> list[list[Any]]:
    return [
        [change.id, slot.first, slot.last, slot.start, slot.lead, slot.item]
        for change in CHANGES
        if change.about == about
        for slot in slots(change, text, number)
    ]


def _kind(locale: Locale, change: SmallChange) -> KindOfChangeView:
    as_of = {"day": "2026-09-30", "due": "2027-03-31"}
    slot = Insertion(1, 0, "  - " if change.place in ("word", "conversation") else "    ")
    example = {
        key: said if key in ("since", "raised", "answered", "due") else inline(said)
        for key, said in change.item({**_EXAMPLE, **as_of}).items()
    }
    return KindOfChangeView(
        id=change.id,
        title=locale.text(change.title),
        about=change.about,
        asks=" ".join(change.asks),
        keys=" ".join(f"{key}={source}" for key, source in change.keys),
        where=locale.text(_WHERE[change.id]),
        example="\n".join(slot.lines(example)),
    )


def _changeable(
    locale: Locale,
    provenance: Provenance,
    found: Slots,
    about: str,
    id_: str,
    name: str,
    document: Document,
    entries: Sequence[Entry],
) -> ChangeableView:
    known = ((_BY_ID[change], Insertion(*fields)) for change, *fields in found[about, id_])
    places = (
        _place(locale, change, slot, id_, entries)
        for change, slot in known
        if slot.item is None or slot.item < len(entries)
    )
    return ChangeableView(
        id=f"{about}-{id_}",
        about=id_,
        name=name,
        file=document.file,
        href=provenance.edited(document.file),
        places=tuple(places),
    )


def _place(
    locale: Locale, change: SmallChange, slot: Insertion, service: str, entries: Sequence[Entry]
) -> PlaceView:
    entry = None if slot.item is None else entries[slot.item]
    id_ = ""
    if change.id == ANSWER and entry:
        id_ = answer_address(entry_address(service, entry, entries[: slot.item]))
    first, last = (integer(locale, each) for each in (slot.first, slot.last))
    _ = locale.text
    if slot.first > slot.last:
        where = _("below line {n}").format(n=last)
    elif slot.first == slot.last:
        where = _("in place of line {n}").format(n=last)
    else:
        where = _("in place of lines {first} to {last}").format(first=first, last=last)
    several = f"L{slot.first}-L{slot.last}"
    return PlaceView(
        id=id_,
        kind=change.id,
        title=_(change.title),
        comment=f"{entry.raised.isoformat()}: {entry.said}" if entry else "",
        said=f"{day_words(locale, entry.raised)}: {entry.said}" if entry else "",
        where=where,
        start=slot.start,
        lead=slot.lead,
        lines=several if slot.first < slot.last else f"L{slot.last}",
    )


def _pages(material: Material) -> Iterator[Page]:
    locale, found = material.locale, slots_of(material)
    yield Page(
        "change/index.md",
        locale.text(TITLE),
        locale.text("For owners and suppliers."),
        partial(change_view, locale, material.cards, material.provenance, found),
        # Digests of documents say nothing of comments and blank lines, which move the others.
        beside=(digest_of([*found.items()]), material.provenance.history.folder),
    )


KIND = PageKind("change.html", ChangeView, _pages)
