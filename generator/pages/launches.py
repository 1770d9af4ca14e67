"""What goes live next and how ready it is; what went live, and whether it was right first time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from generator.drawing.cards import service_href
from generator.features.launch.figures import Course, Launch
from generator.features.launch.words import (
    NeedView,
    broken_words,
    change_words,
    need_view,
    said_of,
)
from generator.figures.card import Scorecard
from generator.language import N_, Locale
from generator.model.freshness import is_overdue
from generator.pages.page import Material, Page, PageKind, Sees
from generator.scorecards.scorecard import Scorecards
from generator.wording.parts import Link
from generator.wording.wording import day_words, integer

TITLE = N_("What goes live")


class NextView(Struct, frozen=True):
    """A service that is to go live: when, and what is missing."""

    service: Link
    purpose: str
    day: str
    said: str
    tone: str
    needs: tuple[NeedView, ...]


class LaunchedView(Struct, frozen=True):
    """A launch: what it was, and how it went."""

    service: Link
    title: str
    day: str
    said: str
    tone: str
    facts: tuple[str, ...]


class LaunchesView(Struct, frozen=True):
    """All that the page shows."""

    said: str
    next: tuple[NextView, ...]
    launched: tuple[LaunchedView, ...]
    no_next: str
    no_launched: str


def launches_view(locale: Locale, cards: Scorecards) -> LaunchesView:
    """Return the view of the page: what is to come by day, what went live the last first."""
    found = [(card, card.panels[Launch]) for card in cards.services]
    coming = [each for each in found if each[1].course is Course.PIPELINE]
    coming.sort(key=lambda each: (each[1].day is None, each[1].day or date.max))
    gone = [each for each in found if each[1].course not in (Course.PIPELINE, Course.NONE)]
    gone.sort(key=lambda each: each[1].day or date.min, reverse=True)
    return LaunchesView(
        said=_said(locale, [launch for _, launch in coming], [launch for _, launch in gone]),
        next=tuple(_next(locale, *each, cards.as_of) for each in coming),
        launched=tuple(_launched(locale, *each) for each in gone),
        no_next="" if coming else locale.text("Nothing is due to go live, as far as we know."),
        no_launched=""
        if gone
        else locale.text("Nothing went live within the time our data cover."),
    )


def _said(locale: Locale, coming: Sequence[Launch], gone: Sequence[Launch]) -> str:
    """Say how the last launches went, and how ready the next ones are."""
    if not coming and not gone:
        return locale.text("Nothing went live recently, and nothing is about to.")
    return " ".join([*_went(locale, gone), *_ready(locale, coming)])


def _went(locale: Locale, gone: Sequence[Launch]) -> Iterator[str]:
    if not gone:
        return
    judged = [launch.right for launch in gone if launch.right is not None]
    if not judged:
        yield locale.plural(
            "We cannot judge the {n} launch that we know of.",
            "We cannot judge any of the {n} launches that we know of.",
            len(gone),
        ).format(n=integer(locale, len(gone)))
        return
    right, n = sum(judged), len(judged)
    if n == 1 and right:
        yield locale.text("The one launch that we can judge was right first time.")
    elif n == 1:
        yield locale.text("The one launch that we can judge was not right first time.")
    else:
        said = locale.plural(
            "{right} of the {n} launches that we can judge was right first time.",
            "{right} of the {n} launches that we can judge were right first time.",
            right,
        )
        yield said.format(right=integer(locale, right), n=integer(locale, n))


def _ready(locale: Locale, coming: Sequence[Launch]) -> Iterator[str]:
    if not coming:
        return
    n, ready = len(coming), sum(all(met for _, met in launch.needs) for launch in coming)
    if not ready:
        said = locale.plural(
            "{n} service is due to go live and is not ready yet.",
            "{n} services are due to go live, and none is ready yet.",
            n,
        )
    elif ready == n:
        said = locale.plural(
            "{n} service is due to go live and is ready.",
            "{n} services are due to go live, and all are ready.",
            n,
        )
    else:
        said = locale.plural(
            "Of {n} services that are due to go live, {ready} is ready.",
            "Of {n} services that are due to go live, {ready} are ready.",
            ready,
        )
    yield said.format(n=integer(locale, n), ready=integer(locale, ready))


def _next(locale: Locale, card: Scorecard, launch: Launch, as_of: date) -> NextView:
    words, tone = said_of(locale, launch)
    late = launch.day is not None and is_overdue(launch.day, as_of)
    planned = locale.text("was due on {day}") if late else locale.text("planned for {day}")
    return NextView(
        service=Link(card.service.name, service_href(card.id)),
        purpose=card.service.purpose or "",
        day=planned.format(day=day_words(locale, launch.day))
        if launch.day
        else locale.text("no date set"),
        said=words,
        tone=tone,
        needs=tuple(need_view(locale, need, met) for need, met in launch.needs),
    )


def _launched(locale: Locale, card: Scorecard, launch: Launch) -> LaunchedView:
    words, tone = said_of(locale, launch)
    facts = (change_words(locale, launch.change), broken_words(locale, launch.broken))
    return LaunchedView(
        service=Link(card.service.name, service_href(card.id)),
        title=launch.title,
        day=day_words(locale, launch.day) if launch.day else "",
        said=words,
        tone=tone,
        facts=tuple(fact for fact in facts if fact),
    )


def _pages(material: Material) -> Iterator[Page]:
    locale = material.locale
    about = locale.text(
        "What is ready to go live, what is missing, and whether the last launches were right "
        "first time."
    )
    yield Page(
        "launches/index.md",
        locale.text(TITLE),
        about,
        lambda: launches_view(locale, material.cards),
    )


KIND = PageKind(
    "launches.html",
    LaunchesView,
    _pages,
    looks_at=(Launch,),
    sees=frozenset({Sees.PURPOSES_TO_COME}),
)
