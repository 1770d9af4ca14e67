"""The real history of a status page, from an empty organisation to its pages."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter

import pytest

from generator.features.measured.figures import Measured
from generator.importing.upptime import import_upptime
from generator.pipeline import compute, read
from generator.sources.finding import Severity
from tests.real_data import ROOT, shared_data
from tests.skips import REAL_DATA

OWN = {"web", "tickets", "wiki"} | {
    f"testgrid-{name}"
    for name in (
        "alpha-introducer", "beta-introducer", "alpha-storage", "beta-storage", "gamma-storage",
    )
}  # fmt: skip
SUPPLIERS = {"github", "gitlab", "codeberg", "circleci", "coveralls", "pypi"}


@pytest.fixture(scope="module")
def history(tmp_path_factory):
    """Return the folder of the data, the repository they became, and what the import said."""
    folder = shared_data() and shared_data() / "upptime_tahoe_lafs"
    if not folder or not folder.is_dir():
        pytest.skip(REAL_DATA)
    root = tmp_path_factory.mktemp("real") / "site"
    (root / "services/it").mkdir(parents=True)
    (root / "services/organisation.yml").write_text("name: Example\n", encoding="utf-8")
    (root / "services/it/provider.yml").write_text("name: IT\nshirt: IT\n", encoding="utf-8")
    done = import_upptime([folder / "checks_from_commits.csv", folder / "summary.json"], root)
    return folder, root, done


@pytest.fixture(scope="module")
def cards(history):
    cards = compute(read(history[1], cache=False)).services
    return {card.defined.id: card for card in cards}


def rows(root, kind):
    with (root / f"data/{kind}/checks_from_commits.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_everything_is_read_and_what_is_left_out_is_counted(history):
    done = history[2]
    assert not done.has_errors
    assert [report.rows_read for report in done.reports] == [1633, 0]
    why = "in which the monitor was turned away"
    assert done.reports[0].left_out == {
        f"of “CircleCI” {why} (HTTP 403): no outage": 111,
        f"of “GitHub” {why} (HTTP 429): no outage": 1,
        "of days that the export does not hold whole": 29,
    }
    assert [(one.code, one.severity) for one in done.findings] == [
        ("import-open", Severity.WARNING),
        ("import-no-reason", Severity.WARNING),
    ]


def test_own_services_and_suppliers(history):
    checked = read(history[1], cache=False).checked
    assert checked.errors == ()
    assert set(checked.definitions.services) == OWN | SUPPLIERS
    assert set(checked.definitions.suppliers) == SUPPLIERS
    for name, service in checked.definitions.services.items():
        delivered = [each.supplier for each in service.part.steps[0].delivered_by]
        assert delivered == ([name] if name in SUPPLIERS else [])


def test_refusals_are_no_breakdowns(history):
    count = Counter(row["service"] for row in rows(history[1], "incidents"))
    assert (count["circleci"], count["github"], count["pypi"]) == (1, 1, 0)
    refused = sum(
        int(row["refused"] or 0)
        for row in rows(history[1], "telemetry")
        if (row["service"], row["measure"]) == ("circleci", "reachable")
    )
    assert refused == 111


def test_days_agree_with_the_minutes_that_the_monitor_itself_counted(history):
    folder, root, _ = history
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    web = next(site for site in summary if site["slug"] == "web")["dailyMinutesDown"]
    ours = {
        row["date"]: float(row["value"])
        for row in rows(root, "telemetry")
        if (row["service"], row["measure"]) == ("web", "reachable")
    }
    apart = [1440 * (1 - ours[day] / 100) - web[day] for day in web if day in ours]
    assert len(apart) == 30
    assert sum(abs(minutes) < 2 for minutes in apart) >= 20
    assert min(apart) > -2  # it leaves out breakdowns that were soon over; we do not
    assert max(apart) < 110


def test_the_page_says_why_days_are_missing(cards):
    away = cards["circleci"].panels[Measured].turned_away
    assert (away.days, away.all_day) == (50, 0)
    assert cards["web"].panels[Measured].turned_away.days == 0


def test_the_site_has_services_and_suppliers_and_says_why(history, tmp_path):
    site = tmp_path / "site"
    order = ["-m", "generator", "build", "--root", str(history[1]), "--site", str(site)]
    done = subprocess.run([sys.executable, *order], capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    assert all((site / "services" / name / "index.html").is_file() for name in OWN | SUPPLIERS)
    assert all((site / "suppliers" / name / "index.html").is_file() for name in SUPPLIERS)
    page = (site / "services/circleci/index.html").read_text(encoding="utf-8")
    assert "On 50 days it locked out the program that measures it" in page
    assert "It broke down once from 1\u00a0February 2025" in page
