"""All services in one table, to be printed: verdict, is it changing, will it meet its target?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.drawing.cards import provider_href, service_href
from generator.drawing.shirts import card_shirt, shirt_name
from generator.drawing.trends import move_of
from generator.figures.card import Scorecard
from generator.language import N_, Locale
from generator.measures.xmr_chart import Assurance, Variation
from generator.model.fields import holding_on
from generator.pages.page import Material, Page, PageKind
from generator.scorecards.scorecard import Scorecards
from generator.wording.figure_words import answers_words, figure_range, figure_value
from generator.wording.parts import Link, ShirtView
from generator.wording.wording import count, integer, listed, percent

TITLE = N_("All services in a table")
_AIMS = {
    Assurance.PASSES: ("met", N_("meets it every time")),
    Assurance.FAILS: ("missed", N_("will miss it as things are")),
    Assurance.HIT_AND_MISS: ("open", N_("may or may not meet it")),
    Assurance.CANNOT_TELL: ("unknown", N_("we cannot say")),
    Assurance.NO_TARGET: ("none", N_("no target")),
}
"""By what the usual range says of the target: which icon, and its words."""


@dataclass(frozen=True, slots=True)
class IconView:
    """An icon and its words: up, down, level, met, missed, open, unknown or none."""

    kind: str
    said: str


@dataclass(frozen=True, slots=True)
class SummaryRowView:
    """A service as one row."""

    service: Link
    provider: Link
    shirt: ShirtView
    verdict: str
    value: str
    range: str
    answers: str
    moves: IconView
    aim: IconView
    target: str
    owner: str


@dataclass(frozen=True, slots=True)
class SummaryView:
    """The page: all services by name."""

    said: str
    day: str
    rows: tuple[SummaryRowView, ...]


def summary_view(locale: Locale, cards: Scorecards) -> SummaryView:
    """Return the view of the page."""
    rows = tuple(_row(locale, card, cards.as_of) for card in cards.services)
    return SummaryView(_said(locale, rows), locale.day(cards.as_of), rows)


def _said(locale: Locale, rows: tuple[SummaryRowView, ...]) -> str:
    """Say how many change, how many will miss their target, and of how many nobody can say."""
    of = Counter(row.moves.kind for row in rows)
    of["missed"] = sum(row.aim.kind == "missed" for row in rows)
    parts = [said.format(n=integer(locale, n)) for n, said in _counted(locale, of) if n]
    total = count(locale, len(rows), "service", "services")
    if not parts:
        return locale.text("{services}, and all are as usual.").format(services=total)
    return locale.text("{services}: {parts}.").format(services=total, parts=listed(locale, parts))


def _counted(locale: Locale, of: Counter[str]) -> Iterator[tuple[int, str]]:
    better, worse, missed, unknown = of["up"], of["down"], of["missed"], of["unknown"]
    yield better, locale.plural("{n} is better than before", "{n} are better than before", better)
    yield worse, locale.plural("{n} is worse than before", "{n} are worse than before", worse)
    yield (
        missed,
        locale.plural(
            "{n} will miss its target as things are",
            "{n} will miss their target as things are",
            missed,
        ),
    )
    yield (
        unknown,
        locale.plural(
            "for {n} we cannot say whether it is changing",
            "for {n} we cannot say whether they are changing",
            unknown,
        ),
    )


def _row(locale: Locale, card: Scorecard, as_of: date) -> SummaryRowView:
    like, service = card.signs.like, card.service
    owner = holding_on(service.owner, as_of)
    name = card.provider.part.name if card.provider else card.defined.provider
    target = card.trend.target
    return SummaryRowView(
        service=Link(service.name, service_href(card.id)),
        provider=Link(name, provider_href(card.defined.provider)),
        shirt=card_shirt(locale, card),
        verdict=shirt_name(locale, card.shirt),
        value=figure_value(locale, like),
        range=figure_range(locale, like),
        answers=answers_words(locale, like),
        moves=moves_icon(locale, card, as_of),
        aim=aim_icon(locale, card),
        target="" if target is None else percent(target),
        owner=owner.role if owner else "",
    )


def moves_icon(locale: Locale, card: Scorecard, as_of: date) -> IconView:
    """Say whether a service is changing, by the usual range of its trend and nothing else."""
    said, tone = move_of(locale, card.trend, card.signs.like, as_of)
    if not said:
        return IconView("unknown", locale.text("we cannot say"))
    return IconView({"good": "up", "bad": "down"}.get(tone, "level"), said)


def aim_icon(locale: Locale, card: Scorecard) -> IconView:
    """Say whether a service will meet its target, by where the target lies in its usual range."""
    assurance = card.trend.chart.assurance
    if card.trend.target is None:
        assurance = Assurance.NO_TARGET
    elif card.trend.variation is Variation.NOT_ENOUGH or not card.trend.is_as_recent_as(
        card.signs.like
    ):
        assurance = Assurance.CANNOT_TELL
    kind, said = _AIMS[assurance]
    return IconView(kind, locale.text(said))


def _pages(material: Material) -> Iterator[Page]:
    locale, cards = material.locale, material.cards
    said = locale.text("Each service: its verdict, is it changing, and will it meet its target?")
    yield Page("table/index.md", locale.text(TITLE), said, lambda: summary_view(locale, cards))


KIND = PageKind("summary.html", SummaryView, _pages)
