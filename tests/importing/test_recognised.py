"""What a first import without a mapping takes for what: days, questions, breakdowns that are over.

A wrong guess here would be published, so that what is not certain is asked.
"""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pytest
from click.testing import CliRunner

from generator.cli.import_data import import_data
from generator.importing.asked_services import NamesOfServices
from generator.importing.import_files import HowToImport, Import, plan_by
from generator.importing.mapping_file import MADE, parse_mapping
from generator.importing.suggest import suggest
from generator.sources.text import TextFile
from generator.sources.yaml_text import WIDTH
from tests.importing.conftest import KEY

SERVICES = NamesOfServices({"email": "Mail", "wi-fi": "Wi-Fi"})
REPOSITORY = {
    "services/organisation.yml": "name: Example\n",
    "services/it/provider.yml": "name: IT\nshirt: IT\n",
    "services/it/email.yml": "name: Mail\nstage: live\n",
    "services/it/wi-fi.yml": "name: Wi-Fi\nstage: live\n",
}


@pytest.fixture
def suggested(write):
    """Return the text of a mapping for an export with this name and content."""

    def suggested(name, text):
        found, findings = suggest(write(name, text), SERVICES, "import")
        assert findings == []
        return found.text

    return suggested


@pytest.fixture
def imported(write, tmp_path):
    """Import an export by the mapping that is made for it."""

    def imported(name, text, answer="") -> Import:
        for path, said in REPOSITORY.items():
            write(f"site/{path}", said)
        key = write("key", KEY)
        export = tmp_path / name if text is None else write(name, text)
        mapping = suggest(export, SERVICES, "import")[0].text
        mapping = mapping.replace('"???"', answer) if answer else mapping
        source, problems = parse_mapping(TextFile(MADE, mapping), tmp_path)
        return plan_by(source, [export], tmp_path / "site", HowToImport(key=key), problems)

    return imported


def written(done, kind):
    (text,) = (text for name, text in done.files.items() if name.startswith(f"data/{kind}/"))
    return list(csv.DictReader(io.StringIO(text.decode())))


def table(header, *rows):
    return "\n".join([header, *rows, ""])


ISO = ("2026-09-01", "2026-09-02", "2026-09-03")
POINTS = ("01.09.2026", "02.09.2026", "03.09.2026")
NAMED = ("01/Sep/26 9:00 AM", "02/Sep/26 9:00 AM", "03/Sep/26 9:00 AM")


@pytest.mark.parametrize("days", [ISO, POINTS, NAMED])
@pytest.mark.parametrize("first", [46101, 10122, 99007, 1712345685, 1712345678908, 20260108])
@pytest.mark.parametrize("names", [("Nr", "Date"), ("Employee", "Created"), ("Issue id", "Wann")])
def test_a_day_that_is_written_goes_before_a_number(suggested, days, first, names):
    rows = (f"{first + at},{day},{at + 2}" for at, day in enumerate(days))
    text = suggested("a.csv", table(f"{','.join(names)},How do you like Mail?", *rows))
    assert f"date: {names[1]}\n" in text


@pytest.mark.parametrize(
    "header", ["Date", "Created", "completion_time", "Startzeit", "Datum", "updatedAt", "Timestamp"]
)
def test_numbers_are_days_where_the_header_says_so(suggested, header):
    rows = (f"{at},{46200 + at},{at}" for at in (1, 2, 3))
    text = suggested("a.csv", table(f"Nr,{header},How do you like Mail?", *rows))
    assert f"date: {header}\n" in text


@pytest.mark.parametrize(
    "header", ["Phone", "Personal-Nr", "Personalnummer", "Issue id", "monitorID", "Date ID", "Key"]
)
def test_numbers_of_people_and_things_are_no_days_and_not_offered_as_such(suggested, header):
    rows = (f"{46200 + at},{at}" for at in (1, 2, 3))
    text = suggested("a.csv", table(f"{header},How do you like Mail?", *rows))
    assert 'date: "???"\n' in text
    assert "may be days" not in text


