"""The page of a community: its services, how it likes them, and whether anybody hears it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct

from generator.api.places import file_of
from generator.api.texts import community_text
from generator.drawing.cards import card_view, community_href, service_href
from generator.features.communities.figures import Heard
from generator.features.communities.words import (
    VOICES,
    compared_words,
    heard_value,
    range_words,
)
from generator.features.conversation.figures import Conversation
from generator.features.conversation.helped import Helped
from generator.features.conversation.words import TopicView, topic_view
from generator.features.days.words import DayView, day_view
from generator.figures.figure import Figure
from generator.figures.gap import clear
from generator.language import N_, Locale
from generator.model.definitions import Definitions
from generator.model.groups import Community
from generator.pages.page import Download, Material, Page, PageKind, SearchEntry, Sought
from generator.scorecards.overviews.served import Served, ServiceUse, heard
from generator.scorecards.scorecard import Scorecards
from generator.wording.parts import CardView, Link
from generator.wording.spans import span_words
from generator.wording.wording import count, integer

_HALF = 0.5
NO_SERVICE = N_("No service says that it is for this group.")


class UseView(Struct, frozen=True):
    """A service as this community sees it, in one quarter."""

    card: CardView
    value: str
    range: str
    quarter: str
    change: str
    tone: str


class UnheardView(Struct, frozen=True):
    """A service about which this community was not heard, and why not."""

    service: Link
    why: str


class CommunityCommentView(Struct, frozen=True):
    """What this community raised about one service."""

    service: Link
    topics: tuple[TopicView, ...]


class CommunityView(Struct, frozen=True):
    """All that a community's page shows."""

    id: str
    name: str
    kind: str
    description: str
    size: str
    liking: str
    said: str
    services: tuple[UseView, ...]
    no_service: str
    unheard: tuple[UnheardView, ...]
    days: tuple[DayView, ...]
    no_days: str
    raised: tuple[CommunityCommentView, ...]
    no_raised: str


def community_view(locale: Locale, each: Served, cards: Scorecards) -> CommunityView:
    """Return the view of a community."""
    _ = locale.text
    community, definitions = each.community, cards.definitions
    return CommunityView(
        id=each.defined.id,
        name=community.name,
        kind=kind_words(locale, each),
        description=community.description or "",
        size=size_words(locale, each),
        liking=liking_of(locale, [use.heard.like for use in each.heard if use.heard]),
        said=said(locale, len(each.uses), len(each.heard), len(each.unheard)),
        services=tuple(_use(locale, use, cards) for use in (*each.heard, *_not_heard(each))),
        no_service="" if each.uses else _(NO_SERVICE),
        unheard=tuple(_unheard(locale, use) for use in each.unheard),
        days=tuple(day_view(locale, day, definitions, of_provider=False) for day in each.days),
        no_days="" if each.days else _("Nobody has written down a day spent with this group."),
        raised=_raised(locale, each, definitions, cards),
        no_raised=""
        if each.raised
        else _("This group has not raised anything, as far as we know."),
    )


def kind_words(locale: Locale, each: Served) -> str:
    """Say whether a community belongs to the organisation."""
    _ = locale.text
    inside = each.community.kind == "internal"
    return _("inside the organisation") if inside else _("outside the organisation")


def size_words(locale: Locale, each: Served) -> str:
    """Say how many belong to a community; empty where nobody wrote it down."""
    if each.size is None:
        return ""
    return count(locale, each.size.people, "person", "people")


def said(locale: Locale, uses: int, heard: int, unheard: int) -> str:
    """Say how many services a community uses, and about how many of them it was heard."""
    _ = locale.text
    if not uses:
        return _(NO_SERVICE)
    services = locale.plural(
        "{n} service is for this group", "{n} services are for this group", uses
    ).format(n=integer(locale, uses))
    if not heard + unheard:
        known = locale.plural(
            "groups cannot be shown separately for it yet",
            "groups cannot be shown separately for any of them yet",
            uses,
        )
    elif not heard:
        known = _("we cannot show any of its answers of the last year")
    elif not unheard:
        known = locale.plural(
            "we can show its answers of the last year",
            "we can show its answers of the last year for each",
            uses,
        )
    else:
        known = _("we can show its answers of the last year for {n}").format(
            n=integer(locale, heard)
        )
    return f"{services}; {known}."


def _not_heard(each: Served) -> Iterator[ServiceUse]:
    """Yield the services of which no group could be heard: not in use yet, or counted by year."""
    return (use for use in each.uses if use.heard is None or use.heard.voice is None)


