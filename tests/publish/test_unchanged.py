"""A site is left alone only where everything is as it was when it was built."""

from __future__ import annotations

import contextlib
import os
import random
import re
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.cli import build as command
from generator.disk.cache import Cache
from generator.publish import unchanged
from generator.publish.replace import MARKER, replacing
from generator.publish.unchanged import made_from, published, remember_folders, settled
from generator.site import chart_store, draw
from tests.edits import EDITS, purpose, thinned
from tests.site.conftest import commit, run
from tests.site.test_build import digests

SETTINGS = "theme: {name: material, custom_dir: own}\nplugins: [search, iheartit]\n"
SAID = {"pages": 3}


@pytest.fixture
def world(tmp_path):
    """Return an organisation that was built, and a function that returns what is known of that."""
    root, site, cache = tmp_path / "root", tmp_path / "site", Cache(tmp_path / "cache")
    for file in ("services/it/mail.yml", "data/answers/it.csv", "own/main.html", "pages/about.md"):
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(f"{file}\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")

    def known(ledger=None, options=""):
        return made_from(cache, root, site, ledger, options)

    def build():
        remember_folders(cache, root, site, site, [root / "own", root / "pages"])
        with replacing(site) as fresh:
            (fresh / "method").mkdir()
            (fresh / "method" / "ledger.json").write_text("{}", encoding="utf-8")
            (fresh / "index.html").write_text("We like it", encoding="utf-8")
            now, laid = known(), published(fresh)
        files = settled(laid, site)
        if now and files:
            now.keep(cache, files, SAID)

    build()
    build()  # from here on there is a ledger
    return SimpleNamespace(
        root=root,
        site=site,
        cache=cache,
        build=build,
        known=known,
        said=lambda **asked: (now := known(**asked)) and now.said(cache),
    )


def test_where_nothing_is_new_it_says_what_was_said(world):
    assert world.said() == SAID


def appended(file: str):
    def do(world) -> None:
        with (world.root / file).open("a", encoding="utf-8") as opened:
            opened.write("more\n")

    return do


def new_file(file: str):
    def do(world) -> None:
        (world.root / file).parent.mkdir(parents=True, exist_ok=True)
        (world.root / file).write_text("", encoding="utf-8")

    return do


def renamed(world) -> None:
    (world.root / "services/it/mail.yml").rename(world.root / "services/it/post.yml")


def committed(world) -> None:
    commit(world.root)  # before, git would have said that a file has changed


def linked(world) -> None:
    file = world.root / "services/it/mail.yml"
    file.rename(world.root / "note")
    file.symlink_to(world.root / "note")


def page_changed(world) -> None:
    page = world.site / "index.html"
    about = page.stat()
    page.write_text("We hate it"[:10], encoding="utf-8")
    os.utime(page, ns=(about.st_atime_ns, about.st_mtime_ns))


def page_gone(world) -> None:
    (world.site / "index.html").unlink()


def page_more(world) -> None:
    (world.site / "more.html").write_text("", encoding="utf-8")


def site_gone(world) -> None:
    shutil.rmtree(world.site)


def site_linked(world) -> None:
    world.site.rename(world.site.with_name("elsewhere"))
    world.site.symlink_to(world.site.with_name("elsewhere"))


def not_ours(world) -> None:
    (world.site / MARKER).unlink()


def ledger_changed(world) -> None:
    (world.site / "method" / "ledger.json").write_text("{ }", encoding="utf-8")


def damaged(world) -> None:
    for path in world.cache.folder.glob("??/*"):
        path.write_bytes(path.read_bytes()[:-1] + b"!")


def emptied(world) -> None:
    shutil.rmtree(world.cache.folder)


def from_elsewhere(world) -> None:
    (world.root / "mkdocs.yml").write_text(f"{SETTINGS}site_name: !ENV NAME\n", encoding="utf-8")


CHANGES = (
    *(appended("services/it/mail.yml"), appended("data/answers/it.csv"), appended("mkdocs.yml")),
    *(appended("own/main.html"), appended("pages/about.md"), new_file("services/it/print.yml")),
    *(new_file("site_overrides/pages/new.md"), new_file("data/answers/.hidden"), renamed, linked),
    *(committed, page_changed, page_gone, page_more, site_gone, site_linked, not_ours),
    *(ledger_changed, damaged, emptied, from_elsewhere),
)


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_is_new_the_site_is_built(world, change):
    change(world)
    assert not world.said()


