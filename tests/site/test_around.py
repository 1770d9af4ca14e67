"""What MkDocs made around the pages is kept, and asked for again where it may be another."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import url_filter

from generator.api.places import relative
from generator.disk.cache import Cache
from generator.site import run_mkdocs
from generator.site.addresses import url
from generator.site.around import Around, KeptAround, SeenAround
from generator.site.drawn_page import PagePlace
from generator.site.frames import frame_of
from generator.site.kept_pages import KeptPages
from tests.site.conftest import commit, run
from tests.site.test_build import digests

_PARTS = st.sampled_from(["a", "b", "..", ".", "", "x.html", "c d", "ä", "#top", "https:", "?q=1"])
PATHS = st.lists(_PARTS, max_size=5).map("/".join)


@given(PATHS, st.lists(st.sampled_from(["a", "b", "c.html", ""]), max_size=4).map("/".join))
def test_addresses_are_those_that_mkdocs_makes(path, page):
    given = SimpleNamespace(url=page)
    for context in ({"page": given, "base_url": ".."}, {"page": None, "base_url": "/base"}):
        assert url(context, path) == url_filter(context, path)
    assert relative(path, page) == get_relative_url(path, page)


def test_what_was_kept_is_what_was_there(tmp_path):
    frame = frame_of("<p>IHEARTIT_BLANK_TITLE</p>\n <pre>IHEARTIT_BLANK_BODY</pre>")
    place = PagePlace("a/b.md", "a/b/index.html", "a/b/", None, "a/IHEARTIT_BLANK_PATH/b.md")
    seen = SeenAround("1", "a/b/index.html", b"\x00said")
    around = Around(
        *("We", "", "en", None, ["/theme", "/material"], "/material"),
        *({"a.md": frame}, {"a/b.md": place}, [seen], "{}"),
    )
    assert Around.from_bytes(around.to_bytes()) == around
    kept = KeptAround(Cache(tmp_path), ("1",))
    kept.put("key", around)
    assert kept.get("key") is None, "it may have changed meanwhile"
    kept.save()
    assert KeptAround(Cache(tmp_path), ("1",)).get("key") == around
    assert KeptAround(Cache(tmp_path), ()).key(None, (), None) == ""


@pytest.fixture(scope="module")
def lasting(tmp_path_factory):
    """Return an organisation and functions that build it and whole.

    ``build`` returns whether MkDocs was asked; ``whole`` asks nothing that is kept.
    """
    folder = tmp_path_factory.mktemp("around")
    root, site = folder / "root", folder / "site"
    run("demo", root, "--services", 3, "--months", 6)
    (root / "mkdocs.yml").write_text(
        "site_name: Love\nsite_url: https://example.org/love/\n"
        "theme: {name: material}\nplugins: [search, iheartit]\n"
        "nav: [index.md, services/index.md, note.md]\n",
        encoding="utf-8",
    )
    pages = root / "site_overrides" / "pages"
    pages.mkdir(parents=True)
    (pages / "note.md").write_text("# A note\n\nWe [like](services/index.md) it.\n", "utf-8")
    commit(root)
    asked, by_mkdocs = [], run_mkdocs.run

    def build(*words, into=site):
        asked.clear()
        result = run("build", "--root", root, "--site", into, *words)
        assert result.exit_code == 0, result.output
        return bool(asked)

    def whole():
        other = folder / "whole"
        shutil.rmtree(other, ignore_errors=True)
        shutil.copytree(site, other)
        assert build("--no-cache", into=other)
        return digests(other)

    with pytest.MonkeyPatch.context() as counted:
        counted.setattr(run_mkdocs, "run", lambda *given: asked.append(1) or by_mkdocs(*given))
        yield SimpleNamespace(root=root, site=site, build=build, whole=whole)


@pytest.fixture
def world(lasting):
    """Return it as the test before left it, built so often that all is kept."""
    for _ in range(4):
        if not lasting.build():
            break
    lasting.build()
    return lasting


def edited(root: Path, pattern: str, old: str, new: str) -> None:
    file = next(path for path in sorted(root.glob(pattern)) if old in path.read_text("utf-8"))
    file.write_text(file.read_text("utf-8").replace(old, new, 1), encoding="utf-8")


def purpose(world) -> None:
    edited(world.root, "services/*/*.yml", "\npurpose: ", "\npurpose: I want more, and ")


def test_pages_that_are_drawn_without_mkdocs_are_the_same(world, monkeypatch):
    """All of them: what is kept of a page may have been drawn next to MkDocs."""
    purpose(world)
    with monkeypatch.context() as nothing:
        nothing.setattr(KeptPages, "key", lambda *_: "")
        assert not world.build()
    assert digests(world.site) == world.whole()


def service_named(world) -> None:
    edited(world.root, "services/*/*.yml", "name: ", "name: Our ")


def organisation_named(world) -> None:
    edited(world.root, "services/organisation.yml", "name: ", "name: All of ")


def page_written(world) -> None:
    edited(world.root, "site_overrides/pages/note.md", "# A", "# Another")  # a tab of each page


def settings_changed(world) -> None:
    edited(world.root, "mkdocs.yml", "Love", "More love")


def address_changed(world) -> None:
    edited(world.root, "mkdocs.yml", "example.org", "example.com")


def style_written_in(world) -> None:
    sheet = next(world.site.glob("assets/iheartit/style.*.css"))
    about = sheet.stat()
    with sheet.open("r+", encoding="utf-8") as opened:
        opened.write("/* mine */")
    os.utime(sheet, ns=(about.st_atime_ns, about.st_mtime_ns))


def written_page_gone(world) -> None:
    (world.site / "about" / "index.html").unlink()


@pytest.mark.parametrize(
    "edit",
    [
        service_named,
        organisation_named,
        page_written,
        settings_changed,
        address_changed,
        style_written_in,
        written_page_gone,
    ],
)
def test_mkdocs_is_asked_again_where_it_may_make_another(world, edit):
    edit(world)
    purpose(world)
    assert world.build()
    assert digests(world.site) == world.whole()
