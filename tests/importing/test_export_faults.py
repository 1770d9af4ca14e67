"""What stopped people who imported exports as their tools write them, each fault as a test.

Where a test elsewhere holds one already, the table at the end names it.
"""

from __future__ import annotations

import csv
import importlib
import subprocess

import pytest
from click.testing import CliRunner

from generator.cli.import_data import import_data
from generator.importing.asked_services import NamesOfServices
from generator.importing.suggest import suggest
from generator.importing.there import Onto
from generator.importing.upptime import import_upptime
from generator.model.mapping import Mapping

ANSWERS = """\
kind: answers
files: "*"
columns: {date: Day, rating: Like}
fixed: {service: email}
"""
SERVICES = NamesOfServices({"email": "E-mail", "wi-fi": "Wi-Fi"})


def said(done):
    return [(one.code, one.message, one.hint) for one in done.findings]


def written(site, kind, name):
    path = site / "data" / kind / f"{name}.csv"
    return list(csv.DictReader(path.open(encoding="utf-8", newline="")))


def test_1_a_row_that_is_left_out_needs_no_lie(run, tmp_path):
    export = "Day,Like,State\n" + "2026-09-03,4,Answer\n" * 9 + "No Data,1,Survey Preview\n"
    done = run(ANSWERS + "without: {State: [survey preview]}\n", {"a.csv": export})
    assert said(done) == []
    assert len(written(tmp_path / "site", "answers", "a")) == 9
    codes = "codes: {date: {no_answer: {not known: [No Data]}}}\n"
    other = said(run(ANSWERS + codes, {"b.csv": export}, onto=Onto.ADD))
    assert [code for code, _, _ in other] == ["import-same-days"]
    assert len(written(tmp_path / "site", "answers", "a")) == 9


@pytest.mark.parametrize(
    ("day", "read"),
    [
        ("2026-09-01T22:30:00Z", "2026-09-01"),
        ("13/09/2026 10:12:11", "2026-09-13"),
        ("1788249600", "2026-09-01"),
        ("45901", "2025-09-01"),
    ],
)
def test_2_a_day_is_read_as_it_is_written(run, tmp_path, day, read):
    assert said(run(ANSWERS, {"a.csv": f"Day,Like\n{day},4\n"})) == []
    assert [row["date"] for row in written(tmp_path / "site", "answers", "a")] == [read]


def test_2_a_day_that_may_be_two_is_never_read_swapped(run):
    done = run(ANSWERS, {"a.csv": "Day,Like\n03/09/2026,4\n04/09/2026,5\n"})
    ((code, _, hint),) = said(done)
    assert code == "import-ambiguous"
    first, other = (f'date: {{column: Day, format: "{way}"}}' for way in ("%d/%m/%Y", "%m/%d/%Y"))
    assert hint.startswith(f"write “{first}” or “{other}”")


def test_3_each_key_of_a_mapping_says_what_it_is():
    schema = Mapping.model_json_schema()
    parts = [schema, *schema["$defs"].values()]
    fields = {name: one for part in parts for name, one in part.get("properties", {}).items()}
    assert fields.keys() >= {
        *("grain", "number", "in_file", "not_in", "total", "decimal", "encoding", "undocumented"),
        *("only", "without", "last", "text", "format", "records", "sheet", "separator"),
    }
    assert [name for name, one in fields.items() if not one.get("description")] == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("- name: Web\n  status: up\n", "YAML"),
        ("url: https://example.org\nstatus: up\n", "YAML"),
        ("# Incidents\n\nMail was slow.\nSo was Wi-Fi, at noon.\n\nWe are sorry.\n", "Markdown"),
    ],
)
def test_3_what_has_no_columns_is_said_to_be_none(write, text, what):
    found, findings = suggest(write("notes", text), SERVICES, "import")
    assert found is None
    assert [one.code for one in findings] == ["import-no-table"]
    assert what in findings[0].message


LOG = """\
# Incidents of September

| Number | Opened | Closed | Service |
|--------|:------:|-------:|---|
| 1 | 2026-09-01 10:00 | 2026-09-01 11:00 | Wi-Fi |
| 2 | 2026-09-03 10:00 | 2026-09-03 12:30 | E-mail |
"""


def test_3_a_log_in_markdown_begins_as_a_log(write):
    found, findings = suggest(write("log.md", LOG), SERVICES, "import")
    assert findings == []
    assert found.open == 0
    assert found.text.splitlines()[1] == "kind: incidents"
    assert "  opened: Opened\n  resolved: Closed\n" in found.text


