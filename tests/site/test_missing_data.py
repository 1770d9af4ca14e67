"""Taking away a kind of data takes away figures, and no page: the panel says how to add it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.features.panel import add_rows
from generator.language import ENGLISH
from generator.pages.table import pages
from generator.pipeline import compute, material, read
from generator.scorecards.scorecard import Scorecards

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(folder.name for folder in (ROOT / "data").iterdir())
SAID_ELSEWHERE = {
    "answers": "the head says that nobody was asked",
    "tallies": "counted answers stand beside answers: either will do",
    "invitations": "without it people count as reached by an open link",
    "summaries": "the panel is there only for a service that has them",
    "coverage": "a service also says itself since when its log is kept, and then that counts alone",
}
"""Kinds without which no panel is empty, and why."""


@pytest.fixture(scope="module")
def whole(example_cards, example_pages) -> tuple[Scorecards, set[str]]:
    return example_cards, {page.path for page in example_pages}


def values(cards: Scorecards) -> int:
    return sum(figure.has_value for figure in cards.figures().values())


def texts_of(view: object) -> str:
    return " ".join(panel.add for panel in getattr(view, "adds", ()))


@pytest.mark.parametrize("folder", FOLDERS)
def test_without_a_folder_there_are_fewer_figures_and_the_same_pages(tmp_path, whole, folder):
    shutil.copytree(ROOT / "services", tmp_path / "services")
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns(folder))
    reading = read(tmp_path, cache=False)
    assert reading.checked.errors == ()
    cards = compute(reading)
    made = list(pages(material(reading, cards)))
    assert {page.path for page in made} == whole[1]
    # Coverage alone only takes away: it says on which days nobody looked.
    assert (values(cards) < values(whole[0])) == (folder != "coverage")
    cards_of = [page for page in made if page.path.startswith(("services/", "providers/"))]
    said = [texts_of(page.view) for page in cards_of]
    assert len(said) > len(cards.services) + len(cards.providers)
    if folder not in SAID_ELSEWHERE:
        assert any(add_rows(ENGLISH, folder) in text for text in said)
