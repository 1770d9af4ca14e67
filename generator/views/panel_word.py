"""The panel “The owner's word”: their own sentence beside the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.definitions import Definitions
from generator.model.fields import holding_on
from generator.scorecards.scorecard import Scorecard
from generator.views.panel import Panel, Told, Wording, add_lines
from generator.views.wording import day_words


@dataclass(frozen=True, slots=True)
class WordView:
    """What the owner says, as they wrote it."""

    text: str
    by: str
    since: str


def tell(card: Scorecard, _: Definitions, as_of: date) -> Told:
    """Tell the word that holds now."""
    word = holding_on(card.service.word, as_of)
    if word is None:
        return Told(_said(word=False, owner=True), add=add_lines(card, "word"))
    owner = holding_on(card.service.owner, as_of)
    by = owner.role if owner else "The owner of that time"
    said = _said(word=True, owner=owner is not None)
    return Told(said, body=WordView(word.text, by, day_words(word.since)))


def wordings() -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    return (
        Wording("the owner has said something", _said(word=True, owner=True)),
        Wording("somebody said something, and nobody owns it now", _said(word=True, owner=False)),
        Wording("the owner has said nothing", _said(word=False, owner=True)),
    )


def _said(word: bool, owner: bool) -> str:
    if not word:
        return "Whoever answers for it has not said anything here yet."
    if not owner:
        return "This was said by somebody who no longer answers for it; nobody does now."
    return "This is what those who answer for it say about all this, in their own words."


PANEL = Panel("word", "The owner's word", "word.html", WordView, tell, wordings)