def test_another_version_another_wish_another_ledger_or_library_is_something_new(
    world, monkeypatch, tmp_path
):
    assert not world.said(options="2026-10-01")
    (tmp_path / "ledger.json").write_text("{ }", encoding="utf-8")
    assert not world.said(ledger=tmp_path / "ledger.json")
    (tmp_path / "new-1.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    unchanged.program.cache_clear()
    assert not world.said()
    monkeypatch.undo()
    unchanged.program.cache_clear()
    assert world.said() == SAID


def test_a_file_that_changes_during_a_build_is_something_new(world, monkeypatch):
    appended("data/answers/it.csv")(world)
    now = world.known()
    before = (world.root / "data/answers/it.csv").read_bytes()
    appended("data/answers/it.csv")(world)
    now.keep(world.cache, published(world.site), SAID)
    (world.root / "data/answers/it.csv").write_bytes(before)
    assert not world.said()


def test_a_site_among_its_own_sources_is_never_known(world):
    remember_folders(world.cache, world.root, None, world.root / "own" / "site", [world.root])
    assert made_from(world.cache, world.root, None, None, "") is None


# --- Whole builds -------------------------------------------------------------------------------


@pytest.fixture
def organisation(tmp_path, monkeypatch):
    """Return a fictional organisation, with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "root"
    run("demo", root, "--services", 5, "--months", 6)
    commit(root)
    return root


def build(root: Path, site: Path, *words: str) -> str:
    """Build a site; return what was said, nothing where there are mistakes in the files."""
    result = run("build", "--root", root, "--site", site, *words)
    assert result.exit_code in (0, 1), result.output
    return result.output if result.exit_code == 0 else ""


def test_a_site_of_which_nothing_is_new_is_not_drawn_again(organisation, tmp_path, monkeypatch):
    site = tmp_path / "site"
    said = [build(organisation, site) for _ in range(2)]
    before = digests(site)
    monkeypatch.setattr(draw, "draw", lambda *_: pytest.fail("it is drawn"))
    monkeypatch.setattr(command, "_compute", lambda *_: pytest.fail("it is read"))
    again = build(organisation, site)
    assert digests(site) == before
    assert "Nothing has changed: the site stays as it is." in again
    before, now = (
        re.findall(r"\d+ services, \d+ warnings, \d+ pages", each) for each in (said[1], again)
    )
    assert before == now
    assert len(now) == 1


def written_in(page: Path) -> None:
    """Write in a published page, in its place, and set its time back."""
    about = page.stat()
    with page.open("r+", encoding="utf-8") as opened:
        opened.write("<!-- mine -->")
    os.utime(page, ns=(about.st_atime_ns, about.st_mtime_ns))


@pytest.mark.parametrize("ended", ["well", "before", "after"])
def test_pages_that_nobody_changed_are_taken_over_and_no_others(
    organisation, tmp_path, monkeypatch, ended
):
    """Also where a build ends before the new site is in its place, or right after that."""
    site, mine = tmp_path / "site", tmp_path / "mine.html"
    for _ in range(2):
        build(organisation, site)
    pages = sorted((site / "services").glob("*/index.html"))
    before = [page.stat().st_ino for page in pages]
    edits = random.Random(1)  # noqa: S311 # always the same
    with monkeypatch.context() as broken:
        name = {"before": "_audit", "after": "settled"}.get(ended)
        if name:
            where = command if name == "_audit" else unchanged
            broken.setattr(where, name, lambda *_: pytest.exit("killed"))
        purpose(organisation, edits)
        with contextlib.suppress(pytest.exit.Exception):
            build(organisation, site)
    if ended == "well":
        kept = [page.stat().st_ino == old for page, old in zip(pages, before, strict=True)]
        assert sorted(kept) == [False, True, True, True, True]
    for page in pages[1:]:
        written_in(page)
    os.link(pages[0], mine)
    said = mine.read_text(encoding="utf-8")
    purpose(organisation, edits)
    build(organisation, site)
    shutil.copytree(site, tmp_path / "whole")
    build(organisation, tmp_path / "whole", "--no-cache")
    assert digests(site) == digests(tmp_path / "whole")
    assert [page.stat().st_nlink for page in pages] == [1] * 5
    assert (mine.stat().st_nlink, mine.read_text(encoding="utf-8")) == (1, said)


def answers_thinned(root: Path, chance: random.Random) -> None:
    thinned("answers", root, chance)


def others_thinned(root: Path, chance: random.Random) -> None:
    for kind in ("telemetry", "costs", "usage"):
        thinned(kind, root, chance)


FEW = (purpose, purpose, others_thinned, answers_thinned)
"""From the second one on there is a ledger, and it is the same until answers change."""


@pytest.mark.parametrize("steps", [0, pytest.param(40, marks=pytest.mark.long)])
def test_after_any_walk_of_edits_the_site_is_what_a_whole_build_makes(
    organisation, tmp_path, monkeypatch, steps
):
    """Each is held to the ledger of the one before; what is kept of that is never seen."""
    # They take long, and are always the same.
    monkeypatch.setattr(chart_store.ChartStore, "files", lambda _: {})
    monkeypatch.setattr(chart_store.ChartStore, "begin", lambda _: None)
    if not steps:
        shutil.rmtree(organisation / ".git")  # it would say that a file has changed
    chance = random.Random(steps)  # noqa: S311 # a walk that can be repeated
    site, whole, done = tmp_path / "site", tmp_path / "whole", []
    for edit in chance.choices(EDITS, k=steps) or FEW:
        done.append(edit.__name__)
        edit(organisation, chance)
        for _ in range(chance.choice((1, 1, 3)) if steps else 1):
            if site.exists():
                shutil.copytree(site, whole, dirs_exist_ok=True)
            said = build(organisation, site), build(organisation, whole, "--no-cache")
            assert [*map(bool, said)] in ([True, True], [False, False])
            now, alone = (digests(each) if said[0] else {} for each in (site, whole))
            assert (done, {p for p in {*now, *alone} if now.get(p) != alone.get(p)}) == (
                done,
                set(),
            )
            shutil.rmtree(whole, ignore_errors=True)
