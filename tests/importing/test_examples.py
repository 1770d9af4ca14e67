"""The mappings that the program brings along, each from a tool's export to a published figure.

Header rows and names are those that the tools write, all rows are invented. A few lines of pandas
say what must come out.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner
from msgspec import Struct

from generator.cli.import_data import import_data
from generator.importing.examples import EXAMPLES, example
from generator.importing.import_files import HowToImport, import_files
from generator.importing.mapping_file import read_mapping
from generator.importing.there import Onto
from generator.pipeline import compute, read
from tests.importing.conftest import KEY
from tests.real_data import ROOT

MEASURE = """\
measures:
- id: availability
  name: Availability
  unit: "%"
  direction: increase
  good: [{since: 2020-01-01, at_least: 99}]
"""
REPOSITORY = {
    "services/organisation.yml": "name: Example\nas_of: 2026-10-01\nhours: Mon-Sun 00:00-24:00\n"
    "timezone: Europe/Berlin\nlost_over: 7 days\n",
    "services/it/provider.yml": "name: IT\nshirt: IT\n",
    **{
        f"services/it/{name}.yml": f"name: {name}\nstage: live\nlaunched: 2020-01-01\n{MEASURE}"
        for name in ("email", "wi-fi")
    },
}
NAMES = {"E-mail": "email", "Wi-Fi": "wi-fi"}
DAYS = range(1, 31)
Wanted = dict[str, float]
"""Figures by id."""


class Export(Struct, frozen=True):
    """An export: its files, what pandas makes of them, and what the organisation says more."""

    files: dict[str, str]
    wanted: Wanted
    organisation: str = ""


def chance() -> random.Random:
    return random.Random(5)  # noqa: S311


def happysignals() -> Export:
    some, rows = chance(), []
    for n in range(120):
        happy, lost = some.randint(0, 10), some.choice(["", "0", "15", "2.5"])
        rows.append(
            [f"R{n}", f"2026-09-{n % 30 + 1:02} 10:00", some.choice([*NAMES]), happy, lost,
             "Speed; Skills", "Jane was kind"]
        )  # fmt: skip
    names = ["Response ID", "Responded at", "Service", "Happiness", "Lost time (minutes)"]
    frame = pd.DataFrame(rows, columns=[*names, "Factors", "Comment"])
    happy = (frame["Happiness"] >= 9).groupby(frame["Service"]).mean()
    wanted = {f"{ours}/like": happy[name] for name, ours in NAMES.items()}
    return Export({"export.csv": frame.to_csv(index=False)}, wanted)


def touchpoints() -> Export:
    some = chance()
    some_reasons = ("effectiveness", "ease", "efficiency", "transparency", "humanity")
    reasons = (*some_reasons, "employee", "other")
    columns = [f"{side}_{reason}" for side in ("positive", "negative") for reason in reasons]
    rows = [
        [f"x-{n}", some.choice("1110"), *[some.choice("01") for _ in columns], "Ann helped me"]
        for n in range(90)
    ]
    frame = pd.DataFrame(rows, columns=["external_id", "question_1", *columns, "question_4"])
    wanted = {"email/like": (frame["question_1"] == "1").mean()}
    return Export({"2026-Q3.csv": frame.to_csv(index=False)}, wanted, "period: quarter\n")


def assessments() -> Export:
    some, rows = chance(), []
    for n in range(100):
        for metric in ("How satisfied are you with e-mail?", "How satisfied are you with Wi-Fi?"):
            value = some.choice([-1, 1, 2, 3, 4, 5, 5])
            said = some.choice(["Very good", "Fine, Jane"])
            rows.append([f"AINST{n:07}", metric, said, value, max(value, 0) / 5])
    columns = ["instance", "metric", "string_value", "actual_value", "normalized_value"]
    frame = pd.DataFrame(rows, columns=columns)
    given = frame[frame["actual_value"] > 0]
    likes = (given["actual_value"] >= 4).groupby(given["metric"]).mean().tolist()
    wanted = dict(zip(("wi-fi/like", "email/like"), likes, strict=True))  # W comes before e
    return Export({"assessments-2026-09.csv": frame.to_csv(index=False)}, wanted)


def breakdowns() -> list[tuple[int, list[str], str, str]]:
    """Return numbers, services, beginnings and ends of what broke down."""
    some = chance()
    return [
        (n, some.choice([["E-mail"], ["Wi-Fi"], [*NAMES]]), f"2026-09-{n:02}T10:00:00",
         f"2026-09-{n:02}T1{some.randint(1, 8)}:30:00")
        for n in range(1, 21)
    ]  # fmt: skip


def away(rows: list[tuple[int, list[str], str, str]]) -> Wanted:
    """Return how many there were, and how many hours they took."""
    frame = pd.DataFrame(rows, columns=["n", "service", "opened", "resolved"]).explode("service")
    took = pd.to_datetime(frame["resolved"]) - pd.to_datetime(frame["opened"])
    hours = (took.dt.total_seconds() / 3600).groupby(frame["service"])
    return {
        **{f"{NAMES[name]}/breakdowns": float(count) for name, count in hours.size().items()},
        **{f"{NAMES[name]}/time-away": float(total) for name, total in hours.sum().items()},
    }


def cstate() -> Export:
    rows = breakdowns()
    files = {
        f"issues/{n:02}-slow.md": f"---\ntitle: It was slow\ndate: {opened.replace('T', ' ')}\n"
        f"resolved: true\nresolvedWhen: {resolved.replace('T', ' ')}\nseverity: disrupted\n"
        f"affected:\n{''.join(f'  - {each}{chr(10)}' for each in services)}section: issue\n"
        "---\nJane Doe looks at it.\n"
        for n, services, opened, resolved in rows
    }
    files["issues/notice.md"] = files["issues/01-slow.md"].replace("disrupted", "notice")
    return Export({**files, "issues/_index.md": "---\ntitle: Issues\n---\n"}, away(rows))


def statuspage() -> Export:
    rows = breakdowns()
    incidents: list[dict[str, Any]] = [
        {
            "id": f"i{n}",
            "name": "It was slow",
            "status": "resolved",
            "created_at": f"{opened}.000+02:00",
            "resolved_at": f"{resolved}.000+02:00",
            "impact": "minor",
            "shortlink": "https://stspg.io/x",
            "incident_updates": [{"id": f"u{n}", "body": "Jane Doe looks at it."}] * 3,
            "components": [
                {"id": f"c{each}", "name": each, "created_at": "2020-01-01T00:00:00.000Z"}
                for each in services
            ],
        }
        for n, services, opened, resolved in rows
    ]
    raw = json.dumps({"page": {"id": "p", "name": "Example"}, "incidents": incidents})
    return Export({"incidents.json": raw}, away(rows))


def checks() -> pd.DataFrame:
    """Return checks every half an hour, from a night to an afternoon; few of them failed."""
    some = chance()
    times = pd.date_range("2026-08-31 22:30", "2026-09-30 15:00", freq="30min", tz="UTC")
    return pd.DataFrame(
        [(time, name, some.random() > 0.01) for time in times for name in NAMES],
        columns=["time", "name", "up"],
    )


def good_days(frame: pd.DataFrame) -> Wanted:
    """Return on how many days 99 % of the checks or more were good; the last is cut off."""
    day = frame["time"].dt.tz_convert("Europe/Berlin").dt.date
    share = frame.groupby(["name", day])["up"].mean().unstack(0).iloc[:-1]
    return {f"{NAMES[name]}/works": float((share[name] >= 0.99).sum()) for name in NAMES}


def kuma() -> Export:
    frame = checks()
    beats: list[dict[str, Any]] = [
        {
            "monitorID": [*NAMES].index(name) + 1,
            "status": int(up),
            "time": f"{time:%Y-%m-%d %H:%M:%S}.123+00:00",
            "msg": "Jane Doe was told",
            "ping": 20,
        }
        for time, name, up in frame.itertuples(index=False)
    ]
    beats.append({**beats[60], "status": 3, "time": "2026-09-10 10:10:00.000+00:00"})
    monitors = [{"id": n, "name": name, "type": "http"} for n, name in enumerate(NAMES, 1)]
    backup = {"version": "1.23.0", "monitorList": monitors, "heartbeatList": beats}
    return Export({"backup.json": json.dumps(backup)}, good_days(frame))


def gatus() -> Export:
    frame = checks()
    found = [
        {
            "name": name,
            "group": "core",
            "key": f"core_{ours}",
            "results": [
                {"status": 200, "duration": 9, "success": bool(up), "timestamp": time.isoformat()}
                for time, up in rows[["time", "up"]].itertuples(index=False)
            ],
        }
        for name, ours in NAMES.items()
        for rows in [frame[frame["name"] == name]]
    ]
    return Export({"statuses.json": json.dumps(found)}, good_days(frame))


EXPORTS: dict[str, Callable[[], Export]] = {
    "a11-touchpoints": touchpoints,
    "cstate": cstate,
    "gatus": gatus,
    "happysignals": happysignals,
    "servicenow-assessments": assessments,
    "statuspage": statuspage,
    "uptime-kuma": kuma,
}


def test_each_example_has_an_export():
    assert {*EXPORTS} == {*EXAMPLES}


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_export_becomes_the_figures_that_pandas_confirms(name, tmp_path, write):
    export = EXPORTS[name]()
    for file, text in REPOSITORY.items():
        more = export.organisation if file == "services/organisation.yml" else ""
        write(f"site/{file}", text + more)
    paths = sorted({write(f"export/{file}", text) for file, text in export.files.items()})
    folder = tmp_path / "export" / "issues"
    rules, key = write("mapping.yml", example(name)), write("key", f"{KEY}\n")
    done = import_files(
        [folder] if folder.is_dir() else paths, rules, tmp_path / "site", HowToImport(key=key)
    )
    assert [(one.code, one.message) for one in done.findings] == []
    assert not any(b"Jane" in text or b"Ann" in text for text in done.files.values())
    reading = read(tmp_path / "site", cache=False)
    assert reading.checked.errors == ()
    figures = compute(reading).figures()
    assert {each: figures[each].value for each in export.wanted} == pytest.approx(export.wanted)


def test_a_rotated_export_of_a_monitor_keeps_each_day_as_it_was(tmp_path, write):
    for file, text in REPOSITORY.items():
        write(f"site/{file}", text)
    backup = json.loads(kuma().files["backup.json"])
    beats = backup["heartbeatList"][:-1]
    rules = write("mapping.yml", example("uptime-kuma"))
    path = tmp_path / "site/data/telemetry/uptime-kuma.csv"
    days = []
    for part in (beats[:1500], beats[1000:]):
        export = write("backup.json", json.dumps({**backup, "heartbeatList": part}))
        done = import_files([export], rules, tmp_path / "site", HowToImport(Onto.ADD))
        assert not done.has_errors
        days.append(pd.read_csv(path).set_index(["date", "service"])["value"])
    whole = days[1].to_dict()
    assert len(whole) == 2 * 29
    assert days[0].to_dict().items() <= whole.items()


def test_the_command_prints_an_example(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(import_data, ["--example", "gatus"])
    assert (done.exit_code, done.stdout) == (0, example("gatus"))
    done = CliRunner().invoke(import_data, ["--example", "gates"])
    assert done.exit_code == 2
    assert "uptime-kuma" in done.output


NO_CHECKS = """\
kind: answers
files: a
daily: mean
fixed: {service: email}
columns: {date: a, rating: b}
"""
OF_DAYS = """\
kind: telemetry
files: a
fixed: {service: email, measure: up}
daily: mean
columns: {date: a, value: b}
"""


@pytest.mark.parametrize(("mapping", "line"), [(NO_CHECKS, 3), (OF_DAYS, 4)])
def test_only_single_checks_are_joined_by_days(write, mapping, line):
    _, findings = read_mapping(write("mapping.yml", mapping))
    assert [(one.code, one.place.line, one.hint) for one in findings] == [
        ("import-daily", line, "remove “daily:”")
    ]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_guide_lists_each_example(name):
    for folder in ("pages", "translations/de"):
        guide = (ROOT / "site_overrides" / folder / "owners.md").read_text(encoding="utf-8")
        assert f"\n- `{name}`: " in guide


@pytest.mark.parametrize("name", ["a11_responses.csv", "export (1).csv"])
def test_a_name_without_a_period_is_said_to_have_none_and_the_hint_works(tmp_path, write, name):
    for file, text in REPOSITORY.items():
        write(f"site/{file}", text)
    export = write(name, "external_id,question_1\na1,1\na2,0\n")
    rules, how = (
        write("mapping.yml", example("a11-touchpoints")),
        HowToImport(key=write("key", KEY)),
    )
    done = import_files([export], rules, tmp_path / "site", how)
    (found,) = done.findings
    assert (found.code, done.files) == ("import-value", {})
    assert "in place of “{period}”" in found.hint
    said = example("a11-touchpoints").replace('date: "{period}"', 'date: "2026-09"')
    done = import_files([export], write("mapping.yml", said), tmp_path / "site", how)
    assert (done.findings, len(done.files)) == ((), 1)