def test_numbers_that_may_be_days_are_asked_about(suggested):
    rows = (f"{46200 + at},Sept {at},{at}" for at in (1, 2, 3))
    text = suggested("a.csv", table("Turn,Written,How do you like Mail?", *rows))
    assert 'date: "???"\n' in text
    assert "The numbers of “Turn” may be days." in text.replace("\n  # ", " ")


def test_a_day_whose_header_says_so_goes_before_a_birthday(suggested):
    rows = (f"19{at}0-02-03,2026-09-0{at},{at}" for at in (5, 6, 7))
    text = suggested("a.csv", table("Born,Date,How do you like Mail?", *rows))
    assert "date: Date\n" in text


def above(text, line):
    """Return the comment above a line."""
    found = []
    for each in text.splitlines():
        if each.strip() == line:
            return " ".join(found)
        found = [*found, each.strip(" #")] if each.strip().startswith("#") else []
    raise AssertionError(f"no line {line!r} in {text}")


def test_what_an_open_place_may_be_is_said_above_it(suggested):
    text = suggested("a.csv", table("When,Why", "soon,x y", "later,x z"))
    assert "Which column says the day? One of: “When”, “Why”." in above(text, 'date: "???"')
    assert "“rating” whether people like it" in above(text, '"???": "???"')
    assert "From which column? One of: “When”, “Why”." in above(text, '"???": "???"')
    text = suggested("b.csv", table("time,ms", "2026-09-01 10:00,412", "2026-09-01 11:00,390"))
    assert "add this to the file of each service below" in above(text, 'measure: "???"')
    text = suggested("c.csv", table("Start,End", "2026-09-01 10:00,2026-09-01 11:00"))
    assert "tells one from another" in above(text, 'column: "???"')


def test_a_long_list_of_columns_is_not_written_out(suggested):
    header = ",".join(f"Question {n}" for n in range(300))
    text = suggested("a.csv", table(header, ",".join("x" * 300)))
    assert "or one of 280 others" in text.replace("\n  # ", " ")
    assert max(map(len, text.splitlines())) <= WIDTH


def test_the_question_of_the_shirt_is_known_word_for_word(suggested):
    rows = ["2026-09-10,Yes,4", "2026-09-11,No,4"]
    header = "Date,Would you wear the shirt?,How do you like Mail?"
    text = suggested("a.csv", table(header, *rows))
    assert "      shirt: Would you wear the shirt?\n" in text


def issue(title, *more):
    head = ["---", f"title: {title}", "date: 2026-08-11 18:20:00", *more]
    return "\n".join([*head, "severity: down", "affected: [Mail]", "section: issue", "---", ""])


def ends(done):
    return [row["resolved"] for row in written(done, "incidents")]


def test_what_is_resolved_without_a_time_ended_at_an_unknown_time(imported, write, tmp_path):
    write("issues/a.md", issue("A", "resolved: true", "resolvedWhen: 2026-08-11 19:20:00"))
    write("issues/b.md", issue("B", "resolved: true"))
    done = imported("issues/c.md", issue("C", "resolved: false"))
    assert ends(done) == [""]
    done = imported("issues", None)
    assert ends(done) == ["2026-08-11T19:20:00", "unknown", ""]


def test_where_no_issue_has_a_time_of_its_end_what_is_over_is_not_open(imported, write):
    write("issues/a.md", issue("A", "resolved: true"))
    write("issues/b.md", issue("B", "resolved: false"))
    assert ends(imported("issues", None)) == ["unknown", ""]


@pytest.mark.parametrize(
    "states", [("New", "Closed", "resolved"), ("1", "7", "6"), ("Active", "Canceled", "CLOSED")]
)
def test_a_closed_ticket_without_an_end_has_an_unknown_one(imported, states):
    at = "2026-09-01 09:00,Mail,1"
    rows = [f"INC{n},{state},{at},?,2026-09-20 09:00" for n, state in enumerate(states)]
    header = "number,incident_state,opened_at,category,priority,resolved_at,closed_at"
    done = imported("sn.csv", table(header, *rows), "1")
    assert ends(done) == ["", "unknown", "unknown"]


