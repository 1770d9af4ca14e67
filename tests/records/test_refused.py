"""On which days answers were given, and refused."""

from __future__ import annotations

from datetime import date

import pytest

from generator.checks.run import check
from generator.model.subject import Subject
from generator.records.refused import RefusedAnswers
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import write

SERVICE = "name: Mail\nstage: live\nlaunched: 2020-01-01\nsteps: [{id: send, name: Send}]\n"
TALLIES = "period,service,question,rating_1,rating_2,rating_3,rating_4,rating_5\n"
MAIL, IT = Subject("service", "mail"), Subject("provider", "it")
SEPTEMBER = date(2026, 9, 1), date(2026, 9, 30)
AUGUST = date(2026, 8, 1), date(2026, 8, 31)


def refused(tmp_path, **tables):
    files = {f"data/{kind}/a.csv": text for kind, text in tables.items()}
    root = write(tmp_path / "root", {"services/it/mail.yml": SERVICE, **files})
    return RefusedAnswers(check(read_sources(root), History(), date(2026, 9, 30)).records)


@pytest.mark.parametrize(
    ("subject", "question", "days", "there"),
    [
        (MAIL, "like", SEPTEMBER, True),
        (MAIL, "like", AUGUST, True),
        (MAIL, "like", (date(2026, 9, 7), date(2026, 9, 30)), False),
        (MAIL, "ease", SEPTEMBER, False),
        (IT, "like", SEPTEMBER, False),
    ],
)
def test_answers_of_a_week_over_a_month_s_end_were_given(tmp_path, subject, question, days, there):
    found = refused(tmp_path, answers="date,service,rating,ease\n" + "2026-W36,mail,5,\n" * 3)
    assert found.between(subject, question, *days) == there


def test_tallies_over_a_month_s_end_were_given(tmp_path):
    rows = "2026-W36,mail,ease,0,0,0,9,9\n2026-W38,mail,like,0,0,0,9,9\n"
    found = refused(tmp_path, tallies=TALLIES + rows)
    assert found.between(MAIL, "ease", *SEPTEMBER)
    assert not found.between(MAIL, "like", *SEPTEMBER)


def test_answers_about_a_step_and_those_of_a_day_to_come_are_none_of_them(tmp_path):
    answers = "date,service,provider,step,rating\n2026-08-01,,it,,9\n2026-09-01,mail,,send,9\n"
    answers += "2026-10-01,mail,,,5\n2026-09-01,mail,,,5\n2026-09-01,mial,,,5\n"
    found = refused(tmp_path, answers=answers)
    assert not found.between(MAIL, "like", date(2020, 1, 1), date(2026, 9, 30))
    assert found.between(IT, "like", *AUGUST)
