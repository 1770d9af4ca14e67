"""A status page's history becomes a repository's rows and definitions; bad input is a finding."""

from __future__ import annotations

import csv
import time

import pytest
from click.testing import CliRunner

from generator.cli.import_data import import_data
from generator.features.steps.words import describe
from generator.importing.daily import PART_OF_A_DAY
from generator.importing.there import Onto
from generator.importing.upptime import import_upptime
from generator.language import ENGLISH
from generator.pipeline import compute, read
from generator.sources.finding import Severity
from tests.skips import SYSTEM

HEADER = "timestamp,service,kind,status,http_code,response_ms,commit\n"
GOOD = "".join(
    f"2025-03-{day:02}T08:00:00+00:00,Web,own,up,200,{100 + day},c{day}\n" for day in range(1, 30)
)
HOST = """\
2025-03-05T10:00:00Z,Build Farm,supplier,up,200,90,d1
2025-03-05T11:00:00Z,Build Farm,supplier,down,403,12,d2
2025-03-06T10:00:00Z,Build Farm,supplier,down,403,12,d3
2025-03-07T10:00:00Z,Build Farm,supplier,up,200,95,d4
2025-03-07T11:00:00Z,Build Farm,supplier,down,502,7,d5
2025-03-07T12:30:00Z,Build Farm,supplier,up,200,95,d6
"""
NEXT = "2025-03-06T10:00:00Z,Web,own,up,200,90,d2\n"
ORGANISATION = "name: Example\ntimezone: Europe/Berlin\n"


@pytest.fixture
def site(write, tmp_path):
    write("site/services/organisation.yml", ORGANISATION)
    write("site/services/it/provider.yml", "name: IT\nshirt: IT\n")
    return tmp_path / "site"


@pytest.fixture
def imported(write, site):
    def do(text=HEADER + GOOD + HOST, name="checks.csv", **options):
        return import_upptime([write(name, text)], site, **options)

    return do


