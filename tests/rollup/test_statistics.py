"""What is made of a day's events: by hand, over changes of the clock, and again after late ones."""

from __future__ import annotations

import math
import random

import pytest

from generator.bench.events import MAPPING, organisation_files
from generator.disk.whole import write_files
from generator.rollup.engines import failed
from generator.rollup.results import HowToRollUp
from generator.rollup.roll_up import roll_up


@pytest.fixture
def root(tmp_path):
    write_files(organisation_files(), tmp_path / "ours")
    (tmp_path / "mapping.yml").write_text(MAPPING)
    return tmp_path / "ours"


def events(root, *rows, name="events.csv", header="time,service,measure,value,ok"):
    path = root.parent / name
    path.write_text("\n".join([header, *rows, ""]))
    return str(path)


def rolled(root, *names, **how):
    return roll_up(names, root, HowToRollUp(mapping=root.parent / "mapping.yml", **how))


def written(root, year=2026):
    lines = (root / f"data/telemetry/events-{year}.csv").read_text().splitlines()
    assert lines[0] == "date,service,measure,value,samples"
    found = (line.split(",") for line in lines[1:])
    return {(day, measure): (value, samples) for day, _, measure, value, samples in found}


def test_each_statistic_is_what_somebody_would_count_by_hand(root):
    day = "2026-09-14T10:00:00"
    values = ((1, "true"), (2, "true"), (2.5, "true"), (8, "true"), (9, "true"), (1, "false"))
    rows = [f"{day},service-1,{of},{v},{ok}" for of in ("page", "sign-in") for v, ok in values]
    done = rolled(root, events(root, *rows))
    assert not done.has_errors
    assert written(root) == {
        ("2026-09-14", "sign-in"): ("2.5", "5"),
        ("2026-09-14", "sign-in-95"): ("9", "5"),
        ("2026-09-14", "good-sign-ins"): ("50", "6"),
        ("2026-09-14", "page"): ("8", "5"),
        ("2026-09-14", "page-apdex"): ("0.5", "6"),
        ("2026-09-14", "pages-ok"): ("83.333333", "6"),
        ("2026-09-14", "pages"): ("6", "6"),
    }


def test_what_is_exactly_at_a_limit_is_good(root):
    rows = [f"2026-09-14,service-1,sign-in,{v}," for v in (3, math.nextafter(3, 4))]
    rolled(root, events(root, *rows))
    assert written(root)["2026-09-14", "good-sign-ins"] == ("50", "2")


def test_before_anybody_said_what_is_good_there_is_no_share(root):
    rolled(root, events(root, "2025-12-31T12:00,service-1,sign-in,1,true"))
    assert ("2025-12-31", "good-sign-ins") not in written(root, 2025)


@pytest.mark.parametrize("seed", range(5))
def test_percentiles_are_within_one_per_cent(root, seed):
    chance = random.Random(seed)  # noqa: S311
    values = [chance.lognormvariate(0, 3) for _ in range(3000)]
    rows = [f"2026-09-14T10:00,service-1,sign-in,{v!r}," for v in values]
    rows += [f"2026-09-14T10:00,service-1,page,{v!r}," for v in values]
    rolled(root, events(root, *rows))
    found, order = written(root), sorted(values)
    for measure, rank in (("sign-in", 0.5), ("page", 0.75), ("sign-in-95", 0.95)):
        exact = order[math.ceil(rank * len(order)) - 1]
        assert float(found["2026-09-14", measure][0]) == pytest.approx(exact, rel=0.01)
    rolled(root, str(root.parent / "events.csv"), exact=True)
    assert float(written(root)["2026-09-14", "sign-in"][0]) == order[1499]


