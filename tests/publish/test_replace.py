"""The old site stays whole until the new one is."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish import replace
from generator.publish.replace import MARKER, NotASiteError, replacing


def make(site: Path, text: str) -> None:
    with replacing(site) as fresh:
        (fresh / "index.html").write_text(text)


def test_a_site_is_made_and_replaced(tmp_path):
    site = tmp_path / "out" / "site"
    make(site, "one")
    (site / "old.html").write_text("left over")
    make(site, "two")
    assert (site / "index.html").read_text() == "two"
    assert sorted(path.name for path in site.iterdir()) == [MARKER, "index.html"]
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_failure_leaves_the_old_site_as_it_was(tmp_path):
    site = tmp_path / "site"
    make(site, "one")

    def fail() -> None:
        with replacing(site) as fresh:
            (fresh / "index.html").write_text("half")
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        fail()
    assert (site / "index.html").read_text() == "one"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_is_no_site_of_ours_is_never_replaced(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    (home / "thesis.txt").write_text("years of work")
    with pytest.raises(NotASiteError), replacing(home):
        pytest.fail("nothing may be built")
    link = tmp_path / "link"
    link.symlink_to(home)
    with pytest.raises(NotASiteError), replacing(link):
        pytest.fail("nothing may be built")
    assert (home / "thesis.txt").read_text() == "years of work"


def test_an_empty_folder_may_become_the_site(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    make(site, "one")
    assert (site / "index.html").read_text() == "one"


def test_where_folders_cannot_be_exchanged_two_moves_do(tmp_path, monkeypatch):
    monkeypatch.setattr(replace, "_exchange", lambda one, other: False)
    site = tmp_path / "site"
    make(site, "one")
    make(site, "two")
    assert (site / "index.html").read_text() == "two"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_when_the_second_move_fails_the_old_site_comes_back(tmp_path, monkeypatch):
    monkeypatch.setattr(replace, "_exchange", lambda one, other: False)
    site = tmp_path / "site"
    make(site, "one")
    real = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if target == site and not self.name.endswith("-old"):
            raise OSError("no space")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(OSError, match="no space"):
        make(site, "two")
    assert (site / "index.html").read_text() == "one"
