"""Files as other tools write them, by mappings: what is read is what a person would read.

Header rows are those that the tools write, rows are invented. Sources of the headers: Microsoft's
and Google's help on exporting responses, Qualtrics' “Data & Analysis: export formats”,
SurveyMonkey's “CSV export”, ServiceNow's event log (UCI machine learning repository 498),
Prometheus' HTTP API, Statuspage's API.
"""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, datetime

import openpyxl
import pytest

from generator.importing.import_files import HowToImport, plan
from tests.importing.conftest import KEY, REPOSITORY

ANSWERS = """\
kind: answers
files: "*"
columns:
  date: {column: %s}
rows:
  - fixed: {service: email}
    columns: {rating: %s}
"""


@pytest.fixture
def imported(tmp_path):
    """Return what imports the bytes of one file by a mapping."""

    def imported(mapping: str, raw: bytes | str, name: str = "export.csv"):
        for path, text in REPOSITORY.items():
            (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "site" / path).write_text(text, encoding="utf-8")
        (tmp_path / "mapping.yml").write_text(mapping, encoding="utf-8")
        (tmp_path / "key").write_text(KEY, encoding="utf-8")
        export = tmp_path / name
        export.write_bytes(raw.encode() if isinstance(raw, str) else raw)
        how = HowToImport(key=tmp_path / "key")
        return plan([export], tmp_path / "mapping.yml", tmp_path / "site", how)

    return imported


def rows(done):
    (text,) = done.files.values()
    return list(csv.DictReader(io.StringIO(text.decode())))


def said(done):
    return [(one.code, one.place.line, one.message, one.hint) for one in done.findings]


