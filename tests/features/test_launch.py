"""Launch: ready to go live, and right first time; from files through all rooms."""

from __future__ import annotations

from datetime import date

import pytest

from generator.features.launch.figures import Course, Launch
from generator.features.launch.ready import Need
from generator.figures.figure import State
from generator.language import ENGLISH
from generator.wording.spans import span_words
from tests.figures.test_states import card, rows

PIPELINE = "name: Mail\nstage: pipeline\n"
LIVE = "name: Mail\nstage: live\nlaunched: 2020-01-01\nlog_since: 2020-01-01\n"
EVENT = "events:\n- {date: 2026-02-02, kind: launch, title: New mail}\n"
HEAD = "id,service,opened,resolved,planned,event\n"


def launch(repository, answers: str = "", service: str = LIVE + EVENT, **files: str) -> Launch:
    return card(repository, answers, service=service, **files).panels[Launch]


NEEDS = {
    Need.OWNER: "owner:\n- {since: 2020-01-01, role: Head}\n",
    Need.FEEDBACK: "feedback: {link: https://say.example}\n",
    Need.HELP: "help: {link: https://help.example}\n",
    Need.AIM: "targets:\n- {since: 2027-01-01, at_least: 0.6}\n",
    Need.MEASURES: "steps:\n- {id: a, name: A}\nmeasures:\n- {id: m, name: M, unit: s, step: a}\n",
}


@pytest.mark.parametrize("need", NEEDS)
def test_each_need_is_met_by_its_own_line(repository, need):
    found = launch(repository, service=PIPELINE + NEEDS[need])
    assert found.course is Course.PIPELINE
    assert [each for each, met in found.needs if met] == [need]
    assert found.ready is not None
    assert (found.ready.value, found.ready.of) == (1, 5)


def test_all_needs_met(repository):
    found = launch(repository, service=PIPELINE + "".join(NEEDS.values()))
    assert all(met for _, met in found.needs)
    assert found.ready is not None
    assert found.ready.value == 5


def test_a_step_without_a_measure_is_not_ready(repository):
    text = NEEDS[Need.MEASURES].replace(
        "- {id: a, name: A}", "- {id: a, name: A}\n- {id: b, name: B}"
    )
    found = launch(repository, service=PIPELINE + text)
    assert dict(found.needs)[Need.MEASURES] is False


def test_a_place_that_all_share_is_a_place_to_say_something(repository):
    provider = "name: IT\nshirt: IT\nfeedback: https://say.example\n"
    found = launch(repository, service=PIPELINE, **{"services/it/provider.yml": provider})
    assert dict(found.needs)[Need.FEEDBACK] is True


FIRST, SECOND = "2026-03-10", "2026-06-10"


@pytest.mark.parametrize(
    ("answers", "course"),
    [
        (rows(FIRST, 20, 80) + rows(SECOND, 80, 20), Course.BETTER),
        (rows(FIRST, 80, 20) + rows(SECOND, 20, 80), Course.WORSE),
        (rows(FIRST, 60, 40) + rows(SECOND, 62, 38), Course.SAME),
        (rows(FIRST, 60, 40) + rows(SECOND, 20, 9), Course.FEW),
        (rows(FIRST, 60, 40) + rows(SECOND, 18, 12), Course.SAME),  # exactly the floor
        (rows(FIRST, 18, 12) + rows(SECOND, 60, 40), Course.SAME),
        (rows(FIRST, 60, 40) + rows(SECOND, 5, 4), Course.WITHHELD),
        (rows(FIRST, 60, 40), Course.UNASKED),
        (rows("2026-01-10", 60, 40), Course.UNASKED),
        ("", Course.UNASKED),
    ],
)
def test_the_first_days_compared_with_the_next(repository, answers, course):
    found = launch(repository, answers)
    assert found.course is course
    assert (found.change is not None) == (course in (Course.BETTER, Course.WORSE, Course.SAME))


