"""Green outside, red inside: promises are kept, and people like it too little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.service import Stage
from generator.scorecards.card import Scorecard
from generator.scorecards.figure import State
from generator.scorecards.panels.promises import Contrast, Promises
from generator.scorecards.scorecard import Scorecards
from generator.views.cards import card_view
from generator.views.pages.page import Material, Page, PageKind
from generator.views.parts import CardView
from generator.views.words.wording import count, listed, sentence_case


@dataclass(frozen=True, slots=True)
class ContrastView:
    """A service: the promises that were kept, what people say, what no promise covers."""

    card: CardView
    kept: str
    uncovered: str


@dataclass(frozen=True, slots=True)
class UnknownView:
    """A service of which it cannot be told, and why."""

    card: CardView
    why: str


@dataclass(frozen=True, slots=True)
class ContrastsView:
    """The page: green outside and red inside, then what cannot be told; both by name."""

    said: str
    tone: str
    contrasts: tuple[ContrastView, ...]
    unknown: tuple[UnknownView, ...]
    unknown_said: str
    others: str


def contrasts_view(cards: Scorecards) -> ContrastsView:
    """Return the view of the page; services that are not there yet, or no longer, have no place."""
    used = [
        card for card in cards.services if card.service.stage not in (Stage.PIPELINE, Stage.RETIRED)
    ]
    by = {each: [c for c in used if c.panels[Promises].contrast is each] for each in Contrast}
    green, unknown = by[Contrast.GREEN_OUTSIDE], by[Contrast.CANNOT_TELL]
    return ContrastsView(
        said=_said(len(green), len(used) - len(unknown)),
        tone="bad" if green else "plain",
        contrasts=tuple(
            ContrastView(_card(card, cards), kept_words(card), uncovered_words(card))
            for card in green
        ),
        unknown=tuple(UnknownView(_card(card, cards), why_unknown(card)) for card in unknown),
        unknown_said=_unknown_said(len(unknown)),
        others=_others(Counter({each: len(some) for each, some in by.items()})),
    )


def _card(card: Scorecard, cards: Scorecards) -> CardView:
    return card_view(card, cards.definitions, cards.as_of)


def _said(green: int, known: int) -> str:
    if not known:
        return "Of no service can it be told yet whether promise and experience agree."
    if not green:
        return "No service is green outside and red inside."
    services = count(green, "service keeps its promises", "services keep their promises")
    return f"{services}, and people like {'it' if green == 1 else 'them'} too little."


def _unknown_said(unknown: int) -> str:
    if not unknown:
        return "Of every service it can be told whether promise and experience agree."
    of = count(unknown, "service", "services")
    return f"Of {of} it cannot be told, which is not the same as fine."


def _others(of: Counter[Contrast]) -> str:
    kept, broken = of[Contrast.KEPT], of[Contrast.BROKEN]
    parts = []
    if kept:
        parts.append(count(kept, "service keeps its promises", "services keep their promises"))
        parts[0] += f" and people are content with {'it' if kept == 1 else 'them'}"
    if broken:
        parts.append(count(broken, "service has", "services have") + " a promise that was not kept")
    return f"Not listed here: {listed(parts)}." if parts else ""


def kept_words(card: Scorecard) -> str:
    """Name the promises that were kept, with the window in which they were."""
    items = card.panels[Promises].items
    names = _named([item.promise.name for item in items])
    return f"{'Promise' if len(items) == 1 else 'Promises'} kept: {names}."


def uncovered_words(card: Scorecard) -> str:
    """Name the steps that no promise covers."""
    found = card.panels[Promises]
    if found.uncovered:
        return f"No promise covers {_named(list(found.uncovered))}."
    if card.service.steps:
        return "They cover every step, so it is what they promise that falls short."
    return "Nobody has written down which steps it has, so nobody knows what they cover."


def why_unknown(card: Scorecard) -> str:
    """Say why it cannot be told: each reason that holds."""
    found, like = card.panels[Promises], card.signs.like
    silent = [item.promise.name for item in found.items if item.figure.value is None]
    early = [item.promise.name for item in found.items if item.figure.has_value and not item.of]
    why = []
    if not found.items:
        why.append("nothing was promised")
    if silent:
        why.append(f"{_named(silent)} {'was' if len(silent) == 1 else 'were'} not measured")
    if early:
        why.append(f"{_named(early)} did not hold yet at that time")
    people = {
        State.FEW: "too few people answered",
        State.WITHHELD: "what people answered is not shown, because it could give somebody away",
        State.NOT_ASKED: "nobody was asked",
        State.NO_DATA: "people were asked and nobody answered",
    }
    if like.state in people:
        why.append(people[like.state])
    return f"{sentence_case('; '.join(why))}." if why else ""


def _named(names: list[str]) -> str:
    return listed([f"“{name}”" for name in names])


def _pages(material: Material) -> Iterator[Page]:
    cards = material.cards
    said = (
        "Services that keep their promises and are liked too little, and those we cannot tell of."
    )
    title = "Green outside, red inside"
    yield Page("contrast/index.md", title, said, lambda: contrasts_view(cards))


KIND = PageKind("contrast.html", ContrastsView, _pages)
