"""What the panels of the example say, held to the letter: their sentences and their bodies.

Renew it as the golden views: IHEARTIT_RENEW=1 ./iheartit test tests/features/test_panel_states.py
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from generator.features.table import panels_of
from generator.language import ENGLISH
from tests.features.test_panel_sentences import shape

GOLDEN = Path(__file__).parent / "golden"
RENEW = "IHEARTIT_RENEW=1 ./iheartit test "


def panels(cards) -> Iterator[tuple[str, str, str, Any]]:
    """Yield the panels of every card: which one, of which kind, of whom, and what it says."""
    for kind, some in (("service", cards.services), ("provider", cards.providers)):
        for panel in panels_of(kind):
            for card in some:
                yield (
                    panel.id,
                    kind,
                    card.id,
                    panel.describe(ENGLISH, card, cards.definitions, cards.as_of),
                )


def texts_of(part: Any) -> Iterator[str]:
    """Yield a line for each part of a body: its texts, without the numbers that differ."""
    texts = []
    for name, value in asdict(part).items():
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Struct):
                yield from texts_of(each)
            elif isinstance(each, str) and re.search(r"[^\W\d_]", each):
                texts.append(f"{name}: {shape(each)}")
    if texts:
        yield f"{type(part).__name__} | {' | '.join(texts)}"


def hold(name: str, lines: list[str], by: str = "tests/features/test_panel_states.py") -> None:
    """Compare lines with those of a file; write them, by a test, where that is wanted."""
    text, golden = "\n".join(lines) + "\n", GOLDEN / name
    if os.environ.get("IHEARTIT_RENEW"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8"), f"if it is meant: {RENEW}{by}"


def test_each_panel_of_the_example_says_what_it_said(example_cards) -> None:
    lines = []
    for panel, kind, card, said in panels(example_cards):
        words = "–" if said is None else f"[{said.tone}] {said.said}"
        more = " (and how to add what is missing)" if said and said.add else ""
        lines.append(f"{panel:<10} {kind} {card:<16} {words}{more}")
    hold("panels.txt", lines)


def test_the_bodies_of_the_panels_say_what_they_said(example_cards) -> None:
    bodies = {
        f"{panel:<10} {line}"
        for panel, _, _, said in panels(example_cards)
        if said and said.body
        for line in texts_of(said.body)
    }
    hold("bodies.txt", sorted(bodies))