def workbook(*sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, lines in sheets:
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


FORMS = [
    ["ID", "Start time", "Completion time", "Email", "Name", "How do you like e-mail?"],
    [1, "2026-09-01 10:00:01", "2026-09-01 10:02:00", "jane@x.org", "Jane", 5],
    [2, "2026-09-02 10:00:01", "2026-09-03 10:02:00", "joe@x.org", "Joe", 2],
]


def test_a_form_of_microsoft_is_read_as_it_is_downloaded(imported):
    mapping = ANSWERS % ("Completion time", '"How do you like e-mail?"')
    done = imported(mapping, workbook(("Sheet1", FORMS)), "Survey(1-2).xlsx")
    assert said(done) == []
    assert [(row["date"], row["rating"]) for row in rows(done)] == [
        ("2026-09-01", "5"),
        ("2026-09-03", "2"),
    ]


def test_days_and_whole_numbers_of_a_workbook_are_what_a_person_sees(imported):
    moment = datetime.fromisoformat("2026-09-04T08:30:00")
    lines = [["Day", "Like"], [date(2026, 9, 3), 4.0], [moment, "5"]]
    done = imported(ANSWERS % ("Day", "Like"), workbook(("A", lines)), "a.xlsx")
    assert said(done) == []
    assert [(row["date"], row["rating"]) for row in rows(done)] == [
        ("2026-09-03", "4"),
        ("2026-09-04", "5"),
    ]


def test_of_two_sheets_the_mapping_names_one(imported):
    lines = [["Day", "Like"], ["2026-09-03", 4]]
    raw = workbook(("Answers", lines), ("Notes", [["seen"]]), ("Empty", []))
    mapping = ANSWERS % ("Day", "Like")
    ((code, _, _, hint),) = said(imported(mapping, raw, "a.xlsx"))
    assert (code, hint) == (
        "import-sheet",
        "write “sheet: Answers” or “sheet: Notes” into the mapping",
    )
    assert rows(imported(f"sheet: Answers\n{mapping}", raw, "a.xlsx"))[0]["rating"] == "4"
    ((code, _, _, hint),) = said(imported(f"sheet: Answer\n{mapping}", raw, "a.xlsx"))
    assert (code, hint) == (
        "import-sheet",
        "write one of these: “Answers”, “Notes”, “Empty”",
    )


WHOLE = workbook(("A", [["Day", "Like"], ["2026-09-03", 4]]))


@pytest.mark.parametrize(
    ("raw", "code", "hint"),
    [
        (WHOLE[: len(WHOLE) // 2], "import-workbook", "download it again"),
        (WHOLE[:10], "import-workbook", "download it again"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "import-workbook", "download it again"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "import-no-table", "as CSV"),
        (b"%PDF-1.7 ...", "import-no-table", "as CSV, XLSX or JSON"),
        (b'{"incidents": [{"name": "a"}, {"na', "import-json", "export it again, to the end"),
        (b'{"name": "a"}', "import-json", "export the data as CSV"),
        (b"", "csv-empty", "export it again, with a longer range of days"),
        (b"\xef\xbb\xbf \r\n\r\n", "csv-empty", "export it again, with a longer range of days"),
        (b"Day,Like\n", "import-nothing", "export it again once there are some"),
        (b"Day,Like\n2026-09-01,\n", "import-nothing", "files:"),
        (b"a\x00b", "not-text", "text file"),
    ],
)
def test_what_is_no_table_is_said_and_nothing_is_written(imported, raw, code, hint):
    done = imported(ANSWERS % ("Day", "Like"), raw)
    assert [one[0] for one in said(done)] == [code]
    assert hint in said(done)[0][3]
    assert not done.files


def test_an_archive_that_is_no_workbook_is_to_be_unpacked(imported):
    import zipfile

    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("survey.csv", "Day,Like\n")
    ((code, _, _, hint),) = said(imported(ANSWERS % ("Day", "Like"), output.getvalue()))
    assert (code, hint) == ("import-no-table", "unpack it, and import what is in it")


PLAIN = "Day,Like\n2026-09-03,4\n2026-09-04,5\n"


@pytest.mark.parametrize(
    "raw",
    [
        PLAIN.encode(),
        b"\xef\xbb\xbf" + PLAIN.encode(),
        PLAIN.encode("utf-16"),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "\t").encode("utf-16"),
        PLAIN.replace(",", "|").encode(),
        b"sep=;\r\n" + PLAIN.replace(",", ";").replace("\n", "\r\n").encode(),
        b"Survey of September\nWritten on 1 October 2026\n\n" + PLAIN.encode(),
        b"Survey; of September\n" + PLAIN.replace(",", ";").encode(),
        PLAIN.replace("Day", '"Day\n"').encode(),
        (PLAIN + ",\n,\n").encode(),
    ],
)
def test_how_a_file_is_written_its_bytes_show(imported, raw):
    done = imported(ANSWERS % ("Day", "Like"), raw)
    assert said(done) == []
    assert [(row["date"], row["rating"]) for row in rows(done)] == [
        ("2026-09-03", "4"),
        ("2026-09-04", "5"),
    ]


def test_lines_above_the_header_move_no_finding(imported):
    raw = "Survey of September\n\nDay,Like\n" + "2026-09-03,4\n" * 30 + "2026-09-03,9\n"
    ((code, line, _, _),) = said(imported(ANSWERS % ("Day", "Like"), raw))
    assert (code, line) == ("import-unreadable", 34)


JIRA = (
    "Issue key,Comment,Satisfaction rating,Comment,Satisfaction date\n"
    "DESK-1,private,5,more,03/Sep/26 10:12 AM\nDESK-2,,2,,14/Sep/26 1:05 PM\n"
)


def test_only_a_column_that_is_mapped_needs_a_name_of_its_own(imported):
    done = imported(ANSWERS % ("Satisfaction date", "Satisfaction rating"), JIRA)
    assert said(done) == []
    assert [(row["date"], row["rating"]) for row in rows(done)] == [
        ("2026-09-03", "5"),
        ("2026-09-14", "2"),
    ]
    mapping = (ANSWERS % ("Satisfaction date", "Satisfaction rating")) + (
        "without: {Comment: [private]}\n"
    )
    ((code, _, message, hint),) = said(imported(mapping, JIRA))
    assert code == "import-column-missing"
    assert message.endswith("export.csv has more than one column “Comment”")
    assert hint == "write “Comment (1)” or “Comment (2)”: they are counted from the left"
    done = imported(mapping.replace("Comment:", '"Comment (1)":'), JIRA)
    assert [row["rating"] for row in rows(done)] == ["2"]


QUALTRICS = (
    "StartDate,EndDate,Status,IPAddress,Progress,Finished,RecordedDate,ResponseId,Q1\n"
    "Start Date,End Date,Response Type,IP Address,Progress,Finished,Recorded Date,Response ID,"
    "How do you like e-mail?\n"
    '"{""ImportId"":""startDate"",""timeZone"":""UTC""}",'
    '"{""ImportId"":""endDate""}","{""ImportId"":""status""}","{""ImportId"":""ipAddress""}",'
    '"{""ImportId"":""progress""}","{""ImportId"":""finished""}",'
    '"{""ImportId"":""recordedDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}"\n'
    "2026-09-01 10:00:01,2026-09-01 10:02:00,IP Address,1.2.3.4,100,True,2026-09-01 10:02:01,R_1,"
    "5\n"
    "2026-09-01 10:00:01,2026-09-01 10:02:00,Survey Preview,,100,True,2026-09-01 10:02:01,R_2,1\n"
    "2026-09-01 10:00:01,2026-09-01 10:02:00,IP Address,1.2.3.4,20,False,2026-09-01 10:02:01,R_3,\n"
)


def test_previews_and_unfinished_answers_of_qualtrics_do_not_count(imported):
    mapping = (ANSWERS % ("RecordedDate", "Q1")) + (
        "without: {Status: [survey preview, Spam]}\nonly: {Finished: true}\n"
    )
    done = imported(mapping, QUALTRICS)
    assert said(done) == []
    assert [row["rating"] for row in rows(done)] == ["5"]
    assert done.reports[0].left_out == {
        "where “Finished” is not “true”": 1,
        "where “Status” is “survey preview”": 1,
    }


SURVEYMONKEY = (
    "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,"
    "How do you like them?,,Anything else?\n"
    ",,,,,,,,E-mail,Wi-Fi,Open-Ended Response\n"
    "114,4,09/14/2026 10:12:11,09/14/2026 10:13:11,1.2.3.4,j@x.org,Jane,Doe,5,1,None\n"
)


def test_a_question_with_parts_of_surveymonkey_is_named_with_them(imported):
    mapping = (ANSWERS % ("End Date", '"How do you like them? / E-mail"')) + (
        '  - fixed: {service: wi-fi}\n    columns: {rating: "How do you like them? / Wi-Fi"}\n'
    )
    done = imported(mapping, SURVEYMONKEY)
    assert said(done) == []
    assert [(row["date"], row["service"], row["rating"]) for row in rows(done)] == [
        ("2026-09-14", "email", "5"),
        ("2026-09-14", "wi-fi", "1"),
    ]


SERVICENOW = (
    "number,incident_state,sys_mod_count,made_sla,caller_id,opened_at,resolved_at,business_service\n"
    "INC1,New,0,true,Caller 1,29/2/2016 01:16,?,Mail\n"
    "INC1,Resolved,4,true,Caller 1,29/2/2016 01:16,29/2/2016 11:29,Mail\n"
    "INC1,Active,2,true,Caller 1,29/2/2016 01:16,?,Mail\n"
    "INC2,New,0,true,Caller 2,1/3/2016 04:40,?,Wi-Fi\n"
    "INC3,Closed,9,true,Caller 3,14/3/2016 04:40,14/3/2016 05:00,Wi-Fi\n"
)
LOG = """\
kind: incidents
files: "*"
last: {per: number, by: sys_mod_count}
fixed: {planned: "no"}
columns:
  id: {column: number, number: together}
  opened: opened_at
  resolved: {column: resolved_at}
codes:
  resolved: {empty: ["?"]}
rows:
  - only: {business_service: Mail}
    fixed: {service: email}
  - only: {business_service: wi-fi}
    fixed: {service: wi-fi}
"""


def test_the_last_row_of_each_ticket_counts_and_each_service_has_its_own(imported):
    done = imported(LOG, SERVICENOW)
    assert said(done) == []
    incidents = list(csv.DictReader(io.StringIO(done.files["data/incidents/export.csv"].decode())))
    assert [(r["service"], r["opened"], r["resolved"]) for r in incidents] == [
        ("email", "2016-02-29T01:16:00", "2016-02-29T11:29:00"),
        ("wi-fi", "2016-03-01T04:40:00", ""),
        ("wi-fi", "2016-03-14T04:40:00", "2016-03-14T05:00:00"),
    ]
    assert done.reports[0].left_out["with a later row about the same"] == 2
    ((code, _, message, _),) = said(imported(LOG.replace("by: sys_mod", "by: sys"), SERVICENOW))
    assert code == "import-column-missing"
    assert "has no column “sys_count”" in message
    unordered = imported(LOG.replace("by: sys_mod_count", "by: caller_id"), SERVICENOW)
    assert [one[0] for one in said(unordered)] == ["import-ambiguous"]


def day(text, *more):
    return "Day,Like\n" + "".join(f'"{each}",4\n' for each in (text, *more))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026-09-01T22:30:00Z", "2026-09-01"),
        ("2026-09-01T22:30:00.123Z", "2026-09-01"),
        ("13/09/2026 10:12:11", "2026-09-13"),
        ("9/13/2026 10:12:11 PM", "2026-09-13"),
        ("1788249600", "2026-09-01"),
        ("1788249600123", "2026-09-01"),
        ("46266", "2026-09-01"),
        ("46266.427", "2026-09-01"),
        ("1.9.2026", "2026-09-01"),
        ("20260901", "2026-09-01"),
        ("01-Sep-2026", "2026-09-01"),
        ("Sep 1, 2026", "2026-09-01"),
        ("1 September 2026", "2026-09-01"),
        ("2026/09/01 08:00", "2026-09-01"),
        ("2026-09-01 22:30:00 UTC", "2026-09-01"),
        ("2026/09/03 4:07:00 AM GMT+2", "2026-09-03"),
        ("2026/09/03 16:07:00 MESZ", "2026-09-03"),
        ("Sep 3, 2026, 4:07\u202fPM", "2026-09-03"),
        ("September 3rd, 2026 at 4:07 p.m.", "2026-09-03"),
        ("03.09.2026 16:07", "2026-09-03"),
        ("3.9.2026, 16:07 Uhr", "2026-09-03"),
        ("03/13/2026, 16.07", "2026-03-13"),
        ("9/13/26 16:07", "2026-09-13"),
        ("03-Sep-2026 16:07", "2026-09-03"),
        ("3-sept.-2026", "2026-09-03"),
        ("Thursday, 3 September 2026", "2026-09-03"),
        ("Donnerstag, 3. September 2026 um 16:07 Uhr", "2026-09-03"),
        ("3. Mär. 2026", "2026-03-03"),
        ("1. Dezember 2026 00:30", "2026-12-01"),
        ("jeudi 3 septembre 2026 à 16h07", "2026-09-03"),
        ("1er août 2026", "2026-08-01"),
        ("Thu, 03 Sep 2026 16:07:00 +0200", "2026-09-03"),
        ("Thu Sep 03 2026 16:07:00 GMT+0200 (Central European Summer Time)", "2026-09-03"),
        ("Thu Sep  3 16:07:00 CEST 2026", "2026-09-03"),
        ("Do., 03/09/2026", "2026-09-03"),
        ("Mon 03/09/2026", "2026-03-09"),
    ],
)
def test_a_day_is_read_where_it_can_mean_one_day_only(imported, text, read):
    done = imported(ANSWERS % ("Day", "Like"), day(text))
    assert said(done) == []
    assert [row["date"] for row in rows(done)] == [read]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026/09/03 1:07:00 AM GMT+2", "2026-09-02"),
        ("2026/09/03 9:07:00 PM GMT-5:30", "2026-09-03"),
        ("2026/09/03 1:07:00 GMT+05:30", "2026-09-02"),
        ("2026/09/03 22:07:00 GMT-5", "2026-09-03"),
        ("2026-09-03 02:30:00 UTC", "2026-09-02"),
        ("Thu, 03 Sep 2026 05:07:00 +0200", "2026-09-02"),
        ("Sep 3, 2026, 1:07 AM EDT", "2026-09-03"),
        ("3 sept. 2026 04:59 CEST", "2026-09-02"),
    ],
)
def test_an_offset_is_part_of_the_time_and_the_day_is_the_organisations(run, text, read):
    """New York is four hours behind UTC in September."""
    done = run(
        ANSWERS % ("Day", "Like"), {"a.csv": day(text)}, organisation="timezone: America/New_York\n"
    )
    assert said(done) == []
    assert [row["date"] for row in rows(done)] == [read]


