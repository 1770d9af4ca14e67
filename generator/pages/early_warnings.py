"""Early warnings: every service that has one, what it says, and what was done about it."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from generator.drawing.cards import alarmed_card_view
from generator.features.owners_word.figures import Stand, Warnings
from generator.features.owners_word.words import WarningView, warning_view
from generator.figures.card import Scorecard
from generator.figures.figure import State
from generator.language import N_, Locale
from generator.pages.owner import OwnerView, owner_view
from generator.scorecards.scorecard import Scorecards
from generator.wording.parts import CardView
from generator.wording.wording import integer

_GROUPS = {
    Stand.UNANSWERED: ("unanswered", N_("Nobody answered in time")),
    Stand.WAITING: ("new", N_("New, with time left to answer")),
    Stand.ANSWERED: ("answered", N_("Answered")),
}


class WarnedView(Struct, frozen=True):
    """A service with its warnings, the most pressing first, and who answers for it."""

    card: CardView
    owner: OwnerView | None
    warnings: tuple[WarningView, ...]


class StandView(Struct, frozen=True):
    """The services whose most pressing warning stands alike, by name."""

    id: str
    title: str
    services: tuple[WarnedView, ...]


class WarningsView(Struct, frozen=True):
    """What presses most, the services with warnings, and those that cannot have one."""

    said: str
    tone: str
    stands: tuple[StandView, ...]
    others: str


def warnings_view(locale: Locale, cards: Scorecards) -> WarningsView:
    """Return the view. A service stands where its most pressing warning does."""
    warned = [card for card in cards.services if card.panels[Warnings].items]
    by: dict[Stand, list[Scorecard]] = {each: [] for each in Stand}
    for card in warned:
        by[card.panels[Warnings].items[0].stand].append(card)
    used = [card for card in cards.services if card.signs.like.state is not State.NOT_APPLICABLE]
    silent = sum(not card.signs.like.full for card in used if card not in warned)
    stands = tuple(
        StandView(
            _GROUPS[stand][0],
            locale.text(_GROUPS[stand][1]),
            tuple(_warned(locale, card, cards) for card in some),
        )
        for stand, some in by.items()
        if some
    )
    said, tone = _said(locale, Counter({stand: len(some) for stand, some in by.items()}))
    return WarningsView(
        said, tone, stands, _others(locale, len(used) - len(warned) - silent, silent)
    )


def _warned(locale: Locale, card: Scorecard, cards: Scorecards) -> WarnedView:
    """Return a service; one word that answers several warnings is quoted once."""
    shown, found = "", []
    for each in card.panels[Warnings].items:
        found.append(warning_view(locale, each, shown, cards.as_of))
        shown = each.response.text if each.response else shown
    view = alarmed_card_view(locale, card, cards.definitions, cards.as_of)
    return WarnedView(view, owner_view(card.service, cards.as_of), tuple(found))


def _said(locale: Locale, of: Counter[Stand]) -> tuple[str, str]:
    parts = [
        _first(locale, each, of[each]) if at == 0 else _further(locale, each, of[each])
        for at, each in enumerate(stand for stand in Stand if of[stand])
    ]
    said = f"{locale.listed(parts)}." if parts else locale.text("There is no early warning now.")
    return said, "bad" if of[Stand.UNANSWERED] else "plain"


def _first(locale: Locale, stand: Stand, number: int) -> str:
    """Say of how many services the most pressing warnings stand so."""
    said = {
        Stand.UNANSWERED: locale.plural(
            "{n} service has a warning that nobody answered",
            "{n} services have a warning that nobody answered",
            number,
        ),
        Stand.WAITING: locale.plural(
            "{n} service has a new warning", "{n} services have a new warning", number
        ),
        Stand.ANSWERED: locale.plural(
            "{n} service has a warning that was answered",
            "{n} services have a warning that was answered",
            number,
        ),
    }
    return said[stand].format(n=integer(locale, number))


def _further(locale: Locale, stand: Stand, number: int) -> str:
    """Say the same of others, after the first."""
    if stand is Stand.WAITING:
        return locale.plural("{n} has a new one", "{n} have a new one", number).format(n=number)
    said = locale.plural("{n} has one that was answered", "{n} have one that was answered", number)
    return said.format(n=number)


def _others(locale: Locale, well: int, silent: int) -> str:
    """Say what is not listed: no warning is good news only where people are heard."""
    parts = []
    if well:
        fine = locale.plural("{n} service has no warning", "{n} services have no warning", well)
        parts.append(fine.format(n=integer(locale, well)))
    if silent:
        unknown = locale.plural(
            "for {n} service we know too little to warn. That does not mean it is fine",
            "for {n} services we know too little to warn. That does not mean they are fine",
            silent,
        )
        parts.append(unknown.format(n=integer(locale, silent)))
    return (
        locale.text("Of the services in use, not listed here: {names}.").format(
            names=locale.listed(parts)
        )
        if parts
        else ""
    )
