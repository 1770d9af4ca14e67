"""The table, the JSON and the chart say what was measured."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from generator.bench.contenders import COLD, IN_NAV, READ_CSV
from generator.bench.machine import Machine, this_machine, versions
from generator.bench.measure import BuildRun, BuildTimings, Timing
from generator.bench.report import BenchReport, about_lines, as_chart, as_json, as_table

COLD_RUNS = (BuildRun(3, 5, 700, 20), BuildRun(1, 3, 500, 20), BuildRun(2, 4, 900, 20))
TIMINGS = BuildTimings(
    1000,
    (
        Timing(COLD, COLD_RUNS),
        Timing(IN_NAV, (BuildRun(20, 16, 300, 90),) * 3),
        Timing(READ_CSV, (BuildRun(0.5, 0.4, 100, None),) * 3),
    ),
    ("hugo: it is not installed",),
)
REPORT = BenchReport(
    Machine("A processor", 2, 8.0, "Linux", 0.1, "all processes together"),
    {"Python": "3.13", "iheartit": "1.0"},
    36,
    3,
    (TIMINGS,),
)


def test_the_table_has_medians_and_compares_with_other_programs():
    head, names, cold, stock, read_csv, missing = as_table(TIMINGS)
    assert names.split()[:2] == ["1,000", "services"]
    assert names.endswith(IN_NAV)
    assert "as long as" in head
    assert cold.split() == ["ours,", "cold", "2.00", "4.00", "700", "20.0", "0.1", "0.25"]
    assert stock.split()[-2:] == ["1", "1"]
    assert read_csv.split() == ["read_csv", "0.50", "0.40", "100", "–", "0.025", "0.025"]
    assert missing == "LEFT OUT: hugo: it is not installed"


def test_alone_nothing_is_compared():
    head, _, cold = as_table(BuildTimings(10, TIMINGS.timings[:1], ()))
    assert head.strip() == ""
    assert cold.split() == ["ours,", "cold", "2.00", "4.00", "700", "20.0"]


def test_the_json_has_each_run_and_its_range():
    found = json.loads(as_json(REPORT))
    assert found["machine"]["processors"] == 2
    assert found["versions"]["iheartit"] == "1.0"
    (result,) = found["results"]
    assert result["services"] == 1000
    assert result["left_out"] == ["hugo: it is not installed"]
    cold = result["builds"][0]
    assert [run["peak"] for run in cold["runs"]] == [700, 500, 900]
    assert cold["least"] == {"wall": 1, "processor": 3, "peak": 500, "site": 20}
    assert cold["most"] == {"wall": 3, "processor": 5, "peak": 900, "site": 20}
    assert result["builds"][2]["median"]["site"] is None


def test_the_chart_draws_all_and_says_on_what():
    drawn = as_chart(REPORT)
    assert drawn.startswith("<svg")
    for said in (COLD, IN_NAV, READ_CSV, "A processor", "Memory, MB", "medians of 3 runs"):
        assert said in drawn


@pytest.mark.parametrize(("load", "said"), [(0.1, 0), (3.0, 1)])
def test_a_busy_machine_is_said(load, said):
    report = replace(REPORT, machine=REPORT.machine._replace(load=load))
    assert sum("busy with other things (load 3)" in line for line in about_lines(report)) == said


@pytest.fixture
def hugo(tmp_path):
    """Return a program that says its version as Hugo does."""
    program = tmp_path / "hugo"
    program.write_text("#!/bin/sh\necho hugo v0.111.3+extended linux/amd64 BuildDate=2023\n")
    program.chmod(0o755)
    return str(program)


def test_machine_and_versions_are_those_of_here(hugo):
    machine, found = this_machine(), versions(hugo)
    assert found.pop("Hugo") == "0.111.3"
    assert "Hugo" not in versions(None)
    assert machine.processors >= 1
    assert machine.memory > 0.5
    assert {"Python", "iheartit", "mkdocs", "mkdocs-material", "jinja2", "pandas"} <= set(found)
    assert all(found.values())
