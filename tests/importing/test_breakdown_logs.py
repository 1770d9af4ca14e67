"""Breakdowns that have a begin and a length in place of an end; and tickets that are none."""

from __future__ import annotations

import csv
import io

import pytest

from generator.importing.asked_services import NamesOfServices
from generator.importing.durations import seconds_of, unit_in
from generator.importing.suggest import suggest
from generator.model.mapping import OPEN

MAPPING = """\
kind: incidents
source: The log
files: "*.csv"
fixed: {planned: "no"}
columns:
  id: {text: "{Monitor} {Begin}", number: together}
  service: Monitor
  opened: Begin
  resolved: {column: Begin, plus: Took}
"""
BERLIN = "timezone: Europe/Berlin\n"
SERVICES = NamesOfServices({"email": "Mail", "wi-fi": "Wi-Fi"})


def log(*rows, took="Took"):
    return "\n".join([f"Monitor,Begin,{took}", *(f"email,{row}" for row in rows), ""])


def ends(done):
    raw = done.files["data/incidents/log.csv"].decode()
    return [row["resolved"] for row in csv.DictReader(io.StringIO(raw))]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0 hrs, 15 mins", 900), ("1 hrs, 7 mins", 4020), ("2 days and 3 hours", 183_600),
        ("1d 2h 3m 4s", 93_784), ("5 Std. 30 Min.", 19_800), ("1 heure et 5 minutes", 3900),
        ("1:07:30", 4050), ("26:00:00", 93_600), ("1.02:03:04", 93_784), ("1 day, 2:03:04", 93_784),
        ("PT1H7M30S", 4050), ("P1DT2H", 93_600), ("PT0S", 0), ("1,5 h", 5400), ("2500 ms", 2),
        ("15", None), ("1:30", None), ("", None), ("PT", None), ("P", None), ("soon", None),
        ("-5 min", None), ("5 apples", None), ("5 min late", None), ("1:07:30 h", None),
    ],
)  # fmt: skip
def test_how_long_it_took_is_read_as_tools_write_it(text, seconds):
    assert seconds_of(text, None) == seconds


@pytest.mark.parametrize(
    ("text", "unit", "seconds"),
    [
        ("15", "minutes", 900), ("1.5", "hours", 5400), ("1,500", "seconds", 1500),
        ("1:30", "hours", 5400), ("1:30", "minutes", 90), ("1:30", "seconds", None),
        ("2", "days", 172_800), ("90 s", "hours", 90),
    ],
)  # fmt: skip
def test_a_unit_says_what_bare_numbers_count(text, unit, seconds):
    assert seconds_of(text, unit) == seconds


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Duration (in mins.)", "minutes"), ("Dauer (Std.)", "hours"), ("duration_s", "seconds"),
        ("Duration", None), ("Minutes and seconds", None), ("Duration (ms)", None),
        ("Durée en jours", "days"),
    ],
)  # fmt: skip
def test_a_header_may_name_the_unit(header, unit):
    assert unit_in(header) == unit


def test_the_end_is_the_beginning_and_how_long_it_took(run):
    rows = ("2026-09-01 10:00,15 min", "2026-09-01T23:30:00Z,1:00:00", "2026-09-03 10:00,")
    done = run(MAPPING, {"log.csv": log(*rows)})
    assert done.findings == ()
    assert ends(done) == ["2026-09-01T10:15:00", "2026-09-02T00:30:00+00:00", ""]


def test_clocks_that_jump_in_between_do_not_make_it_longer(run):
    rows = ("2026-03-29 01:30,1 h", "2026-10-25 00:30,2 h", "2026-10-25 00:30,4 h")
    done = run(MAPPING, {"log.csv": log(*rows)}, organisation=BERLIN)
    assert done.findings[1:] == ()
    assert ends(done) == ["2026-03-29T03:30:00", "2026-10-25T02:30:00+02:00", "2026-10-25T03:30:00"]


@pytest.mark.parametrize(
    ("took", "unit", "end"),
    [("Took (min)", "", "T10:15:00"), ("Took", ", unit: hours", "T01:00:00"),
     ("Took (min)", ", unit: seconds", "T10:00:15")],
)  # fmt: skip
def test_bare_numbers_are_of_the_unit_of_the_header_or_the_mapping(run, took, unit, end):
    mapping = MAPPING.replace("plus: Took", f"plus: {took}{unit}")
    done = run(mapping, {"log.csv": log("2026-09-01 10:00,15", took=took)})
    assert done.findings == ()
    assert ends(done)[0].endswith(end)


def test_without_a_unit_it_is_asked_and_each_answer_works(run):
    file = {"log.csv": log("2026-09-01 10:00,15", "2026-09-02 10:00,20")}
    done = run(MAPPING, file)
    assert {one.code for one in done.findings} == {"import-ambiguous"}
    (found,) = done.findings
    for unit, end in (("minutes", "10:15:00"), ("seconds", "10:00:15"), ("hours", "01:00:00")):
        line = f"resolved: {{column: Begin, plus: Took, unit: {unit}}}"
        assert f"“{line}”" in found.hint
        done = run(MAPPING.replace("resolved: {column: Begin, plus: Took}", line), file)
        assert ends(done)[0].endswith(end)
        (done_file,) = (name for name in done.files if "incidents" in name)
        assert done_file


