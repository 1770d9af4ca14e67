"""Needs attention: early warnings, promises kept while people are unhappy, and what is overdue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator.features.conversation.figures import Conversation, Standing
from generator.features.conversation.helped import Helped
from generator.features.owners_word.figures import Warnings
from generator.features.promises.figures import Contrast, Promises
from generator.language import N_, Locale
from generator.pages.contrast import ContrastsView, contrasts_view, in_use
from generator.pages.conversation import RaisedView, ranked
from generator.pages.early_warnings import WarningsView, warnings_view
from generator.pages.page import Material, Page, PageKind, SearchEntry, Sought
from generator.scorecards.scorecard import Scorecards
from generator.wording.wording import integer, listed

TITLE = N_("Needs attention")
HREF = "attention/"
LOOKS_AT = (Conversation, Promises, Warnings)
"""What the numbers come from."""

_PARTS = (
    (N_("Early warnings"), "#warnings"),
    (N_("Green outside, red inside"), "#contrast"),
)
"""What search finds on it, and where."""


@dataclass(frozen=True, slots=True)
class AttentionView:
    """The page: how much of each there is, then each by itself."""

    said: str
    tone: str
    warnings: WarningsView
    contrasts: ContrastsView
    overdue: tuple[RaisedView, ...]
    overdue_said: str


def attention_view(locale: Locale, cards: Scorecards) -> AttentionView:
    """Return the view of the page."""
    warnings, contrasts = warnings_view(locale, cards), contrasts_view(locale, cards)
    overdue = tuple(
        each for each in ranked(locale, cards) if each.standing == Standing.OVERDUE.value
    )
    numbers = needing(cards)
    return AttentionView(
        said=attention_said(locale, *numbers),
        tone="bad" if any(numbers) else "plain",
        warnings=warnings,
        contrasts=contrasts,
        overdue=overdue,
        overdue_said=_overdue_said(locale, len(overdue)),
    )


def needing(cards: Scorecards) -> tuple[int, int, int]:
    """Return how many services are warned of, how many are green and red, what is overdue."""
    panels = [card.panels for card in cards.services]
    warned = sum(bool(each[Warnings].items) for each in panels)
    green = sum(card.panels[Promises].contrast is Contrast.WATERMELON for card in in_use(cards))
    overdue = sum(
        topic.standing is Standing.OVERDUE for each in panels for topic in each[Conversation].topics
    )
    return warned, green, overdue


def attention_said(locale: Locale, warned: int, green: int, overdue: int) -> str:
    """Say in one sentence how much needs attention: services warned of, contrasts, comments."""
    parts = []
    if warned:
        said = locale.plural(
            "{n} service has an early warning", "{n} services have an early warning", warned
        )
        parts.append(said.format(n=integer(locale, warned)))
    if green:
        said = locale.plural(
            "{n} keeps its promises while too few people like it",
            "{n} keep their promises while too few people like them",
            green,
        )
        if not warned:
            said = locale.plural(
                "{n} service keeps its promises while too few people like it",
                "{n} services keep their promises while too few people like them",
                green,
            )
        parts.append(said.format(n=integer(locale, green)))
    if overdue:
        said = locale.plural("{n} comment is overdue", "{n} comments are overdue", overdue)
        parts.append(said.format(n=integer(locale, overdue)))
    return (
        f"{listed(locale, parts)}."
        if parts
        else locale.text("As far as we know, nothing needs attention now.")
    )


def _overdue_said(locale: Locale, overdue: int) -> str:
    if not overdue:
        return locale.text("Nothing that was raised is overdue.")
    said = locale.plural(
        "{n} comment has waited longer than was promised.",
        "{n} comments have waited longer than was promised.",
        overdue,
    )
    return said.format(n=integer(locale, overdue))


def _pages(material: Material) -> Iterator[Page]:
    locale, cards = material.locale, material.cards
    said = locale.text(
        "Early warnings, services that keep their promises although too few people like them, and "
        "comments that are overdue."
    )
    title = locale.text(TITLE)
    sought = (
        SearchEntry(Sought.PAGE, title, said),
        *(SearchEntry(Sought.PAGE, locale.text(part), title, at=at) for part, at in _PARTS),
    )
    view = partial(attention_view, locale, cards)
    yield Page(f"{HREF}index.md", title, said, view, sought=lambda: sought)


KIND = PageKind(
    "attention.html",
    AttentionView,
    _pages,
    looks_at=(*LOOKS_AT, Helped),
)
