"""Early warnings: every service that has one, what it says, and what was done about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.scorecards.card import Scorecard
from generator.scorecards.figure import State
from generator.scorecards.panels.warnings import Stand, Warnings
from generator.scorecards.scorecard import Scorecards
from generator.views.cards import card_view
from generator.views.pages.page import Material, Page, PageKind
from generator.views.panels.owners_word import WarningView, warning_view
from generator.views.parts import CardView
from generator.views.words.wording import count, listed

TITLE = "Early warnings"
_GROUPS = {
    Stand.UNANSWERED: ("unanswered", "Nobody answered in time"),
    Stand.WAITING: ("new", "New, and still in time"),
    Stand.ANSWERED: ("answered", "Answered"),
}


@dataclass(frozen=True, slots=True)
class WarnedView:
    """A service with its warnings, the most pressing first."""

    card: CardView
    warnings: tuple[WarningView, ...]


@dataclass(frozen=True, slots=True)
class StandView:
    """The services whose most pressing warning stands alike, by name."""

    id: str
    title: str
    services: tuple[WarnedView, ...]


@dataclass(frozen=True, slots=True)
class WarningsView:
    """The page: what presses most, the services with warnings, and those that cannot have one."""

    said: str
    tone: str
    stands: tuple[StandView, ...]
    others: str


def warnings_view(cards: Scorecards) -> WarningsView:
    """Return the view of the page. A service stands where its most pressing warning does."""
    warned = [card for card in cards.services if card.panels[Warnings].items]
    by: dict[Stand, list[Scorecard]] = {each: [] for each in Stand}
    for card in warned:
        by[card.panels[Warnings].items[0].stand].append(card)
    used = [card for card in cards.services if card.signs.like.state is not State.NOT_APPLICABLE]
    silent = sum(not card.signs.like.full for card in used if card not in warned)
    stands = tuple(
        StandView(*_GROUPS[stand], tuple(_warned(card, cards) for card in some))
        for stand, some in by.items()
        if some
    )
    said, tone = _said(Counter({stand: len(some) for stand, some in by.items()}))
    return WarningsView(said, tone, stands, _others(len(used) - len(warned) - silent, silent))


def _warned(card: Scorecard, cards: Scorecards) -> WarnedView:
    """Return a service; one word that answers several warnings is quoted once."""
    shown, found = "", []
    for each in card.panels[Warnings].items:
        found.append(warning_view(each, shown, cards.as_of))
        shown = each.response.text if each.response else shown
    return WarnedView(card_view(card, cards.definitions, cards.as_of), tuple(found))


_WARNINGS = {
    Stand.UNANSWERED: ("a warning that nobody answered", ""),
    Stand.WAITING: ("a new warning", "a new one"),
    Stand.ANSWERED: ("a warning that is answered", "one that is answered"),
}
"""A stand's warning, as the first that is named and as a further one."""


def _said(of: Counter[Stand]) -> tuple[str, str]:
    parts: list[str] = []
    for stand, (first, further) in _WARNINGS.items():
        if of[stand] and not parts:
            parts.append(f"{count(of[stand], 'service has', 'services have')} {first}")
        elif of[stand]:
            parts.append(f"{of[stand]} {'has' if of[stand] == 1 else 'have'} {further}")
    said = f"{listed(parts)}." if parts else "There is no early warning now."
    return said, "bad" if of[Stand.UNANSWERED] else "plain"


def _others(well: int, silent: int) -> str:
    """Say what is not listed: no warning is good news only where people are heard."""
    parts = []
    if well:
        parts.append(f"{count(well, 'service has', 'services have')} no warning")
    if silent:
        few = count(silent, "service", "services")
        parts.append(f"of {few} too little is known to warn, which is not the same as fine")
    return f"Not listed here: {listed(parts)}." if parts else ""


def _pages(material: Material) -> Iterator[Page]:
    said = "Services that people like less than usual or than was wanted, and who answered for it."
    yield Page("warnings/index.md", TITLE, said, lambda: warnings_view(material.cards))


KIND = PageKind("warnings.html", WarningsView, _pages)
