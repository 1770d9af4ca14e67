"""A sheet for a meeting: what needs a decision, and all services with two signs each.

It says nothing that other pages do not say; it is laid out to be printed, in black too.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import date
from functools import partial

from msgspec import Struct

from generator.drawing.cards import provider_href, service_href
from generator.drawing.shirts import KINDS, card_shirt, key_name
from generator.features.conversation.figures import Conversation, Standing
from generator.features.conversation.words import overdue_words
from generator.features.owners_word.figures import Stand, Warnings
from generator.features.promises.figures import Contrast, Promises
from generator.figures.card import Scorecard
from generator.figures.figure import State
from generator.figures.verdict import Shirt
from generator.language import N_, Locale
from generator.pages.attention import listed_services
from generator.pages.contrast import in_use
from generator.pages.owner import owner_view
from generator.pages.page import Material, Page, PageKind
from generator.pages.summary import IconView, moves_icon
from generator.scorecards.scorecard import Scorecards
from generator.wording.figure_words import figure_range, figure_value, state_words
from generator.wording.parts import Link, ShirtView
from generator.wording.stages import stage_words
from generator.wording.wording import cut_short, integer, quoted

TITLE = N_("For a meeting")
HREF = "meeting/"
_SAID = N_("What needs a decision, and all services with two signs each: on one or two sheets.")
_STANDS = {
    Stand.UNANSWERED: N_("an early warning that nobody answered in time"),
    Stand.WAITING: N_("a new early warning, with time left to answer"),
}
_SILENT = (State.NOT_ASKED, State.LONG_AGO, State.SET_ASIDE)
_MOST = 24
"""Decisions that are named; a meeting has no time for more."""
_QUOTED = 80
"""Characters of a comment."""
_CHANGES = (
    IconView("up", N_("better than in its own past")),
    IconView("level", N_("as usual")),
    IconView("down", N_("worse than in its own past")),
    IconView("unknown", N_("we cannot say")),
)
"""What the signs of change mean."""


class DecisionView(Struct, frozen=True):
    """A service that needs a decision, why, and who answers for it; ``owner`` may be empty."""

    service: Link
    owner: str
    reasons: tuple[str, ...]


class MeetingRowView(Struct, frozen=True):
    """A service in a line: its shirt, its share or why there is none, whether it changes."""

    service: Link
    shirt: ShirtView
    verdict: str
    value: str
    range: str
    moves: IconView


class MeetingGroupView(Struct, frozen=True):
    """A provider with its services."""

    provider: Link
    rows: tuple[MeetingRowView, ...]


class SignKeyView(Struct, frozen=True):
    """What a shirt means."""

    shirt: ShirtView
    name: str


class MeetingView(Struct, frozen=True):
    """The sheet. ``more`` says how many decisions are not named, empty where all are.

    ``outline`` says whether any shirt is drawn in outline.
    """

    said: str
    day: str
    decisions: tuple[DecisionView, ...]
    more: str
    groups: tuple[MeetingGroupView, ...]
    shirts: tuple[SignKeyView, ...]
    changes: tuple[IconView, ...]
    outline: bool


def meeting_view(locale: Locale, cards: Scorecards) -> MeetingView:
    """Return the view: decisions with most reasons first, services by provider and name."""
    used = in_use(cards)
    found = [(card, _reasons(locale, card, cards.as_of)) for card in used]
    found = sorted((each for each in found if each[1]), key=lambda each: -len(each[1]))
    named = tuple(
        DecisionView(_link(card), _owner(card, cards.as_of), reasons)
        for card, reasons in found[:_MOST]
    )
    more = len(found) - len(named)
    deciding = {card.id for card, _ in found}
    groups = tuple(_groups(locale, cards))
    return MeetingView(
        said=deciding_said(locale, deciding, listed_services(cards), len(used)),
        day=locale.day(cards.as_of),
        decisions=named,
        more=locale.text("and {n} more").format(n=integer(locale, more)) if more else "",
        groups=groups,
        shirts=tuple(
            SignKeyView(ShirtView(KINDS[each], "", False, ""), key_name(locale, each))
            for each in Shirt
        ),
        changes=tuple(IconView(each.kind, locale.text(each.said)) for each in _CHANGES),
        outline=any(row.shirt.outline for group in groups for row in group.rows),
    )


def deciding_said(locale: Locale, deciding: Set[str], needing: Set[str], used: int) -> str:
    """Say how many services need a decision, and how many of them another page counts as well.

    ``needing`` are those of the page “Needs attention”, which does not count gaps.
    """
    if not deciding:
        return locale.text("As far as we know, nothing needs a decision now.")
    said = locale.plural(
        "{n} of {all} services in use needs a decision: {parts}.",
        "{n} of {all} services in use need a decision: {parts}.",
        len(deciding),
    )
    return said.format(
        n=integer(locale, len(deciding)),
        all=integer(locale, used),
        parts=locale.listed(_parts(locale, deciding, needing)),
    )


def _parts(locale: Locale, deciding: Set[str], needing: Set[str]) -> list[str]:
    pressed, gaps, parts = len(deciding & needing), len(deciding - needing), []
    if pressed == len(needing) == 1:
        parts.append(locale.text("the one that needs attention"))
    elif pressed and pressed == len(needing):
        parts.append(locale.text("the {n} that need attention").format(n=integer(locale, pressed)))
    elif pressed:
        said = locale.text("{n} of the {all} that need attention")
        parts.append(said.format(n=integer(locale, pressed), all=integer(locale, len(needing))))
    if gaps and not pressed:
        parts.append(
            locale.plural(
                "it has gaps, such as no owner or nobody asked",
                "they have gaps, such as no owner or nobody asked",
                gaps,
            )
        )
    elif gaps:
        said = locale.text("{n} with gaps, such as no owner or nobody asked")
        parts.append(said.format(n=integer(locale, gaps)))
    return parts


def _link(card: Scorecard) -> Link:
    return Link(card.service.name, service_href(card.id))


def _owner(card: Scorecard, as_of: date) -> str:
    owner = owner_view(card.service, as_of)
    return owner.role if owner else ""


def _reasons(locale: Locale, card: Scorecard, as_of: date) -> tuple[str, ...]:
    """Return why a service needs a decision, the most pressing reason first; none if it does not.

    Each is said on another page as well: an early warning, a promise, a comment, a gap.
    """
    return tuple(_why(locale, card, as_of))


def _why(locale: Locale, card: Scorecard, as_of: date) -> Iterator[str]:
    stands = {each.stand for each in card.panels[Warnings].items}
    yield from (locale.text(said) for stand, said in _STANDS.items() if stand in stands)
    if card.panels[Promises].contrast is Contrast.WATERMELON:
        yield locale.text("keeps its promises while too few people like it")
    for topic in card.panels[Conversation].topics:
        if topic.standing is Standing.OVERDUE and topic.since:
            said = quoted(locale, cut_short(topic.entry.said.rstrip("."), _QUOTED))
            late = overdue_words(locale, (as_of - topic.since).days)
            yield locale.text("{said}: {late}").format(said=said, late=late)
    if not _owner(card, as_of):
        yield locale.text("no owner is named")
    if card.signs.like.state in _SILENT:
        yield state_words(locale, card.signs.like)


def _groups(locale: Locale, cards: Scorecards) -> Iterator[MeetingGroupView]:
    by: dict[str, list[Scorecard]] = {}
    for card in cards.services:
        by.setdefault(card.defined.provider, []).append(card)
    for provider, some in by.items():
        first = some[0].provider
        name = first.part.name if first else provider
        rows = tuple(_row(locale, card, cards.as_of) for card in some)
        yield MeetingGroupView(Link(name, provider_href(provider)), rows)


def _row(locale: Locale, card: Scorecard, as_of: date) -> MeetingRowView:
    like, service = card.signs.like, card.service
    used = service.stage.in_use
    return MeetingRowView(
        service=_link(card),
        shirt=card_shirt(locale, card),
        verdict=key_name(locale, card.shirt),
        value=figure_value(locale, like) if used else stage_words(locale, service, as_of),
        range=figure_range(locale, like) if used else "",
        moves=moves_icon(locale, card, as_of),
    )


def _pages(material: Material) -> Iterator[Page]:
    locale, cards = material.locale, material.cards
    view = partial(meeting_view, locale, cards)
    yield Page(f"{HREF}index.md", locale.text(TITLE), locale.text(_SAID), view)


KIND = PageKind("meeting.html", MeetingView, _pages, looks_at=(Conversation, Promises, Warnings))