def test_a_log_of_no_known_tool_says_what_is_over_too(imported):
    rows = [
        "1,Mail,2026-09-01 09:00,2026-09-01 10:00,Closed",
        "2,Mail,2026-09-02 09:00,,closed",
        "3,Mail,2026-09-03 09:00,,Open",
    ]
    done = imported("log.csv", table("Nr,Service,Begin,End,Status", *rows))
    assert ends(done) == ["2026-09-01T10:00", "unknown", ""]


COMPONENT = {"status": "operational", "created_at": "2020-01-01T00:00:00Z", "position": 1}


def incident(name, *components, impact="major", resolved="2026-09-03T11:00:00Z", updates=3):
    return {
        "id": name,
        "name": "Errors",
        "status": "resolved",
        "impact": impact,
        "created_at": "2026-09-03T10:00:00Z",
        "resolved_at": resolved,
        "shortlink": "https://x",
        "components": [{"id": f"c{each}", "name": each, **COMPONENT} for each in components],
        "incident_updates": [{"id": "u", "body": "x", "created_at": "2026-09-03T10:00:00Z"}]
        * updates,
    }


@pytest.mark.parametrize("updates", [0, 5])
def test_an_incident_of_a_status_page_is_one_of_each_component(imported, updates):
    incidents = [
        incident("i1", "Mail", "Wi-Fi", updates=updates),
        incident("i2", "Wi-Fi", updates=updates),
        incident("i3", "Mail", impact="none", updates=updates),
        incident("i4", "Mail", impact="maintenance", updates=updates),
        incident("i5", "Mail", resolved=None, updates=updates),
        incident("i6", "Printers", updates=updates),
        incident("i7", updates=updates),
    ]
    page = {"page": {"id": "p", "name": "X"}, "incidents": incidents}
    done = imported("incidents.json", json.dumps(page))
    assert done.findings == ()
    rows = written(done, "incidents")
    assert [row["service"] for row in rows] == ["email", "wi-fi", "wi-fi", "email"]
    assert [row["opened"][:16] for row in rows] == ["2026-09-03T10:00"] * 4
    assert [row["resolved"][:16] for row in rows] == ["2026-09-03T11:00"] * 3 + ["unknown"]
    assert len({row["id"] for row in rows}) == 3  # i1 is one breakdown of two services


def test_a_file_of_which_nothing_is_taken_says_why_and_how_to_see_the_mapping(imported):
    page = {"incidents": [incident("i1", "Mail", impact="none")]}
    done = imported("incidents.json", json.dumps(page))
    (found,) = done.findings
    assert found.code == "import-nothing"
    why = "the mapping does not ask for 1 row where “impact” is “none”"
    assert found.hint == f"{why}; print the mapping with --suggest, and change it"


def test_of_two_columns_of_one_header_it_is_asked_which_counts(suggested, imported):
    rows = (f"2026-09-0{at},{at},{at + 1}" for at in (1, 2, 3))
    raw = table("Date,How do you like Mail?,How do you like Mail?", *rows)
    text = suggested("a.csv", raw)
    same = "“How do you like Mail? (1)”, “How do you like Mail? (2)”"
    said = above(text, 'rating: "???"')
    assert f"These columns ask for the same: {same}. Which of them counts?" in said
    assert "Values: 1, 2, 3, 4" in said
    assert text.count("service: email") == 1
    assert "Left behind" not in text
    assert [each.code for each in imported("a.csv", raw).findings] == ["import-open-question"]


def test_of_two_days_of_one_header_it_is_asked_which_counts(suggested):
    rows = (f"2026-09-0{at},2026-10-0{at},{at}" for at in (1, 2, 3))
    text = suggested("a.csv", table("Date,Date,How do you like Mail?", *rows))
    assert "“Date (1)”, “Date (2)”" in above(text, 'date: "???"')


def test_parts_that_are_counted_in_their_own_header_are_questions_of_their_own(suggested):
    rows = (f"2026-09-0{at},{at},{at},{at}" for at in (1, 2, 3))
    header = "Date,How do you like Mail? (1),How do you like Mail?,How do you like Wi-Fi? (2)"
    assert "???" not in suggested("a.csv", table(header, *rows))


