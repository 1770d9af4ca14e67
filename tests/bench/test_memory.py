"""What is no longer needed is gone: memory holds little of a service once its page is drawn."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.bench.processes import ROOT as OURS
from generator.bench.processes import run
from generator.demo.organisation import Wanted
from generator.demo.write import write_example

SERVICES, MONTHS = 12, 6
MOST_CELLS, MOST_OBJECTS = 10, 600
"""Of a service, once its page is drawn: 4 and 446 when this was written."""
MANY, MANY_MONTHS = (150, 450), 36
"""So many that their pages are shared between processes, and their tables are read by pandas."""
MOST_KILOBYTES = 130
"""Of a service more, in all processes at their highest: 106 when this was written."""


def living(place: Path, services: int):
    root = place / f"of-{services}"
    write_example(root, Wanted(services, MONTHS))
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.living", str(root), str(place / f"site-{services}")],
        cwd=OURS,
        env={**os.environ, "XDG_CACHE_HOME": str(place / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def lives(tmp_path_factory):
    """Return what lives in a build, and in one with twice the services."""
    place = tmp_path_factory.mktemp("living")
    return [living(place, number) for number in (SERVICES, 2 * SERVICES)]


def test_what_was_read_is_gone_before_the_pages_are_drawn(lives):
    for one in lives:
        before = one["before"]
        gone = ("Table", "Records", "ColumnCells", "texts", "trees")
        assert {name: before[name] for name in gone} == dict.fromkeys(gone, 0)


def test_what_a_page_is_drawn_from_is_gone_once_it_is_drawn(lives):
    one, two = (each["drawn"] for each in lives)
    assert (two["ServiceView"], two["PanelView"]) == (0, 0)
    more = {name: two[name] - one[name] for name in ("Cell", "all")}
    assert more["Cell"] <= MOST_CELLS * SERVICES
    assert more["all"] <= MOST_OBJECTS * SERVICES


def test_nothing_that_a_page_was_made_from_is_left_for_the_audit(lives):
    for one in lives:
        left = one["audited"]
        gone = ("Definitions", "Document", "Published", "Cell", "Trend", "Scorecard")
        assert {name: left[name] for name in gone} == dict.fromkeys(gone, 0)


@pytest.mark.long
def test_each_service_more_needs_little_memory(tmp_path):
    few, many = (most_memory(tmp_path, number) for number in MANY)
    assert (many - few) / (MANY[1] - MANY[0]) <= MOST_KILOBYTES


def most_memory(place: Path, services: int) -> float:
    """Return how many kB all processes of a build need at their highest."""
    root = place / f"of-{services}"
    write_example(root, Wanted(services, MANY_MONTHS))
    site = place / f"site-{services}"
    return 1000 * run("build", "--no-cache", "--root", root, "--site", site).peak