@pytest.mark.parametrize(
    "text",
    [
        "2026/02/30 4:07:00 AM GMT+2",
        "Monday, 3 September 2026",
        "2026/09/03 10:00-12:00",
        "3 Sep",
        "2026/09/03 4:07:00 AM XYZ",
        "the 3rd of May or so",
    ],
)
def test_what_is_no_day_is_read_as_none(imported, text):
    done = imported(ANSWERS % ("Day", "Like"), day(text))
    assert [one[0] for one in said(done)] == ["import-unreadable"]
    assert not done.files or rows(done) == []


def test_a_day_with_an_offset_that_may_be_two_is_asked_about_and_each_answer_is_right(imported):
    raw = day("03/09/2026 4:07:00 PM GMT+2", "04/09/2026 4:07:00 AM GMT+1")
    mapping = ANSWERS % ("Day", "Like")
    ((code, _, _, hint),) = said(imported(mapping, raw))
    assert code == "import-ambiguous"
    for line, days in zip(
        re.findall("“(date: [^”]+)”", hint),
        (["2026-09-03", "2026-09-04"], ["2026-03-09", "2026-04-09"]),
        strict=True,
    ):
        done = imported(mapping.replace("date: {column: Day}", line), raw)
        assert [row["date"] for row in rows(done)] == days


