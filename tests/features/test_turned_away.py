"""What measures a service was not let in: such days are missing, and the page says why."""

from __future__ import annotations

from datetime import date

import pytest

from generator.features.measured.figures import Measured
from generator.features.measured.turned_away import TurnedAway
from generator.features.measured.words import PANEL, describe, turned_away_words
from generator.figures.figure import State
from generator.language import ENGLISH
from tests.features.test_measured import HEAD, SPEED
from tests.figures.test_states import card

HEADER = "date,service,measure,value,samples,refused\n"
GOOD = "".join(f"2026-09-{day:02},mail,open,2,9,\n" for day in range(1, 11))


def carded(repository, rows):
    return card(repository, service=HEAD + SPEED, **{"data/telemetry/t.csv": HEADER + rows})


def content_of(repository, rows):
    return describe(ENGLISH, carded(repository, rows), None, date(2026, 9, 30))


def test_such_days_are_missing_and_not_bad(repository):
    blank = "2026-09-11,mail,open,,,4\n2026-09-14,mail,open,,,4\n"
    with_them = carded(repository, GOOD + blank).panels[Measured]
    without = carded(repository, GOOD).panels[Measured]
    assert (with_them.works, with_them.days) == (without.works, without.days)
    assert with_them.gauges == without.gauges
    assert with_them.turned_away == TurnedAway(2, 2)
    assert without.turned_away == TurnedAway(0, 0)


def test_a_day_on_which_something_was_seen_is_measured(repository):
    found = carded(repository, GOOD + "2026-09-11,mail,open,2,1,4\n").panels[Measured]
    assert found.turned_away == TurnedAway(1, 0)
    assert found.works.of == 9  # 1 to 11 September without the weekend


def test_days_outside_the_window_are_not_shown(repository):
    found = carded(repository, GOOD + "2025-09-11,mail,open,,,4\n").panels[Measured]
    assert found.turned_away == TurnedAway(0, 0)


def test_the_page_says_why(repository):
    said = content_of(repository, GOOD + "2026-09-11,mail,open,,,4\n")
    assert said.body.notes[-1].startswith("On 1 day it locked out the program")
    assert said.body.notes[-1].endswith("that day is missing here.")


def test_never_let_in_is_not_never_measured(repository):
    rows = "2026-09-11,mail,open,,,4\n"
    assert carded(repository, rows).panels[Measured].works.state is State.NO_DATA
    said = content_of(repository, rows).said
    assert "locked out" in said
    assert said in [wording.says for wording in PANEL.wordings(ENGLISH)]


@pytest.mark.parametrize(
    ("days", "all_day", "end"),
    [
        (3, 0, "do not count."),
        (3, 3, "Nothing else was measured, so those days are missing here."),
        (1, 1, "Nothing else was measured, so that day is missing here."),
        (3, 1, "On 1 of these days nothing else was measured, so that day is missing here."),
        (3, 2, "On 2 of these days nothing else was measured, so those days are missing here."),
    ],
)
def test_how_it_is_said(days, all_day, end):
    assert turned_away_words(ENGLISH, TurnedAway(days, all_day))[0].endswith(end)


def test_nothing_is_said_where_nothing_was_turned_away():
    assert turned_away_words(ENGLISH, TurnedAway()) == ()


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("2026-09-11,mail,open,,,\n", "row-says-nothing"),
        ("2026-09-11,mail,open,,,0\n", "row-out-of-range"),
        ("2026-09-11,mail,open,,,-3\n", "row-out-of-range"),
        ("2026-09-11,mail,open,,,many\n", "row-not-whole"),
    ],
)
def test_a_row_must_say_one_or_the_other(repository, row, code):
    files = {"services/it/mail.yml": HEAD + SPEED, "data/telemetry/t.csv": HEADER + GOOD + row}
    codes = {each.code for each in repository(files).checked.findings}
    assert code in codes, codes
