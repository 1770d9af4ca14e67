"""The vital signs' cards: what stands on each of them is said once."""

from __future__ import annotations

from pathlib import Path

from generator.language import ENGLISH
from generator.pages.signs import sign_views

ROOT = Path(__file__).parents[2]


def test_no_card_says_the_same_twice(example_cards) -> None:
    cards = example_cards
    questions = cards.definitions.organisation.part.questions
    found = [
        (card.id, sign)
        for card in cards.services
        for sign in sign_views(ENGLISH, card.signs, card.trend, questions, cards.as_of)
    ]
    assert {sign.state for _, sign in found} >= {"shown", "few", "withheld", "no-data", "not-asked"}
    assert [(name, sign.title) for name, sign in found if sign.said == sign.value] == []
