"""Which sentence each panel of the example begins with, held to the letter: a state a line.

Renew it as the golden views: IHEARTIT_RENEW=1 ./iheartit test tests/features/test_panel_states.py
"""

from __future__ import annotations

import os
from pathlib import Path

from generator.features.table import panels_of
from generator.language import ENGLISH

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden" / "panels.txt"


def test_each_panel_of_the_example_says_what_it_said(example_cards) -> None:
    cards = example_cards
    told = []
    for kind, some in (("service", cards.services), ("provider", cards.providers)):
        for panel in panels_of(kind):
            for card in some:
                said = panel.tell(ENGLISH, card, cards.definitions, cards.as_of)
                words = "–" if said is None else f"[{said.tone}] {said.said}"
                more = " (and how to add what is missing)" if said and said.add else ""
                told.append(f"{panel.id:<10} {kind} {card.id:<16} {words}{more}")
    text = "\n".join(told) + "\n"
    if os.environ.get("IHEARTIT_RENEW"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")