def book(*sheets):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    output = io.BytesIO()
    made.save(output)
    return output.getvalue()


def test_of_two_sheets_it_is_asked_which(tmp_path):
    rows = [["Date", "How do you like Mail?"], *([f"2026-09-0{n}", n] for n in (1, 2, 3))]
    export = tmp_path / "two.xlsx"
    export.write_bytes(book(("Notes", [["seen"]]), ("Answers", rows), ("Empty", [])))
    found, findings = suggest(export, SERVICES, "import")
    assert findings == []
    assert found.open == 1
    assert above(found.text, 'sheet: "???"') == (
        "Which sheet is it? One of: “Notes”, “Answers”. The columns below are those of “Answers”."
    )
    assert "rating: How do you like Mail?" in found.text


def test_where_nobody_wrote_a_mapping_it_is_said_how_to_see_one(write, tmp_path):
    for path, said in REPOSITORY.items():
        write(f"site/{path}", said)
    export = write("a.csv", table("Date,How do you like Mail?", "2026 Q3,2", "2026 Q3,3"))
    arguments = [str(export), "--into", str(tmp_path / "site"), "--key", str(write("key", KEY))]
    done = CliRunner().invoke(import_data, arguments)
    assert done.exit_code == 1
    assert "2 rows do not fit into one month of “email”" in done.output
    assert "There is no mapping yet to write into: print the one" in done.output
    mapping = suggest(export, SERVICES, "import")[0].text
    right = mapping.replace("columns:\n  date: Date\n", "fixed: {date: 2026-09}\n")
    done = CliRunner().invoke(
        import_data, [*arguments, "--mapping", str(write("mapping.yml", right))]
    )
    assert (done.exit_code, "There is no mapping" in done.output) == (0, False)


def test_the_hint_of_mixed_days_reads_those_that_were_read_too(run):
    mapping = 'kind: answers\nfiles: "*"\nfixed: {service: email}\n'
    raw = table("Day,Like", "2026-09-01,2", "2026-09-02,3", "13/09/2026,4")
    done = run(f"{mapping}columns: {{date: Day, rating: Like}}\n", {"a.csv": raw})
    (found,) = done.findings
    line = 'date: {column: Day, format: ["%Y-%m-%d", "%d/%m/%Y"]}'
    assert found.hint == f"write “{line}” into the mapping"
    done = run(f"{mapping}columns:\n  {line}\n  rating: Like\n", {"a.csv": raw})
    assert done.findings == ()
    assert [row["date"] for row in written(done, "answers")] == [*ISO[:2], "2026-09-13"]


def test_a_line_in_a_hint_keeps_what_the_mapping_says_of_the_column(run):
    mapping = (
        'kind: answers\nfiles: "*"\nfixed: {service: email}\ncolumns:\n'
        "  date: {column: [Tag, Day], grain: month}\n  rating: Like\n"
    )
    raw = table("Day,Like", "01/09/2026,2", "02/09/2026,3")
    (found,) = run(mapping, {"a.csv": raw}).findings
    line = 'date: {column: [Tag, Day], grain: month, format: "%d/%m/%Y"}'
    assert f"“{line}”" in found.hint


def test_a_day_that_is_written_in_several_ways_is_offered_as_such(write, suggested, run):
    days = ("2026-09-01", "2026-09-02", "13/09/2026")
    raw = table("Date,How do you like Mail?", *(f"{day},{n}" for n, day in enumerate(days, 1)))
    text = suggested("a.csv", raw)
    line = 'date: {column: Date, format: ["%Y-%m-%d", "%d/%m/%Y"]}'
    assert f"# {line}\n" in text
    assert "“Date” is written in more than one way." in above(text, 'date: "???"')
    done = run(text.replace('date: "???"', line), {"a.csv": raw})
    assert done.findings == ()
    assert [row["date"] for row in written(done, "answers")] == [*ISO[:2], "2026-09-13"]


