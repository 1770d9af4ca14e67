"""The live site after any edits: each file has the bytes that a site of nothing but these has.

What it remembers of the states before may make it faster, and must never be seen.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from generator.disk.cache import Cache
from generator.serving.live_site import LiveSite
from generator.site import chart_store
from tests.edits import EDITS
from tests.site.conftest import commit, run


@pytest.fixture(scope="module")
def organisation(tmp_path_factory):
    root = tmp_path_factory.mktemp("walked") / "root"
    run("demo", root, "--services", 5, "--months", 6)
    commit(root)
    return root


def everything(site: LiveSite) -> dict[str, bytes | None]:
    """Return all files of a site, by their paths."""
    assert site._pages is not None
    for path in site._pages.by_path:
        site.file(path)
    around = (path for path in site.folder.rglob("*") if path.is_file())
    names = {*site._pages.files, *(path.relative_to(site.folder).as_posix() for path in around)}
    return {path: site.file(path) for path in sorted(names)}


def fresh(root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> LiveSite:
    """Return the live site of one who was never here before."""
    shutil.rmtree(folder, ignore_errors=True)
    with monkeypatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        site = LiveSite(root, folder / "site", Cache(folder / "cache"))
        site.refresh()
    return site


@pytest.mark.parametrize(
    ("seed", "edits", "every"),
    [(1, 12, 4), *(pytest.param(seed, 40, 1, marks=pytest.mark.long) for seed in (2, 3))],
)
def test_no_edit_leaves_anything_of_the_state_before(
    organisation, tmp_path, monkeypatch, seed, edits, every
):
    # They take long, and are always the same.
    monkeypatch.setattr(chart_store.ChartStore, "files", lambda _: {})
    root, chance = tmp_path / "root", random.Random(seed)  # noqa: S311 # a walk that can be repeated
    shutil.copytree(organisation, root)
    live = LiveSite(root, tmp_path / "live", Cache(tmp_path / "cache"))
    live.refresh()
    done = ["nothing"]
    for number in range(1, edits + 1):
        shutil.copytree(root, tmp_path / "before")
        edit = chance.choice(EDITS)
        done.append(edit.__name__)
        edit(root, chance)
        live.refresh()
        if live.errors:
            shutil.rmtree(root)
            shutil.copytree(tmp_path / "before", root)
            live.refresh()
        live.file(chance.choice(["services/index.html", "index.html"]))
        if number % every == 0:
            now, alone = everything(live), everything(fresh(root, tmp_path / "fresh", monkeypatch))
            differing = {path for path in {*now, *alone} if now.get(path) != alone.get(path)}
            assert (done, sorted(differing)) == (done, [])
        shutil.rmtree(tmp_path / "before")