def rows(site, kind, name="checks"):
    with (site / f"data/{kind}/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def found(done):
    return [(one.code, one.severity, one.place.line) for one in done.findings]


def test_what_was_seen_becomes_days(imported, site):
    assert imported().findings == ()
    web = [row for row in rows(site, "telemetry") if row["service"] == "web"]
    assert len(web) == 2 * 28
    assert web[0] == {
        "date": "2025-03-01", "service": "web", "measure": "reachable", "value": "100",
        "samples": "1", "refused": "",
    }  # fmt: skip
    assert (web[1]["measure"], web[1]["value"]) == ("response-time", "101")


def test_only_what_was_down_is_a_breakdown_on_the_organisations_clock(imported, site):
    imported()
    assert rows(site, "incidents") == [
        {
            "id": "upptime-build-farm-20250307T110000Z", "service": "build-farm",
            "opened": "2025-03-07T12:00:00+01:00", "resolved": "2025-03-07T13:30:00+01:00",
            "planned": "no", "step": "reach", "noticed_by": "us",
            "summary": "answered with the error 502",
        }
    ]  # fmt: skip


def test_a_day_turned_away_has_no_value_but_says_so(imported, site):
    done = imported()
    day = [
        r for r in rows(site, "telemetry") if (r["service"], r["date"][-2:]) == ("build-farm", "06")
    ]
    assert [(r["measure"], r["value"], r["samples"], r["refused"]) for r in day] == [
        ("reachable", "", "", "1"),
        ("response-time", "", "", "1"),
    ]
    reason = "of “Build Farm” in which the monitor was turned away (HTTP 403): no outage"
    assert done.reports[0].left_out == {reason: 2, PART_OF_A_DAY: 1}


def test_definitions_are_begun(imported, site):
    done = imported()
    assert sorted(done.drafted) == [
        "services/it/build-farm.yml", "services/it/web.yml", "services/suppliers.yml",
    ]  # fmt: skip
    definitions = read(site, cache=False).checked.definitions
    farm = definitions.services["build-farm"].part
    assert [each.supplier for each in farm.steps[0].delivered_by] == ["build-farm"]
    assert definitions.services["web"].part.steps[0].delivered_by == ()
    assert definitions.suppliers["build-farm"].part.name == "Build Farm"
    assert all(not measure.good for measure in farm.measures)  # what is good is the owner's to say


def test_the_repository_has_no_errors(imported, site):
    imported()
    assert read(site, cache=False).checked.errors == ()


def test_what_a_refusal_is_configured_to_be_is_up(imported, site):
    imported(HEADER + f"2025-03-05T10:00:00Z,Web,own,up,401,90,d1\n{NEXT}")
    assert rows(site, "telemetry")[0]["value"] == "100"


@pytest.mark.parametrize("code", [401, 403, 429])
def test_each_refusal_is_missing(imported, site, code):
    done = imported(HEADER + f"2025-03-05T10:00:00Z,Web,own,down,{code},90,d1\n{NEXT}")
    assert "data/incidents/checks.csv" not in done.files
    assert rows(site, "telemetry")[0]["value"] == ""


def test_definitions_that_are_there_are_never_overwritten(imported, site, write):
    mine = "name: My web\nstage: live\nmeasures:\n- {id: reachable, name: Up, unit: '%'}\n"
    write("site/services/it/web.yml", mine)
    done = imported(onto=Onto.REPLACE)
    assert found(done) == [("import-measure-missing", Severity.ERROR, 4)]
    assert "response-time" in done.findings[0].hint
    write("site/services/it/web.yml", mine + "- {id: response-time, name: Time, unit: ms}\n")
    assert imported(onto=Onto.REPLACE).findings == ()
    assert (site / "services/it/web.yml").read_text(encoding="utf-8").startswith("name: My web")
    assert imported(onto=Onto.REPLACE).drafted == ()
    assert read(site, cache=False).checked.errors == ()


def test_a_service_of_ones_own_needs_no_step(imported, site, write):
    write(
        "site/services/it/build-farm.yml",
        "name: Farm\nstage: live\nmeasures:\n- {id: reachable, name: Up, unit: '%'}\n"
        "- {id: response-time, name: Time, unit: ms}\n",
    )
    imported()
    assert "step" not in rows(site, "incidents")[0]


def test_suppliers_that_are_there_are_asked_to_be_added_to(imported, site, write):
    write("site/services/suppliers.yml", "suppliers:\n- {id: other, name: Other}\n")
    done = imported()
    assert found(done) == [("import-supplier-missing", Severity.ERROR, 1)]
    assert "{id: build-farm, name: Build Farm, kind: external}" in done.findings[0].hint
    assert not (site / "data").exists()


def test_a_link_that_leads_out_is_not_followed(imported, site, tmp_path):
    (site / "services/it/web.yml").symlink_to(tmp_path / "elsewhere.yml")
    codes = {code for code, *_ in found(imported(onto=Onto.REPLACE))}
    assert "outside-repository" in codes
    assert not (tmp_path / "elsewhere.yml").exists()


def test_a_folder_in_the_place_of_a_definition_is_left_alone(imported, site):
    (site / "services/it/web.yml").mkdir()
    assert ("import-exists", Severity.ERROR, 1) in found(imported(onto=Onto.REPLACE))


@pytest.mark.skipif(not hasattr(time, "tzset"), reason=f"{SYSTEM}: change its zone")
def test_a_time_without_a_zone_is_utc_wherever_the_machine_stands(imported, site, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        imported(HEADER + "2025-03-05 10:00:00,Web,own,down,500,90,d1\n")
    finally:
        monkeypatch.undo()
        time.tzset()
    assert rows(site, "incidents")[0]["opened"] == "2025-03-05T11:00:00+01:00"


def test_a_history_that_goes_on_is_added_and_nothing_is_lost(imported, site):
    imported()
    before = {path: path.read_bytes() for path in (site / "data").rglob("*.csv")}
    assert imported().findings == ()
    assert {path: path.read_bytes() for path in (site / "data").rglob("*.csv")} == before
    more = "".join(
        f"2025-04-{day:02}T08:00:00+00:00,Web,own,up,200,{100 + day},e{day}\n"
        for day in range(1, 11)
    )
    later = HEADER + "".join(GOOD.splitlines(keepends=True)[20:]) + more
    done = imported(later)
    assert {code for code, *_ in found(done)} == {"import-exists"}
    assert {path: path.read_bytes() for path in (site / "data").rglob("*.csv")} == before
    assert imported(later, onto=Onto.ADD).findings == ()
    days = [row["date"] for row in rows(site, "telemetry") if row["service"] == "web"]
    assert {f"2025-03-{day:02}" for day in range(1, 29)} <= {*days}
    assert {f"2025-04-{day:02}" for day in range(1, 10)} <= {*days}


@pytest.mark.parametrize("hour", ["00:10", "12:00", "22:59"])  # the last one is 23:59 in Berlin
def test_a_history_that_ends_within_a_day_grows_without_a_word(imported, site, hour):
    checks = [f"2025-03-{day:02}T{at}:00Z" for day in range(1, 9) for at in ("00:10", "12:00")]
    lines = [f"{moment},Web,own,up,200,{n},c{n}\n" for n, moment in enumerate(checks)]
    ends = f"2025-03-09T{hour}:00Z,Web,own,up,200,99,e1\n"
    down = "2025-03-09T22:59:30Z,Web,own,down,502,9,e2\n2025-03-10T08:00:00Z,Web,own,up,200,9,e3\n"
    done = imported(HEADER + "".join(lines) + ends)
    assert done.reports[0].left_out == {PART_OF_A_DAY: 1}
    before = rows(site, "telemetry")
    assert before[-1]["date"] == "2025-03-08"
    assert imported(HEADER + "".join(lines) + ends + down).findings == ()
    after = rows(site, "telemetry")
    assert (after[: len(before)], after[-1]["date"]) == (before, "2025-03-09")


def test_whose_services_they_become_must_be_clear(imported, write):
    write("site/services/hr/provider.yml", "name: HR\nshirt: HR\n")
    assert [code for code, *_ in found(imported())] == ["import-provider"]
    assert [code for code, *_ in found(imported(provider="shop"))] == ["import-provider"]
    assert "services/hr/web.yml" in imported(provider="hr").files


def test_without_a_repository_nothing_is_written(write, tmp_path):
    done = import_upptime([write("checks.csv", HEADER + GOOD)], tmp_path / "none")
    assert [code for code, *_ in found(done)] == ["no-services-folder"]
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("9999-12-31T23:59:59-12:00,Web,own,up,200,9,c", "the year 9999 is too far away"),
        ("0001-01-01T00:00:00+14:00,Web,own,up,200,9,c", "the year 1 is too far away"),
        ("2025-02-30T00:00:00Z,Web,own,up,200,9,c", "is not a time"),
        ("yesterday,Web,own,up,200,9,c", "is not a time"),
        ("2025-03-01T00:00:00+99:99,Web,own,up,200,9,c", "is not a time"),
        ("2025-03-01T00:00:00Z,Web,own,up,999999999999999,9,c", "from 0 to 599"),
        ("2025-03-01T00:00:00Z,Web,own,up,-1,9,c", "from 0 to 599"),
        ("2025-03-01T00:00:00Z,Web,own,up,7,9,c", "no server answers 7"),
        ("2025-03-01T00:00:00Z,Web,own,up,٤٠٣,9,c", "from 0 to 599"),
        ("2025-03-01T00:00:00Z,Web,own,up,200,1e9,c", "“1e9” in “response_ms”"),
        ("2025-03-01T00:00:00Z,Web,own,sideways,200,9,c", "“sideways” is no state"),
        ("2025-03-01T00:00:00Z,Web,rented,up,200,9,c", "neither own nor supplier"),
        ("2025-03-01T00:00:00Z,../..,own,up,200,9,c", "cannot be a service's name"),
        ("2025-03-01T00:00:00Z,,own,up,200,9,c", "cannot be a service's name"),
        ("2025-03-01T00:00:00Z,We\x1bb,own,up,200,9,c", "cannot be a service's name"),
        (f"2025-03-01T00:00:00Z,{'w' * 201},own,up,200,9,c", "cannot be a service's name"),
    ],
)
def test_a_row_that_is_no_check_is_a_finding_with_its_line(imported, site, row, said):
    done = imported(HEADER + GOOD + f"{row}\n")
    assert found(done) == [("import-no-check", Severity.WARNING, 31)]
    assert said in done.findings[0].message
    assert len(rows(site, "telemetry")) == 2 * 28
    assert done.reports[0].left_out == {"that are no checks": 1, PART_OF_A_DAY: 1}


