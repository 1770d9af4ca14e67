"""Home: the organisation's answer first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from msgspec import Struct

from generator.drawing.cards import card_view, provider_href, service_href
from generator.drawing.shirts import KINDS, key_name, shirt_view
from generator.features.conversation.figures import Conversation, Standing
from generator.features.conversation.words import overdue_words, topic_address
from generator.figures.card import Scorecard
from generator.figures.figure import State
from generator.figures.verdict import Shirt
from generator.language import Locale
from generator.language.alphabet import alphabetical
from generator.pages.attention import HREF, LOOKS_AT, attention_said, needing
from generator.pages.conversation import HREF as CONVERSATION
from generator.pages.conversation import answered_said
from generator.pages.page import Material, Page, PageKind
from generator.scorecards.scorecard import Scorecards
from generator.wording.figure_words import figure_range, figure_value, state_words
from generator.wording.parts import CardView, Link, ShirtView
from generator.wording.sentences import headline, what_came_of_it
from generator.wording.wording import count, integer, quoted, sentence_case

_MOST_MOVED = 8
_MOST_ACTIONS = 6
_MOST_OVERDUE = 5


class RackView(Struct, frozen=True):
    """A provider and the shirts of its services."""

    name: str
    href: str
    mission: str
    shirt: ShirtView
    said: str
    services: tuple[CardView, ...]


class MovedView(Struct, frozen=True):
    """A service that moved beyond chance, and by how much."""

    service: Link
    points: str
    range: str
    tone: str


class ActionView(Struct, frozen=True):
    """Something that is being done or was done."""

    service: Link
    said: str
    lead: str
    action: str


class OverdueView(Struct, frozen=True):
    """Something that was raised and is overdue, and for how long; ``said`` leads to it."""

    said: Link
    service: str
    late: str


class TallyView(Struct, frozen=True):
    """How many services wear a shirt; ``href`` leads to them in the catalogue."""

    shirt: ShirtView
    name: str
    number: int
    href: str


class SilentView(Struct, frozen=True):
    """Why there is no verdict, and the services of which that holds."""

    why: str
    services: tuple[Link, ...]


class HomeView(Struct, frozen=True):
    """All that the first page shows."""

    organisation: str
    day: str
    answer: str
    pulse: tuple[Link, ...]
    tallies: tuple[TallyView, ...]
    racks: tuple[RackView, ...]
    dashed: bool
    better: tuple[MovedView, ...]
    worse: tuple[MovedView, ...]
    moved_said: str
    actions: tuple[ActionView, ...]
    overdue: tuple[OverdueView, ...]
    overdue_more: Link
    unknown: tuple[SilentView, ...]
    unknown_said: str
    say: Link | None


def home_view(locale: Locale, cards: Scorecards) -> HomeView:
    """Return the view of the first page."""
    definitions, as_of = cards.definitions, cards.as_of
    organisation = definitions.organisation.part
    silent = [card for card in cards.services if card.shirt is Shirt.TOO_FEW]
    changes = [card for card in cards.moved if card.change is not None]
    better = [_moved(locale, card, "good") for card in changes if _shift(card) > 0]
    worse = [_moved(locale, card, "bad") for card in changes if _shift(card) < 0]
    overdue = _overdue(locale, cards)
    return HomeView(
        organisation=organisation.name,
        day=locale.day(as_of),
        answer=_answer(locale, cards),
        pulse=tuple(_pulse(locale, cards, len(better), len(worse))),
        tallies=_tallies(locale, cards),
        racks=tuple(_rack(locale, cards, provider.id) for provider in cards.providers),
        dashed=any(
            shirt_view(locale, card.shirt, card.signs.like, "").outline for card in cards.services
        ),
        better=tuple(better[:_MOST_MOVED]),
        worse=tuple(worse[:_MOST_MOVED]),
        moved_said=_moved_said(locale, cards, len(better) + len(worse)),
        actions=_actions(locale, cards, as_of),
        overdue=overdue[:_MOST_OVERDUE],
        overdue_more=Link(_overdue_more(locale, len(overdue)), f"{HREF}#overdue"),
        unknown=_unknown(locale, silent),
        unknown_said=_unknown_said(locale, len(silent), len(cards.services)),
        say=Link(locale.text("Have your say"), organisation.feedback)
        if organisation.feedback
        else None,
    )


def _answer(locale: Locale, cards: Scorecards) -> str:
    """Say in one sentence how many services people like, and in another how the others fare."""
    _ = locale.text
    total = len(cards.services)
    if not total:
        return _("No service is described here yet.")
    worn = Counter(card.shirt for card in cards.services)
    unknown = worn[Shirt.TOO_FEW]
    if unknown == total:
        none = _("{services}: we do not have enough answers for any of them yet.")
        return none.format(services=count(locale, total, "service", "services"))
    liked = worn[Shirt.LOVED] + worn[Shirt.LIKED]
    if total == 1:
        return (
            _("People like our one service.")
            if liked
            else _("We cannot say that people like our one service.")
        )
    said = _("People like {liked} of our {n} services.").format(
        liked=integer(locale, liked), n=integer(locale, total)
    )
    disliked = [card.service.name for card in cards.services if card.shirt is Shirt.PINATA]
    words = (
        (worn[Shirt.UNDECIDED], _("{n} undecided")),
        (len(disliked), _disliked(locale, disliked)),
        (unknown, _("{n} without a verdict")),
    )
    rest = [word.format(n=integer(locale, number)) for number, word in words if number]
    return f"{said} {_('The rest: {parts}.').format(parts=locale.listed(rest))}" if rest else said


def _disliked(locale: Locale, names: list[str]) -> str:
    """Say how many services people dislike; a lone one by its name."""
    if len(names) == 1:
        return locale.text("{n} that people dislike ({name})").replace("{name}", names[0])
    return locale.text("{n} that people dislike")


def _pulse(locale: Locale, cards: Scorecards, better: int, worse: int) -> Iterator[Link]:
    """Yield what got better or worse, what needs attention, what was answered, and where it is."""
    if better or worse:
        yield Link(_year_said(locale, better, worse), "#moved")
    found = needing(cards)
    if found.services:
        yield Link(attention_said(locale, found), HREF)
    answered = answered_said(locale, cards)
    if answered:
        yield Link(answered, CONVERSATION)


def _year_said(locale: Locale, better: int, worse: int) -> str:
    """Say how many services changed beyond chance compared with a year ago."""
    if not worse:
        said = locale.text("In a year, {n} got better by more than chance, and none got worse.")
    elif not better:
        said = locale.text("In a year, {n} got worse by more than chance, and none got better.")
    else:
        said = locale.text("In a year, {up} got better and {n} got worse, all by more than chance.")
    return said.format(n=integer(locale, worse or better), up=integer(locale, better))


def _tallies(locale: Locale, cards: Scorecards) -> tuple[TallyView, ...]:
    worn = Counter(card.shirt for card in cards.services)
    return tuple(
        TallyView(
            ShirtView(KINDS[shirt], "", False, ""),
            key_name(locale, shirt),
            worn[shirt],
            f"services/?shirt={KINDS[shirt]}",
        )
        for shirt in Shirt
    )


def _rack(locale: Locale, cards: Scorecards, provider: str) -> RackView:
    card = next(each for each in cards.providers if each.id == provider)
    like = card.signs.like
    return RackView(
        name=card.provider.name,
        href=provider_href(card.id),
        mission=card.provider.mission or "",
        shirt=shirt_view(locale, card.shirt, like, card.provider.shirt),
        said=headline(locale, like, card.provider.name).rstrip(".") + ".",
        services=tuple(
            card_view(locale, each, cards.definitions, cards.as_of) for each in card.services
        ),
    )


def _shift(card: Scorecard) -> float:
    return card.change.figure.value or 0.0 if card.change else 0.0


def _moved(locale: Locale, card: Scorecard, tone: str) -> MovedView:
    assert card.change is not None, "only services with a change are listed"
    figure = card.change.figure
    link = Link(card.service.name, service_href(card.id))
    return MovedView(link, figure_value(locale, figure), figure_range(locale, figure), tone)


def _moved_said(locale: Locale, cards: Scorecards, moved: int) -> str:
    compared = sum(1 for card in cards.services if card.change is not None)
    if not compared:
        return locale.text(
            "No service has been asked about for long enough to compare it with a year ago."
        )
    if not moved:
        said = locale.plural(
            "We compared {n} service with the same time a year ago. It did not change by more "
            "than chance.",
            "We compared {n} services with the same time a year ago. None changed by more than "
            "chance.",
            compared,
        )
    else:
        said = locale.plural(
            "We compared {n} service with the same time a year ago. Those below changed by more "
            "than chance, but about one in ten of them may still be chance.",
            "We compared {n} services with the same time a year ago. Those below changed by more "
            "than chance, but about one in ten of them may still be chance.",
            compared,
        )
    return said.format(n=integer(locale, compared))


def _actions(locale: Locale, cards: Scorecards, as_of: date) -> tuple[ActionView, ...]:
    found = [(c, c.action) for c in cards.services if c.action is not None and c.action.reply]
    found.sort(key=lambda each: (-(each[1].comments or 0), alphabetical(each[0].service.name)))
    views = []
    for card, entry in found[:_MOST_ACTIONS]:
        lead, action = what_came_of_it(locale, entry, as_of)
        link = Link(card.service.name, service_href(card.id))
        views.append(ActionView(link, entry.said, lead, action))
    return tuple(views)


def _overdue(locale: Locale, cards: Scorecards) -> tuple[OverdueView, ...]:
    """Return all that is overdue: what most people raised first, then what has been longest."""
    late = [
        (card, topic)
        for card in cards.services
        for topic in card.panels[Conversation].topics
        if topic.standing is Standing.OVERDUE and topic.since
    ]
    late.sort(key=lambda each: (-(each[1].entry.comments or 1), each[1].since, each[0].id))
    return tuple(
        OverdueView(
            Link(quoted(locale, topic.entry.said), f"{HREF}#{topic_address(card, topic)}"),
            card.service.name,
            overdue_words(locale, (cards.as_of - topic.since).days),
        )
        for card, topic in late
        if topic.since
    )


def _overdue_more(locale: Locale, overdue: int) -> str:
    """Say what is found where all that is overdue is: how many more there are, and the owners."""
    more = overdue - _MOST_OVERDUE
    if more < 1:
        return locale.text("What was answered so far, and who must act")
    said = locale.plural(
        "{n} more is overdue: all, and who must act",
        "{n} more are overdue: all, and who must act",
        more,
    )
    return said.format(n=integer(locale, more))


def _unknown(locale: Locale, silent: Sequence[Scorecard]) -> tuple[SilentView, ...]:
    """Return the services without a verdict by why that is, the most frequent reason first."""
    links: dict[str, list[Link]] = {}
    for card in silent:
        like = card.signs.like
        few = locale.text("too few answers")
        why = few if like.state is State.FEW else state_words(locale, like)
        link = Link(card.service.name, service_href(card.id))
        links.setdefault(sentence_case(why), []).append(link)
    found = (SilentView(why, tuple(some)) for why, some in links.items())
    return tuple(sorted(found, key=lambda each: -len(each.services)))


def _unknown_said(locale: Locale, silent: int, total: int) -> str:
    if not silent:
        return locale.text("For every service we know whether people like it.")
    said = locale.plural(
        "For {n} service (of {all}) we cannot say:",
        "For {n} services (of {all}) we cannot say:",
        silent,
    )
    return said.format(n=integer(locale, silent), all=integer(locale, total))


def _pages(material: Material) -> Iterator[Page]:
    locale, cards = material.locale, material.cards
    organisation = cards.definitions.organisation.part.name
    title = locale.text("{organisation}: do people like it?").format(organisation=organisation)
    answer = partial(_answer, locale, cards)
    yield Page("index.md", title, "", lambda: home_view(locale, cards), describe=answer)


KIND = PageKind("home.html", HomeView, _pages, looks_at=LOOKS_AT)
