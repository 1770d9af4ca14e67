"""A provider's page: what is counted about its answers, of many services and of one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.figures.figure import Figure, State
from generator.language import ENGLISH
from generator.pages.provider import _EVIDENCE, _OF_ONE, _counted
from generator.scorecards.overviews import methods
from tests.wording.jargon import jargon_in

ROOT = Path(__file__).parents[2]


def counted(name: str, some: int, of: int) -> str:
    figure = Figure("it/x", methods.EVIDENCE, State.SHOWN, value=float(some), of=of)
    return _counted(ENGLISH, name, figure)


@pytest.mark.parametrize("name", _EVIDENCE)
def test_one_thing_alone_is_not_counted(name: str) -> None:
    said = [counted(name, 0, 1), counted(name, 1, 1)]
    assert len(set(said)) == 2
    for text in said:
        assert re.fullmatch(r"[A-Z][^0-9]*\.", text), text
        assert not jargon_in(text), text
    assert counted(name, 1, 2).replace("People were asked about ", "").startswith("1 of 2 ")
    assert counted(name, 0, 2) != said[0]


def test_no_and_yes_are_said_of_the_right_one() -> None:
    assert counted("roles", 0, 1) == "Its one service does not name an owner."
    assert counted("improving", 1, 1) == "The one comment has been answered."


def test_each_has_both_wordings() -> None:
    assert _OF_ONE.keys() == _EVIDENCE.keys()


def test_practice_of_the_example_is_said_in_words_that_fit(example_cards) -> None:
    (card,) = [each for each in example_cards.providers if each.id == "communications"]
    figure = card.practice.by_question["roles"]
    assert figure.of == 1
    assert _counted(ENGLISH, "roles", figure) == "Its one service does not name an owner."