@pytest.mark.parametrize(
    ("zone", "time", "day"),
    [
        ("Europe/Berlin", "2026-10-24T22:30:00Z", "2026-10-25"),
        ("Europe/Berlin", "2026-10-25T22:30:00Z", "2026-10-25"),
        ("Europe/Berlin", "2026-10-25T23:00:00Z", "2026-10-26"),
        ("Europe/Berlin", "2026-03-28T22:59:59Z", "2026-03-28"),
        ("Europe/Berlin", "2026-03-29T21:59:59Z", "2026-03-29"),
        ("Europe/Berlin", "2026-03-29T22:00:00Z", "2026-03-30"),
        ("Asia/Kathmandu", "2026-09-14T18:14:59Z", "2026-09-14"),
        ("Asia/Kathmandu", "2026-09-14T18:15:00Z", "2026-09-15"),
        ("America/St_Johns", "2026-09-15T02:29:59Z", "2026-09-14"),
        ("America/St_Johns", "2026-09-15T01:30:00+02:00", "2026-09-14"),
        ("Pacific/Auckland", "2026-09-14T23:59", "2026-09-14"),
    ],
)
def test_days_are_the_organisations(root, zone, time, day):
    text = f"name: Large\ntimezone: {zone}\n"
    (root / "services/organisation.yml").write_text(text)
    rolled(root, events(root, f"{time},service-1,page,1,true"))
    assert {when for when, _ in written(root)} == {day}


def test_late_events_replace_a_day_and_fewer_do_not(root):
    rows = [f"2026-09-1{day}T10:00,service-1,page,{v},true" for day in (4, 5) for v in (1, 3)]
    first = events(root, *rows)
    assert rolled(root, first).new == 8
    again = rolled(root, first)
    assert (again.new, again.changed, again.same) == (0, 0, 8)
    late = events(root, *rows, "2026-09-15T23:00,service-1,page,5,true", name="late.csv")
    done = rolled(root, late)
    assert (done.changed, done.same) == (4, 4)
    assert written(root)["2026-09-15", "pages"] == ("3", "3")
    before = written(root)
    fewer = events(root, "2026-09-15T23:00,service-1,page,5,true", name="fewer.csv")
    refused = rolled(root, fewer)
    assert [each.code for each in refused.findings] == ["rollup-fewer-events"]
    assert "on 1 events in place of 3" in refused.findings[0].message
    assert written(root) == before
    assert not rolled(root, fewer, replace=True).has_errors
    assert written(root)["2026-09-15", "pages"] == ("1", "1")
    assert written(root)["2026-09-14", "pages"] == ("2", "2")


def test_values_in_another_file_are_not_written_twice(root):
    other = "date,service,measure,value,samples\n2026-09-14,service-1,pages,7,7\n"
    write_files({"data/telemetry/old.csv": other}, root)
    done = rolled(root, events(root, "2026-09-14T10:00,service-1,page,1,true"))
    assert [each.code for each in done.findings] == ["import-there-already"]
    assert "into: old.csv" in done.findings[0].hint
    (root.parent / "mapping.yml").write_text(MAPPING + "into: old.csv\n")
    assert [each.code for each in rolled(root, str(root.parent / "events.csv")).findings] == [
        "rollup-fewer-events"
    ]


def test_other_columns_epochs_codes_and_a_factor(root):
    (root.parent / "mapping.yml").write_text(
        "columns:\n  service: app\n  time: {column: at, format: epoch milliseconds}\n"
        "  value: {column: ms, times: 0.001}\n  ok: {column: status, 'yes': [200, 204]}\n"
        "fixed: {measure: page}\nservices: {APP-1: service-1}\nseparator: ';'\n"
        "measures:\n  page: {statistic: p75}\n  pages-ok: {of: page, statistic: share ok}\n"
    )
    rows = ("1789372800000;APP-1;1500;200", "1789372800000;APP-1;2500;500", ";APP-1;1;200")
    done = rolled(root, events(root, *rows, header="at;app;ms;status"))
    assert not done.has_errors, done.findings
    assert written(root) == {
        ("2026-09-14", "page"): ("1.5", "1"),
        ("2026-09-14", "pages-ok"): ("50", "2"),
    }
    assert dict(done.bad) == {"has no time that can be read": 1}