@pytest.mark.parametrize(
    ("codes", "end"),
    [("no_answer: {not recorded: [ongoing]}", "unknown"), ("empty: [ongoing]", "")],
)
def test_what_is_no_duration_is_unknown_and_each_reading_of_the_hint_works(
    run, tmp_path, codes, end
):
    rows = [f"2026-09-{day:02} 10:00,5 min" for day in range(1, 29)]
    file = {"log.csv": log("2026-09-29 10:00,ongoing", *rows)}
    done = run(MAPPING, file)
    (found,) = done.findings
    assert (found.code, found.place.line) == ("import-unreadable", 2)
    assert codes in found.hint
    assert ends(done)[0] == "unknown"
    (tmp_path / "site/data/incidents/log.csv").unlink()
    done = run(f"{MAPPING}codes: {{resolved: {{{codes}}}}}\n", file)
    assert done.findings == ()
    assert ends(done)[0] == end


def test_where_another_column_says_that_it_is_over_an_empty_end_is_unknown(run):
    text = "Monitor,Begin,Took,State\nemail,2026-09-01 10:00,,over\nemail,2026-09-02 10:00,,on\n"
    mapping = MAPPING.replace("plus: Took", "plus: Took, unknown_where: {State: over}")
    done = run(mapping, {"log.csv": text})
    assert done.findings == ()
    assert ends(done) == ["unknown", ""]


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        (MAPPING.replace("plus: Took", "unit: minutes"), "remove “unit:”, or add “plus: …”"),
        (MAPPING.replace("plus: Took", "plus: Took, unit: weeks"), "write one of: seconds"),
        (MAPPING.replace("service: Monitor", "service: {column: Monitor, plus: Took}"),
         "remove “plus:”"),
        (MAPPING.replace("plus: Took", "plus: Dauer"), "write “Monitor”, “Begin”, “Took”"),
    ],
)  # fmt: skip
def test_a_wrong_mapping_is_a_finding(run, mapping, said):
    done = run(mapping, {"log.csv": log("2026-09-01 10:00,5 min")})
    assert done.has_errors
    assert any(said in one.hint for one in done.findings), done.findings


@pytest.fixture
def suggested(write):
    def suggested(header, *rows):
        export = write("a.csv", "\n".join([header, *rows, ""]))
        found, findings = suggest(export, SERVICES, "import")
        assert findings == []
        return found

    return suggested


TICKETS = {
    "ServiceNow, as a list shows it": (
        "Number,Opened,Short description,Caller,Priority,State,Updated,Resolved,Business service",
        "INC1,2026-09-01 08:00,x,Jo,1,Closed,2026-09-09 08:00,2026-09-01 09:00,Mail",
    ),
    "ServiceNow, as it is kept": (
        "number,incident_state,opened_at,priority,resolved_at,business_service",
        "INC1,Closed,2026-09-01 08:00,1,2026-09-01 09:00,Mail",
    ),
    "Jira": (
        "Issue Type,Issue key,Priority,Status,Updated,Created,Resolved,Due date,Component/s",
        "Bug,IT-1,1,Done,2026-09-09 8:00,2026-09-01 08:00,2026-09-01 09:00,2026-09-30 1:00,Mail",
    ),
    "German": (
        "Ticketnummer,Erstellt,Geändert,Priorität,Melder,Gelöst,Dienst",
        "T-1,2026-09-01 08:00,2026-09-09 08:00,1,Jo,2026-09-01 09:00,Mail",
    ),
}


@pytest.mark.parametrize("tool", TICKETS)
def test_a_ticket_is_no_breakdown_before_somebody_says_so(suggested, tool):
    header, row = TICKETS[tool]
    other = row.replace(",1,", ",4,").replace("INC1", "INC2").replace("T-1", "T-2")
    found = suggested(header, row, other.replace("IT-1", "IT-2"))
    assert found.open == 1
    name = next(each for each in header.split(",") if each.casefold().startswith("priori"))
    assert f'{name}: "{OPEN}"' in found.text
    said = found.text.replace("\n  # ", " ")
    assert f"A ticket of one person is none. In “{name}” there are: “1” (1), “4” (1)." in said
    opened, resolved = (found.text.partition(f"  {key}:")[2][:60] for key in ("opened", "resolved"))
    assert opened.split()[0] in ("Opened", "opened_at", "Created", "Erstellt")
    assert any(name in resolved for name in ("Resolved", "resolved_at", "Gelöst"))


def test_tickets_that_do_not_say_how_bad_they_are_are_asked_about_all_the_same(suggested):
    header = "number,state,opened_at,resolved_at,category"
    found = suggested(header, "INC1,Closed,2026-09-01 08:00,2026-09-01 09:00,Mail")
    assert "only:\n  # Which tickets are breakdowns" in found.text
    assert f'  "{OPEN}": "{OPEN}"\n' in found.text


