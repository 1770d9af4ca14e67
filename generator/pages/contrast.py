"""Green outside, red inside: promises are kept, and people like it too little."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from generator.drawing.cards import alarmed_card_view, card_view
from generator.features.promises.figures import Contrast, Promises
from generator.figures.card import Scorecard
from generator.figures.figure import State
from generator.language import Locale
from generator.model.service import Stage
from generator.pages.owner import OwnerView, owner_view
from generator.scorecards.scorecard import Scorecards
from generator.wording.parts import CardView
from generator.wording.wording import either, integer, quoted, sentence_case


class ContrastView(Struct, frozen=True):
    """A service, who answers for it, the promises that were kept, what no promise covers."""

    card: CardView
    owner: OwnerView | None
    kept: str
    uncovered: str


class UnknownView(Struct, frozen=True):
    """A service of which nobody can say, and why."""

    card: CardView
    why: str


class ContrastsView(Struct, frozen=True):
    """Green outside and red inside, then what nobody can say; both by name."""

    said: str
    tone: str
    contrasts: tuple[ContrastView, ...]
    unknown: tuple[UnknownView, ...]
    unknown_said: str
    others: str


def contrasts_view(locale: Locale, cards: Scorecards) -> ContrastsView:
    """Return the view; services that are not there yet, or no longer, have no place."""
    used = in_use(cards)
    by = {each: [c for c in used if c.panels[Promises].contrast is each] for each in Contrast}
    green, unknown = by[Contrast.WATERMELON], by[Contrast.CANNOT_TELL]
    return ContrastsView(
        said=_said(locale, len(green), len(used) - len(unknown)),
        tone="bad" if green else "plain",
        contrasts=tuple(
            ContrastView(
                alarmed_card_view(locale, card, cards.definitions, cards.as_of),
                owner_view(card.service, cards.as_of),
                kept_words(locale, card),
                uncovered_words(locale, card),
            )
            for card in green
        ),
        unknown=tuple(
            UnknownView(_card(locale, card, cards), why_unknown(locale, card)) for card in unknown
        ),
        unknown_said=_unknown_said(locale, len(unknown)),
        others=_others(locale, Counter({each: len(some) for each, some in by.items()})),
    )


def in_use(cards: Scorecards) -> list[Scorecard]:
    """Return the services that are there already, and still are."""
    gone = (Stage.PIPELINE, Stage.RETIRED)
    return [card for card in cards.services if card.service.stage not in gone]


def _card(locale: Locale, card: Scorecard, cards: Scorecards) -> CardView:
    return card_view(locale, card, cards.definitions, cards.as_of)


def _said(locale: Locale, green: int, known: int) -> str:
    if not known:
        return locale.text(
            "We do not know yet for any service whether promise and experience agree."
        )
    if not green:
        return locale.text("No service is green outside and red inside.")
    said = locale.plural(
        "{n} service keeps its promises, and too few people like it.",
        "{n} services keep their promises, and too few people like them.",
        green,
    )
    return said.format(n=integer(locale, green))


def _unknown_said(locale: Locale, unknown: int) -> str:
    if not unknown:
        return locale.text("For every service we know whether promise and experience agree.")
    said = locale.plural(
        "For {n} service we cannot say whether promise and experience agree. That does not mean "
        "it is fine.",
        "For {n} services we cannot say whether promise and experience agree. That does not mean "
        "they are fine.",
        unknown,
    )
    return said.format(n=integer(locale, unknown))


def _others(locale: Locale, of: Counter[Contrast]) -> str:
    kept, broken = of[Contrast.KEPT], of[Contrast.BROKEN]
    parts = []
    if kept:
        said = locale.plural(
            "{n} service keeps its promises and people are content with it",
            "{n} services keep their promises and people are content with them",
            kept,
        )
        parts.append(said.format(n=integer(locale, kept)))
    if broken:
        said = locale.plural(
            "{n} service has a promise that was not kept",
            "{n} services have a promise that was not kept",
            broken,
        )
        parts.append(said.format(n=integer(locale, broken)))
    return (
        locale.text("Of the services in use, not listed here: {names}.").format(
            names=locale.listed(parts)
        )
        if parts
        else ""
    )


def kept_words(locale: Locale, card: Scorecard) -> str:
    """Name the promises that were kept, with the window in which they were."""
    items = card.panels[Promises].items
    names = _named(locale, [item.promise.name for item in items])
    said = locale.plural("Promise kept: {names}.", "Promises kept: {names}.", len(items))
    return said.format(names=names)


def uncovered_words(locale: Locale, card: Scorecard) -> str:
    """Name the steps that no promise covers."""
    _ = locale.text
    found = card.panels[Promises]
    if found.uncovered:
        names = [quoted(locale, name) for name in found.uncovered]
        return _("No promise covers {names}.").format(names=either(locale, names))
    if card.service.steps:
        return _("The promises cover every step, so they are not enough.")
    return _("Nobody has written down its steps, so nobody knows what the promises cover.")


def why_unknown(locale: Locale, card: Scorecard) -> str:
    """Say why nobody can say: each reason that holds."""
    _ = locale.text
    found, like = card.panels[Promises], card.signs.like
    silent = [item.promise.name for item in found.items if item.figure.value is None]
    early = [item.promise.name for item in found.items if item.figure.has_value and not item.of]
    why = []
    if not found.items:
        why.append(_("nothing was promised"))
    if silent:
        unmeasured = locale.plural(
            "{names} was not measured", "{names} were not measured", len(silent)
        )
        why.append(unmeasured.format(names=_named(locale, silent)))
    if early:
        why.append(_("{names} did not apply yet at that time").format(names=_named(locale, early)))
    people = {
        State.FEW: _("too few people answered"),
        State.WITHHELD: _(
            "we do not show what people answered, because it could identify somebody"
        ),
        State.NOT_ASKED: _("nobody was asked"),
        State.LONG_AGO: _("nobody was asked recently"),
        State.NOT_YET: _("it is too early to say whether people like it"),
        State.SET_ASIDE: _("what people answered was set aside"),
        State.NO_COUNTS: _("others asked people, and we do not have the answers"),
        State.NO_DATA: _("people were asked, but nobody answered"),
    }
    if like.state in people:
        why.append(people[like.state])
    return f"{sentence_case('; '.join(why))}." if why else ""


def _named(locale: Locale, names: list[str]) -> str:
    return locale.listed([quoted(locale, name) for name in names])
