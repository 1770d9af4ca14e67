"""Tools put the day into the name of an export: the same people are the same next month."""

from __future__ import annotations

import csv
import io

import pytest

from generator.importing.number_key import numbering
from generator.importing.numbers import Whose, numbers_there, renew
from generator.importing.there import Onto
from generator.model.kinds import KIND_OF_FOLDER
from tests.importing.conftest import KEY

MAPPING = """\
kind: answers
files: "*.csv"
into: mail.csv
fixed: {service: email}
columns:
  date: Day
  COLUMN: {column: Key, number: by-file}
  rating: Like
"""
NOVEMBER, DECEMBER, YEAR = "Jira 2026-11-02.csv", "Jira 2026-12-01.csv", "Jira 2027.csv"
BREAKDOWNS = """\
kind: incidents
files: "*.csv"
into: mail.csv
fixed: {service: email, planned: no}
columns:
  opened: From
  resolved: To
  id: {column: Key, number: by-file}
"""


def mapping(column="id"):
    return MAPPING.replace("COLUMN", column)


def export(people, like=4, month=9):
    rows = (f"2026-{month:02}-{one:02},M-{one},{like}\n" for one in people)
    return "Day,Key,Like\n" + "".join(rows)


def breakdowns(numbers):
    rows = (f"2026-09-{one:02} 08:00,2026-09-{one:02} 09:00,I-{one}\n" for one in numbers)
    return "From,To,Key\n" + "".join(rows)


def earlier(people, column="id", name=NOVEMBER, like=4):
    """Return a table as earlier versions made it: a survey was called as its export."""
    survey = name.removesuffix(".csv").replace(" ", "-")
    ids = numbering(KEY.encode(), survey, "email")(f"M-{one}" for one in people)
    rows = (f"2026-09-{one:02},email,{of},{like}\n" for one, of in zip(people, ids, strict=True))
    return f"date,service,{column},rating\n" + "".join(rows)


