"""What pages elsewhere show of a service: a badge, and a small page of its own.

Both say what the scorecard says, from the same figures and in the same words.
"""

from __future__ import annotations

import re
from datetime import date
from html import escape

from msgspec import Struct

from generator.api.places import BADGE, EMBED, SHARE
from generator.disclosure.opinions import Opinion
from generator.drawing.badges import BadgeView, badge_view
from generator.drawing.cards import service_href
from generator.drawing.shirts import card_shirt, shirt_name
from generator.drawing.small_line import small_line
from generator.drawing.trends import card_said
from generator.figures.card import Scorecard
from generator.figures.figure import Figure
from generator.figures.trend import Trend
from generator.language import Locale
from generator.model.definitions import Definitions
from generator.model.period import Period
from generator.pages.lead import LeadView, lead_view, service_headline
from generator.pages.page import DrawnDownload
from generator.wording.figure_words import figure_value, state_words
from generator.wording.marks import about, marked
from generator.wording.parts import ShirtView, SparkView
from generator.wording.sentences import evidence
from generator.wording.silence import silence_of_people
from generator.wording.stages import stage_words
from generator.wording.wording import count, percent

_PERIODS = 36


class EmbedView(Struct, frozen=True):
    """The small page: what it begins with, and the last periods as a line, if there is one.

    ``line_from`` says which periods those are.
    """

    id: str
    name: str
    shirt: ShirtView
    lead: LeadView
    line: SparkView | None
    line_from: str
    made_up: bool


class ShareView(Struct, frozen=True):
    """The page with the code: what the badge is called in HTML, and in Markdown.

    Both are code already, in which a name means nothing; a template escapes them once more to
    show them.
    """

    id: str
    name: str
    html_alt: str
    markdown_alt: str


DRAWN = {"badge.html": BadgeView, "embed.html": EmbedView, "share.html": ShareView}
"""What they are drawn from, by their templates."""


def shown_elsewhere(
    locale: Locale, card: Scorecard, definitions: Definitions, as_of: date, before: tuple[str, ...]
) -> tuple[DrawnDownload, ...]:
    """Return both of a service, also at the addresses that it had ``before``, and their code."""
    folders = [service_href(each) for each in (card.id, *before)]
    made_up = card.service.fictional or definitions.organisation.part.fictional
    return (
        DrawnDownload(
            tuple(f"{folder}{BADGE}" for folder in folders),
            "badge.html",
            _badge(locale, card, as_of, made_up),
        ),
        DrawnDownload(
            tuple(f"{folder}{EMBED}" for folder in folders),
            "embed.html",
            embed_view(locale, card, as_of, made_up),
        ),
        DrawnDownload((f"{folders[0]}{SHARE}",), "share.html", share_view(locale, card), code=True),
    )


def embed_view(locale: Locale, card: Scorecard, as_of: date, made_up: bool) -> EmbedView:
    """Return the view of the small page."""
    said = service_headline(locale, card.service, card.signs.like, as_of)
    silence = silence_of_people(locale, card.silences)
    course = _course(card.trend)
    return EmbedView(
        id=card.id,
        name=card.service.name,
        shirt=card_shirt(locale, card),
        lead=lead_view(locale, card, said, silence, as_of),
        line=_line(locale, course),
        line_from=locale.periods(course[0][0], course[-1][0]) if course else "",
        made_up=made_up,
    )


def share_view(locale: Locale, card: Scorecard) -> ShareView:
    """Return the view of the page with the code."""
    called = locale.text("How people like {service}").format(service=card.service.name)
    line = escape(" ".join(called.split()))
    return ShareView(card.id, card.service.name, line, _MARKDOWN.sub(r"\\\g<0>", line))


_MARKDOWN = re.compile(r"[\\`*_\[\]|~]")
"""What has a meaning in Markdown."""


def _badge(locale: Locale, card: Scorecard, as_of: date, made_up: bool) -> BadgeView:
    like, shirt = card.signs.like, card_shirt(locale, card)
    said = badge_said(locale, card, as_of)
    sentences = [card_said(locale, card, as_of), str(evidence(locale, like, card.signs.response))]
    if shirt.outline:
        said = locale.text("{said} (open link)").format(said=said)
    if made_up:
        said = locale.text("{said} · made up").format(said=said)
        sentences.append(locale.text("All of this is made up."))
    shows = like.value is not None and card.service.stage.in_use
    words = " ".join(each for each in sentences if each)
    return badge_view(card.service.name, card.id, said, words, about(like) if shows else "", shirt)


def badge_said(locale: Locale, card: Scorecard, as_of: date) -> str:
    """Say the verdict with its share and its answers, or why nobody knows it, on a short line."""
    like = card.signs.like
    if not card.service.stage.in_use:
        return stage_words(locale, card.service, as_of)
    if like.value is None:
        return locale.text("not known: {why}").format(why=state_words(locale, like))
    verdict, share = shirt_name(locale, card.shirt), str(figure_value(locale, like))
    if like.n is None:
        return locale.text("{verdict}: {share} like it").format(verdict=verdict, share=share)
    return locale.text("{verdict}: {share} like it, {answers}").format(
        verdict=verdict, share=share, answers=count(locale, like.n, "answer", "answers")
    )


_Course = list[tuple[Period, Figure, float]]


def _course(trend: Trend) -> _Course:
    """Return the last periods with a share: only of the newest line, and of exact shares."""
    last = trend.slots[-1].segment if trend.slots else 0
    known = [
        (slot.period, figure, figure.value)
        for slot, figure in zip(trend.slots, trend.figures, strict=True)
        if slot.segment == last and figure.value is not None and figure.opinion is Opinion.EXACT
    ]
    return known[-_PERIODS:] if len(known) > 1 else []


def _line(locale: Locale, course: _Course) -> SparkView | None:
    if not course:
        return None
    (first, one, before), (then, other, now) = course[0], course[-1]
    label = locale.text("{before} in {first}, {now} in {last}").format(
        before=percent(before),
        first=locale.period(first),
        now=percent(now),
        last=locale.period(then),
    )
    ends = marked(one, percent(before)), marked(other, percent(now))
    return small_line([(period, value) for period, _, value in course], (), (), label, ends)
