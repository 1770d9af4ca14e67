"""The steps on a supplier's page: since when, how people like each, and how they did before."""

from __future__ import annotations

from msgspec import Struct

from generator.features.steps.ratings import StepRating
from generator.features.steps.way_words import before_words, rating_words
from generator.figures.figure import Figure, State
from generator.language import Locale
from generator.language.marked import filled, joined
from generator.measures.difference import difference
from generator.model.definitions import Definitions
from generator.scorecards.overviews.suppliers import Carried, SupplierCard, Turn
from generator.wording.wording import day_words


class TurnView(Struct, frozen=True):
    """A step that a supplier delivers, and since when; empty texts are not drawn.

    ``liked`` is how many like the step alone, ``before`` how many did with the supplier before,
    ``compared`` what can be said of the two.
    """

    said: str
    liked: str
    before: str
    compared: str


def turn_view(locale: Locale, each: Carried, turn: Turn, definitions: Definitions) -> TurnView:
    """Return the view of a step that a supplier delivers now."""
    now, before = _ratings(each, turn)
    alone = locale.text("The step alone: {rating}.")
    return TurnView(
        said=_since(locale, turn),
        liked=filled(alone, rating=rating_words(locale, now.figure)) if now else "",
        before=joined("", (before_words(locale, before, definitions), ".")) if before else "",
        compared=_compared(locale, before.figure, now.figure) if now and before else "",
    )


def earlier_words(locale: Locale, each: Carried, turn: Turn, definitions: Definitions) -> str:
    """Say which step a supplier delivered or will deliver, when, and how people liked it then."""
    said = (
        locale.text("{service}: “{step}”, from {day} to {until}")
        if turn.until
        else locale.text("{service}: “{step}”, from {day}")
    )
    line = said.format(
        service=each.card.service.name,
        step=turn.step.name,
        day=day_words(locale, turn.since),
        until=day_words(locale, turn.until) if turn.until else "",
    )
    then = [
        before_words(locale, rating, definitions)
        for rating in each.ratings
        if rating.step == turn.step.id and turn.until is not None and rating.until == turn.until
    ]
    return joined(". ", [line, *then])


def unrated_words(locale: Locale, card: SupplierCard) -> str:
    """Say that nobody was asked about the steps alone; empty where somebody was about one."""
    turns = [(each, turn) for each in card.current for turn in each.now]
    if not turns or any(_ratings(each, turn)[0] for each, turn in turns):
        return ""
    if any(turn.before for _, turn in turns):
        return locale.text(
            "Nobody was asked about its steps alone, so we cannot say whether they were better "
            "before it delivered them."
        )
    return locale.text("Nobody was asked about its steps alone.")


def _ratings(each: Carried, turn: Turn) -> tuple[StepRating | None, StepRating | None]:
    """Return how many like a step now, and how many did with the supplier before."""
    of_step = [rating for rating in each.ratings if rating.step == turn.step.id]
    now = next((rating for rating in of_step if rating.until is None), None)
    before = next((r for r in of_step if r.until is not None and r.until < turn.since), None)
    return now, before


def _since(locale: Locale, turn: Turn) -> str:
    if turn.until is None:
        said = locale.text("“{step}” since {day}")
        return said.format(step=turn.step.name, day=day_words(locale, turn.since))
    said = locale.text("“{step}” since {day} until {until}")
    since, until = day_words(locale, turn.since), day_words(locale, turn.until)
    return said.format(step=turn.step.name, day=since, until=until)


def _compared(locale: Locale, before: Figure, now: Figure) -> str:
    """Say whether more like a step than before: only where the difference is more than chance."""
    _ = locale.text
    if before.value is None or now.value is None or not (before.n and now.n):
        return ""
    if State.FEW in (before.state, now.state):
        return _("These are too few answers to say which was better.")
    found = difference(before.value * before.n, before.n, now.value * now.n, now.n)
    if not found.clear:
        return _("The difference may be chance, so we cannot say which was better.")
    if found.value > 0:
        return _("More people like it than before, by more than chance.")
    return _("Fewer people like it than before, by more than chance.")