def test_many_of_them_forbid_the_import(imported, site):
    done = imported(HEADER + GOOD + "yesterday,Web,own,up,200,9,c\n" * 9)
    assert {one.severity for one in done.findings} == {Severity.ERROR}
    assert len(done.findings) == 6
    assert "4 more rows" in done.findings[-1].message
    assert not (site / "data").exists()


@pytest.mark.parametrize(
    "name",
    [
        '=HYPERLINK("x")',
        "a: {b",
        "- x",
        "&a *a",
        "{{ 7*7 }}",
        "<script>",
        "No",
        "“Mail”: #1",
        "Café",
    ],
)
def test_hostile_names_stay_names(imported, site, name):
    quoted = '"' + name.replace('"', '""') + '"'
    done = imported(HEADER + f"2025-03-01T00:00:00Z,{quoted},supplier,down,500,9,c\n")
    assert [code for code, *_ in found(done)] == ["import-open"]
    reading = read(site, cache=False)
    assert reading.checked.errors == ()
    assert [one.part.name for one in reading.checked.definitions.services.values()] == [name]
    assert name not in (site / "data/incidents/checks.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["Provider", "provider!", "Organisation"])
def test_a_site_never_takes_the_place_of_another_definition(imported, site, name):
    imported(HEADER + f"2025-03-01T00:00:00Z,{name},own,up,200,9,c\n")
    assert (site / "services/it/provider.yml").read_text(encoding="utf-8").startswith("name: IT")
    assert len(read(site, cache=False).checked.definitions.services) == 1


def test_two_names_that_would_be_one_service_are_refused(imported):
    line = "2025-03-0{}T00:00:00Z,{},own,up,200,9,c\n"
    done = imported(HEADER + line.format(1, "My Web") + line.format(2, "my-web!"))
    assert found(done) == [("import-same-service", Severity.ERROR, 3)]


STATE = """\
url: https://example.org
status: down
code: 503
responseTime: 120
lastUpdated: 2025-03-05T10:00:00.123Z
startTime: 2024-01-01T00:00:00.000Z
generator: Upptime
"""


def test_the_state_of_a_site_is_one_check(imported, site):
    done = imported(STATE, "history/staff-portal.yml")
    assert found(done) == [("import-open", Severity.WARNING, 5)]
    assert [r["service"] for r in rows(site, "incidents", "staff-portal")] == ["staff-portal"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (STATE.replace("url: ", "url: ["), "yaml-syntax"),
        (STATE.replace("code: 503", "code: 777"), "import-no-check"),
        (STATE.replace("code: 503", "code: [1, 2]"), "import-no-check"),
        (STATE.replace("2025-03-05", "9999-99-99"), "import-no-check"),
        ("lastUpdated: 1\nresponseTime: &a [*a]\n", None),
    ],
)
def test_a_broken_state_is_a_finding(imported, text, code):
    done = imported(text, "history/web.yml")
    assert done.has_errors
    assert code is None or code in [one.code for one in done.findings]
    assert all(one.place.file.endswith("web.yml") for one in done.findings)


