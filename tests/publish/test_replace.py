"""The old site stays whole until the new one is."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.publish import replace
from generator.publish.replace import MARKER, OtherContentError, replacing
from tests.skips import SYSTEM


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
    with pytest.raises(OtherContentError), replacing(home):
        pytest.fail("nothing may be built")
    link = tmp_path / "link"
    link.symlink_to(home)
    with pytest.raises(OtherContentError), replacing(link):
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
        if target == site and self.name == "site":
            raise OSError("no space")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(OSError, match="no space"):
        make(site, "two")
    assert (site / "index.html").read_text() == "one"


@pytest.mark.parametrize("moves", [1, 2])
def test_killed_between_two_moves_the_old_site_comes_back(tmp_path, monkeypatch, moves):
    monkeypatch.setattr(replace, "_exchange", lambda one, other: False)
    site = tmp_path / "site"
    make(site, "one")
    site.rename(tmp_path / ".site-before")
    if moves == 2:
        (tmp_path / "new").mkdir()
        make(tmp_path / "new", "two")
        (tmp_path / "new").rename(site)
    with replacing(site) as fresh:
        assert (site / "index.html").read_text() == ("one" if moves == 1 else "two")
        (fresh / "index.html").write_text("three")
    assert (site / "index.html").read_text() == "three"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


BUILDS = """
import os, pathlib, signal, sys
from generator.publish.replace import replacing

with replacing(pathlib.Path(sys.argv[1])) as fresh:
    (fresh / "index.html").write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_next_build_removes_what_a_killed_one_left(tmp_path):
    site = tmp_path / "site"
    make(site, "one")
    command = [sys.executable, "-c", BUILDS, str(site)]
    done = subprocess.run(command, check=False, cwd=Path(__file__).parents[2])
    assert done.returncode == -signal.SIGKILL
    assert (site / "index.html").read_text() == "one"
    assert len(list(tmp_path.iterdir())) == 2
    make(site, "two")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_mount_point_is_refused_before_anything_is_built(tmp_path, monkeypatch):
    site = tmp_path / "a site"  # a space is “\\040” there
    make(site, "one")
    escaped = str(site).replace(" ", "\\040")
    line = f"36 35 98:0 /x {escaped} rw - ext4 /dev/x rw\n".encode()
    real = Path.read_bytes
    contents = {"/proc/self/mountinfo": line}
    monkeypatch.setattr(Path, "read_bytes", lambda self: contents.get(str(self)) or real(self))
    with pytest.raises(OtherContentError, match="mount point"), replacing(site):
        pytest.fail("nothing may be built")
    contents["/proc/self/mountinfo"] = line.replace(b"site", b"sight")
    make(site, "two")


@pytest.mark.skipif(sys.platform != "linux", reason=f"{SYSTEM}: tell of all mounts")
def test_what_the_system_says_of_mounts_is_understood():
    assert replace._is_mounted(Path("/proc"))
    assert not replace._is_mounted(Path(__file__).parent)
