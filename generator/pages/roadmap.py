"""The page “What comes, what goes”: over all services, by month, the overdue first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, partial
from itertools import groupby

from msgspec import Struct

from generator.drawing.cards import service_href
from generator.features.conversation.figures import Topic
from generator.features.conversation.words import limit_words
from generator.features.stage.figures import Life
from generator.language import N_, Locale
from generator.model.conversation import Voice
from generator.model.definitions import Definitions
from generator.model.period import Grain, period_of
from generator.news.happenings import LOOKS_AT
from generator.news.happenings import has_days as has_day
from generator.news.places import calendar_of
from generator.pages.follow import calendar_link, site_calendar
from generator.pages.page import Material, Page, PageKind, Sees
from generator.scorecards.overviews.roadmap import Plan, What, roadmap
from generator.scorecards.scorecard import Scorecards
from generator.wording.parts import Link
from generator.wording.wording import day_words, integer, quoted, sentence_case

TITLE = N_("What starts and ends")
_VOICES = {
    Voice.CUSTOMERS: N_("You said"),
    Voice.PROVIDER: N_("We raised it ourselves"),
    Voice.REGULATOR: N_("A regulator said"),
}
_SOON = timedelta(days=190)
"""Later than this, months promise more than anybody knows: quarters do."""
_KINDS = {
    What.OPENS: N_("Opens"),
    What.ENDS: N_("Ends"),
    What.ACTION: N_("Due"),
    What.ANSWER: N_("Answer due"),
    What.EVENT: N_("Coming up"),
}


class PlanView(Struct, frozen=True):
    """Something to come: when, what kind of thing, of which service."""

    day: str
    kind: str
    service: Link
    text: str
    about: str
    late: str


class TimeView(Struct, frozen=True):
    """A month or a quarter, the overdue, or what has no day, with all that belongs to it."""

    id: str
    title: str
    plans: tuple[PlanView, ...]


class RoadmapView(Struct, frozen=True):
    """All that the page shows."""

    said: str
    tone: str
    times: tuple[TimeView, ...]
    follow: tuple[Link, ...]


def roadmap_view(locale: Locale, cards: Scorecards) -> RoadmapView:
    """Return the view of the page."""
    plans = roadmap(cards)
    times = []
    for (identity, title), some in groupby(plans, lambda plan: _time(locale, plan, cards.as_of)):
        views = tuple(_plan(locale, plan, cards.definitions, cards.as_of) for plan in some)
        times.append(TimeView(identity, title, views))
    late = sum(plan.overdue for plan in plans)
    open_ended = sum(plan.day is None and not plan.overdue for plan in plans)
    words, tone = said(locale, late, len(plans) - late - open_ended, open_ended)
    has_days = any(has_day(card) for card in cards.services)
    follow = (calendar_link(locale, ""),) if has_days else ()
    return RoadmapView(words, tone, tuple(times), follow)


def said(locale: Locale, late: int, dated: int, open_ended: int) -> tuple[str, str]:
    """Say how much is overdue and to come, and in which tone."""
    parts = []
    if late:
        overdue = locale.plural("{n} thing is overdue", "{n} things are overdue", late)
        parts.append(overdue.format(n=integer(locale, late)))
    if dated:
        coming = locale.plural("{n} thing is coming up", "{n} things are coming up", dated)
        parts.append(coming.format(n=integer(locale, dated)))
    if open_ended:
        planned = locale.plural(
            "{n} thing is planned without a date",
            ("{n} things are planned without a date"),
            open_ended,
        )
        parts.append(planned.format(n=integer(locale, open_ended)))
    if not parts:
        return locale.text("No plans have been written down."), "plain"
    return f"{locale.listed(parts)}.", "bad" if late else "plain"


def _time(locale: Locale, plan: Plan, as_of: date) -> tuple[str, str]:
    """Return the id and the title of the time to which a plan belongs."""
    if plan.overdue:
        return "overdue", locale.text("Overdue")
    if plan.day is None:
        return "no-day", locale.text("No date set")
    period = period_of(plan.day, Grain.MONTH if plan.day < as_of + _SOON else Grain.QUARTER)
    return f"t{period.id}", sentence_case(locale.period(period))


def _plan(locale: Locale, plan: Plan, definitions: Definitions, as_of: date) -> PlanView:
    _ = locale.text
    return PlanView(
        day=day_words(locale, plan.day) if plan.day else "",
        kind=_(_KINDS[plan.what]),
        service=Link(plan.card.service.name, service_href(plan.card.id)),
        text=_text(locale, plan, definitions),
        about=_about(locale, plan.found) if isinstance(plan.found, Topic) else "",
        late=_late(locale, plan, plan.late, as_of) if plan.late else "",
    )


def _late(locale: Locale, plan: Plan, since: date, as_of: date) -> str:
    """Say for how long it has been overdue, and by which limit where no day was promised."""
    days = (as_of - since).days
    said = locale.plural("{n} day late", "{n} days late", days).format(n=integer(locale, days))
    limit = limit_words(locale, plan.found) if isinstance(plan.found, Topic) else ""
    return "; ".join(filter(None, (limit, said)))


def _about(locale: Locale, topic: Topic) -> str:
    entry = topic.entry
    return f"{locale.text(_VOICES[entry.by])}: {quoted(locale, entry.said)}"


def _text(locale: Locale, plan: Plan, definitions: Definitions) -> str:
    """Return what was said of it; empty where the kind, or what it answers, says it all."""
    if isinstance(plan.found, Topic):
        return plan.found.entry.reply or ""
    return plan.found.title if plan.found else _replaced(locale, plan, definitions)


def _replaced(locale: Locale, plan: Plan, definitions: Definitions) -> str:
    if plan.what is not What.ENDS:
        return plan.card.service.purpose or ""
    names = [quoted(locale, definitions.services[name].part.name) for name in plan.successors]
    if not names:
        return locale.text("Nobody has said what will replace it.")
    said = locale.plural("{names} replaces it.", "{names} replace it.", len(names))
    return said.format(names=locale.listed(names))


def _pages(material: Material) -> Iterator[Page]:
    locale = material.locale
    view = cache(partial(roadmap_view, locale, material.cards))
    yield Page(
        "roadmap/index.md",
        locale.text(TITLE),
        "",
        view,
        describe=lambda: view().said,
        offer=partial(site_calendar, locale, material.cards),
        elsewhere=(calendar_of(""),),
    )


KIND = PageKind(
    "roadmap.html",
    RoadmapView,
    _pages,
    looks_at=(Life, *LOOKS_AT),
    sees=frozenset({Sees.PURPOSES_TO_COME}),
)
