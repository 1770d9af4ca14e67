"""The sentences that panels begin with: each can be said, is plain, and is in the table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.features.panel import Panel, add_rows
from generator.features.table import PANELS, panels_of
from generator.language import ENGLISH
from generator.scorecards.scorecard import Scorecards
from tests.wording.jargon import jargon_in

ROOT = Path(__file__).parents[2]
EACH = [pytest.param(panel, id=panel.id) for panel in PANELS]


@pytest.mark.parametrize("panel", EACH)
def test_each_sentence_is_a_plain_sentence(panel: Panel) -> None:
    for wording in panel.wordings(ENGLISH):
        said = wording.says
        assert re.fullmatch(r"[A-Z“0-9].*[.]", said), said
        assert "  " not in said, said
        assert "!" not in said, said
        assert not jargon_in(said), said
        assert not jargon_in(wording.when), wording.when


@pytest.mark.parametrize("panel", EACH)
def test_no_situation_is_shown_twice(panel: Panel) -> None:
    situations = [wording.when for wording in panel.wordings(ENGLISH)]
    assert len(set(situations)) == len(situations)


@pytest.fixture(scope="module")
def cards(example_cards: Scorecards) -> Scorecards:
    return example_cards


def shape(said: str) -> str:
    """A sentence without its numbers, names and days, which differ from page to page."""
    said = re.sub(r"“[^”]*”", "“…”", said)
    said = re.sub(r"[−+]?\d[\d,.]*\d|\d", "#", said)
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    return re.sub(rf"\b({months})\b", "MONTH", said)


@pytest.mark.parametrize("panel", EACH)
def test_what_the_example_says_is_in_the_table(panel: Panel, cards: Scorecards) -> None:
    known = {shape(wording.says) for wording in panel.wordings(ENGLISH)}
    contents = [
        (card.id, panel.describe(ENGLISH, card, cards.definitions, cards.as_of))
        for kind, some in (("service", cards.services), ("provider", cards.providers))
        if panel in panels_of(kind)
        for card in some
    ]
    said = {(each, shape(t.said)) for each, t in contents if t is not None}
    assert said, "no page of the example has this panel"
    assert {(each, text) for each, text in said if text not in known} == set()


def test_how_data_are_added_names_folder_and_columns() -> None:
    said = add_rows(ENGLISH, "promises")
    assert said.endswith("data/promises/ with the columns period, service, promise and value.")
    assert "date or time, service, measure and value" in add_rows(ENGLISH, "telemetry")