def test_what_the_question_of_the_day_says_works(suggested, run):
    raw = table("Turn,How do you like Mail?", "a,1", "b,2")
    text = suggested("a.csv", raw)
    assert "“fixed: {date: 2026-09}” in place" in above(text, 'date: "???"')
    mapping = "\n".join(line for line in text.splitlines() if '"???"' not in line)
    done = run(mapping.replace("columns:\n", "fixed: {date: 2026-09}\n", 1), {"a.csv": raw})
    assert done.findings == ()
    assert {row["date"] for row in written(done, "answers")} == {"2026-09"}


def test_what_the_question_of_a_code_says_works(suggested, run):
    rows = ["2026-09-01,prima", "2026-09-02,naja", "2026-09-03,k. A."]
    raw = table("Datum,Wie gefällt Ihnen Mail?", *rows)
    text = suggested("a.csv", raw)
    assert "For what is no answer write “no answer”." in above(text, 'k. A.: "???"')
    mapping = text.replace('prima: "???"', "prima: 5").replace('naja: "???"', "naja: 3")
    done = run(mapping.replace('k. A.: "???"', "k. A.: no answer"), {"a.csv": raw})
    assert done.findings == ()
    assert [row["rating"] for row in written(done, "answers")] == ["5", "3"]


def test_a_column_that_names_a_service_goes_before_one_that_names_none(suggested):
    header = "number,incident_state,opened_at,cmdb_ci,category,resolved_at"
    text = suggested("sn.csv", table(header, "INC1,New,2026-09-01 09:00,?,Mail,?"))
    assert "only: {category: Mail}" in text


def test_of_sheets_that_look_alike_the_longest_shows_the_columns(tmp_path):
    head = ["Date", "How do you like Mail?"]
    rows = [head, *([f"2026-09-0{n}", n] for n in (1, 2, 3))]
    export = tmp_path / "two.xlsx"
    export.write_bytes(book(("2025", rows[:3]), ("2026", rows)))
    found, _ = suggest(export, SERVICES, "import")
    assert "The columns below are those of “2026”." in above(found.text, 'sheet: "???"')


def test_components_that_say_only_their_names_are_rows_too(imported):
    said = incident("i1", "Mail", "Wi-Fi")
    said["components"] = [{"name": each["name"]} for each in said["components"]]
    done = imported("incidents.json", json.dumps({"incidents": [said]}))
    assert done.findings == ()
    rows = written(done, "incidents")
    assert [row["opened"][:10] for row in rows] == ["2026-09-03"] * 2


def test_each_hint_that_changes_the_mapping_says_how_to_get_one(write, tmp_path):
    for path, said in REPOSITORY.items():
        write(f"site/{path}", said)
    days = [f"2026-09-{n:02},{n % 5 + 1}" for n in range(1, 29)]
    export = write("a.csv", table("Date,How do you like Mail?", *days, ",3"))
    arguments = [str(export), "--into", str(tmp_path / "site"), "--key", str(write("key", KEY))]
    done = CliRunner().invoke(import_data, arguments)
    assert "leave such rows out: “without: {" in done.output
    assert "into the mapping" not in done.output
    assert "There is no mapping yet to write into: print the one" in done.output


def test_a_hint_about_something_else_speaks_of_no_mapping(write, tmp_path):
    for path, said in REPOSITORY.items():
        write(f"site/{path}", said)
    write("site/data/answers/a.csv", "date,service,rating\n2026-08-01,email,3\n")
    export = write("a.csv", table("Date,How do you like Mail?", "2026-09-01,2"))
    arguments = [str(export), "--into", str(tmp_path / "site"), "--key", str(write("key", KEY))]
    done = CliRunner().invoke(import_data, arguments)
    assert (done.exit_code, "import-exists" in done.output) == (1, True)
    assert "There is no mapping" not in done.output


def series(*labels):
    result = [{"metric": each, "values": [[1788249600, "1"], [1788336000, "0"]]} for each in labels]
    return json.dumps({"status": "success", "data": {"resultType": "matrix", "result": result}})


