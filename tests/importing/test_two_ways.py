"""What can be read in more than one way is one question of a suggestion, with the values found."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from generator.importing.asked_services import NamesOfServices
from generator.importing.mapping_file import parse_mapping
from generator.importing.suggest import suggest
from generator.importing.there import Onto
from generator.sources.text import TextFile

SERVICES = NamesOfServices({"email": "E-mail"})
SURVEY = "Timestamp,How do you like E-mail?\n"
LOG = "Number,Opened,Resolved,Priority,State\n"


@pytest.fixture
def suggested(write):
    def suggested(text, services=SERVICES):
        found, findings = suggest(write("a.csv", text), services, "import")
        assert findings == []
        return found

    return suggested


def asked(found):
    """Return the comments as one line, and what is open."""
    said = " ".join(line.strip(" #") for line in found.text.splitlines() if "#" in line)
    return said, re.findall(r'(\w+): "\?\?\?"', found.text)


def dates(done):
    return [row.split(",")[0] for row in next(iter(done.files.values())).decode().split()[1:]]


@pytest.mark.parametrize(
    ("day", "offered", "first", "second"),
    [
        ("03/04/2026", ["%d/%m/%Y", "%m/%d/%Y"], "2026-04-03", "2026-03-04"),
        ("03-04-2026", ["%d-%m-%Y", "%m-%d-%Y"], "2026-04-03", "2026-03-04"),
        (
            "3/4/2026 10:15:00",
            ["%d/%m/%Y %H:%M:%S", "%m/%d/%Y %H:%M:%S"],
            "2026-04-03",
            "2026-03-04",
        ),
        ("03/04/26", ["%d/%m/%y", "%m/%d/%y"], "2026-04-03", "2026-03-04"),
    ],
)
def test_days_of_two_readings_are_asked_about_and_both_answers_work(
    suggested, run, day, offered, first, second
):
    export = f"{SURVEY}{day},4\n"
    found = suggested(export)
    said, open_ = asked(found)
    assert (found.open, open_) == (1, ["format"])
    assert f"“Timestamp” has days that can be read in more than one way, such as “{day}”." in said
    assert f"Where “{day}” is 3 April 2026, write:" in said
    assert f"Where “{day}” is 4 March 2026, write:" in said
    for way, read in zip(offered, (first, second), strict=True):
        assert f'# "{way}"\n' in found.text
        done = run(found.text.replace('"???"', f'"{way}"'), {"a.csv": export}, Onto.REPLACE)
        assert (done.findings, dates(done)) == ((), [read])


@pytest.mark.parametrize("days", [("03/04/2026", "13/04/2026"), ("2026-04-03",), ("3 Apr 2026",)])
def test_what_can_be_read_in_one_way_is_not_asked(suggested, days):
    assert suggested(SURVEY + "".join(f"{day},4\n" for day in days)).open == 0


def test_another_time_of_the_same_tool_shows_how_it_writes_days(suggested):
    log = f"{LOG}INC1,03/04/2026 10:00,14/04/2026 11:00,1,Closed\n"
    found = suggested(log)
    assert asked(found)[1] == ["Priority"]
    assert '  opened:\n    column: Opened\n    format: "%d/%m/%Y %H:%M"\n' in found.text


def test_what_somebody_typed_shows_nothing_of_how_a_tool_writes_days(suggested):
    found = suggested("Timestamp,How do you like E-mail?,Birthday\n03/04/2026,4,14/05/1970\n")
    assert asked(found)[1] == ["format"]


def test_two_columns_of_one_tool_are_one_question(suggested):
    found = suggested(f"{LOG}INC1,03/04/2026 10:00,03/05/2026 11:00,1,Closed\n")
    said, open_ = asked(found)
    assert open_ == ["Priority", "format", "format"]
    assert said.count("can be read in more than one way") == 1
    assert "“Opened” and “Resolved” have days" in said


def test_the_year_of_a_fiscal_quarter_is_asked_unless_the_organisation_says_it(suggested, run):
    export = "Date,How do you like E-mail?\nFY26 Q1,4\n"
    found = suggested(export)
    said, open_ = asked(found)
    assert open_ == ["year_begins"]
    assert "such as “FY26 Q1”. In which month does that year begin?" in said
    done = run(
        found.text.replace('"???"', "october"), {"a.csv": export}, organisation="period: quarter\n"
    )
    assert (done.findings, dates(done)) == ((), ["2025-Q4"])
    assert suggested(export, replace(SERVICES, year_begins=10)).open == 0


@pytest.mark.parametrize(("mark", "read"), [("point", "1250"), ("comma", "1.250")])
def test_a_comma_before_three_digits_is_asked_about(suggested, run, mark, read):
    export = f'{SURVEY.strip()},Lost minutes\n2026-09-01,4,"1,250"\n'
    found = suggested(export)
    said, open_ = asked(found)
    assert "decimal" in open_
    assert "“Lost minutes” has numbers such as “1,250”. Write point where the comma parts" in said
    text = found.text.replace('decimal: "???"', f"decimal: {mark}").replace('"???"', "email")
    done = run(text, {"a.csv": export})
    assert f",{read}\n" in next(iter(done.files.values())).decode()


def test_a_mapping_with_such_a_question_is_printed_and_not_taken(suggested):
    source, _ = parse_mapping(TextFile("m", suggested(f"{SURVEY}03/04/2026,4\n").text), None)
    assert source is None


def test_days_without_a_year_are_a_question_with_the_line_that_adds_it(suggested):
    found = suggested("When,How do you like E-mail?\nSep 3,4\nSep 14,5\n")
    said, open_ = asked(found)
    assert open_ == ["date"]
    assert '“When” says no year: it is added as “date: {text: "{When} YEAR"}”.' in said