def test_only_periods_that_lie_wholly_within_count(repository):
    """90 days from 2 February end on 2 May: March and April; then June and July."""
    answers = "".join(
        rows(f"2026-{month:02}-15", likes, 40)
        for month, likes in ((2, 1), (3, 10), (4, 10), (5, 2), (6, 60), (7, 60), (8, 3))
    )
    found = launch(repository, answers)
    assert found.first is not None
    assert found.second is not None
    assert (found.first.n, found.second.n) == (100, 200)
    assert (found.first.value, found.second.value) == (0.2, 0.6)
    assert found.first.span is not None
    assert span_words(ENGLISH, found.first.span) == "1 March 2026 to 30 April 2026"
    assert found.judged_on == date(2026, 7, 31)


def test_where_the_line_begins_anew_the_rest_of_the_month_counts(repository):
    event = EVENT.replace("New mail}", "New mail, rebase: yes}")
    answers = rows("2026-02-01", 0, 40) + rows("2026-02-10", 40, 0) + rows(SECOND, 40, 0)
    found = launch(repository, answers, LIVE + event)
    assert found.first is not None
    assert (found.first.value, found.first.n) == (1.0, 40)


def test_a_launch_of_late_is_not_judged(repository):
    event = EVENT.replace("2026-02-02", "2026-04-05")
    found = launch(repository, rows("2026-05-10", 40, 40), LIVE + event)
    assert (found.course, found.judged_on) == (Course.EARLY, date(2026, 10, 1))
    assert found.change is None
    assert found.right is None
    over = EVENT.replace("2026-02-02", "2026-04-04")  # its last day is the as-of date
    assert launch(repository, "", LIVE + over).course is Course.UNASKED


def test_a_launch_to_come_is_none_yet(repository):
    event = EVENT.replace("2026-02-02", "2026-12-01")
    assert launch(repository, rows(SECOND, 40, 0), LIVE + event).course is Course.NONE


def test_a_launch_before_our_data_is_not_shown(repository):
    assert launch(repository, rows(SECOND, 40, 0), LIVE).course is Course.NONE


BROKEN = HEAD + (
    "1,mail,2026-02-03T08:00,2026-02-03T09:00,no,New mail\n"
    "2,mail,2026-07-31T08:00,2026-07-31T09:00,no,New mail\n"
    "3,mail,2026-08-01T08:00,2026-08-01T09:00,no,New mail\n"
    "4,mail,2026-03-03T08:00,2026-03-03T09:00,yes,New mail\n"
    "5,mail,2026-03-04T08:00,2026-03-04T09:00,no,Old mail\n"
)
JUDGED = rows(FIRST, 60, 40) + rows(SECOND, 62, 38)


def test_breakdowns_that_name_the_launch(repository):
    found = launch(repository, JUDGED, **{"data/incidents/i.csv": BROKEN})
    assert found.broken is not None
    assert (found.broken.value, found.broken.at_least) == (2, False)
    assert found.broken.sources == ("data/incidents/i.csv",)
    assert found.right is False


def test_no_log_is_not_no_breakdown(repository):
    service = "name: Mail\nstage: live\nlaunched: 2020-01-01\n" + EVENT
    found = launch(repository, JUDGED, service)
    assert found.broken is not None
    assert (found.broken.state, found.broken.value) == (State.NO_DATA, None)
    assert found.right is None


@pytest.mark.parametrize(
    ("since", "at_least"),
    [("2026-02-01", False), ("2026-02-02", False), ("2026-02-03", True), ("2026-03-01", True)],
)
def test_a_log_has_seen_a_launch_if_it_had_begun_by_its_day(repository, since, at_least):
    service = LIVE.replace("log_since: 2020-01-01", f"log_since: {since}") + EVENT
    found = launch(repository, JUDGED, service, **{"data/incidents/i.csv": BROKEN})
    assert found.broken is not None
    assert (found.broken.value, found.broken.at_least) == (2, at_least)


def test_right_first_time(repository):
    others = HEAD + "5,mail,2026-03-04T08:00,2026-03-04T09:00,no,Old mail\n"
    watched = "source,service,from,to\nThe log,mail,2026-01-01,2026-07-31\n"
    files = {"data/incidents/i.csv": others, "data/coverage/c.csv": watched}
    assert launch(repository, JUDGED, **files).right is True
    better = rows(FIRST, 20, 80) + rows(SECOND, 80, 20)
    assert launch(repository, better, **files).right is False
