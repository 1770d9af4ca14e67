"""The benchmark runs, small: one that no test runs would rot.

The whole command waits for the long run: its parts run each time.
"""

from __future__ import annotations

import json
import subprocess

import pytest
from click.testing import CliRunner

from generator.bench.contenders import (
    APPENDED,
    COLD,
    EDITED,
    HUGO,
    IN_NAV,
    LARGEST_NAV,
    OUT_OF_NAV,
    READ_CSV,
    WARM,
    our_builds,
)
from generator.bench.equal_facts import write_equal_facts
from generator.bench.machine import find_hugo
from generator.bench.measure import left_out
from generator.bench.processes import ROOT, run, timed
from generator.bench.read_csv import read_all
from generator.cli import main
from tests.skips import HUGO_MISSING

OURS = [COLD, WARM, EDITED, APPENDED]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Return a folder with an organisation of five services, and its facts for the others."""
    place = tmp_path_factory.mktemp("bench")
    run("demo", place / "ours", "--services", 5, "--months", 14)
    run("build", "--root", place / "ours")
    write_equal_facts(place / "ours", place, [IN_NAV, OUT_OF_NAV, HUGO])
    return place


def texts(folder, pattern):
    files = folder.rglob(pattern)
    return {path.relative_to(folder): path.read_text(encoding="utf-8") for path in files}


def test_all_others_are_given_the_same_facts_with_the_drawings(place):
    stock = texts(place / IN_NAV / "docs" / "services", "*.md")
    assert len(stock) == 5
    assert all("## Check our numbers" in text and len(text) > 5_000 for text in stock.values())
    assert sum('<svg class="ih-chart"' in text for text in stock.values()) >= 4
    assert texts(place / OUT_OF_NAV / "docs" / "services", "*.md") == stock
    hugo = texts(place / HUGO / "content" / "services", "*.md")
    assert {name: text.split("---\n", 2)[2] for name, text in hugo.items()} == stock


def test_only_one_stock_has_the_pages_in_its_nav(place):
    navs = [(place / name / "mkdocs.yml").read_text() for name in (IN_NAV, OUT_OF_NAV)]
    assert [nav.count("services/") for nav in navs] == [5, 0]


@pytest.mark.skipif(find_hugo() is None, reason=HUGO_MISSING)
def test_hugo_draws_each_fact(place):
    subprocess.run([str(find_hugo()), "--quiet"], cwd=place / HUGO, check=True)
    drawn = list((place / HUGO / "public" / "services").rglob("index.html"))
    pages = [path.read_text(encoding="utf-8") for path in drawn]
    scorecards = [page for page in pages if "Check our numbers" in page]
    assert len(scorecards) == 5
    assert sum('<svg class="ih-chart"' in page for page in scorecards) >= 4
    assert all("<table>" in page for page in scorecards)


def test_read_csv_reads_all_rows(place):
    files = list((place / "ours" / "data").rglob("*.csv"))
    assert sum(map(len, read_all(place / "ours"))) == sum(
        file.read_text(encoding="utf-8").count("\n") - 1 for file in files
    )


def test_our_builds_begin_in_their_states(tmp_path):
    root, cache = tmp_path / "ours", tmp_path / "cache"
    run("demo", root, "--services", 5, "--months", 3)
    before = {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file()}
    (root / "site").mkdir()
    cache.mkdir()
    cold, warm, edited, appended = our_builds(root, cache)
    assert [each.name for each in (cold, warm, edited, appended)] == OURS
    for each in (edited, appended, warm):
        each.prepare()
    changed = [path for path, raw in before.items() if path.read_bytes() != raw]
    assert {path.suffix for path in changed} == {".yml", ".csv"}
    assert len(changed) == 2
    cold.prepare()
    assert all(path.read_bytes() == raw for path, raw in before.items())
    assert not (root / "site").exists()
    assert not cache.exists()
    assert warm.environment == {"XDG_CACHE_HOME": str(cache)}


def test_what_is_left_out_is_said():
    assert [*left_out(10, "/usr/bin/hugo")] == []
    assert "not installed" in "".join(left_out(10, None))
    assert "hours" in "".join(left_out(LARGEST_NAV + 1, "/usr/bin/hugo"))


@pytest.mark.long
def test_the_command_measures_all_in_turn(tmp_path):
    json_file, chart_file = tmp_path / "bench.json", tmp_path / "bench.svg"
    options = ["--services", "5", "--months", "14", "--runs", "1"]
    files = ["--json", str(json_file), "--chart", str(chart_file)]
    done = CliRunner().invoke(main, ["bench", *options, *files])
    assert done.exit_code == 0, done.output
    found = json.loads(json_file.read_text(encoding="utf-8"))
    builds = {build["name"]: build["median"] for build in found["results"][0]["builds"]}
    hugo = [HUGO] if find_hugo() else []
    assert [*builds] == [*OURS, IN_NAV, OUT_OF_NAV, *hugo, READ_CSV]
    for name, spent in builds.items():
        assert name in done.output
        assert min(spent["wall"], spent["processor"], spent["peak"]) > 0
    sites = [builds[name]["site"] for name in OURS]
    assert max(sites) < 1.01 * min(sites)
    assert builds[READ_CSV]["site"] is None
    assert ("LEFT OUT: hugo" in done.output) == (not hugo)
    assert chart_file.read_text(encoding="utf-8").startswith("<svg")


def test_without_hugo_it_is_said_at_once(monkeypatch):
    monkeypatch.setattr("generator.bench.machine.shutil.which", lambda _: None)
    monkeypatch.setattr("generator.bench.measure.run", lambda *_: timed(["false"], ROOT))
    assert "NO HUGO" in CliRunner().invoke(main, ["bench"]).output
    assert "NO HUGO" not in CliRunner().invoke(main, ["bench", "--alone"]).output


def test_a_program_that_fails_is_a_sentence(monkeypatch):
    monkeypatch.setattr("generator.bench.measure.run", lambda *_: timed(["false"], ROOT))
    done = CliRunner().invoke(main, ["bench", "--services", "5", "--alone"])
    assert done.exit_code == 1
    assert "Error: false" in done.output