def rows_of(tmp_path, folder="answers"):
    raw = (tmp_path / f"site/data/{folder}/mail.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(raw)))


def each_once(tmp_path, column="id"):
    """Return the days of all rows, of which each has one person, when all have another number."""
    rows = rows_of(tmp_path)
    assert len({row[column] for row in rows}) == len(rows)
    return sorted(int(row["date"][-2:]) for row in rows)


@pytest.mark.parametrize("column", ["id", "respondent"])
@pytest.mark.parametrize("by_earlier_version", [False, True])
def test_each_person_is_there_once_whatever_the_export_is_called(
    run, write, tmp_path, column, by_earlier_version
):
    if by_earlier_version:
        write("site/data/answers/mail.csv", earlier(range(1, 11), column))
    else:
        assert not run(mapping(column), {NOVEMBER: export(range(1, 11))}).has_errors
    grown = run(mapping(column), {DECEMBER: export(range(1, 16))})
    assert not grown.has_errors, grown.findings
    assert grown.reports[0].change == (5, 10, 0, 0)
    rotated = run(mapping(column), {YEAR: export(range(6, 21))}, Onto.ADD)
    assert not rotated.has_errors, rotated.findings
    assert rotated.reports[0].change == (5, 10, 0, 5)
    assert each_once(tmp_path, column) == [*range(1, 21)]


@pytest.mark.parametrize("column", ["id", "respondent"])
def test_who_was_added_under_another_name_is_once_there_again(run, write, tmp_path, column):
    twice = (
        earlier(range(1, 11), column) + earlier(range(6, 16), column, DECEMBER).partition("\n")[2]
    )
    write("site/data/answers/mail.csv", twice)
    done = run(mapping(column), {YEAR: export(range(1, 21))})
    assert not done.has_errors, done.findings
    assert done.reports[0].change == (5, 15, 0, 0)
    assert each_once(tmp_path, column) == [*range(1, 21)]


def test_what_differs_under_two_names_is_kept_and_said(run, write, tmp_path):
    """Two surveys that count from 1 may be in one file: nothing shows which answer is whose."""
    both = earlier([7], like=1) + earlier([7], name=DECEMBER, like=5).partition("\n")[2]
    write("site/data/answers/mail.csv", both)
    done = run(mapping(), {YEAR: export([7], like=1)})
    assert done.reports[0].change == (0, 1, 0, 1)
    assert [one.code for one in done.findings] == ["import-exists"]
    run(mapping(), {YEAR: export([7], like=1)}, Onto.ADD)
    assert sorted(row["rating"] for row in rows_of(tmp_path)) == ["1", "5"]


def test_a_person_who_said_the_same_twice_on_a_day_said_it_twice(run, write, tmp_path):
    twice = earlier([7, 7], "respondent")
    write("site/data/answers/mail.csv", twice)
    done = run(mapping("respondent"), {YEAR: export([7, 7])})
    assert not done.has_errors, done.findings
    assert len(rows_of(tmp_path)) == 2


def test_breakdowns_are_known_again_too(run, write, tmp_path):
    write("site/data/incidents/mail.csv", "id,service,opened,resolved,planned\n" + "".join(
        f"{of},email,2026-09-{one:02}T08:00,2026-09-{one:02}T09:00,no\n"
        for one, of in enumerate(
            numbering(KEY.encode(), "Jira-2026-11-02")(f"I-{one}" for one in range(1, 6)), 1
        )
    ))  # fmt: skip
    done = run(BREAKDOWNS, {DECEMBER: breakdowns(range(1, 8))})
    assert [one.code for one in done.findings] == []
    assert (done.reports[0].change.new, done.reports[0].change.gone) == (2, 0)
    assert len({row["id"] for row in rows_of(tmp_path, "incidents")}) == 7
    done = run(BREAKDOWNS, {YEAR: breakdowns(range(8, 10))}, Onto.ADD)
    assert [one.code for one in done.findings] == []
    assert len(rows_of(tmp_path, "incidents")) == 9


def test_a_file_that_is_called_as_its_first_export_holds_the_same_survey(run, write):
    """The hint says to write its name; without it, the ids of a later export are the same."""
    without = mapping().replace("into: mail.csv\n", "")
    run(without, {"Mail survey(1-10).csv": export(range(1, 11))})
    hinted = mapping().replace("mail.csv", "Mail-survey-1-10-.csv")
    done = run(hinted, {"mail november.csv": export(range(1, 16))})
    assert done.reports[0].change == (5, 10, 0, 0)
    assert not done.renumbered
    again = run(without, {"Mail survey(1-15).csv": export(range(1, 16))})
    assert [one.code for one in again.findings] == ["import-there-already"]


@pytest.mark.parametrize("onto", [Onto.ASK, Onto.ADD])
def test_answers_that_are_numbered_anew_are_not_written_over_others(run, tmp_path, onto):
    run(mapping(), {NOVEMBER: export(range(1, 11))})
    before = rows_of(tmp_path)
    done = run(mapping(), {DECEMBER: export(range(1, 13), month=11)}, onto)
    assert [one.code for one in done.findings] == ["import-other-survey"]
    assert done.findings[0].message == "the 10 ids that are there are all of another day now"
    assert rows_of(tmp_path) == before


def test_a_stranger_with_a_survey_in_each_row_costs_little(write, tmp_path):
    rows = "".join(f"2026-09-01,email,s{n}-{n:016x},4\n" for n in range(3000))
    write("site/data/answers/mail.csv", f"date,service,id,rating\n{rows}")
    found = numbers_there(tmp_path / "site", KIND_OF_FOLDER["answers"], ["id"])
    assert len(found.surveys["data/answers/mail.csv"]) == 50


def test_a_row_that_would_take_the_id_of_another_keeps_its_own():
    raw = b"service,id,rating\nemail,a,1\nemail,new,2\nemail,b,2\n"
    renewed = {Whose("id", "email", old): "new" for old in "ab"}
    kept = b"service,id,rating\nemail,a,1\nemail,new,2\n"
    assert renew(raw, renewed, ("id",)) == (kept, 2)
