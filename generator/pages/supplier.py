"""The page of a supplier: what it delivers, time without it, and its own reply. Never a ranking."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from msgspec import Struct

from generator.api.places import file_of
from generator.api.texts import supplier_text
from generator.drawing.cards import card_view, service_href
from generator.features.promises.figures import Promises
from generator.features.promises.words import kept_words
from generator.features.steps.bars import bar, cause_place, cause_words
from generator.features.steps.figures import rated_steps, supplier_times
from generator.features.steps.way_words import supplier_href, supplier_name
from generator.figures.card import Scorecard
from generator.figures.figure import State
from generator.language import N_, Locale
from generator.language.alphabet import alphabetical
from generator.pages.page import (
    Download,
    Material,
    Page,
    PageKind,
    SearchEntry,
    Sought,
)
from generator.pages.provenance import check_groups
from generator.pages.supplier_steps import TurnView, earlier_words, turn_view, unrated_words
from generator.pages.supplier_words import all_of_it, delivers, promises_said, supports, without
from generator.scorecards.overviews.suppliers import Carried, SupplierCard
from generator.scorecards.scorecard import Scorecards
from generator.wording.figure_words import answers_words, figure_range, figure_value
from generator.wording.marks import marked
from generator.wording.parts import BarView, CardView, CheckGroup
from generator.wording.spans import span_words
from generator.wording.wording import day_words, percent, quoted

_WANTED = {
    "like": N_("{share} should like it"),
    "ease": N_("{share} should find it easy"),
    "shirt": N_("{share} should wear the shirt"),
}


class CarriedView(Struct, frozen=True):
    """A service of which the supplier delivers steps, and what can be said of them."""

    card: CardView
    steps: tuple[TurnView, ...]
    lost: str
    promises: tuple[str, ...]
    shared: str


class LikedView(Struct, frozen=True):
    """How many like a service, as one row of a list in order of name."""

    name: str
    href: str
    value: str
    range: str
    answers: str


class SupplierView(Struct, frozen=True):
    """All that a supplier's page shows. ``reply`` is its own; empty where it has not replied.

    ``all_of_it`` says where all the time was lost, and its cause, where there is one of each.
    ``any_known`` says whether how many like it is known of any of the services.
    """

    id: str
    name: str
    kind: str
    contact: str
    contact_href: str | None
    link: str | None
    delivers: str
    said: str
    reply: str
    no_reply: str
    services: tuple[CarriedView, ...]
    earlier: tuple[str, ...]
    coming: tuple[str, ...]
    without: str
    all_of_it: str
    of_services: tuple[BarView, ...]
    of_causes: tuple[BarView, ...]
    last_causes: tuple[str, ...]
    unrated: str
    any_known: bool
    liked: tuple[LikedView, ...]
    checks: tuple[CheckGroup, ...]
    figures_href: str


def supplier_view(locale: Locale, card: SupplierCard, cards: Scorecards) -> SupplierView:
    """Return the view of a supplier."""
    _ = locale.text
    supplier, contact = card.supplier, card.supplier.contact
    carried = card.carried
    liked = tuple(_like(locale, each.card) for each in card.current)
    checks = check_groups(locale, [(card.total, _("How long people could not use its steps"))])
    return SupplierView(
        id=card.id,
        name=supplier.name,
        kind=kind_words(locale, card),
        contact=contact.role if contact else "",
        contact_href=contact.contact if contact else None,
        link=supplier.link,
        delivers=_delivers(locale, card, cards),
        said=supports_words(locale, card),
        reply=supplier.reply or "",
        no_reply="" if supplier.reply else _("{name} has not replied.").format(name=supplier.name),
        services=tuple(_carried(locale, each, cards) for each in card.current),
        earlier=tuple(
            earlier_words(locale, each, turn, cards.definitions)
            for each in carried
            for turn in each.earlier
        ),
        coming=tuple(
            earlier_words(locale, each, turn, cards.definitions)
            for each in carried
            for turn in each.coming
        ),
        without=_without(locale, card),
        all_of_it=_all_of_it(locale, card),
        of_services=_of_services(locale, card),
        of_causes=_of_causes(locale, card),
        last_causes=tuple(_last_causes(locale, card)),
        unrated=unrated_words(locale, card),
        any_known=any(each.range for each in liked),
        liked=liked,
        checks=checks,
        figures_href=file_of(supplier_href(card.id)),
    )


def supports_words(locale: Locale, card: SupplierCard) -> str:
    """Say how people like what a supplier supports."""
    earlier = sum(1 for each in card.carried if each.earlier)
    return supports(locale, [each.card for each in card.current], earlier)


def _delivers(locale: Locale, card: SupplierCard, cards: Scorecards) -> str:
    """Say what it delivers since when, who did before, and whether it kept its promises."""
    current = card.current
    before = dict.fromkeys(
        name for each in current for turn in each.now if (name := turn.before) is not None
    )
    names = [supplier_name(name, cards.definitions) for name in before]
    said = delivers(locale, current, names)
    promises = [record for each in current for record in each.promises]
    return f"{said} {promises_said(locale, promises)}" if said else ""


def kind_words(locale: Locale, card: SupplierCard) -> str:
    """Say whether a supplier belongs to the organisation."""
    return (
        locale.text("part of us")
        if card.supplier.kind == "internal"
        else locale.text("another company")
    )


def _carried(locale: Locale, each: Carried, cards: Scorecards) -> CarriedView:
    definitions = cards.definitions
    others = (supplier_name(name, definitions) for name in each.others)
    promises = (
        locale.text("Promised: “{name}”, {kept}.").format(
            name=record.promise.name, kept=kept_words(locale, record)
        )
        for record in each.promises
    )
    return CarriedView(
        card=card_view(locale, each.card, definitions, cards.as_of),
        steps=tuple(turn_view(locale, each, turn, definitions) for turn in each.now),
        lost=_lost(locale, each),
        promises=tuple(promises),
        shared=_shared(locale, each, sorted(others, key=alphabetical)),
    )


def _lost(locale: Locale, each: Carried) -> str:
    """Say how long people were without the service on the supplier's steps."""
    _ = locale.text
    if each.lost is None or each.lost.span is None:
        return ""
    label = span_words(locale, each.lost.span)
    if each.lost.value is None:
        return _("{span}: we do not know how long it was down.").format(span=label)
    if each.lost.value == 0:
        said = (
            _("{span}: not down, as far as we know.")
            if each.lost.at_least
            else _("{span}: never down.")
        )
        return said.format(span=label)
    said = _("{span}: added up over all users, it could not be used for {hours}.")
    return marked(each.lost, said.format(hours=figure_value(locale, each.lost), span=label))


