"""Which ratings each question's number counts, one rating after the other."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from generator.counts.keys import Key, Level, Mode
from generator.figures.answers import BETTER, LIKE, RECOMMEND, SAME, WORSE, YES, cell_figure
from generator.figures.figure import Span
from generator.figures.question_methods import LIKE as METHOD
from generator.model.organisation import Floors
from generator.model.subject import Subject

COUNTED = {
    "like": (LIKE, [0, 0, 0, 1, 1]),
    "shirt": (YES, [0, 1]),
    "worse than at home": (WORSE, [1, 0, 0]),
    "the same": (SAME, [0, 1, 0]),
    "better": (BETTER, [0, 0, 1]),
    "recommend": (RECOMMEND, [-1] * 7 + [0] * 2 + [1] * 2),
}


@pytest.mark.parametrize("question", COUNTED)
def test_each_rating_counts_as_it_should(question):
    estimator, values = COUNTED[question]
    for rating, value in enumerate(values):
        counts = [0.0] * 11
        counts[rating] = 8.0
        cell = SimpleNamespace(counts=tuple(counts))
        found = estimator.estimate(cell)
        assert estimator.value(cell) == found.value == value
        assert found.low <= value <= found.high
        assert found.high - found.low > 0.1, "eight answers do not settle it"


def test_a_share_is_of_all_who_answered():
    cell = SimpleNamespace(counts=(1.0, 2.0, 3.0, 4.0, 6.0, *[0.0] * 6))
    assert LIKE.value(cell) == 10 / 16


def test_days_that_are_left_out_are_named_those_of_another_with_its_name():
    mail, fax = (Subject("service", name) for name in ("mail", "fax"))
    days = date(2026, 6, 1), date(2026, 6, 30)
    keys = [Key(Level.POINT, each, "like", Mode.OPEN, *days) for each in (mail, fax)]
    span = Span(date(2026, 4, 1), date(2026, 9, 30))
    named = "2026-06-01/2026-06-30", "fax 2026-06-01/2026-06-30"
    for withheld, said in ((False, named), (True, ())):
        counts = (0.0, 0.0, 10.0, 0.0, 30.0)
        cell = SimpleNamespace(
            key=keys[0],
            counts=counts,
            n=40,
            withheld=withheld,
            without=tuple(keys),
            withdrawn="",
            other_days=False,
        )
        cell.release, cell.coarse = None, None
        context = SimpleNamespace(
            subject=mail,
            floors=Floors(),
            published=SimpleNamespace(left_out=lambda *_: True),
        )
        files = ("a.csv",)
        found = cell_figure(context, "mail/like", METHOD, LIKE, cell, span, True, Mode.OPEN, files)
        assert found.excluded_days == said
        assert (found.value, found.partial) == ((None, False) if withheld else (0.75, True))
        assert (found.mode, found.sources) == (Mode.OPEN, files)
