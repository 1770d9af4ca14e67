"""How many of those asked have answered: only where answers and lists are about the same people."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from generator.counts.invitations import Invitation
from generator.counts.keys import Mode
from generator.figures.answers import response_figure
from generator.figures.figure import State
from generator.model.calendar import windows_until
from generator.model.organisation import Floors
from generator.model.period import parse_period
from generator.model.subject import Subject

MAIL = Subject("service", "mail")
FIRST, LAST = date(2026, 7, 1), date(2026, 9, 30)


def asked(invited: int | None, start=FIRST, end=LAST, mode: Mode = Mode.LIST) -> Invitation:
    return Invitation(MAIL, mode, start, end, invited)


def answered(n: int, withheld: bool = False, without: tuple = ()):
    return SimpleNamespace(n=n, withheld=withheld, without=without, withdrawn="")


def figure(lists, cell, applicable=True, sensitive=False):
    windows = windows_until(parse_period("2026-09"), (3,), ())
    return response_figure(
        SimpleNamespace(
            subject=MAIL,
            applicable=applicable,
            sensitive=sensitive,
            floors=Floors(),
            service=None,
            definitions=SimpleNamespace(
                organisation=SimpleNamespace(part=SimpleNamespace(floors=Floors())),
                communities={},
                withheld=frozenset(),
            ),
            figure_id=str,
            window=lambda question, mode: (windows[0], cell),
            calendar=SimpleNamespace(
                windows=windows, period_of=lambda day: parse_period(f"{day:%Y-%m}")
            ),
            published=SimpleNamespace(invitations=lambda subject: lists),
            files=lambda start, end: ("a.csv",),
        )
    )


@pytest.mark.parametrize(
    ("lists", "cell", "state", "numbers"),
    [
        ([asked(50)], answered(20), State.SHOWN, (20, 50, 0.4)),
        ([asked(20)], answered(20), State.SHOWN, (20, 20, 1.0)),
        ([asked(24)], answered(25), State.NO_DATA, None),
        ([asked(0)], answered(0), State.NO_DATA, None),
        ([asked(50)], None, State.SHOWN, (0, 50, 0.0)),
        # Their size is not published, and this would say how many of them did not answer.
        ([asked(19)], answered(11), State.WITHHELD, None),
        ([asked(12)], answered(12), State.WITHHELD, None),
        ([asked(20)], None, State.SHOWN, (0, 20, 0.0)),
        ([asked(19)], None, State.WITHHELD, None),
        (
            [asked(30, end=date(2026, 7, 31)), asked(19, start=date(2026, 8, 1))],
            answered(20),
            State.WITHHELD,
            None,
        ),
        ([asked(30, end=date(2026, 7, 9)), asked(20)], answered(20), State.SHOWN, (20, 50, 0.4)),
        # Who knows the sum of the months before would know of a few how many they are.
        (
            [asked(30, end=date(2026, 7, 31)), asked(9, start=date(2026, 8, 1))],
            answered(20),
            State.WITHHELD,
            None,
        ),
        ([asked(30, end=date(2026, 7, 9)), asked(9)], answered(20), State.SHOWN, (20, 39, 20 / 39)),
        ([asked(30), asked(None)], answered(20), State.NO_DATA, None),
        ([], answered(20), State.NOT_ASKED, None),
        ([asked(50, mode=Mode.OPEN)], answered(20), State.NOT_ASKED, None),
        ([asked(50), asked(9, mode=Mode.OPEN)], answered(20), State.SHOWN, (20, 50, 0.4)),
        ([asked(50)], answered(20, withheld=True), State.WITHHELD, None),
        ([asked(50)], answered(20, without=("2026-07",)), State.WITHHELD, None),
        # A list that reaches beyond the window asked for other answers too.
        ([asked(50, start=date(2026, 6, 30))], answered(20), State.NO_DATA, None),
        ([asked(50, end=date(2026, 10, 1))], answered(20), State.NO_DATA, None),
        ([asked(50), asked(9, date(2026, 6, 1), FIRST)], answered(20), State.NO_DATA, None),
        # One that does not touch it is not about it.
        (
            [asked(50), asked(9, date(2026, 6, 1), date(2026, 6, 30))],
            answered(20),
            State.SHOWN,
            (20, 50, 0.4),
        ),
        (
            [asked(50), asked(9, date(2026, 10, 1), date(2026, 10, 31))],
            answered(20),
            State.SHOWN,
            (20, 50, 0.4),
        ),
    ],
)
def test_answers_are_divided_by_those_asked_for_them(lists, cell, state, numbers):
    found = figure(lists, cell)
    assert found.state is state
    assert (found.n, found.of, found.value) == (numbers or (None, None, None))


def test_of_a_sensitive_service_nobody_says_how_many_were_asked():
    assert figure([asked(50)], answered(20), sensitive=True).state is State.WITHHELD


def test_of_what_nobody_uses_nobody_is_asked():
    assert figure([asked(50)], answered(20), applicable=False).state is State.NOT_APPLICABLE
