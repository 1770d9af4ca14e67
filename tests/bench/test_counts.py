"""How often a build does what: counts, which are the same on each machine.

What must be done once is held to that, and with twice the services each count at most doubles. The
sums in ``counts.json`` may fall and not rise. ``IHEARTIT_RENEW=1`` writes those that have fallen,
so that they stay there; to raise one, for a new feature, edit the file.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from generator.bench.edits import Edits
from generator.demo.organisation import Wanted
from generator.demo.write import write_example
from generator.pages.moved import OLD
from generator.pages.table import PAGES

ROOT = Path(__file__).parents[2]
HELD = Path(__file__).parent / "counts.json"
SERVICES, MONTHS, PROVIDERS = 12, 6, 5
FEW = 12
"""Some services have more to say than others: what grows by so many is no waste."""


def build(root, cache):
    """Build in a process of its own; return how often it did what, by kind and name."""
    out = root.parent / f"out-{root.name}"
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.counting", str(root), str(out / "site")],
        cwd=ROOT,
        env={**os.environ, "XDG_CACHE_HOME": str(cache)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    return {kind: Counter(names) for kind, names in found.items()}


@pytest.fixture(scope="module")
def builds(tmp_path_factory):
    """Return the counts of a cold build, one after an edit, a cold one with twice the services."""
    place = tmp_path_factory.mktemp("counts")
    one, two = place / "one", place / "two"
    write_example(one, Wanted(SERVICES, MONTHS))
    write_example(two, Wanted(2 * SERVICES, MONTHS))
    cold = build(one, place / "cache")
    Edits(one).edit_purpose()
    return {
        "cold": cold,
        "edited": build(one, place / "cache"),
        "twice": build(two, place / "other"),
    }


@pytest.fixture(scope="module")
def cold(builds):
    return builds["cold"]


def more_than(most, counts):
    return {name: number for name, number in counts.items() if number > most}


def test_each_file_of_the_organisation_is_read_once(builds):
    """Where a site was built before, once more: to see whether anything is new."""
    for name, counts in builds.items():
        read = {n: c for n, c in counts["read"].items() if n.startswith(("services/", "data/"))}
        assert len(read) > SERVICES
        assert more_than(2 if name == "edited" else 1, read) == {}
        assert counts["parsed"]["tables"] == sum(name.endswith(".csv") for name in read)


def test_after_an_edit_of_one_definition_no_other_is_parsed(builds):
    assert builds["cold"]["parsed"]["definitions"] > SERVICES
    assert builds["edited"]["parsed"]["definitions"] == 1


def test_each_file_of_the_site_is_written_once(cold):
    written = cold["written"]
    assert sum(name.endswith(".html") for name in written) >= len(cold["pages"])
    assert more_than(1, written) == {}


def test_each_page_is_made_once_and_drawn_once(cold):
    assert len(cold["pages"]) > SERVICES
    assert set(cold["pages"].values()) == {1}
    pages = Counter(name.split()[0] for name in cold["pages"])
    assert set(pages) == {kind.template for kind in PAGES}
    frames = {template: cold["templates"][template] - number for template, number in pages.items()}
    assert frames.pop("moved.html") == len(OLD), "old addresses lie apart: a frame for each"
    assert frames.pop("digest.html") == 2, "one for all services, in the navigation; one for others"
    assert set(frames.values()) <= {0, 1}, "a kind's template draws its frame as well, once"


def test_each_view_of_a_service_provider_and_panel_is_made_once(cold):
    assert cold["views"]["ServiceView"] == SERVICES
    assert cold["views"]["ProviderView"] == PROVIDERS
    assert len(cold["panels"]) > 10
    assert more_than(SERVICES + PROVIDERS, cold["panels"]) == {}


def test_with_twice_the_services_each_count_at_most_doubles(builds):
    for kind, counts in growing(builds["twice"]).items():
        before = growing(builds["cold"])[kind]
        if kind in ("read", "written", "pages"):  # each name is one of them: what counts is the sum
            assert counts.total() <= 2 * before.total(), kind
        else:
            too_many = {n: c for n, c in counts.items() if c > 2 * before[n] + FEW}
            assert too_many == {}, kind


def test_frames_and_processes_do_not_grow_with_the_services(builds):
    cold, twice = builds["cold"], builds["twice"]
    assert twice["templates"]["base.html"] <= cold["templates"]["base.html"]
    assert twice["processes"].total() <= cold["processes"].total()


def test_no_sum_rises(builds):
    now = {name: sums(builds[name], builds["twice"]) for name in ("cold", "edited")}
    if os.environ.get("IHEARTIT_RENEW"):
        fallen = {name: lower(found, held_sums().get(name, {})) for name, found in now.items()}
        HELD.write_text(json.dumps(fallen, indent=1) + "\n", encoding="utf-8")
    held = held_sums()
    for name, found in now.items():
        risen = {what: number for what, number in found.items() if number > held[name][what]}
        assert risen == {}, f"{name}: more than in {HELD.name}"


def held_sums():
    return json.loads(HELD.read_text(encoding="utf-8"))


def sums(counts, twice):
    """Return what is held: sums, and of views those that depend on how many services there are."""
    views = {name: c for name, c in counts["views"].items() if c != twice["views"][name]}
    return {
        "files read": counts["read"].total(),
        "processes started": counts["processes"].total(),
        "tables parsed": counts["parsed"]["tables"],
        "definitions parsed": counts["parsed"]["definitions"],
        "figures made": counts["figures"].total(),
        "figures made again": counts["figures"].total() - len(counts["figures"]),
        "views made": sum(views.values()),
        "panels made": counts["panels"].total(),
        "templates run": counts["templates"].total(),
        "frames drawn": counts["templates"]["base.html"],
        "pages drawn": counts["pages"].total(),
        "files written": counts["written"].total(),
    }


def lower(found, held):
    return {what: min(number, held.get(what, number)) for what, number in found.items()}


def growing(counts):
    """Return counts by names that more services share: figures by what they say of whomever."""
    said: Counter[str] = Counter()
    for name, number in counts["figures"].items():
        said[name.partition("/")[2].partition("?")[0]] += number
    return {**counts, "figures": said}