def test_a_day_that_may_be_two_is_asked_about_and_each_answer_is_right(imported):
    raw = day("03/09/2026 10:12:11", "04/09/2026 11:00:00")
    mapping = ANSWERS % ("Day", "Like")
    ((code, _, message, hint),) = said(imported(mapping, raw))
    assert code == "import-ambiguous"
    assert message.startswith("“Day” has values such as “03/09/2026 10:12:11”")
    assert hint == (
        'write “date: {column: Day, format: "%d/%m/%Y %H:%M:%S"}” or '
        '“date: {column: Day, format: "%m/%d/%Y %H:%M:%S"}” into the mapping'
    )
    first = imported(mapping.replace("Day}", 'Day, format: "%d/%m/%Y %H:%M:%S"}'), raw)
    assert [row["date"] for row in rows(first)] == ["2026-09-03", "2026-09-04"]
    assert said(first) == []
    other = imported(mapping.replace("Day}", 'Day, format: "%m/%d/%Y %H:%M:%S"}'), raw)
    assert [row["date"] for row in rows(other)] == ["2026-03-09", "2026-04-09"]
    ((code, _, message, _),) = said(other)
    assert code == "import-swapped"
    assert "covers 31 days; with day and month the other way round it covers 1" in message


def test_one_day_above_twelve_shows_the_order_of_all(imported):
    done = imported(ANSWERS % ("Day", "Like"), day("03/09/2026", "09/14/2026"))
    assert [row["date"] for row in rows(done)] == ["2026-03-09", "2026-09-14"]