def test_series_that_differ_in_any_label_are_asked_about_one_by_one(suggested):
    of_two = [{"job": "probe", "instance": f"{name}:443"} for name in "ab"]
    text = suggested("up.json", series(*of_two))
    assert text.count('service: "???"') == 2
    assert "  - only: {metric.instance: a:443}\n" in text
    assert "  - only: {metric.instance: b:443}\n" in text
    text = suggested("up.json", series(*({**each, "job": each["instance"]} for each in of_two)))
    assert text.count("  - only: ") == 2
    text = suggested("up.json", series(*({"job": j, "instance": i} for j in "xy" for i in "ab")))
    assert [line for line in text.splitlines() if "only" in line] == [
        f"  - only: {{metric.job: {j}, metric.instance: {i}}}" for j in "xy" for i in "ab"
    ]


def test_series_of_one_service_that_differ_are_two_entries(suggested, imported):
    of_two = series(*({"service": "Mail", "instance": name} for name in "ab"))
    text = suggested("up.json", of_two)
    assert text.count("fixed: {service: email}") == 2
    assert "only: {metric.service: Mail, metric.instance: b}" in text


def test_a_label_that_not_each_series_has_parts_them_too(suggested, run):
    raw = series({"job": "probe"}, {"job": "probe", "path": "/x"})
    text = suggested("up.json", raw)
    assert 'metric.path: ""' in text
    for service in ("availability", "email", "wi-fi"):
        text = text.replace('"???"', service, 1)
    done = run(text, {"up.json": raw})
    assert [each.message for each in done.findings] == []
    assert [row["service"] for row in written(done, "telemetry")] == [
        *("email", "email", "wi-fi", "wi-fi")
    ]


def test_a_column_with_one_value_is_no_filter(suggested):
    """What the next export has in it would be left out, and nobody would see it."""
    head = "Issue key,Request Type,Satisfaction rating,Satisfaction date"
    rows = [f"D-{n},Get a phone,4,0{n}/Sep/26 1:05 PM" for n in (1, 2)]
    text = suggested("jira.csv", table(head, *rows))
    assert "only:" not in text
    assert text.count('fixed: {service: "???"}') == 1
    assert "#   Request Type\n" in text
    text = suggested("jira.csv", table(head, *rows, "D-3,Get a chair,4,03/Sep/26 1:05 PM"))
    assert text.count("only: {Request Type: Get a ") == 2
    text = suggested("jira.csv", table(head, *(row.replace("Get a phone", "Mail") for row in rows)))
    assert "only: {Request Type: Mail}" in text, "a service says itself what is about it"


def test_a_breakdown_began_when_the_status_page_says_that_it_did(imported):
    some = [incident(f"i{n}", "Mail") for n in (1, 2)]
    for each in some:
        each["started_at"] = "2026-09-03T09:30:00Z"
    rows = written(imported("a.json", json.dumps({"incidents": some})), "incidents")
    assert [row["opened"] for row in rows] == ["2026-09-03T09:30:00Z"] * 2
    some[1]["started_at"] = None  # not every one says it
    rows = written(imported("b.json", json.dumps({"incidents": some})), "incidents")
    assert [row["opened"] for row in rows] == ["2026-09-03T10:00:00Z"] * 2


@pytest.mark.parametrize("page", [{"page": {"id": "x"}, "incidents": []}, {"incidents": {}}])
@pytest.mark.parametrize("has_mapping", [True, False])
def test_a_status_page_without_breakdowns_is_no_mistake(write, tmp_path, page, has_mapping):
    for path, said in REPOSITORY.items():
        write(f"site/{path}", said)
    export = write("a.json", json.dumps(page))
    known = suggest(
        write("b.json", json.dumps({"incidents": [incident("i1", "Mail")]})), SERVICES, ""
    )
    arguments = [str(export), "--into", str(tmp_path / "site"), "--key", str(write("key", KEY))]
    if has_mapping:
        arguments += ["--mapping", str(write("mapping.yml", known[0].text))]
    done = CliRunner().invoke(import_data, arguments)
    none = page["incidents"] == []
    assert done.exit_code == (0 if none else 1)
    assert ("there are no incidents in it: nothing to import" in done.output) == none


