"""The panel “Days with customers”: when, with whom, what was learned and what was done."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from generator.drawing.cards import community_href, provider_href
from generator.features.days.figures import DaysWithCustomers, VisitDay
from generator.features.days.method import METHODS
from generator.features.feature import Feature
from generator.features.panel import Panel, PanelContent, add_rows
from generator.figures.card import ProviderCard
from generator.language import N_, Locale
from generator.model.definitions import Definitions
from generator.wording.parts import Link
from generator.wording.situation import Wording
from generator.wording.wording import action_words, day_words, either, integer, quoted

_FIRST = 4
"""Days that stand open on the page; those before them are folded away."""
_NONE = N_("Nobody has written down a day spent with customers.")


class DayView(Struct, frozen=True):
    """A day spent with customers. ``with_whom`` is a community or, on its page, a provider."""

    day: str
    with_whom: Link
    learned: str
    action: str
    tone: str


class DaysView(Struct, frozen=True):
    """The last days, the rest, and whom nobody ever visited."""

    first: tuple[DayView, ...]
    rest: tuple[DayView, ...]
    rest_title: str
    never: str


def describe(
    locale: Locale, card: ProviderCard, definitions: Definitions, _as_of: date
) -> PanelContent:
    """Describe the days, the last one first."""
    found = card.panels[DaysWithCustomers]
    never = [quoted(locale, definitions.communities[name].part.name) for name in found.never]
    if not found.days:
        return PanelContent(locale.text(_NONE), "bad", add_rows(locale, "visits"))
    views = tuple(day_view(locale, day, definitions, of_provider=True) for day in found.days)
    rest = views[_FIRST:]
    earlier = locale.plural("{n} earlier day", "{n} earlier days", len(rest))
    title = earlier.format(n=integer(locale, len(rest))) if rest else ""
    who = (
        locale.text("Nobody has spent a day with {names} yet.").format(names=either(locale, never))
        if never
        else ""
    )
    said, tone = _said(locale, round(found.count.value or 0.0), found.days[0].day)
    return PanelContent(said, tone, body=DaysView(views[:_FIRST], rest, title, who))


def wordings(locale: Locale) -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    day = date(2026, 10, 31)
    return (
        Wording("no day is written down", locale.text(_NONE)),
        Wording("no day in the last year", _said(locale, 0, day)[0]),
        Wording("one day in the last year", _said(locale, 1, day)[0]),
        Wording("several days in the last year", _said(locale, 3, day)[0]),
    )


def _said(locale: Locale, number: int, last: date) -> tuple[str, str]:
    if number == 0:
        said = locale.text("Nobody has spent a day with customers since {day}.")
        return said.format(day=day_words(locale, last)), "bad"
    said = locale.plural(
        "They spent {n} day with customers in the last year, on {day}.",
        "They spent {n} days with customers in the last year, the last on {day}.",
        number,
    )
    return said.format(n=integer(locale, number), day=day_words(locale, last)), "plain"


def day_view(locale: Locale, day: VisitDay, definitions: Definitions, of_provider: bool) -> DayView:
    """Return a day as a provider's page shows it, or as a community's does."""
    communities, providers = definitions.communities, definitions.providers
    if of_provider:
        known = communities.get(day.community)
        whom = Link(known.part.name if known else day.community, community_href(day.community))
    else:
        own = providers.get(day.provider)
        whom = Link(own.part.name if own else day.provider, provider_href(day.provider))
    tone = "plain" if day.action else "bad"
    action = action_words(locale, day.action)
    return DayView(day_words(locale, day.day), whom, day.learned, action, tone)


PANEL = Panel("days", N_("Days with customers"), DaysView, describe, wordings)
FEATURE = Feature("days", PANEL, (DaysWithCustomers,), METHODS)