def test_of_mixed_days_the_hint_names_what_reads_them(imported):
    raw = day("13/09/2026", *["14/09/2026"] * 3, "Sep 1, 2026")
    mapping = ANSWERS % ("Day", "Like")
    done = imported(mapping, raw)
    hints = {one[3] for one in said(done)}
    assert hints == {
        'write “date: {column: Day, format: ["%d/%m/%Y", "%b %d, %Y"]}” into the mapping',
    }
    done = imported(mapping.replace("Day}", 'Day, format: ["%d/%m/%Y", "%b %d, %Y"]}'), raw)
    assert [row["date"] for row in rows(done)][-2:] == ["2026-09-14", "2026-09-01"]


REQUESTS = """\
kind: requests
files: "*"
fixed: {service: email}
columns:
  period: {text: "%s"%s}
  made: Respondents
  fulfilled: Satisfied
"""
FEDERAL = 'Year,Quarter,Respondents,Satisfied\nFY24,Q1,"304,687","200,001"\nFY24,Q2,10,5\n'


def test_two_columns_make_one_period_and_a_fiscal_year_is_asked_about(imported):
    ((code, _, message, hint),) = said(imported(REQUESTS % ("{Year} {Quarter}", ""), FEDERAL))
    assert code == "import-ambiguous"
    assert "“FY24 Q1”" in message
    lines = (
        f'period: {{text: "{{Year}} {{Quarter}}", year_begins: {month}}}'
        for month in ("october", "april")
    )
    assert hint == f"write “{'” or “'.join(lines)}” into the mapping"
    done = imported(REQUESTS % ("{Year} {Quarter}", ", year_begins: october"), FEDERAL)
    assert said(done) == []
    assert [(row["period"], row["made"], row["fulfilled"]) for row in rows(done)] == [
        ("2023-Q4", "304687", "200001"),
        ("2024-Q1", "10", "5"),
    ]


