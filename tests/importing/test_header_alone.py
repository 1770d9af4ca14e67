"""An export that nobody has answered yet: a header, and nothing below it."""

from __future__ import annotations

import io

import openpyxl
import pytest
from click.testing import CliRunner

from generator.cli.import_data import import_data
from tests.importing.conftest import KEY, REPOSITORY

MAPPING = """\
kind: answers
files: "*"
fixed: {service: email}
columns: {date: Timestamp, rating: "How do you like E-mail?"}
"""


def workbook(*header):
    book = openpyxl.Workbook()
    book.active.append(header)
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


HEADERS = {
    "google.csv": b"Timestamp,How do you like E-mail?\n",
    "without an end.csv": b"Timestamp,How do you like E-mail?",
    "google.xlsx": workbook("Timestamp", "How do you like E-mail?"),
    "forms.csv": "ID;Startzeit;Fertigstellungszeit;E-Mail;Name;Wie gefällt es?\r\n".encode(
        "utf-16"
    ),
    "qualtrics.csv": (
        b"StartDate,EndDate,Status,Finished,RecordedDate,ResponseId,Q1\n"
        b'Start Date,End Date,Type,Finished,Recorded,ID,"How do you\nlike it?"\n'
        b'"{""ImportId"":""startDate""}",e,s,f,r,i,q\n'
    ),
    "monkey.csv": (
        b"Respondent ID,Collector ID,Start Date,End Date,How do you like it?\n,,,,Response\n"
    ),
    "jira.csv": b"Issue key,Satisfaction rating,Satisfaction date\n",
    "log.csv": b"number,incident_state,opened_at\n",
}


@pytest.fixture
def imports(write, tmp_path):
    def imports(name, raw, *more):
        for path, text in REPOSITORY.items():
            write(f"site/{path}", text)
        export = tmp_path / name
        export.write_bytes(raw)
        key = write("key", f"{KEY}\n")
        where = ["--into", str(tmp_path / "site"), "--key", str(key)]
        return CliRunner().invoke(import_data, [str(export), *where, *more])

    return imports


@pytest.mark.parametrize("name", HEADERS)
@pytest.mark.parametrize("more", [(), ("--suggest",)])
def test_a_header_alone_is_said_to_be_one_and_nothing_is_asked(imports, tmp_path, name, more):
    done = imports(name, HEADERS[name], *more)
    assert done.exit_code == 0  # a survey that begins is no mistake of a scheduled import
    assert "there is only a header in it, and no row yet: nothing to import" in done.output
    assert "???" not in done.output
    assert "Nothing was imported." in done.output
    assert not (tmp_path / "site/data").exists()


@pytest.mark.parametrize("more", [(), ("--tally",), ("--replace",), ("--add",)])
def test_by_a_mapping_it_is_the_same_and_what_is_there_stays(imports, write, tmp_path, more):
    there = write("site/data/answers/google.csv", "date,service,rating\n2026-09-01,email,5\n")
    before = there.read_bytes()
    how = ("--mapping", str(write("m.yml", MAPPING)))
    done = imports("google.csv", HEADERS["google.csv"], *how, *more)
    assert done.exit_code == 0
    assert "there is only a header in it, and no row yet: nothing to import" in done.output
    assert "google.csv: 0 rows read, nothing to write" in done.output
    assert "“files:”" not in done.output
    assert there.read_bytes() == before
    assert len([*(tmp_path / "site/data").rglob("*.csv")]) == 1
