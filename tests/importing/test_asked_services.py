"""Series, monitors and services of an export: all that is there is said, and can be taken."""

from __future__ import annotations

import csv
import io
import json

import pytest

from generator.importing.asked_services import NamesOfServices
from generator.importing.import_files import HowToImport, plan_by
from generator.importing.mapping_file import parse_mapping
from generator.importing.suggest import suggest
from generator.model.mapping import OPEN
from generator.sources.text import TextFile
from tests.importing.conftest import KEY, REPOSITORY

SERVICES = NamesOfServices({"email": "E-mail", "wi-fi": "Wi-Fi"})
MEASURED = REPOSITORY | {
    f"services/it/{each}.yml": f"name: {name}\nstage: live\nmeasures:\n- id: up\n  name: Up\n"
    '  unit: "%"\n  direction: increase\n  good: [{since: 2020-01-01, at_least: 99}]\n'
    for each, name in SERVICES.names.items()
}


def prometheus(*names, label="instance"):
    series = [
        {"metric": {label: name}, "values": [[1788249600 + 60 * n, "99"] for n in range(2)]}
        for name in names
    ]
    return json.dumps({"status": "success", "data": {"resultType": "matrix", "result": series}})


def hosts(number):
    return [f"host{n:03}" for n in range(number)]


def kuma(monitors, ids=(1, 2), key="monitorList", column="monitorID"):
    beats = [
        {column: id_, "status": 1, "time": f"2026-09-0{day} 10:0{n}:00", "msg": "x", "ping": 9}
        for id_ in ids
        for day in (1, 2, 3)
        for n in (0, 1)
    ]
    return json.dumps(
        {"version": "1", **({key: monitors} if monitors else {}), "heartbeatList": beats}
    )


@pytest.fixture
def suggested(write):
    def suggested(name, text):
        found, findings = suggest(write(name, text), SERVICES, "import")
        assert findings == []
        return found

    return suggested


@pytest.mark.parametrize(
    ("number", "shown", "said"),
    [(12, 0, ""), (13, 1, "1 other is left out."), (60, 48, "48 others are left out."),
     (400, 200, "388 others are left out.")],
)  # fmt: skip
def test_series_that_are_not_asked_about_are_counted_and_can_be_taken(
    suggested, number, shown, said
):
    found = suggested("up.json", prometheus(*hosts(number)))
    assert found.open == 1 + 12  # the measure, and the first twelve
    lines = [line for line in found.text.splitlines() if line.startswith("  # - {only:")]
    assert len(lines) == shown
    assert said in found.text
    assert ("and 188 more" in found.text) is (number == 400)


def test_a_series_is_taken_as_it_is_said(suggested, write, tmp_path):
    text = suggested("up.json", prometheus(*hosts(14))).text
    kept = text.partition("  - only:")[0].replace(f'measure: "{OPEN}"', "measure: up")
    line = next(each for each in text.splitlines() if "host013" in each)
    mapping = kept + line.replace("# - ", "- ").replace(f'"{OPEN}"', "email") + "\n"
    for path, said in MEASURED.items():
        write(f"site/{path}", said)
    source, problems = parse_mapping(TextFile("m.yml", mapping), tmp_path)
    assert problems == []
    how = HowToImport(key=write("key", KEY))
    done = plan_by(source, [tmp_path / "up.json"], tmp_path / "site", how)
    assert done.findings == ()
    (raw,) = (raw for name, raw in done.files.items() if "telemetry" in name)
    assert {row["service"] for row in csv.DictReader(io.StringIO(raw.decode()))} == {"email"}


def test_what_is_left_out_next_to_services_that_are_known_is_said(suggested):
    found = suggested("up.json", prometheus("E-mail", "wi-fi", "printers", "scanners"))
    assert found.open == 1
    assert "2 others are left out." in found.text
    assert "{metric.instance: printers}" in found.text


ABOUT = ("E-mail", "Wi-Fi", "Fax")