@pytest.mark.parametrize(
    ("export", "begins"),
    [
        ("Time,Mean\n2026-09-01 10:00:00,312.5\n2026-09-01 11:00:00,208\n", "telemetry"),
        ("Time,Mean,Most\n2026-09-01 10:00:00,312.5,900\n", "answers"),
        ("Time,Number\n2026-09-01 10:00:00,1001\n", "answers"),
        ("Time,How do you like it?\n2026-09-01 10:00:00,4\n", "answers"),
    ],
)
def test_3_a_table_begins_as_what_its_values_are(write, export, begins):
    found, findings = suggest(write("a.csv", export), SERVICES, "import")
    assert findings == []
    assert f"\nkind: {begins}\n" in found.text


def test_3_comments_above_a_table_make_no_text_of_it(run, tmp_path):
    export = "# exported on 1 October\nDay,Like\n2026-09-03,4\n2026-09-04,5\n"
    assert said(run(ANSWERS, {"a.csv": export})) == []
    assert len(written(tmp_path / "site", "answers", "a")) == 2


def git(folder, *arguments, day="2026-09-01T10:00:00+00:00"):
    who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")
    subprocess.run(
        ["git", "-C", str(folder), *who, *arguments],
        check=True,
        capture_output=True,
        env={"PATH": "/usr/bin:/bin", "GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day},
    )


SUBJECTS = [
    ("2026-09-01T08:00:00+00:00", "🟩 Web is up (200 in 312 ms) [skip ci] [upptime]"),
    ("2026-09-01T09:00:00+00:00", "🟥 Web is down (502 in 12 ms) [skip ci] [upptime]"),
    ("2026-09-01T09:30:00+00:00", "📝 Update summary in README [skip ci] [upptime]"),
    ("2026-09-01T11:00:00+00:00", "🟨 Web is experiencing degraded performance (200 in 9000 ms)"),
    ("2026-09-01T12:00:00+00:00", "🟥 Where it is up is up (0 in 0 ms) [skip ci] [upptime]"),
]


@pytest.fixture
def clone(write, tmp_path):
    """A clone of a status page: its commits hold the checks, its files the last one."""
    folder = write("pages/.upptimerc.yml", "owner: x\n").parent
    git(folder, "init", "-q", "-b", "main")
    for at, (day, subject) in enumerate(SUBJECTS):
        write("pages/history/web.yml", f"status: up\nstartTime: {at}\n")
        git(folder, "add", ".")
        git(folder, "commit", "-qm", subject, day=day)
    write("site/services/organisation.yml", "name: Example\n")
    write("site/services/it/provider.yml", "name: IT\nshirt: IT\n")
    return folder


def test_4_a_clone_of_a_status_page_has_its_history(clone, tmp_path):
    site = tmp_path / "site"
    done = CliRunner().invoke(import_data, [str(clone), "--into", str(site)])
    assert done.exit_code == 0, done.output
    assert f"{clone}: 5 rows read" in done.stderr
    assert "1 row that is a commit about something else" in done.stderr
    (down,) = written(site, "incidents", "pages")
    assert (down["service"], down["opened"][:16], down["resolved"][:16]) == (
        "web",
        "2026-09-01T09:00",
        "2026-09-01T11:00",
    )
    assert (site / "services/it/where-it-is-up.yml").is_file()


def test_4_a_folder_without_commits_is_said_to_hold_the_last_checks_alone(write, tmp_path):
    folder = write("pages/history/web.yml", "status: up\n").parent.parent
    write("site/services/organisation.yml", "name: Example\n")
    done = import_upptime([folder], tmp_path / "site")
    assert "import-no-history" in [one.code for one in done.findings]
    assert "in its commits" in said(done)[0][1] + said(done)[-1][1]


def test_4_a_clone_that_was_cut_off_says_so(clone, tmp_path):
    cut = tmp_path / "cut"
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{clone}", str(cut))
    done = import_upptime([cut], tmp_path / "site")
    assert [one.code for one in done.findings if one.code == "shallow-clone"] == ["shallow-clone"]


def test_5_a_column_that_is_there_several_times_may_stay_behind(run, tmp_path):
    export = "Day,Comment,Like,Comment,Sprint,Sprint\n2026-09-03,private,5,more,1,2\n"
    assert said(run(ANSWERS, {"a.csv": export})) == []
    assert [row["rating"] for row in written(tmp_path / "site", "answers", "a")] == ["5"]


def test_6_two_more_header_rows_are_no_bad_rows(run, tmp_path):
    export = (
        'Day,Like\nRecorded,"How do you\nlike it?"\n'
        '"{""ImportId"":""recordedDate""}","{""ImportId"":""QID1""}"\n' + "2026-09-03,4\n" * 20
    )
    assert said(run(ANSWERS, {"a.csv": export})) == []
    assert len(written(tmp_path / "site", "answers", "a")) == 20


QUARTERS = """\
kind: requests
files: "*"
fixed: {service: email}
without: {made: [No Data]}
columns:
  period: {text: "{year} {quarter}", year_begins: october}
  made: made
  fulfilled: done
"""


def test_7_two_columns_make_a_period_and_a_comma_parts_thousands(run, tmp_path):
    export = 'year,quarter,made,done\nFY24,Q1,"304,687",200\nFY24,Q2,No Data,No Data\n'
    assert said(run(QUARTERS, {"a.csv": export})) == []
    (row,) = written(tmp_path / "site", "requests", "a")
    assert (row["period"], row["made"]) == ("2023-Q4", "304687")


@pytest.mark.parametrize(
    "export",
    [
        "Day;Like\n2026-09-03;4\n",
        "sep=;\nDay;Like\n2026-09-03;4\n",
        "Our survey;\nwritten on 1 October;\n\nDay;Like\n2026-09-03;4\n",
        '[{"Day": "2026-09-03", "Like": 4}]',
    ],
)
def test_8_each_way_to_write_a_table_is_read(run, tmp_path, export):
    assert said(run(ANSWERS, {"a": export})) == []
    assert [row["rating"] for row in written(tmp_path / "site", "answers", "a")] == ["4"]


def test_8_a_column_that_is_missing_is_named_next_to_those_that_are_there(run):
    found = said(run(ANSWERS, {"a.csv": "When,Like\n2026-09-03,4\n"}))
    (hint,) = [hint for code, _, hint in found if code == "import-column-missing"]
    assert "“When”, “Like”" in hint


def test_9_columns_that_stay_behind_are_listed(run):
    done = run(ANSWERS, {"a.csv": "Day,Like,Name,E-mail\n2026-09-03,4,Jane,j@x.org\n"})
    assert done.reports[0].behind == ("Name", "E-mail")


def test_10_a_shirt_may_be_1_and_one_row_is_no_rows(run, tmp_path):
    mapping = ANSWERS.replace("rating: Like", "shirt: Like")
    assert said(run(mapping, {"a.csv": "Day,Like\n2026-09-03,1\n"})) == []
    assert [row["shirt"] for row in written(tmp_path / "site", "answers", "a")] == ["yes"]
    done = run(ANSWERS, {"b.csv": "Day,Like\n" + "2026-09-03,4\n" * 30 + "2026-09-03,9\n"})
    assert said(done)[0][1].endswith(": 1 row gets no “rating”")


def test_10_of_a_number_it_is_said_what_it_must_be(run):
    export = "year,quarter,made,done\nFY24,Q1,many,5\n"
    assert "“many” in “made” is not a whole number: 1 row gets no “made”" in [
        message for _, message, _ in said(run(QUARTERS, {"a.csv": export}))
    ]


def test_10_what_makes_no_row_is_called_by_its_kind(run):
    mapping = 'kind: telemetry\nfiles: "*"\nfixed: {service: email, measure: up}\n'
    mapping += "columns: {date: Day, value: Value}\n"
    done = run(mapping, {"a.csv": "Day,Value\n2026-09-01,\n"})
    ((_, message, _),) = said(done)
    assert "answer" not in message
    assert "makes one measured value" in message


HELD = {
    "1: the last row of each ticket": "test_formats:test_the_last_row_of_each_ticket_counts_and_"
    "each_service_has_its_own",
    "1: the hint leads out of the circle": "test_formats:test_a_row_without_what_it_must_have_is_"
    "left_out_as_the_hint_says",
    "2: the hint names what reads mixed days": "test_formats:test_of_mixed_days_the_hint_names_"
    "what_reads_them",
    "4: a later history loses nothing": "test_upptime:test_a_history_that_goes_on_is_added_and_"
    "nothing_is_lost",
    "4: --replace says what goes": "test_placing:test_an_export_grows_is_corrected_and_rotates",
    "6: previews do not count": "test_formats:test_previews_and_unfinished_answers_of_qualtrics_"
    "do_not_count",
    "8: a workbook": "test_formats:test_a_form_of_microsoft_is_read_as_it_is_downloaded",
    "11: a million rows next to pandas": "bench.test_imports:test_an_import_is_measured_next_to_"
    "pandas",
}


@pytest.mark.parametrize("fault", HELD)
def test_a_fault_that_a_test_elsewhere_holds(fault):
    module, _, name = HELD[fault].rpartition(":")
    place = module if "." in module else f"importing.{module}"
    assert callable(getattr(importlib.import_module(f"tests.{place}"), name))
