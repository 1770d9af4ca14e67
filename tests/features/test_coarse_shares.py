"""A community whose share is shown in tenths only: its figure, words, file and comparison."""

from __future__ import annotations

import json
from datetime import date
from types import SimpleNamespace

import pytest

from generator.api.figures import figures_json
from generator.compare.snapshot import _figure
from generator.counts.keys import Key, Level, Mode
from generator.disclosure.cell import Cell
from generator.disclosure.opinions import CommunityOpinion, Opinion, coarse_share
from generator.disclosure.pooled import together
from generator.features.communities.figures import Heard, Hearing
from generator.features.communities.words import heard_value, range_words
from generator.figures import question_methods
from generator.figures.answers import LIKE, cell_figure
from generator.figures.figure import Figure, Span, State
from generator.figures.gap import group
from generator.language import ENGLISH
from generator.model.organisation import Floors
from generator.model.subject import Subject

MAIL = Subject("service", "mail")
DAYS = date(2026, 7, 1), date(2026, 9, 30)
KEY = Key(Level.COMMUNITY, MAIL, "like", Mode.LIST, *DAYS, community="crew")


def cell(answers: int, likes: int) -> Cell:
    opinion = CommunityOpinion(answers, likes, answers, answers)
    return Cell(KEY, False, (), coarse=coarse_share(opinion))


def figure(answers: int, likes: int) -> Figure:
    context = SimpleNamespace(
        subject=MAIL, floors=Floors(), published=SimpleNamespace(left_out_of=lambda _: False)
    )
    name, method = "mail/like?community=crew&period=2026-Q3", question_methods.LIKE
    mine, span = cell(answers, likes), Span(*DAYS)
    return cell_figure(context, name, method, LIKE, mine, span, True, Mode.LIST, ("a.csv",))


@pytest.mark.parametrize(
    ("likes", "says", "value"),
    [
        (40, "9 in 10 or more", None),
        (36, "9 in 10 or more", None),
        (35, "about 9 in 10", 0.9),
        (20, "about 5 in 10", 0.5),
        (4, "1 in 10 or fewer", None),
        (0, "1 in 10 or fewer", None),
    ],
)
def test_it_is_said_in_tenths_without_a_range(likes, says, value):
    found = figure(40, likes)
    assert (found.state, found.n, found.value) == (State.SHOWN, 40, value)
    assert (found.low, found.high) == (None, None)
    heard = Heard("crew", Hearing.HEARD, found, (), None, None)
    assert heard_value(ENGLISH, heard) == says
    assert range_words(ENGLISH, found) == "40 answers"


def test_what_is_shown_alike_is_the_same_file():
    texts = {figures_json([figure(40, likes)]) for likes in range(36, 41)}
    assert len(texts) == 1
    (facts,) = json.loads(texts.pop()).values()
    assert facts["opinion"] == Opinion.HIGH
    assert facts["answers"] == 40
    assert not {"value", "low", "high"} & facts.keys()
    assert _figure("mail/like", facts).opinion is Opinion.HIGH


def test_nothing_is_computed_from_it():
    assert group((cell(40, 38),)) is None
    with pytest.raises(ValueError, match="only cells that are shown"):
        together((cell(40, 38),))
