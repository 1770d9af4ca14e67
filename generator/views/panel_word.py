"""The panel “The owner's word”: their own sentence beside the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.definitions import Definitions
from generator.model.fields import holding_on
from generator.scorecards.scorecard import Scorecard
from generator.views.wording import day_words


@dataclass(frozen=True, slots=True)
class WordView:
    """What the owner says, as they wrote it."""

    text: str
    by: str
    since: str


def word_view(card: Scorecard, _: Definitions, as_of: date) -> WordView | None:
    """Return the word that holds now; none where the owner has said nothing."""
    word = holding_on(card.service.word, as_of)
    if word is None:
        return None
    owner = holding_on(card.service.owner, as_of)
    by = owner.role if owner else "Nobody is named as owner"
    return WordView(word.text, by, day_words(word.since))
