"""Tables of monitors: a moment and a state, or how long something was up, are no answers."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest

from generator.importing.asked_services import NamesOfServices
from generator.importing.suggest import suggest

SERVICES = NamesOfServices({"email": "E-mail", "wi-fi": "Wi-Fi"})


@pytest.fixture
def suggested(write):
    def suggested(text):
        found, findings = suggest(write("a.csv", text), SERVICES, "import")
        assert findings == []
        return found.text

    return suggested


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("time,service,up_seconds,down_seconds\n2026-09-01,E-mail,86100,300\n", "up_seconds"),
        ("start,uptime:sum,downtime:sum\n2026-09-01T00:00:00Z,3599.0,0.0\n", "uptime:sum"),
        ("_timestamp,check,uptime,downtime\n2026-09-01T01:00:00Z,x,3599,0\n", "uptime"),
        ("Date,Monitor,Uptime %,Outages\n2026-09-01,E-mail,99.65,1\n", "Uptime %"),
        ("Tag;Verfügbarkeit;Ausfälle\n01.09.2026;99,65 %;1\n", "Verfügbarkeit"),
    ],
)  # fmt: skip
def test_how_long_something_was_up_is_measured_and_no_answer(suggested, text, value):
    said = suggested(text)
    assert "kind: telemetry\n" in said
    assert f"  value: {value}\n" in said


@pytest.mark.parametrize("words", [("up", "down"), ("1", "0"), ("OK", "Failed"), ("true", "false")])
@pytest.mark.parametrize("time", ["timestamp", "checked at"])
def test_what_a_monitor_saw_becomes_a_share_of_each_day(suggested, run, words, time):
    moments = pd.date_range("2026-09-01", "2026-09-03 23:59", freq="30min", tz="UTC")
    seen = [words[at % 48 == 7] for at in range(len(moments))]
    rows = [
        f"{at:%Y-%m-%dT%H:%M:%SZ},E-mail,{each},20" for at, each in zip(moments, seen, strict=True)
    ]
    export = "\n".join([f"{time},host,status,latency", *rows, ""])
    text = suggested(export)
    assert "only: {host: E-mail}" in text
    assert text.count('"???"') == 1
    done = run(text.replace('"???"', "availability"), {"a.csv": export})
    (raw,) = done.files.values()
    values = {float(row["value"]) for row in csv.DictReader(io.StringIO(raw.decode()))}
    assert values == {round(100 * 47 / 48, 6)}


@pytest.mark.parametrize(
    "text",
    [
        "Date,Status,How do you like E-mail?\n2026-09-01,1,4\n2026-09-02,0,5\n",
        "Timestamp,How happy are you with E-mail?,Up to date?\n9/13/2026 10:00:00,4,yes\n",
    ],
)
def test_a_survey_that_has_a_status_as_well_is_still_a_survey(suggested, text):
    assert "kind: answers\n" in suggested(text)


def test_the_log_of_uptime_kuma_is_known_as_a_table_too(suggested):
    text = suggested(
        "id,important,monitor_id,status,msg,time,ping\n1,0,1,1,OK,2026-09-01 10:00:00.000,120\n"
    )
    assert "source: Uptime Kuma\n" in text
    assert "only: {monitor_id: 1}" in text


def test_a_part_of_a_day_is_said_to_be_one(run):
    mapping = (
        "kind: telemetry\nfiles: a.csv\ndaily: mean\nfixed: {service: email, measure: up}\n"
        "columns: {time: time, value: ok}\n"
    )
    done = run(mapping, {"a.csv": "time,ok\n2026-09-01T10:00:00Z,1\n"})
    (found,) = done.findings
    assert found.code == "import-nothing"
    assert "export a whole day at least" in found.hint
    assert "files:" not in found.hint
    again = run(
        mapping.replace("daily: mean\n", ""), {"a.csv": "time,ok\n2026-09-01T10:00:00Z,1\n"}
    )
    assert len(again.files) == 1