@pytest.mark.parametrize(
    ("texts", "read"),
    [
        (["304,687", "1,204"], ["304687", "1204"]),
        (["304 687", "12"], ["304687", "12"]),
        (["304'687", "12"], ["304687", "12"]),
        (["1.304.687", "12"], ["1304687", "12"]),
    ],
)
def test_marks_between_thousands_are_no_part_of_a_number(imported, texts, read):
    raw = "Q;Respondents;Satisfied\n" + "".join(f"2026-Q1;{text};1\n" for text in texts)
    done = imported(REQUESTS % ("{Q}", ""), raw)
    assert said(done) == [] or {one[0] for one in said(done)} == {"duplicate-row"}
    assert [row["made"] for row in rows(done)] == read


LOST = """\
kind: answers
files: "*"
fixed: {service: email, date: "2026"}
columns: {lost_minutes: Lost}
"""


@pytest.mark.parametrize(
    ("texts", "read"),
    [
        (["1,5", "2"], ["1.5", "2"]),
        (["1,234.5", "1,234"], ["1234.5", "1234"]),
        (["1.234,5", "1.234"], ["1234.5", "1234"]),
        (["0,125", "1,250"], ["0.125", "1.250"]),
        (["1.5", "2"], ["1.5", "2"]),
    ],
)
@pytest.mark.usefixtures("yearly")
def test_the_decimal_mark_is_what_all_numbers_of_a_column_show(imported, texts, read):
    done = imported(LOST, "Lost;x\n" + "".join(f"{text};\n" for text in texts))
    assert said(done) == []
    assert [row["lost_minutes"] for row in rows(done)] == read


def test_a_number_that_may_be_two_is_asked_about(imported):
    raw = "Lost;x\n1,234;\n2,000;\n"
    ((code, _, _, hint),) = said(imported(LOST, raw))
    assert code == "import-ambiguous"
    assert hint == "write “decimal: point” or “decimal: comma” into the mapping"
    assert rows(imported(f"decimal: point\n{LOST}", raw))[0]["lost_minutes"] == "1234"
    assert rows(imported(f"decimal: comma\n{LOST}", raw))[0]["lost_minutes"] == "1.234"


def test_a_row_without_what_it_must_have_is_left_out_as_the_hint_says(imported):
    raw = "Day,Like\n" + "2026-09-03,4\n" * 3 + "No Data,4\n"
    mapping = ANSWERS % ("Day", "Like")
    hint = said(imported(mapping, raw))[0][3]
    assert hint.startswith("fix the export")
    raw = raw.replace("No Data", "")
    ((code, line, message, hint),) = said(imported(mapping, raw))
    assert (code, line, message) == ("import-incomplete", 5, "a row has no “date”")
    assert hint == 'fill in “date”, or leave such rows out: “without: {Day: [""]}”'
    done = imported(f'without: {{Day: [""]}}\n{mapping}', raw)
    assert said(done) == []
    assert done.reports[0].left_out == {"where “Day” is “”": 1}


def test_a_reason_why_a_value_is_no_answer_holds_for_each_column(imported):
    raw = "Day,Like\n" + "2026-09-03,4\n" * 3 + "No Data,4\n"
    mapping = (ANSWERS % ("Day", "Like")) + 'codes:\n  date: {no_answer: {no data: "No Data"}}\n'
    done = imported(mapping, raw)
    assert said(done) == []
    assert done.reports[0].left_out == {"no answer": 1}


PROMETHEUS = {
    "status": "success",
    "data": {
        "resultType": "matrix",
        "result": [
            {
                "metric": {"instance": "mail:443"},
                "values": [[1788249600, "1"], [1788336000, "0.5"]],
            },
            {"metric": {"instance": "wifi:443"}, "values": [[1788249600, "1"]]},
        ],
    },
}
MEASURED = """\
kind: telemetry
files: "*"
fixed: {measure: availability}
columns: {time: %s, value: %s}
rows:
  - {only: {metric.instance: "mail:443"}, fixed: {service: email}}
  - {only: {metric.instance: "wifi:443"}, fixed: {service: wi-fi}}
"""


def test_values_of_prometheus_are_rows_with_what_stands_around_them(imported):
    done = imported(MEASURED % ("values.1", "values.2"), json.dumps(PROMETHEUS), "up.json")
    assert said(done) == []
    assert [(r["service"], r["time"], r["value"]) for r in rows(done)] == [
        ("email", "2026-09-01T08:00:00+00:00", "1"),
        ("email", "2026-09-02T08:00:00+00:00", "0.5"),
        ("wi-fi", "2026-09-01T08:00:00+00:00", "1"),
    ]