def liking_of(locale: Locale, found: Sequence[Figure]) -> str:
    """Say how many of its services a group likes; ``found`` is one number for each of them."""
    sure = [each for each in found if each.full]
    more = sum(each.low is not None and each.low > _HALF for each in sure)
    less = sum(each.high is not None and each.high < _HALF for each in sure)
    return liking(locale, more, less, len(found))


def liking(locale: Locale, more: int, less: int, heard: int) -> str:
    """Say how many of the services about which a group was heard it likes, by the whole range."""
    _ = locale.text
    if not heard:
        return _("We do not know how this group likes its services.")
    if heard == 1 and more:
        return _("Most of this group like the one service we have enough answers for.")
    if heard == 1 and less:
        return _("Most of this group do not like the one service we have enough answers for.")
    if heard == 1:
        return _(
            "For the one service we have enough answers for, we cannot say whether most of this "
            "group like it."
        )
    if not more and not less:
        none = _(
            "For the {n} services we have enough answers for, we cannot say whether most of this "
            "group like them."
        )
        return none.format(n=integer(locale, heard))
    parts = []
    if more:
        parts.append(_("most of this group like {n}").format(n=integer(locale, more)))
    if less:
        parts.append(_("most do not like {n}").format(n=integer(locale, less)))
    said = _("Of the {n} services we have enough answers for, {parts}").format(
        n=integer(locale, heard), parts=locale.listed(parts)
    )
    open_ones = heard - more - less
    if not open_ones:
        return f"{said}."
    return f"{said}; {_('{n} may go either way').format(n=integer(locale, open_ones))}."


def _use(locale: Locale, use: ServiceUse, cards: Scorecards) -> UseView:
    card = card_view(locale, use.card, cards.definitions, cards.as_of)
    heard = use.heard
    if use.card.service.sensitive:
        return UseView(card, locale.text("not shown, to protect people"), "", "", "", "plain")
    if heard is None:
        return UseView(card, locale.text("not in use yet"), "", "", "", "plain")
    return UseView(
        card=card,
        value=heard_value(locale, heard),
        range=range_words(locale, heard.like),
        quarter=span_words(locale, heard.like.span)
        if heard.like.span and heard.like.n is not None
        else "",
        change=compared_words(locale, heard),
        tone=_tone(heard),
    )


def _tone(heard: Heard) -> str:
    change = heard.change
    if change is None or change.value is None or not clear(change):
        return "plain"
    return "good" if change.value > 0 else "bad"


def _unheard(locale: Locale, use: ServiceUse) -> UnheardView:
    link = Link(use.card.service.name, service_href(use.card.id))
    return UnheardView(
        link, locale.text(VOICES[use.heard.voice]) if use.heard and use.heard.voice else ""
    )


def _raised(
    locale: Locale, each: Served, definitions: Definitions, cards: Scorecards
) -> tuple[CommunityCommentView, ...]:
    found: dict[str, list[TopicView]] = {}
    names = {}
    for card, topic in each.raised:
        names[card.id] = card.service.name
        view = topic_view(locale, card, topic, definitions, cards.as_of)
        found.setdefault(card.id, []).append(view)
    return tuple(
        CommunityCommentView(Link(names[name], service_href(name)), tuple(some))
        for name, some in found.items()
    )


def _pages(material: Material) -> Iterator[Page]:
    locale = material.locale
    cards = material.cards
    for name, defined in cards.definitions.communities.items():
        community = defined.part
        yield Page(
            f"{community_href(name)}index.md",
            community.name,
            locale.text("The services of {name}, and where we do not hear its people.").format(
                name=community.name[:120]
            ),
            partial(_view, locale, name, cards),
            sought=partial(_sought, community),
            offer=partial(_downloads, name, cards),
            elsewhere=(file_of(community_href(name)),),
        )


def _sought(community: Community) -> tuple[SearchEntry, ...]:
    return (SearchEntry(Sought.COMMUNITY, community.name, community.description or ""),)


def _downloads(name: str, cards: Scorecards) -> tuple[Download, ...]:
    return (
        Download(file_of(community_href(name)), community_text(cards.served[name], cards.as_of)),
    )


def _view(locale: Locale, name: str, cards: Scorecards) -> CommunityView:
    return community_view(locale, cards.served[name], cards)


KIND = PageKind("community.html", CommunityView, _pages, looks_at=(heard, Conversation, Helped))