def _shared(locale: Locale, each: Carried, others: list[str]) -> str:
    """Say what is wanted of the service, and that it is everybody's where several deliver it."""
    if not each.targets:
        return ""
    aims = locale.listed(
        [locale.text(_WANTED[t.question]).format(share=percent(t.at_least)) for t in each.targets],
    )
    if not others:
        return locale.text("Targets: {aims}.").format(aims=aims)
    said = locale.text("Targets: {aims}, shared with {names}, who deliver other steps.")
    return said.format(aims=aims, names=locale.listed([quoted(locale, name) for name in others]))


def _without(locale: Locale, card: SupplierCard) -> str:
    values = [each.lost.value for each in card.carried if each.lost is not None]
    return without(locale, card.total, values.count(0.0), values.count(None))


def _all_of_it(locale: Locale, card: SupplierCard) -> str:
    """Say where all the time was lost, if in one service, and why, if it has one cause."""
    if not card.total.value:
        return ""
    parts = [(each, each.lost.value) for each in card.carried if each.lost is not None]
    known = all(lost is not None for _, lost in parts)
    turns = [
        (turn.step.name, each.card.service.name)
        for each, lost in parts
        if known and lost
        for turn in (*each.earlier, *each.now)
    ]
    return all_of_it(locale, turns, _only_cause(card))


def _only_cause(card: SupplierCard) -> str | None:
    """Return the cause of all the time; none where there are several or nobody may know."""
    if len(card.by_cause) != 1:
        return None
    ((cause, lost),) = card.by_cause
    return cause if lost.value == card.total.value else None


def _of_services(locale: Locale, card: SupplierCard) -> tuple[BarView, ...]:
    parts = ((each.card.service.name, each.lost) for each in card.carried)
    felt = [(name, lost) for name, lost in parts if lost is not None and lost.value != 0]
    if len(felt) < 2:
        return ()  # the one service has been named above
    return tuple(bar(locale, name, lost, card.total.value) for name, lost in felt)


def _of_causes(locale: Locale, card: SupplierCard) -> tuple[BarView, ...]:
    if _only_cause(card) is not None:
        return ()  # the one cause has been named above
    ordered = sorted(card.by_cause, key=lambda each: cause_place(*each))
    return tuple(
        bar(locale, cause_words(locale, c), figure, card.total.value) for c, figure in ordered
    )


def _last_causes(locale: Locale, card: SupplierCard) -> Iterator[str]:
    """Yield day, service and cause of the latest breakdowns of its steps, as the log has them."""
    for day, of_service, cause in card.last:
        yield locale.text("{day}, {service}: {cause}").format(
            day=day_words(locale, day),
            service=of_service.service.name,
            cause=cause_words(locale, cause),
        )


def _like(locale: Locale, card: Scorecard) -> LikedView:
    like = card.signs.like
    few = (
        marked(like, locale.text("{answers}, few").format(answers=answers_words(locale, like)))
        if like.state is State.FEW
        else answers_words(locale, like)
    )
    return LikedView(
        card.service.name,
        service_href(card.id),
        figure_value(locale, like),
        figure_range(locale, like),
        few,
    )


def _pages(material: Material) -> Iterator[Page]:
    locale = material.locale
    cards = material.cards
    for card in cards.suppliers:
        path = f"suppliers/{card.id}"
        yield Page(
            f"{path}/index.md",
            card.supplier.name,
            locale.text("What {name} delivers, and how long people could not use it.").format(
                name=card.supplier.name[:120]
            ),
            partial(supplier_view, locale, card, cards),
            partial(_sought, locale, card),
            offer=partial(_downloads, card, cards.as_of),
            elsewhere=(file_of(path),),
        )


def _sought(locale: Locale, card: SupplierCard) -> tuple[SearchEntry, ...]:
    """Return what search finds of a supplier: what it delivers, and its own reply."""
    supplier = card.supplier
    steps = (turn.step.name for each in card.current for turn in each.now)
    services = (each.card.service.name for each in card.current)
    contact = supplier.contact.role if supplier.contact else ""
    texts = tuple(dict.fromkeys((*services, *steps, contact, supplier.reply or "")))
    return (SearchEntry(Sought.SUPPLIER, supplier.name, kind_words(locale, card), (), texts),)


def _downloads(card: SupplierCard, as_of: date) -> tuple[Download, ...]:
    return (Download(file_of(supplier_href(card.id)), supplier_text(card, as_of)),)


KIND = PageKind(
    "supplier.html",
    SupplierView,
    _pages,
    looks_at=(supplier_times, rated_steps, Promises),
)