def answers(*questions):
    header = ",".join(["Date", "About", *questions])
    points = (",".join(str((n + at) % 5 + 1) for at, _ in enumerate(questions)) for n in range(3))
    rows = zip(range(1, 4), ABOUT, points, strict=True)
    return "\n".join([header, *(f"2026-09-0{n},{name},{said}" for n, name, said in rows), ""])


def test_what_is_left_out_of_answers_is_taken_by_its_line(suggested, write, tmp_path):
    found = suggested("a.csv", answers("How do you like it?"))
    assert found.open == 0
    assert "1 other is left out. To take one, remove the # and say of which service:" in found.text
    line = f'  # - {{only: {{About: Fax}}, fixed: {{service: "{OPEN}"}}}}\n'
    mapping = found.text.replace(line, line.replace("# -", "-").replace(f'"{OPEN}"', "email"))
    source, problems = parse_mapping(TextFile("m.yml", mapping), tmp_path)
    assert problems == []
    assert len(source.mapping.rows) == 3


def test_what_nobody_knows_is_asked_once_and_not_of_each_service(suggested, tmp_path):
    found = suggested("a.csv", answers("Q1"))
    assert found.open == 1
    assert found.text.count("What does it ask?") == 1
    mapping = found.text.replace(f'"{OPEN}": Q1', "rating: Q1")
    source, problems = parse_mapping(TextFile("m.yml", mapping), tmp_path)
    assert problems == []
    assert ["rating" in source.mapping.columns_in(row) for row in source.mapping.rows] == [True] * 2


def test_of_two_questions_that_would_be_one_it_is_asked_which_counts(suggested):
    found = suggested("a.csv", answers("How do you like it?", "How do you like its speed?"))
    assert found.open == 1
    said = " ".join(line.strip(" #") for line in found.text.splitlines())
    assert "ask for the same: “How do you like it?”, “How do you like its speed?”. Which" in said
    assert f'  rating: "{OPEN}"\n' in found.text


def test_many_services_of_a_tool_are_no_single_one(suggested):
    """More than can be asked about were taken for one service without a word."""
    row = "INC{n},Closed,2026-09-01 10:00,2026-09-01 11:00,1,{name}"
    names = [*hosts(70), "Wi-Fi"]
    rows = (row.format(n=n, name=name) for n, name in enumerate(names))
    header = "number,incident_state,opened_at,resolved_at,priority,business_service"
    found = suggested("sn.csv", "\n".join([header, *rows, ""]))
    assert "  - only: {business_service: Wi-Fi}\n    fixed: {service: wi-fi}\n" in found.text
    assert "70 others are left out." in found.text


@pytest.mark.parametrize(
    ("key", "monitors", "column"),
    [
        ("monitorList", [{"id": 1, "name": "E-mail"}, {"id": 2, "name": "Wi-Fi"}], "monitorID"),
        ("monitorList", {"1": {"id": 1, "name": "E-mail"}, "2": {"id": 2, "name": "Wi-Fi"}},
         "monitorID"),
        ("monitors", [{"id": 1, "name": "E-mail"}, {"id": 2, "name": "Wi-Fi"}], "monitorID"),
    ],
)  # fmt: skip
def test_a_monitor_is_called_as_the_backup_calls_it(suggested, key, monitors, column):
    found = suggested("kuma.json", kuma(monitors, key=key, column=column))
    assert found.open == 1  # the measure
    assert "  - only: {monitor.name: E-mail}\n    fixed: {service: email}\n" in found.text


@pytest.mark.parametrize("monitors", [None, [], [{"id": 1}], ["E-mail"], [{"id": 7, "name": "x"}]])
def test_without_a_name_there_is_one_question(suggested, monitors):
    found = suggested("kuma.json", kuma(monitors))
    assert found.open == 1 + 2
    assert found.text.count("Which service is this about?") == 1
    assert "  - only: {monitorID: 1}\n" in found.text