def test_of_columns_for_which_an_example_ships_it_is_named(write):
    headers = {
        "happysignals": "Response ID,Response date,Service,Happiness,Lost time (minutes),Factors",
    }
    for name, header in headers.items():
        row = ",".join("12345"[at % 5] for at, _ in enumerate(header.split(",")))
        found, _ = suggest(write("a.csv", table(header, row)), SERVICES, "import")
        assert found.said.startswith(f"“import --example {name}” prints a mapping"), name
    found, _ = suggest(write("a.csv", table("Date,Happiness", "2026-09-01,4")), SERVICES, "import")
    assert "--example" not in found.said


@pytest.mark.parametrize(
    ("row", "line"),
    [("FY25,Q1,4", 'date: {text: "{year} {quarter}"}'), ("2025,1,4", '"{year}-Q{quarter}"')],
)
def test_a_year_and_a_quarter_are_offered_as_one(suggested, row, line):
    text = suggested("a.csv", table("year,quarter,How do you like Mail?", row))
    assert f"Two columns are one as “date: {{text: {line.split(': ')[-1].strip('}')}" in above(
        text, 'date: "???"'
    )


THUMBS = (
    "external_id,question_1,positive_effectiveness,positive_ease,negative_effectiveness,"
    "negative_ease,question_4"
)


def test_thumbs_up_and_down_are_recognised_and_their_reasons_stay_behind(suggested):
    rows = [f"u{n},{n % 2},1,1,,," for n in range(1, 5)]
    text = suggested("a.csv", table(THUMBS, *rows))
    assert "This is an export of Touchpoints" in text
    assert "# Open questions: 2, " in text
    assert 'date: "???"' in text
    assert 'service: "???"' in text
    days = [f"{row},2026-09-0{n} 10:00:00 UTC" for n, row in enumerate(rows, 1)]
    text = suggested("a.csv", table(f"{THUMBS},Created At", *days))
    assert "  date: Created At\n" in text
    assert "      1: 5\n      0: 1\n" in text


GATUS = [
    {
        "name": name,
        "key": f"core_{name}",
        "results": [
            {"success": True, "duration": 9, "timestamp": f"2026-09-0{day}T10:00:00Z"}
            for day in range(1, 5)
        ],
    }
    for name in ("email", "wi-fi")
]


def test_the_measures_that_there_are_are_named(write):
    export = write("a.json", json.dumps(GATUS))
    there = NamesOfServices(SERVICES.names, {"up": ["email"], "fast": ["email", "wi-fi"]})
    text = suggest(export, there, "import")[0].text
    asked = " ".join(line.strip(" #") for line in text.splitlines())
    assert "One of: “up” (email), “fast” (email, wi-fi)." in asked


def test_where_nothing_is_measured_yet_the_lines_to_add_are_said(write):
    export = write("a.json", json.dumps(GATUS))
    text = suggest(export, SERVICES, "import")[0].text
    assert '# measures: [{id: availability, name: Availability, unit: "%"}]\n' in text


def test_the_time_of_a_spreadsheet_without_a_day_is_no_day(suggested):
    raw = table(
        "Left,How do you like Mail?", "12/31/1899 09:30:00 AM,4", "12/31/1899 08:10:00 AM,5"
    )
    assert '  date: "???"\n' in suggested("a.csv", raw)


def test_a_column_of_services_is_asked_about_though_none_has_a_name_of_ours(suggested):
    rows = [f"2026-09-{n:02},{('Laptops', 'Service desk')[n % 2]},4" for n in range(1, 9)]
    text = suggested("a.csv", table("Date,Service,How happy are you with it?", *rows))
    assert text.count('fixed: {service: "???"}') == 2
    assert "only: {Service: Laptops}" in text
    text = suggested("b.csv", table("Date,How do you like the service?", "2026-09-01,4"))
    assert "only:" not in text