STATUSPAGE = {
    "page": {"id": "x"},
    "incidents": [
        {
            "id": f"{number}",
            "name": "Mail is slow",
            "created_at": f"2026-09-0{number}T10:00:00.000Z",
            "resolved_at": f"2026-09-0{number}T12:00:00.000Z",
            "incident_updates": [{"status": "resolved"}, {"status": "open"}],
        }
        for number in (1, 2)
    ],
}
OF_STATUSPAGE = """\
kind: incidents
files: "*"
fixed: {service: email, planned: "no"}
columns: {id: {column: id, number: together}, opened: created_at, resolved: resolved_at}
"""


def test_of_several_lists_the_mapping_names_one(imported):
    raw = json.dumps(STATUSPAGE)
    done = imported(f"records: incidents\n{OF_STATUSPAGE}", raw, "a.json")
    assert said(done) == []
    incidents = list(csv.DictReader(io.StringIO(done.files["data/incidents/a.csv"].decode())))
    assert [row["opened"] for row in incidents] == ["2026-09-01T10:00:00Z", "2026-09-02T10:00:00Z"]
    ((code, _, _, hint),) = said(imported(f"records: incident\n{OF_STATUSPAGE}", raw, "a.json"))
    assert (code, hint) == (
        "import-json",
        "write “records: incidents.incident_updates” or “records: incidents”",
    )


def test_json_lines_are_rows(imported):
    raw = '{"Day": "2026-09-01", "Like": 5, "who": {"name": "Jane"}}\n{"Day": "2026-09-02"}\n'
    done = imported(ANSWERS % ("Day", "Like"), raw, "a.jsonl")
    assert said(done) == []
    assert [row["rating"] for row in rows(done)] == ["5"]


@pytest.mark.parametrize("key", ["only", "without"])
def test_a_filter_names_a_column_of_the_export(imported, key):
    ((code, _, message, hint),) = said(
        imported((ANSWERS % ("Day", "Like")) + f"{key}: {{Liek: [4]}}\n", PLAIN)
    )
    assert code == "import-column-missing"
    assert message.endswith("has no column “Liek”")
    assert hint.startswith("write “Like”")


def test_a_text_of_several_columns_names_them_itself(mapped):
    mapping, findings = mapped(
        REQUESTS % ("{Year} {Quarter}", ", column: Year") + "rows: [{fixed: {}}]\n"
    )
    assert mapping is None
    assert [one.hint for one in findings] == ["remove “column:” and “in_file:”"]


@pytest.mark.parametrize(
    ("days", "mapped"),
    [
        (["Sep 3", "Sep 14"], "{Day} 2026"),
        (["3 September", "14 September"], "{Day} 2026"),
        (["03.09.", "14.09."], "{Day}2026"),
        (["Sep 3, 16:07", "Sep 14, 08:00"], "{Day} 2026"),
        (["14/09", "15/09"], "{Day}/2026"),
    ],
)
def test_days_without_a_year_get_the_one_that_the_hint_asks_for(run, days, mapped):
    export = "Day,Like\n" + "".join(f'"{day}",4\n' for day in days)
    done = run(ANSWERS % ("Day", "Like"), {"a.csv": export})
    assert done.has_errors
    hint = done.findings[0].hint
    line = f'date: {{text: "{mapped.replace("2026", "YEAR")}"}}'
    assert hint == (
        f"these days have no year: write “{line}” into the mapping, with the year they are of"
    )
    mapping = ANSWERS.replace("date: {column: %s}", line.replace("YEAR", "2026"))
    done = run(mapping % "Like", {"a.csv": export})
    assert done.findings == ()
    assert rows(done)[-1]["date"][:8] == "2026-09-"


@pytest.mark.parametrize(
    "text", ["2026. 09. 03.", "2026. 9. 3.", "2026. 09. 03. 16:07", "2026.09.03."]
)
def test_a_day_that_begins_with_its_year_and_points_is_read(run, text):
    done = run(ANSWERS % ("Day", "Like"), {"a.csv": f"Day,Like\n{text},4\n"})
    assert done.findings == ()
    assert rows(done)[0]["date"] == "2026-09-03"
