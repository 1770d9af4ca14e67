"""Needs attention: early warnings, promises kept while people are unhappy, and what is overdue."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from msgspec import Struct

from generator.drawing.cards import service_href
from generator.features.conversation.figures import Conversation, Standing
from generator.features.conversation.helped import Helped
from generator.features.owners_word.figures import Warnings
from generator.features.promises.figures import Contrast, Promises
from generator.language import N_, Locale
from generator.pages.contrast import ContrastsView, contrasts_view, in_use
from generator.pages.conversation import RaisedView, ranked
from generator.pages.early_warnings import WarningsView, warnings_view
from generator.pages.owner import OwnerView, owner_view
from generator.pages.page import Material, Page, PageKind, SearchEntry, Sought
from generator.scorecards.scorecard import Scorecards
from generator.wording.wording import integer

TITLE = N_("Needs attention")
HREF = "attention/"
LOOKS_AT = (Conversation, Promises, Warnings)
"""What the numbers come from."""

_PARTS = (
    (N_("Early warnings"), "#warnings"),
    (N_("Green outside, red inside"), "#contrast"),
)
"""What search finds on it, and where."""


class LateView(Struct, frozen=True):
    """What is overdue, and who answers for the service; None where nobody does."""

    raised: RaisedView
    owner: OwnerView | None


class AttentionView(Struct, frozen=True):
    """The page: how much of each there is, then each by itself."""

    said: str
    tone: str
    warnings: WarningsView
    contrasts: ContrastsView
    overdue: tuple[LateView, ...]
    overdue_said: str


def attention_view(locale: Locale, cards: Scorecards) -> AttentionView:
    """Return the view of the page."""
    warnings, contrasts = warnings_view(locale, cards), contrasts_view(locale, cards)
    owners = {service_href(c.id): owner_view(c.service, cards.as_of) for c in cards.services}
    overdue = tuple(
        LateView(each, owners[each.service.href])
        for each in ranked(locale, cards)
        if each.standing == Standing.OVERDUE.value
    )
    numbers = needing(cards)
    return AttentionView(
        said=attention_said(locale, numbers),
        tone="bad" if numbers.services else "plain",
        warnings=warnings,
        contrasts=contrasts,
        overdue=overdue,
        overdue_said=_overdue_said(locale, len(overdue)),
    )


class Needing(NamedTuple):
    """How many services need attention, and how many of these for each reason."""

    services: int
    warned: int
    green: int
    late: int


def needing(cards: Scorecards) -> Needing:
    """Return how many services are warned of, are green and red, or have something overdue."""
    warned, green, late = _needing(cards)
    return Needing(len(warned | green | late), len(warned), len(green), len(late))


def listed_services(cards: Scorecards) -> frozenset[str]:
    """Return the services that the page lists, for whatever reason."""
    return frozenset().union(*_needing(cards))


def _needing(cards: Scorecards) -> tuple[set[str], set[str], set[str]]:
    panels = [(card.id, card.panels) for card in cards.services]
    warned = {name for name, each in panels if each[Warnings].items}
    green = {c.id for c in in_use(cards) if c.panels[Promises].contrast is Contrast.WATERMELON}
    late = {
        name
        for name, each in panels
        if any(topic.standing is Standing.OVERDUE for topic in each[Conversation].topics)
    }
    return warned, green, late


def attention_said(locale: Locale, found: Needing) -> str:
    """Say how many services need attention, and why; a service may have several reasons."""
    _, reasons, total = locale.text, tuple(found[1:]), found.services
    if not total:
        return _("As far as we know, nothing needs attention now.")
    whole = (
        locale.plural(
            "{n} service has an early warning", "{n} services have an early warning", found.warned
        ),
        locale.plural(
            "{n} service keeps its promises while too few people like it",
            "{n} services keep their promises while too few people like them",
            found.green,
        ),
        locale.plural(
            "{n} service has overdue topics", "{n} services have overdue topics", found.late
        ),
    )
    after = (
        locale.plural("{n} has an early warning", "{n} have an early warning", found.warned),
        locale.plural(
            "{n} keeps its promises while too few people like it",
            "{n} keep their promises while too few people like them",
            found.green,
        ),
        locale.plural("{n} has overdue topics", "{n} have overdue topics", found.late),
    )
    lone = sum(map(bool, reasons)) == 1
    words = zip(whole if lone else after, reasons, strict=True)
    if lone:
        return "".join(f"{said.format(n=integer(locale, n))}." for said, n in words if n)
    every = _("all") if total > 1 else integer(locale, total)
    parts = [
        said.format(n=every if number == total else integer(locale, number))
        for said, number in words
        if number
    ]
    said = locale.plural(
        "{n} service needs attention: {parts}.", "{n} services need attention: {parts}.", total
    ).format(n=integer(locale, total), parts=locale.listed(parts))
    several = total not in reasons and sum(reasons) > total
    return f"{said} {_('Some are counted for more than one reason.')}" if several else said


def _overdue_said(locale: Locale, overdue: int) -> str:
    if not overdue:
        return locale.text("Nothing that was raised is overdue.")
    said = locale.plural(
        "{n} topic is overdue.",
        "{n} topics are overdue.",
        overdue,
    )
    return said.format(n=integer(locale, overdue))


def _pages(material: Material) -> Iterator[Page]:
    locale, cards = material.locale, material.cards
    said = locale.text(
        "Early warnings, services that keep their promises although too few people like them, and "
        "comments that are overdue."
    )
    title = locale.text(TITLE)
    sought = (
        SearchEntry(Sought.PAGE, title, said),
        *(SearchEntry(Sought.PAGE, locale.text(part), title, at=at) for part, at in _PARTS),
    )
    view = partial(attention_view, locale, cards)
    yield Page(f"{HREF}index.md", title, said, view, sought=lambda: sought)


KIND = PageKind(
    "attention.html",
    AttentionView,
    _pages,
    looks_at=(*LOOKS_AT, Helped),
)
