"""Green outside, red inside: promises are kept, and people like it too little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.drawing.cards import card_view
from generator.features.promises.figures import Contrast, Promises
from generator.figures.card import Scorecard
from generator.figures.figure import State
from generator.language import _, ngettext
from generator.model.service import Stage
from generator.pages.page import Material, Page, PageKind
from generator.scorecards.scorecard import Scorecards
from generator.wording.parts import CardView
from generator.wording.wording import integer, listed, quoted, sentence_case


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
        return _("Of no service can it be told yet whether promise and experience agree.")
    if not green:
        return _("No service is green outside and red inside.")
    said = ngettext(
        "{n} service keeps its promises, and people like it too little.",
        "{n} services keep their promises, and people like them too little.",
        green,
    )
    return said.format(n=integer(green))


def _unknown_said(unknown: int) -> str:
    if not unknown:
        return _("Of every service it can be told whether promise and experience agree.")
    said = ngettext(
        "Of {n} service it cannot be told, which is not the same as fine.",
        "Of {n} services it cannot be told, which is not the same as fine.",
        unknown,
    )
    return said.format(n=integer(unknown))


def _others(of: Counter[Contrast]) -> str:
    kept, broken = of[Contrast.KEPT], of[Contrast.BROKEN]
    parts = []
    if kept:
        said = ngettext(
            "{n} service keeps its promises and people are content with it",
            "{n} services keep their promises and people are content with them",
            kept,
        )
        parts.append(said.format(n=integer(kept)))
    if broken:
        said = ngettext(
            "{n} service has a promise that was not kept",
            "{n} services have a promise that was not kept",
            broken,
        )
        parts.append(said.format(n=integer(broken)))
    return _("Not listed here: {names}.").format(names=listed(parts)) if parts else ""


def kept_words(card: Scorecard) -> str:
    """Name the promises that were kept, with the window in which they were."""
    items = card.panels[Promises].items
    names = _named([item.promise.name for item in items])
    said = ngettext("Promise kept: {names}.", "Promises kept: {names}.", len(items))
    return said.format(names=names)


def uncovered_words(card: Scorecard) -> str:
    """Name the steps that no promise covers."""
    found = card.panels[Promises]
    if found.uncovered:
        return _("No promise covers {names}.").format(names=_named(list(found.uncovered)))
    if card.service.steps:
        return _("They cover every step, so it is what they promise that falls short.")
    return _("Nobody has written down which steps it has, so nobody knows what they cover.")


def why_unknown(card: Scorecard) -> str:
    """Say why it cannot be told: each reason that holds."""
    found, like = card.panels[Promises], card.signs.like
    silent = [item.promise.name for item in found.items if item.figure.value is None]
    early = [item.promise.name for item in found.items if item.figure.has_value and not item.of]
    why = []
    if not found.items:
        why.append(_("nothing was promised"))
    if silent:
        unmeasured = ngettext("{names} was not measured", "{names} were not measured", len(silent))
        why.append(unmeasured.format(names=_named(silent)))
    if early:
        why.append(_("{names} did not hold yet at that time").format(names=_named(early)))
    people = {
        State.FEW: _("too few people answered"),
        State.WITHHELD: _("what people answered is not shown, because it could give somebody away"),
        State.NOT_ASKED: _("nobody was asked"),
        State.NO_DATA: _("people were asked and nobody answered"),
    }
    if like.state in people:
        why.append(people[like.state])
    return f"{sentence_case('; '.join(why))}." if why else ""


def _named(names: list[str]) -> str:
    return listed([quoted(name) for name in names])


def _pages(material: Material) -> Iterator[Page]:
    cards = material.cards
    said = _(
        "Services that keep their promises and are liked too little, and those we cannot tell of."
    )
    title = _("Green outside, red inside")
    yield Page("contrast/index.md", title, said, lambda: contrasts_view(cards))


KIND = PageKind("contrast.html", ContrastsView, _pages)
