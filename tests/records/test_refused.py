"""Which answers were given, and refused."""

from __future__ import annotations

from datetime import date

from generator.checks.run import check
from generator.model.subject import Subject
from generator.records.refused import refused_answers
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import write

MAIL = "name: Mail\nstage: live\nlaunched: 2020-01-01\nsteps: [{id: send, name: Send}]\n"
TALLIES = "period,service,question,rating_1,rating_2,rating_3,rating_4,rating_5\n"


def refused(tmp_path, **tables):
    files = {f"data/{kind}/a.csv": text for kind, text in tables.items()}
    root = write(tmp_path / "root", {"services/it/mail.yml": MAIL, **files})
    return refused_answers(check(read_sources(root), History(), date(2026, 9, 30)).records)


def test_answers_of_a_time_that_cannot_be_counted_were_given(tmp_path):
    answers = "date,service,rating,ease\n" + "2026-W36,mail,5,\n" * 3 + "2026-W36,mail,,2\n"
    found = refused(tmp_path, answers=answers)
    assert found == {
        (Subject("service", "mail"), "like"): 3,
        (Subject("service", "mail"), "ease"): 1,
    }


def test_tallies_over_a_month_s_end_were_given(tmp_path):
    rows = "2026-W36,mail,ease,0,0,0,9,9\n2026-W37,mail,ease,0,0,0,9,9\n"
    assert refused(tmp_path, tallies=TALLIES + rows) == {(Subject("service", "mail"), "ease"): 1}


def test_answers_of_a_provider_of_a_step_and_of_a_day_to_come(tmp_path):
    answers = "date,service,provider,step,rating\n2019-01,,it,,9\n2026-09-01,mail,,send,9\n"
    answers += "2026-10-01,mail,,,5\n2026-09-01,mail,,,5\n2026-09-01,mial,,,5\n"
    assert refused(tmp_path, answers=answers) == {(Subject("provider", "it"), "like"): 1}