def test_a_log_of_breakdowns_is_not_asked_about(suggested):
    found = suggested("Service,Outage began,Duration (min),Cause", "Mail,2026-09-01 10:00,90,Power")
    assert found.open == 0
    assert "resolved:\n    column: Outage began\n    plus: Duration (min)\n" in found.text
    assert 'text: "{Service} {Outage began}"' in found.text


def test_what_a_monitor_measured_is_no_breakdown(suggested):
    found = suggested("Time,Service,Duration (ms)", "2026-09-01 10:00,Mail,90")
    assert "kind: telemetry" in found.text


def test_of_several_moments_it_is_asked_which_is_the_end(suggested):
    found = suggested(
        "Nr,Begin,Updated,Due,Service", "1,2026-09-01 10:00,2026-09-02 10:00,2026-09-03 10:00,Mail"
    )
    assert "opened: Begin\n" in found.text
    assert "Which column says when it was over?" in found.text


def test_what_is_asked_of_a_column_is_asked_once_however_many_services_there_are(run):
    mapping = """\
kind: incidents
files: "*.csv"
fixed: {planned: "no"}
columns:
  id: {text: "{Monitor} {Begin}", number: together}
  opened: Begin
  resolved: {column: Begin, plus: Took}
rows:
  - {only: {Monitor: Mail}, fixed: {service: email}}
  - {only: {Monitor: Air}, fixed: {service: wi-fi}}
"""
    text = "Monitor,Begin,Took\nMail,1/2/2026 01:16,15\nAir,3/2/2026 01:16,20\n"
    done = run(mapping, {"log.csv": text})
    assert [one.code for one in done.findings] == ["import-ambiguous"] * 3
    assert len({one.hint.partition(" or ")[0] for one in done.findings}) == 3


@pytest.mark.parametrize("word", ["Ongoing", "ongoing", "-", ""])
def test_a_breakdown_that_still_goes_on_has_no_end_yet(suggested, run, word):
    header = "Event,Monitor,Date-Time,Reason,Duration"
    rows = (
        'Down,Mail,2026-09-01 10:00:00,x,"0 hrs, 15 mins"',
        f"Down,Mail,2026-09-02 10:00:00,x,{word}",
    )
    found = suggested(header, *rows)
    assert found.open == 0
    done = run(found.text, {"a.csv": "\n".join([header, *rows, ""])})
    assert done.findings == ()
    (table,) = [raw for name, raw in done.files.items() if "/incidents/" in name]
    ends = [row.split(",")[3] for row in table.decode().splitlines()[1:]]
    assert ends == ["2026-09-01T10:15:00", ""]


UP_AND_DOWN = "Event,Monitor,Date-Time,Reason,Duration (in mins.)"


def ends_of(done):
    (table,) = [raw for name, raw in done.files.items() if "/incidents/" in name]
    return [row.split(",")[2:4] for row in table.decode().splitlines()[1:]]


def test_what_is_down_last_is_not_over_whatever_has_been_counted_so_far(suggested, run):
    rows = (  # the newest first, as UptimeRobot writes them
        "Down,Wi-Fi,2026-09-03 10:00:00,x,7",
        "Down,Mail,2026-09-03 09:00:00,x,55",
        "Up,Wi-Fi,2026-09-02 08:30:00,OK,90",
        "Down,Wi-Fi,2026-09-02 08:00:00,x,30",
        "Up,Mail,2026-09-01 10:15:00,OK,900",
        "Down,Mail,2026-09-01 10:00:00,x,15",
    )
    found = suggested(UP_AND_DOWN, *rows)
    done = run(found.text, {"a.csv": "\n".join([UP_AND_DOWN, *rows, ""])})
    assert done.findings == ()
    assert sorted(ends_of(done)) == [
        ["2026-09-01T10:00:00", "2026-09-01T10:15:00"],
        ["2026-09-02T08:00:00", "2026-09-02T08:30:00"],
        ["2026-09-03T09:00:00", ""],
        ["2026-09-03T10:00:00", ""],
    ]


def test_an_export_of_breakdowns_alone_shows_nothing_of_what_goes_on(suggested, run):
    rows = ("Down,Mail,2026-09-03 09:00:00,x,55", "Down,Mail,2026-09-01 10:00:00,x,15")
    found = suggested(UP_AND_DOWN, *rows)
    done = run(found.text, {"a.csv": "\n".join([UP_AND_DOWN, *rows, ""])})
    assert sorted(ends_of(done))[1] == ["2026-09-03T09:00:00", "2026-09-03T09:55:00"]


def test_what_goes_on_is_said_of_a_duration_alone(run):
    mapping = MAPPING.replace("plus: Took", "open_per: Monitor")
    done = run(mapping, {"log.csv": log("2026-09-01 10:00,5 min")})
    assert "remove “open_per:”, or add “plus: …”" in [one.hint for one in done.findings]
