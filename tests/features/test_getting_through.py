"""Of 100 who start: by step and as a whole, from the files."""

from __future__ import annotations

from datetime import date

import pytest

from generator.features.getting_through.figures import Through
from generator.features.getting_through.words import describe
from generator.figures.figure import State
from generator.language import ENGLISH
from tests.figures.test_states import card

HEAD = "name: Mail\nstage: live\nlaunched: 2020-01-01\n"
STEPS = (
    "steps:\n- {id: find, name: Find it}\n- {id: fill, name: Fill it in}\n- {id: send, name: S}\n"
)
USE = "period,service,step,people,started,completed,digital,total\n"
ASKED = "period,service,made,fulfilled,median_wait_days\n"


def through(repository, use: str = "", asked: str = "", service: str = HEAD + STEPS) -> Through:
    files = {"service": service}
    if use:
        files["data/usage/u.csv"] = USE + use
    if asked:
        files["data/requests/r.csv"] = ASKED + asked
    return card(repository, **files).panels[Through]


def test_of_those_who_start_the_shares_of_the_steps_multiply(repository):
    found = through(
        repository,
        "2026-08,mail,find,,100,80,,\n2026-09,mail,find,,300,240,,\n2026-09,mail,fill,,320,160,,\n",
    )
    assert [leg.figure.value for leg in found.legs] == [0.8, 0.5]
    assert [leg.figure.n for leg in found.legs] == [400, 320]
    assert found.end == pytest.approx(0.4)
    assert found.hardest is found.legs[1]
    assert found.legs[0].figure.low < 0.8 < found.legs[0].figure.high
    assert found.legs[0].figure.id == "mail/get-through?step=find"


@pytest.mark.parametrize(("tries", "state"), [(29, State.FEW), (30, State.SHOWN)])
def test_fewer_tries_than_the_floor_are_few(repository, tries, state):
    found = through(repository, f"2026-09,mail,,,{tries},20,,\n")
    assert (found.whole.state, found.whole.n) == (state, tries)


def test_the_hardest_step_is_where_most_of_all_give_up(repository):
    found = through(repository, "2026-09,mail,find,,1000,600,,\n2026-09,mail,fill,,600,300,,\n")
    assert found.hardest is found.legs[0]


def test_behind_a_step_that_nobody_counted_nothing_is_known(repository):
    found = through(repository, "2026-09,mail,find,,100,80,,\n2026-09,mail,send,,80,70,,\n")
    assert [leg.left for leg in found.legs] == [0.8, None, None]
    assert found.end is None


def test_without_steps_the_whole_is_reported(repository):
    found = through(repository, "2026-09,mail,,50,200,180,60,240\n", service=HEAD)
    assert (found.whole.value, found.whole.n, found.end) == (0.9, 200, 0.9)
    assert (found.digital.value, found.digital.n) == (0.25, 240)
    assert found.hardest is None


def test_attempts_are_not_called_people(repository):
    """50 people tried 200 times: a page that says “200 people” would be false."""
    files = {"service": HEAD, "data/usage/u.csv": f"{USE}2026-09,mail,,50,200,180,,\n"}
    content = describe(ENGLISH, card(repository, **files), None, date(2026, 9, 30))
    assert content.said == "90 in 100 attempts succeed."
    steps = {"service": HEAD + STEPS, "data/usage/u.csv": f"{USE}2026-09,mail,find,50,200,180,,\n"}
    bars = describe(ENGLISH, card(repository, **steps), None, date(2026, 9, 30)).body.bars
    assert "of 200 attempts" in bars[1].note


def test_only_the_window_counts(repository):
    found = through(repository, "2026-03,mail,,,100,10,,\n2026-09,mail,,,100,90,,\n")
    assert found.whole.value == 0.9


def test_few_uses_are_few(repository):
    assert through(repository, "2026-09,mail,,,20,18,,\n").whole.state is State.FEW


def test_nothing_counted(repository):
    nothing = through(repository)
    assert (nothing.whole.sources, nothing.counted) == ((), False)


def test_nobody_started(repository):
    none = through(repository, "2026-09,mail,,3,0,0,,\n")
    assert (none.whole.state, none.end, none.counted) == (State.NO_DATA, None, True)
    assert none.whole.sources == ("data/usage/u.csv",)


def test_people_alone_are_counted_and_no_share(repository):
    found = through(repository, "2026-09,mail,,700,,,,\n")
    assert (found.end, found.counted) == (None, True)


def test_requests_add_up_and_the_wait_is_the_last_periods(repository):
    target = "targets: [{since: 2020-01-01, value: 5}]"
    promise = f"promises: [{{id: p, name: Soon, unit: days, direction: decrease, {target}}}]\n"
    asked = "2026-08,mail,40,30,9\n2026-09,mail,60,60,4.5\n"
    requests = through(repository, asked=asked, service=HEAD + promise).requests
    assert (requests.made.value, requests.made.of) == (90, 100)
    assert (requests.wait.value, requests.promised) == (4.5, 5)
    other = promise.replace("unit: days", 'unit: "%"')
    assert through(repository, asked=asked, service=HEAD + other).requests.promised is None


def test_a_wait_that_is_not_written_down_is_no_number(repository):
    requests = through(repository, asked="2026-09,mail,60,50,\n").requests
    assert (requests.wait.state, requests.wait.value) == (State.NO_DATA, None)
