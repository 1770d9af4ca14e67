"""All services in one table, to be printed: verdict, is it changing, does it meet its target?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from generator.api.tables import SERVICES_FILE
from generator.drawing.cards import provider_href, service_href
from generator.drawing.shirts import card_shirt, shirt_name
from generator.drawing.trends import move_of
from generator.figures.card import Scorecard
from generator.figures.figure import State
from generator.figures.verdict import Shirt
from generator.language import N_, Locale
from generator.measures.xmr_chart import Assurance, Variation
from generator.model.fields import holding_on
from generator.model.service import Stage
from generator.pages.page import Material, Page, PageKind
from generator.scorecards.scorecard import Scorecards
from generator.wording.figure_words import answers_words, figure_range, figure_value
from generator.wording.parts import Link, ShirtView
from generator.wording.stages import stage_words
from generator.wording.wording import count, integer, percent, sentence_case

TITLE = N_("All services in a table")
_NOW = {
    "met": N_("meets it now"),
    "missed": N_("misses it now"),
    "open": N_("too close to say"),
    "unknown": N_("we cannot say"),
    "none": N_("no target"),
}
"""By the icon: what the interval of the share says of the target."""
_ALWAYS = {
    ("met", Assurance.PASSES): N_("meets it in every period"),
    ("missed", Assurance.FAILS): N_("misses it, and cannot reach it as things are"),
}
"""What the usual range says as well."""
_IDLE_NOW = N_("not in use")


class IconView(Struct, frozen=True):
    """An icon and its words: up, down, level, met, missed, open, unknown or none."""

    kind: str
    said: str


class SummaryRowView(Struct, frozen=True):
    """A service as one row. ``ends`` says when it ends or should have; empty if it stays."""

    service: Link
    provider: Link
    ends: str
    shirt: ShirtView
    verdict: str
    value: str
    range: str
    answers: str
    moves: IconView
    aim: IconView
    target: str
    owner: str


class NamedView(Struct, frozen=True):
    """Services of which the same can be said, by name; ``more`` says how many are not named."""

    title: str
    services: tuple[Link, ...]
    more: str


class SummaryView(Struct, frozen=True):
    """The page: all services by name.

    ``named`` are those that changed, met or missed a target, or are not in use; ``csv`` is the
    table as a file.
    """

    said: str
    day: str
    named: tuple[NamedView, ...]
    rows: tuple[SummaryRowView, ...]
    csv: str


def summary_view(locale: Locale, cards: Scorecards) -> SummaryView:
    """Return the view of the page."""
    rows = tuple(_row(locale, card, cards.as_of) for card in cards.services)
    idle = tuple(
        (card.service.stage, row.service)
        for card, row in zip(cards.services, rows, strict=True)
        if not card.service.stage.in_use
    )
    named = (*_named(locale, rows), *_idle(locale, idle))
    return SummaryView(
        _said(locale, rows, len(idle)), locale.day(cards.as_of), named, rows, SERVICES_FILE
    )


_NAMED = {
    "up": N_("Better than in their own past"),
    "down": N_("Worse than in their own past"),
    "met": N_("Meet their target"),
    "missed": N_("Miss their target"),
}
"""By the icon."""
_IDLE = {
    Stage.PIPELINE: N_("Not yet in use"),
    Stage.RETIRED: N_("No longer in use"),
}
_MOST_NAMED = 20


def _named(locale: Locale, rows: tuple[SummaryRowView, ...]) -> tuple[NamedView, ...]:
    found = {
        kind: tuple(row.service for row in rows if kind in (row.moves.kind, row.aim.kind))
        for kind in _NAMED
    }
    return tuple(_list(locale, _NAMED[kind], links) for kind, links in found.items() if links)


def _idle(locale: Locale, idle: tuple[tuple[Stage, Link], ...]) -> tuple[NamedView, ...]:
    found = {stage: tuple(link for of, link in idle if of is stage) for stage in _IDLE}
    return tuple(_list(locale, _IDLE[stage], links) for stage, links in found.items() if links)


def _list(locale: Locale, title: str, links: tuple[Link, ...]) -> NamedView:
    return NamedView(locale.text(title), links[:_MOST_NAMED], _more(locale, links))


def _more(locale: Locale, links: tuple[Link, ...]) -> str:
    """Say how many are not named."""
    more = len(links) - _MOST_NAMED
    return locale.text("and {n} more").format(n=integer(locale, more)) if more > 0 else ""


def _said(locale: Locale, rows: tuple[SummaryRowView, ...], idle: int) -> str:
    """Say how many change, of how many nobody can say, and how many miss their target."""
    of = Counter(row.moves.kind for row in rows)
    of["idle"] = idle
    parts = [said.format(n=integer(locale, n)) for n, said in _counted(locale, of) if n]
    total = count(locale, len(rows), "service", "services")
    if not parts:
        return f"{total}."
    stands = locale.text("{services}: {parts}.").format(services=total, parts=locale.listed(parts))
    missed = sum(row.aim.kind == "missed" for row in rows)
    if not missed:
        return stands
    miss = locale.plural("{n} misses its target.", "{n} miss their target.", missed)
    return f"{stands} {miss.format(n=integer(locale, missed))}"


def _counted(locale: Locale, of: Counter[str]) -> Iterator[tuple[int, str]]:
    better, worse, usual, unknown = of["up"], of["down"], of["level"], of["unknown"]
    idle = of["idle"]
    yield (
        better,
        locale.plural(
            "{n} is better than in its own past", "{n} are better than in their own past", better
        ),
    )
    yield (
        worse,
        locale.plural(
            "{n} is worse than in its own past", "{n} are worse than in their own past", worse
        ),
    )
    yield usual, locale.plural("{n} is as usual", "{n} are as usual", usual)
    yield (
        unknown,
        locale.plural(
            "for {n} we cannot say whether it is changing",
            "for {n} we cannot say whether they are changing",
            unknown,
        ),
    )
    yield idle, locale.plural("{n} is not in use", "{n} are not in use", idle)


def _row(locale: Locale, card: Scorecard, as_of: date) -> SummaryRowView:
    like, service = card.signs.like, card.service
    owner = holding_on(service.owner, as_of)
    name = card.provider.part.name if card.provider else card.defined.provider
    target = card.trend.target
    stands = stage_words(locale, service, as_of)
    return SummaryRowView(
        service=Link(service.name, service_href(card.id)),
        provider=Link(name, provider_href(card.defined.provider)),
        shirt=card_shirt(locale, card),
        verdict=_verdict(locale, card),
        ends=sentence_case(stands) if service.stage is Stage.RETIRING else "",
        value=figure_value(locale, like) if service.stage.in_use else stands,
        range=figure_range(locale, like),
        answers=answers_words(locale, like),
        moves=moves_icon(locale, card, as_of),
        aim=aim_icon(locale, card),
        target="" if target is None else percent(target),
        owner=owner.role if owner else "",
    )


def _verdict(locale: Locale, card: Scorecard) -> str:
    """Say the verdict; without one, “too few answers” only where there are some."""
    if card.shirt is Shirt.TOO_FEW and card.signs.like.state is not State.FEW:
        return locale.text("No verdict")
    return shirt_name(locale, card.shirt)


def moves_icon(locale: Locale, card: Scorecard, as_of: date) -> IconView:
    """Say whether a service is changing, by the usual range of its trend and nothing else."""
    if not card.service.stage.in_use:
        return IconView("none", locale.text(_IDLE_NOW))
    said, tone = move_of(locale, card.trend, card.signs.like, as_of)
    if not said:
        return IconView("unknown", locale.text("we cannot say"))
    return IconView({"good": "up", "bad": "down"}.get(tone, "level"), said)


def aim_icon(locale: Locale, card: Scorecard) -> IconView:
    """Say whether a service meets its target now, by its share's interval, and whether always."""
    like, target, trend = card.signs.like, card.trend.target, card.trend
    if not card.service.stage.in_use:
        return IconView("none", locale.text(_IDLE_NOW))
    if target is None:
        return IconView("none", locale.text(_NOW["none"]))
    if not like.full or like.low is None or like.high is None:
        return IconView("unknown", locale.text(_NOW["unknown"]))
    kind = "met" if like.low >= target else "missed" if like.high < target else "open"
    judged = trend.variation is not Variation.NOT_ENOUGH and trend.is_as_recent_as(like)
    always = _ALWAYS.get((kind, trend.chart.assurance)) if judged else None
    return IconView(kind, locale.text(always or _NOW[kind]))


def _pages(material: Material) -> Iterator[Page]:
    locale, cards = material.locale, material.cards
    said = locale.text("Each service: its verdict, is it changing, and does it meet its target?")
    yield Page("table/index.md", locale.text(TITLE), said, lambda: summary_view(locale, cards))


KIND = PageKind("summary.html", SummaryView, _pages)
