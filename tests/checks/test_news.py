"""Data that no longer arrive are reported once, at the last row there is."""

from __future__ import annotations

import pytest

from generator.checks.run import check
from generator.sources.history import History
from generator.sources.repository import read_sources

MAIL = "services/it/mail.yml"
SERVICE = "name: Mail\npurpose: I write.\nstage: live\nlaunched: 2020-01-01\n"
ANSWERS = "data/answers/a.csv"
ROWS = "date,service,rating\n2026-03-30,mail,4\n2026-05-04,mail,5\n2026-05-02,mail,2\n"
ORGANISATION = "name: Works\nas_of: 2026-09-30\nfeedback: https://say.example.org\n"


def found(root):
    findings = check(read_sources(root), History()).findings
    return [f for f in findings if f.code == "no-news"]


def test_it_is_reported_at_the_newest_row_and_says_what_is_missing(write):
    (late,) = found(write({MAIL: SERVICE, ANSWERS: ROWS}))
    assert (late.place.file, late.place.line) == (ANSWERS, 3)
    assert "nobody has answered or been asked about “mail” since May 2026" in late.message
    assert late.hint.startswith("add rows of June 2026 below this one")
    assert "“rhythm: {answers: never}” into services/it/mail.yml" in late.hint


@pytest.mark.parametrize(
    ("service", "number"),
    [
        (SERVICE, 1),
        (SERVICE + "rhythm: {answers: quarter}\n", 0),
        (SERVICE + "rhythm: {answers: never}\n", 0),
        (SERVICE + "rhythm: {usage: never}\n", 1),
        (SERVICE + "period: year\n", 0),
        (SERVICE.replace("live", "retired") + "retired: 2026-06-30\n", 0),
        (SERVICE.replace("live", "retiring") + "retired: 2026-06-30\n", 0),
        (SERVICE.replace("live", "retired"), 0),
        (SERVICE.replace("live", "pipeline"), 0),
        (SERVICE.replace("live", "retiring") + "retired: 2026-12-31\n", 1),
    ],
)
def test_what_is_expected_and_of_what(service, number, write):
    assert len(found(write({MAIL: service, ANSWERS: ROWS}))) == number


def test_the_organisation_s_rhythm_holds_where_the_service_has_none(write):
    text = ORGANISATION + "rhythm: {answers: quarter}\n"
    assert found(write({"services/organisation.yml": text, MAIL: SERVICE, ANSWERS: ROWS})) == []


def test_counts_are_news_of_answers_too(write):
    tallies = (
        "period,service,question,rating_1,rating_2,rating_3,rating_4,rating_5\n"
        "2026-08,mail,like,1,2,3,14,15\n"
    )
    assert found(write({MAIL: SERVICE, ANSWERS: ROWS, "data/tallies/t.csv": tallies})) == []


def test_that_people_were_asked_is_news_even_where_nobody_answered(write):
    asked = "period,service,invited,mode\n2026-08,mail,40,list\n"
    assert found(write({MAIL: SERVICE, ANSWERS: ROWS, "data/invitations/i.csv": asked})) == []


def test_a_row_that_is_left_out_is_no_news(write):
    rows = ROWS + "2026-09-01,mail,4\n" * 60
    assert found(write({MAIL: SERVICE, ANSWERS: rows})) == []
    rows = ROWS + "2026-10-01,mail,4\n" * 60  # after the day up to which data count
    assert len(found(write({MAIL: SERVICE, ANSWERS: rows}))) == 1


def test_a_file_that_cannot_be_read_says_nothing_of_what_is_late(write):
    root = write({MAIL: SERVICE, ANSWERS: ROWS, "data/answers/b.csv": "date;service;rating\n"})
    assert found(root) == []


def test_a_provider_s_answers_are_expected_too(write):
    rows = "date,provider,rating\n2026-05-04,it,5\n"
    (late,) = found(write({MAIL: SERVICE, ANSWERS: rows}))
    assert "“it”" in late.message
    assert "rhythm" not in late.hint


def test_what_was_never_there_is_not_late(write):
    assert found(write({MAIL: SERVICE})) == []
