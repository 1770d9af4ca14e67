"""The page “What changed”, in each of its states."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from generator.language import ENGLISH
from generator.pages.changed import ChangedView, changed_view
from generator.pages.changed_words import change_words
from generator.pages.provenance import Provenance
from generator.pipeline import compute
from generator.scorecards.overviews.definition_changes import About, Changed, Way
from generator.sources.history import Commit, History, Release
from tests.figures.test_states import HEADER, card, invited, rows
from tests.wording.jargon import jargon_in

HEAD = "name: Mail\nstage: live\nlaunched: 2020-01-01\n"
STEADY = "".join(rows(f"2026-0{month}-10", 36, 4) for month in range(1, 7))
FELL = STEADY + "".join(rows(f"2026-0{month}-10", 16, 24) for month in range(7, 10))
LISTED = "period,service,invited,mode\n" + "".join(
    f"2026-0{month},mail,90,list\n" for month in range(1, 10)
)
AIMS = "targets: [{since: 2020-01-01, at_least: 0.7}, {since: 2026-09-10, at_least: 0.6}]\n"


def view(
    repository, answers: str = "", extra: str = "", history: History | None = None, asked: str = ""
) -> ChangedView:
    files = {"services/it/mail.yml": HEAD + extra}
    if answers:
        files["data/answers/a.csv"] = HEADER + answers
    if asked:
        files["data/invitations/i.csv"] = asked
    reading = repository(files)
    assert reading.checked.errors == ()
    return changed_view(ENGLISH, compute(reading), Provenance(ENGLISH, history or History(), None))


def test_not_enough_history(repository):
    found = view(repository)
    assert found.said == "There is not enough history yet to say which verdicts changed."
    assert found.moves_said == "No service has two verdicts on one line yet."


def test_nothing_moved(repository):
    found = view(repository, STEADY)
    assert (found.periods, found.tone) == ((), "plain")
    assert found.said == "No verdict changed in the last 13 periods."


def test_the_newest_move_comes_first_with_its_numbers_then_and_now(repository):
    found = view(repository, FELL, asked=LISTED)
    assert found.said == "2 verdicts got worse in the last 13 periods, none got better."
    assert [period.title for period in found.periods] == ["August 2026", "July 2026"]
    (move,) = found.periods[1].moves
    assert (move.said, move.tone) == ("from loved to liked", "bad")
    assert move.then == "90\u202f% (83–94\u202f%), April to June 2026"
    assert move.now == "73\u202f% (65–80\u202f%), May to July 2026"


def test_a_verdict_that_goes_to_and_fro_is_said_once(repository):
    likes = (42, 34, 42, 34)
    answers = "".join(rows(f"2026-0{6 + i}-10", n, 60 - n) for i, n in enumerate(likes))
    found = view(repository, answers, "window: [1]\n")
    assert found.said == "1 service is close to the line between two verdicts."
    assert found.periods == ()
    (close,) = found.close
    assert close.said == "changed 3 times between liked and undecided (last time: September 2026)"
    assert close.now == "57\u202f% (44–68\u202f%), September 2026, from an open link"


def test_a_verdict_from_an_open_link_says_so(repository):
    found = view(repository, FELL, asked=invited(900, "open"))
    assert found.periods[0].moves[0].now.endswith("from an open link")


def test_a_loosened_aim_is_said_first_and_marked(repository):
    found = view(repository, STEADY, AIMS)
    assert found.tone == "bad"
    assert found.said.endswith("1 target has been relaxed since 1 September 2026.")
    assert [step.eased for step in found.steps] == [True]


def test_without_git_nobody_can_say_what_was_rewritten(repository):
    found = view(repository)
    assert found.files == ()
    assert "we cannot say" in found.files_said


@pytest.mark.parametrize(
    ("release", "aims", "files"),
    [
        (None, 1, 1),
        (Release("1.0", date(2026, 9, 9)), 1, 1),
        (Release("1.1", date(2026, 9, 10)), 0, 1),
        (Release("1.2", date(2026, 9, 20)), 0, 0),
        (Release("2.0", date(2026, 10, 20)), 1, 1),  # after the data: it is about no time in them
    ],
)
def test_it_says_the_time_since_the_last_release(repository, release, aims, files):
    commit = Commit("c" * 40, date(2026, 9, 20))
    history = History(commit, {"services/it/mail.yml": commit}, release=release)
    found = view(repository, STEADY, AIMS, history)
    assert (len(found.steps), len(found.files)) == (aims, files)
    if release and release.day < date(2026, 9, 30):
        assert f"“{release.name}”" in found.files_said


def test_every_change_has_its_plain_words(repository):
    service = card(repository)
    numbers = (About.PROMISE, About.RESULT, About.EXPERIENCE, About.MEASURE)
    ways = (Way.NEW, Way.LOOSENED, Way.TIGHTENED, Way.OTHER)
    said = [
        change_words(ENGLISH, Changed(service, about, way, date(2026, 9, 1), "like", 0.5, 0.6))
        for about, way in product(numbers, ways)
    ]
    said += [
        change_words(ENGLISH, Changed(service, about, Way.OTHER, date(2026, 9, 1), "Open it"))
        for about in (About.OWNER, About.DELIVERY)
    ]
    said += [
        change_words(ENGLISH, Changed(service, About.SERVICE, way, date(2026, 9, 1)))
        for way in (Way.OPENED, Way.ENDED)
    ]
    assert len(set(said)) == len(said)
    for sentence in said:
        assert sentence.endswith(".")
        assert not jargon_in(sentence)
