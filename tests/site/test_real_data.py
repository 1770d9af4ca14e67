"""Two real surveys, imported and built: the published numbers are those that others computed."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from generator.api.places import file_of
from tests.real_data import import_carers_allowance, import_sfo, shared_data
from tests.site.conftest import run
from tests.site.test_build import page
from tests.skips import REAL_DATA

pytestmark = [
    pytest.mark.skipif(shared_data() is None, reason=REAL_DATA),
]


@pytest.fixture(scope="module")
def sfo(tmp_path_factory) -> Path:
    return built(import_sfo(tmp_path_factory.mktemp("sfo") / "repository"))


@pytest.fixture(scope="module")
def carers(tmp_path_factory) -> Path:
    return built(import_carers_allowance(tmp_path_factory.mktemp("carers") / "repository"))


def built(root: Path) -> Path:
    result = run("build", "--root", root, "--site", root.parent / "site")
    assert result.exit_code == 0, result.output
    return root.parent / "site"


def figures(site: Path, path: str) -> dict[str, dict]:
    return json.loads((site / file_of(path)).read_text("utf-8"))["figures"]


def percent(share: float) -> float:
    return round(share * 100, 1)


@pytest.mark.parametrize(("year", "n", "share"), [("2017", 2688, 82.1), ("2018", 2625, 78.4)])
def test_the_whole_airport(sfo, year, n, share):
    figure = figures(sfo, "providers/sfo")[f"provider:sfo/like?period={year}"]
    assert figure["answers"] == n
    assert percent(figure["value"]) == share
    assert figure["low"] < figure["value"] < figure["high"]


@pytest.mark.parametrize(
    ("year", "score", "low", "high"), [("2017", 39.8, 37.2, 42.4), ("2018", 31.0, 28.1, 33.8)]
)
def test_would_they_recommend_the_airport(sfo, year, score, low, high):
    figure = figures(sfo, "providers/sfo")[f"provider:sfo/recommend?period={year}"]
    given = (figure[name] for name in ("value", "low", "high"))
    assert [percent(each) for each in given] == [score, low, high]


def test_the_page_shows_both_years_with_their_ranges(sfo):
    said = page(sfo, "providers/sfo").text.replace("\u202f", " ").replace("\u2060", "")
    assert "78 %" in said
    assert "77–80 %" in said
    assert "+28 to +34" in said


def test_wi_fi_has_its_page_from_2013_on(sfo):
    found = figures(sfo, "services/wi-fi")
    points = {name: f for name, f in found.items() if "like?period" in name}
    assert min(points) == "wi-fi/like?period=2013"
    for year, share, n in (("2017", 74.6, 2142), ("2018", 72.2, 2074)):
        figure = points[f"wi-fi/like?period={year}"]
        assert (percent(figure["value"]), figure["answers"]) == (share, n)


def test_every_rated_service_has_a_page(sfo):
    assert len([path for path in (sfo / "services").iterdir() if path.is_dir()]) == 14


def test_carers_allowance_is_not_compared_across_the_change(carers):
    found = figures(carers, "services/carers-allowance")
    window = found["carers-allowance/like"]
    assert window["from"] >= "2014-04-24"
    with (carers / "services/carers-allowance/like.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["line"] for row in rows if row["start"] < "2014-04-24"} == {"1"}
    assert {row["line"] for row in rows if row["start"] >= "2014-04-24"} == {"2"}
    assert "carers-allowance/difference" not in found
    said = page(carers, "services/carers-allowance").text
    assert "You cannot compare what is left of a double line" in said


def test_no_number_stands_for_the_nine_empty_days(carers):
    found = figures(carers, "services/carers-allowance")
    for day in range(1, 10):
        figure = found.get(f"carers-allowance/like?period=2014-03-{day:02}", {})
        assert "value" not in figure
    with (carers / "services/carers-allowance/like.csv").open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["start"] < "2014-03-10"]
    assert all(row["share"] == row["answers"] == "" for row in rows)


def test_days_with_few_people_are_withheld_and_zero_is_shown(carers):
    found = figures(carers, "services/carers-allowance")
    states = [f["state"] for name, f in found.items() if "like?period" in name]
    assert states.count("no data") == 3
    assert states.count("withheld") >= 5
    full = [f for f in found.values() if "answers" in f and f["from"] == f["to"]]
    assert all(f["answers"] == 0 or f["answers"] >= 10 for f in full)


def test_the_numbers_can_be_traced_to_their_lines(sfo):
    root = sfo.parent / "repository"
    said = run("explain", "provider:sfo/like?period=2017", "--root", root).output
    assert "exactly  0.8207" in said
    assert "data/answers/2017.csv" in said