def run(*arguments):
    return CliRunner().invoke(import_data, [str(one) for one in arguments])


def test_the_command_knows_a_history_by_what_it_holds(write, site):
    done = run(write("whatever.csv", "\ufeff" + HEADER + GOOD + HOST), "--into", site)
    assert done.exit_code == 0, done.output
    assert "35 rows read" in done.stderr
    assert "for the next export: 1 row from a day of which this one has only a part" in done.stderr
    assert "2 rows of “Build Farm” in which the monitor was turned away (HTTP 403)" in done.stderr
    assert "with 3 definitions for you to finish" in done.stderr


def test_a_summary_is_left_out_with_the_reason(write, site):
    summary = write("summary.json", '[{"name": "Web", "dailyMinutesDown": {"2025-03-01": 9}}]')
    done = run(summary, "--into", site)
    assert (done.exit_code, "without saying why" in done.stderr) == (1, True)
    done = run(write("checks.csv", HEADER + GOOD), summary, "--into", site)
    assert (done.exit_code, "without saying why" in done.stderr) == (0, True)


def test_a_file_that_is_no_history_next_to_one_that_is(write, site):
    other = write("other.csv", "a,b\n1,2\n")
    done = run(write("checks.csv", HEADER + GOOD), other, "--into", site)
    assert (done.exit_code, f"{other}:1:1: error: this file is no history" in done.stderr) == (
        1,
        True,
    )


def test_a_file_of_something_else_gets_the_beginning_of_a_mapping(write):
    done = run(write("other.csv", "timestamp,service,status\n2026-09-01,mail,up\n"))
    assert (done.exit_code, "kind: telemetry" in done.stdout) == (2, True)


def test_the_days_on_which_the_monitor_watched_are_written(imported, site):
    imported()
    assert rows(site, "coverage") == [
        {"source": "Upptime", "service": "web", "from": "2025-03-01", "to": "2025-03-29"},
        {"source": "Upptime", "service": "build-farm", "from": "2025-03-05", "to": "2025-03-05"},
        {"source": "Upptime", "service": "build-farm", "from": "2025-03-07", "to": "2025-03-07"},
    ]


THREE = """\
2022-04-25T08:00:00Z,Web,own,up,200,90,d1
2022-04-26T08:00:00Z,Web,own,up,200,90,d2
2022-05-04T08:00:00Z,Web,own,up,200,90,d3
"""


def test_three_checks_of_years_ago_say_nothing_of_today(imported, site, write):
    write("site/services/organisation.yml", f"{ORGANISATION}as_of: 2026-10-31\n")
    imported(HEADER + THREE)
    cards = compute(read(site))
    content = describe(ENGLISH, cards.services[0], cards.definitions, cards.as_of)
    assert content.said == (
        "The log of breakdowns ends on 4 May 2022, so we do not know about those from 1 "
        "August 2026 to 31 October 2026."
    )
    assert "data/coverage/" in content.add


def test_the_end_of_a_breakdown_that_nobody_saw_is_unknown(imported, site):
    silent = (
        "2025-03-01T08:00:00Z,Web,own,down,502,9,d1\n2025-04-01T08:00:00Z,Web,own,up,200,9,d2\n"
    )
    imported(HEADER + silent)
    assert [row["resolved"] for row in rows(site, "incidents")] == ["unknown"]