@pytest.mark.parametrize("exact", [False, True])
def test_names_of_one_service_are_counted_together(root, exact):
    (root.parent / "mapping.yml").write_text(MAPPING + "services: {A: service-1, B: service-1}\n")
    rows = (("A", 1), ("service-1", 2), ("B", 3), ("B", 4), ("A", 5))
    rolled(
        root, events(root, *(f"2026-09-14,{name},sign-in,{v}," for name, v in rows)), exact=exact
    )
    assert written(root)["2026-09-14", "sign-in"] == ("3", "5")


def test_an_own_format_of_times(root):
    (root.parent / "mapping.yml").write_text(
        MAPPING + "columns:\n  service: service\n  measure: measure\n  value: value\n"
        "  time: {column: time, format: '%d.%m.%Y %H:%M'}\n"
    )
    rows = [f"{time},service-1,page,1," for time in ("14.09.2026 23:59", "31.09.2026 10:00", "x")]
    for engine in ("pandas", "duckdb"):
        done = rolled(root, events(root, *rows), engine=engine)
        assert not done.has_errors, done.findings
        assert {day for day, _ in written(root)} == {"2026-09-14"}
        assert sum(done.bad.values()) == 2


def test_without_a_mapping_each_measure_is_a_median(root):
    name = events(root, "2026-09-14,service-1,page,1", header="time,service,measure,value")
    done = roll_up([name], root, HowToRollUp())
    assert not done.has_errors, done.findings
    assert written(root) == {("2026-09-14", "page"): ("1", "1")}


@pytest.mark.parametrize(
    ("mapping", "code", "said"),
    [
        ("measures: {pag: {}}", "unknown-reference", "write “page”"),
        ("services: {A: servise-1}", "unknown-reference", "write “service-1”"),
        ("measures: {page-apdex: {statistic: apdex}}", "missing-key", "target: …"),
        ("measures: {pages-ok: {of: page, statistic: share good}}", "missing-key", "at_most: …"),
        ("columns: {service: a, measure: b}", "missing-key", "value: …"),
        ("columns: {value: c}", "missing-key", "service: …"),
        ("columns: {service: a, measure: b, time: {column: c, format: '%b'}, ok: d}",
         "unknown-value", "epoch seconds"),
        ("columns: {service: a, measure: b, ok: nothing}", "import-columns", "columns:"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_mapping_is_a_finding(root, mapping, code, said):
    (root.parent / "mapping.yml").write_text(mapping + "\n")
    name = events(root, "2026-09-14,x,y,1", header="time,a,b,c")
    done = rolled(root, name)
    assert code in {each.code for each in done.findings}
    assert any(said in each.hint for each in done.findings)
    assert not (root / "data").exists()


def test_nothing_that_counts_is_an_error(root):
    done = rolled(root, events(root, "2026-09-14,nobody,page,1,true"))
    assert [each.code for each in done.findings] == ["rollup-nothing"]
    assert "names a service that nothing defines" in done.findings[0].message
    for name in ("missing.csv", "*.nothing", "events.unknown"):
        assert rolled(root, str(root.parent / name)).has_errors


def test_a_source_that_the_engine_cannot_read(root):
    (root.parent / "broken.parquet").write_bytes(b"no parquet")
    done = rolled(root, str(root.parent / "broken.parquet"))
    assert [each.code for each in done.findings] == ["rollup-failed"]
    done = rolled(root, str(root.parent / "broken.parquet"), engine="pandas")
    assert "--engine duckdb" in done.findings[0].hint


def test_an_address_without_what_reads_addresses():
    said = RuntimeError('Failed to download extension "httpfs" at URL "http://…"')
    found = failed("duckdb", ["s3://events/e.parquet"], said)
    assert "INSTALL httpfs" in found.hint
    assert "INSTALL" not in failed("duckdb", ["e.parquet"], RuntimeError("no such column")).hint
