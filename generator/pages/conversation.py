"""The conversation: everything that was raised about all services, the most pressing first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from statistics import median

from msgspec import Struct

from generator.drawing.cards import service_href
from generator.features.conversation.figures import Conversation, Standing
from generator.features.conversation.helped import Effect, Helped
from generator.features.conversation.words import (
    STANDINGS,
    VOICES,
    TopicView,
    first_answer,
    topic_views,
)
from generator.figures.card import Scorecard
from generator.language import N_, Locale
from generator.model.conversation import UNANSWERED, UNDATED, Voice
from generator.pages.page import Material, Page, PageKind
from generator.scorecards.scorecard import Scorecards
from generator.wording.parts import ChoiceView, Link
from generator.wording.wording import count, integer, sentence_case

HREF = "conversation/"
_LATE = N_(
    "Overdue means that the day that was set has passed. Where none was set, an answer is "
    "overdue after {answer} days, and work after {days}."
)
_FEW = N_("A topic raised in fewer than {n} comments counts as one comment.")


class RaisedView(Struct, frozen=True):
    """One topic with the service that it is about, and what the filters look at.

    ``subject`` and ``provider`` are ids; ``age`` is how many days ago it was raised.
    """

    service: Link
    topic: TopicView
    subject: str
    provider: str
    standing: str
    voice: str
    age: int


class ConversationView(Struct, frozen=True):
    """All topics, the totals in words, and the choices of each filter.

    ``late`` says what counts as overdue, where something is.
    """

    said: str
    totals: tuple[str, ...]
    notes: tuple[str, ...]
    number: str
    part: str
    raised: tuple[RaisedView, ...]
    services: tuple[ChoiceView, ...]
    providers: tuple[ChoiceView, ...]
    standings: tuple[ChoiceView, ...]
    voices: tuple[ChoiceView, ...]
    say: Link | None


def conversation_view(locale: Locale, cards: Scorecards) -> ConversationView:
    """Return the view of the page."""
    _ = locale.text
    raised = ranked(locale, cards)
    subjects = {each.subject for each in raised}
    standings = {each.standing for each in raised}
    voices = {each.voice for each in raised}
    providers = {each.provider for each in raised}
    feedback = cards.definitions.organisation.part.feedback
    return ConversationView(
        said=_said(locale, Counter(Standing(each.standing) for each in raised), _comments(cards)),
        totals=tuple(_totals(locale, cards, raised)),
        notes=tuple(_notes(locale, cards, raised)),
        number=count(locale, len(raised), "topic", "topics"),
        part=locale.plural("{shown} of {n} topic", "{shown} of {n} topics", len(raised)).format(
            shown="{n}", n=integer(locale, len(raised))
        ),
        raised=raised,
        services=tuple(
            ChoiceView(card.id, card.service.name) for card in cards.services if card.id in subjects
        ),
        providers=tuple(
            ChoiceView(card.id, card.provider.name)
            for card in cards.providers
            if card.id in providers
        ),
        standings=tuple(
            ChoiceView(each.value, _(words))
            for each, (words, _tone) in STANDINGS.items()
            if each.value in standings
        ),
        voices=tuple(
            ChoiceView(each.value, sentence_case(_(VOICES[each])))
            for each in Voice
            if each.value in voices
        ),
        say=Link(_("Have your say"), feedback) if feedback else None,
    )


def ranked(locale: Locale, cards: Scorecards) -> tuple[RaisedView, ...]:
    """Return all topics, the most pressing first."""
    found = sorted(
        (each for card in cards.services for each in _raised(locale, card, cards)),
        key=lambda each: each[0],
    )
    return tuple(view for _, view in found)


_Rank = tuple[int, int, int, str, int]


def _raised(
    locale: Locale, card: Scorecard, cards: Scorecards
) -> Iterator[tuple[_Rank, RaisedView]]:
    """Yield a service's topics, each with its place among all: pressing, by many, old ones first.

    What is over and done stands at the end, and there the newest first.
    """
    topics = card.panels[Conversation].topics
    if not topics:
        return
    order = tuple(Standing)
    link = Link(card.service.name, service_href(card.id))
    views = topic_views(locale, card, cards.definitions, cards.as_of)
    for each, view in zip(topics, views, strict=True):
        entry = each.entry
        rank = order.index(each.standing)
        over = each.standing in (Standing.DONE, Standing.REFUSED)
        day = entry.raised.toordinal()
        yield (
            (
                rank,
                0 if over else -(entry.comments or 1),
                -day if over else day,
                card.id,
                each.place,
            ),
            RaisedView(
                service=link,
                topic=view,
                subject=card.id,
                provider=card.defined.provider,
                standing=each.standing.value,
                voice=entry.by.value,
                age=(cards.as_of - entry.raised).days,
            ),
        )


def _notes(locale: Locale, cards: Scorecards, raised: tuple[RaisedView, ...]) -> Iterator[str]:
    """Yield what words of the page mean, and what is counted."""
    _ = locale.text
    if any(each.standing == Standing.OVERDUE for each in raised):
        yield _(_LATE).format(answer=UNANSWERED.days, days=UNDATED.days)
    if raised:
        floor = cards.definitions.organisation.part.floors.privacy
        yield _(_FEW).format(n=integer(locale, floor))


def answered_said(locale: Locale, cards: Scorecards) -> str:
    """Say of how many comments about all services somebody has answered; empty without any."""
    some = _sum([card.panels[Conversation].answered.value for card in cards.services])
    of = _comments(cards)
    have = locale.plural(
        "{n} of {all} comment has been answered.",
        "{n} of {all} comments have been answered.",
        of,
    )
    return have.format(n=integer(locale, some), all=integer(locale, of)) if of else ""


def _comments(cards: Scorecards) -> int:
    """Return in how many comments all topics were raised."""
    return sum(card.panels[Conversation].answered.of or 0 for card in cards.services)


def _said(locale: Locale, standings: Counter[Standing], comments: int) -> str:
    """Say in one sentence how all that was raised stands, and by how many comments."""
    _ = locale.text
    total = sum(standings.values())
    if not total:
        return _("Nobody has raised anything about any service yet.")
    words = {
        Standing.OVERDUE: _("{n} overdue"),
        Standing.WAITING: _("{n} waiting for an answer"),
        Standing.DOING: _("{n} in progress"),
        Standing.ANSWERED: _("{n} answered"),
        Standing.DONE: _("{n} done"),
        Standing.REFUSED: _("{n} declined with a reason"),
    }
    parts = [said.format(n=standings[each]) for each, said in words.items() if standings[each]]
    return _("{topics}, raised in {comments}: {parts}.").format(
        topics=count(locale, total, "topic", "topics"),
        comments=count(locale, comments, "comment", "comments"),
        parts=locale.listed(parts),
    )


def _totals(locale: Locale, cards: Scorecards, raised: tuple[RaisedView, ...]) -> Iterator[str]:
    """Yield the totals over all services; one of which nothing is known is left out."""
    talks = [card.panels[Conversation] for card in cards.services]
    answered = answered_said(locale, cards)
    if answered:
        yield answered
    waits = [m.waited for talk in talks for m in talk.topics if m.waited is not None]
    if waits:
        yield sentence_case(f"{first_answer(locale, median(waits))}.")
    yes, asked = _sum([t.settled.value for t in talks]), sum(t.settled.of or 0 for t in talks)
    if asked:
        yield locale.text(
            "We asked {asked} people whether what they had raised is resolved: {yes} say yes."
        ).format(yes=integer(locale, yes), asked=integer(locale, asked))
    helped: Counter[Effect] = Counter()
    for card in cards.services:
        helped += card.panels[Helped].effects
    done = sum(each.standing == Standing.DONE for each in raised)
    if helped:
        yield _judged(locale, helped, done)


def _judged(locale: Locale, helped: Counter[Effect], done: int) -> str:
    """Say of how many things that were ``done`` we can judge whether they helped."""
    better, same, worse = helped[Effect.BETTER], helped[Effect.SAME], helped[Effect.WORSE]
    cases = (
        (better, locale.plural("{n} helped", "{n} helped", better)),
        (same, locale.text("after {n} we see no difference beyond chance")),
        (worse, locale.text("after {n} it got worse")),
    )
    said = locale.plural(
        "{all} thing was done, and we can judge {compared}: {parts}.",
        "{all} things were done, and we can judge {compared}: {parts}.",
        done,
    )
    return said.format(
        all=integer(locale, done),
        compared=integer(locale, sum(helped.values())),
        parts=locale.listed([words.format(n=integer(locale, n)) for n, words in cases if n]),
    )


def _sum(values: list[float | None]) -> int:
    return round(sum(value or 0.0 for value in values))


def _pages(material: Material) -> Iterator[Page]:
    locale = material.locale
    cards = material.cards
    said = locale.text(
        "What people said about all services, what was answered and done, and whether it helped."
    )
    yield Page(
        "conversation.md",
        locale.text("You said, we did"),
        said,
        lambda: conversation_view(locale, cards),
    )


KIND = PageKind("conversation.html", ConversationView, _pages, looks_at=(Conversation, Helped))
