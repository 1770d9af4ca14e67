"""The exports of two months, each named by its day: nobody is there twice without a word."""

from __future__ import annotations

import csv
import io

import pytest
from click.testing import CliRunner

from generator.checks.run import check
from generator.cli.import_data import import_data
from generator.importing.in_mapping import InMapping
from generator.importing.named_by_day import stable_name, without_day
from generator.importing.there import Onto
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.importing.conftest import KEY, REPOSITORY

MAPPING = """\
kind: answers
files: "*.csv"
fixed: {service: email}
columns:
  date: Day
  COLUMN
  rating: Like
"""
COLUMNS = {
    "id": "id: {column: Key, number: by-file}",
    "respondent by file": "respondent: {column: Key, number: by-file}",
    "respondent": "respondent: {column: Key, number: together}",
    "nobody": "# nobody",
}
OCTOBER, NOVEMBER = "answers-2026-10.csv", "answers-2026-11.csv"


def mapping(column):
    return MAPPING.replace("COLUMN", COLUMNS[column])


def export(*numbers, month=9):
    rows = (f"2026-{month:02}-{n % 28 + 1:02},M-{n},{n % 5 + 1}\n" for n in numbers)
    return "Day,Key,Like\n" + "".join(rows)


def rows(done, name):
    raw = done.files[f"data/answers/{name}"].decode()
    return list(csv.DictReader(io.StringIO(raw)))


@pytest.mark.parametrize("column", COLUMNS)
def test_a_later_export_under_the_next_months_name_is_seen_and_the_hint_works(
    run, tmp_path, column
):
    assert run(mapping(column), {OCTOBER: export(*range(10))}).findings == ()
    grown = {NOVEMBER: export(*range(15))}
    done = run(mapping(column), grown)
    assert [one.code for one in done.findings] == ["import-there-already"]
    (found,) = done.findings
    assert found.message.startswith("10 rows are in ")
    assert isinstance(found, InMapping)
    assert not (tmp_path / "site/data/answers" / NOVEMBER).exists()
    assert f"“into: {OCTOBER}” into the mapping" in found.hint
    done = run(f"into: {OCTOBER}\n" + mapping(column), grown)
    assert done.findings == ()
    assert len(rows(done, OCTOBER)) == 15
    assert done.reports[0].change == (5, 10, 0, 0)
    codes = {one.code for one in check(read_sources(tmp_path / "site"), History()).findings}
    assert not codes & {"duplicate-answers", "copied-rows", "rows-again"}


@pytest.mark.parametrize("column", COLUMNS)
def test_both_in_one_import_are_seen_as_well(run, column):
    done = run(mapping(column), {OCTOBER: export(*range(10)), NOVEMBER: export(*range(15))})
    assert [one.code for one in done.findings] == ["import-there-already"]


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("onto", Onto)
def test_another_month_counts_anew_and_is_nobody_twice(run, column, onto):
    run(mapping(column), {OCTOBER: export(*range(10))})
    done = run(mapping(column), {NOVEMBER: export(*range(12), month=10)}, onto)
    assert done.findings == ()
    assert len(rows(done, NOVEMBER)) == 12


def test_one_day_of_two_exports_may_be_alike_by_chance(run):
    run(
        mapping("nobody"), {"mail-2026-10-07.csv": "Day,Key,Like\n2026-10-06,a,4\n2026-10-07,b,4\n"}
    )
    second = {"mail-2026-10-14.csv": "Day,Key,Like\n2026-10-07,c,4\n2026-10-08,d,4\n"}
    assert run(mapping("nobody"), second).findings == ()


def test_another_survey_of_such_a_name_has_a_wave(run):
    run(mapping("nobody"), {OCTOBER: export(*range(10))})
    other = mapping("nobody").replace("{service: email}", "{service: email, wave: second}")
    assert run(other, {NOVEMBER: export(*range(10))}).findings == ()


def test_what_is_there_twice_since_before_does_not_stop_what_is_new(run, write):
    run(mapping("id"), {OCTOBER: export(*range(10))})
    other = run("into: x.csv\n" + mapping("id"), {"x.csv": export(*range(10))})
    write(f"site/data/answers/{NOVEMBER}", other.files["data/answers/x.csv"].decode())
    done = run(f"into: {NOVEMBER}\n" + mapping("id"), {NOVEMBER: export(20, 21)}, Onto.ADD)
    assert [each.code for each in done.findings] == ["import-same-days"]  # as x.csv


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("answers-2026-10", "answers"), ("answers_20261130", "answers"), ("2026-10-31 A", "A"),
        ("Survey(1-42)", "Survey"), ("Mail survey (1)", "Mail survey"),
        ("Customer Survey_November 30, 2026_09.15", "Customer-Survey"),
        ("export 2026-11-30T10:15:00Z", "export"), ("mail-2026Q3", "mail"),
        ("mail-2026", ""), ("mail 2", ""), ("answers", ""), ("2026-10", ""), ("m365-users", ""),
    ],
)  # fmt: skip
def test_the_name_of_our_file_is_without_what_tools_add(stem, name):
    assert stable_name(stem) == name


def test_names_that_differ_in_the_day_alone_are_of_one_survey():
    plain = without_day("data/answers/mail-2026-10.csv")
    same = ("mail", "mail-2026-11-30", "mail_november_2026", "2027-Mail", "mail-1-42-")
    assert {without_day(f"data/answers/{each}.csv") for each in same} == {plain}
    assert without_day("data/answers/mail-app-2026-10.csv") != plain
    assert without_day("data/answers/old/mail.csv") != plain


def test_an_import_without_a_mapping_goes_on_in_one_file_next_month(write, tmp_path):
    for path, said in REPOSITORY.items():
        write(f"site/{path}", said)
    options = ["--into", str(tmp_path / "site"), "--key", str(write("key", KEY))]
    for name, size in (("form-2026-10.csv", 5), ("form-2026-11.csv", 8)):
        answers = (f"2026-09-0{n},R-{n},{n % 5 + 1}" for n in range(1, size))
        text = "\n".join(["Date,Response ID,How do you like e-mail?", *answers, ""])
        done = CliRunner().invoke(import_data, [str(write(name, text)), *options])
        assert done.exit_code == 0, done.output
    (path,) = (tmp_path / "site/data/answers").iterdir()
    assert path.name == "form.csv"
    assert len(path.read_text().splitlines()) == 8
    many = [str(tmp_path / name) for name in ("form-2026-10.csv", "form-2026-11.csv")]
    done = CliRunner().invoke(import_data, [*many, *options])
    assert done.exit_code == 1
    assert "already, whose name differs in the day alone" in done.output