def test_ratings_that_the_interface_of_zendesk_gives_are_answers(imported):
    rows = [
        f"{n},https://example.org/{n},{said},2026-09-0{n}T10:00:00Z,2026-09-0{n}T11:00:00Z,7{n},9"
        for n, said in enumerate(("good", "bad", "offered"), 1)
    ]
    header = "id,url,score,created_at,updated_at,ticket_id,requester_id"
    done = imported("a.csv", table(header, *rows), "email")
    (raw,) = done.files.values()
    assert [row["rating"] for row in csv.DictReader(io.StringIO(raw.decode()))] == ["5", "1"]


def test_each_score_of_the_interface_of_zendesk_is_known(write, run):
    scores = [
        *("good", "good_with_comment", "good_without_comment", "bad", "bad_with_comment"),
        *("bad_without_comment", "offered", "unoffered", "received", "received_with_comment"),
        "received_without_comment",
    ]
    rows = [f"{n},{said},7{n},9,2026-09-02T10:00:00Z" for n, said in enumerate(scores, 1)]
    raw = table("id,score,ticket_id,requester_id,created_at", *rows)
    found, _ = suggest(write("a.csv", raw), SERVICES, "import")
    assert found.text.count('"???"') == 1  # the service
    done = run(found.text.replace('"???"', "email"), {"a.csv": raw})
    assert done.findings == ()
    (raw,) = done.files.values()
    got = [row["rating"] for row in csv.DictReader(io.StringIO(raw.decode()))]
    assert got == ["5", "5", "5", "1", "1", "1"]
    assert sum(done.reports[0].dropped.values()) == 5


TOUCHPOINTS = (
    "ID,UUID,Created At,Updated At,answer_01,answer_02,answer_03,answer_04,User Agent,IP Address,"
    "Page,Referer"
)


def touchpoints(*answers):
    moment = "2026-09-02 08:12:05 UTC"
    rows = (
        f'{n},u{n},{moment},{moment},{said},"ease,speed",,it was fine,Moz,,/,'
        for n, said in enumerate(answers, 1)
    )
    return table(TOUCHPOINTS, *rows)


def test_thumbs_of_raw_answers_of_touchpoints_are_ratings(imported, suggested):
    raw = touchpoints("1", "0", "1", "")
    text = suggested("a.csv", raw)
    assert ("export of Touchpoints" in text, text.count('"???"')) == (True, 1)  # the service
    done = imported("a.csv", raw, "email")
    assert [each for each in done.findings if each.severity == "error"] == []
    (raw,) = done.files.values()
    rows = [*csv.DictReader(io.StringIO(raw.decode()))]
    assert [row["rating"] for row in rows] == ["5", "1", "5"]
    assert {*rows[0]} == {"date", "id", "service", "rating"}


def test_a_one_of_touchpoints_alone_may_be_a_point_and_is_asked(suggested):
    assert '"1": "???"' in suggested("a.csv", touchpoints("1", "1")).replace("1: ", '"1": ')
    points = suggested("b.csv", touchpoints("1", "5", "3"))
    assert ("translate" in points, '"???": answer_01' in points) == (False, True)


def test_what_tells_rows_apart_is_no_question_though_a_row_is_there_twice(imported):
    rows = ["1,2026-09-10,4", "1,2026-09-10,4", "2,2026-09-11,5"]
    done = imported("a.csv", table("Response ID,Date,How do you like Mail?", *rows))
    (raw,) = done.files.values()
    assert [row["rating"] for row in csv.DictReader(io.StringIO(raw.decode()))] == ["4", "5"]


def test_one_column_is_said_to_be_one(write):
    text = table("Timestamp,How do you like Mail?", "9/13/2026 10:00:00,4")
    found, _ = suggest(write("a.csv", text), SERVICES, "import")
    assert found.said == "This is an export of Google Forms: it has the column “Timestamp”."


def test_an_id_of_two_rows_that_differ_tells_nothing_apart(suggested):
    rows = ["1,2026-09-10,4", "1,2026-09-10,3", "2,2026-09-11,5"]
    text = suggested("a.csv", table("Response ID,Date,How do you like Mail?", *rows))
    assert ("id:" in text, "???" in text) == (False, False)
