"""A file is taken over from the folder that is replaced only where it is what it was."""

from __future__ import annotations

import os
from types import SimpleNamespace

import pytest

from generator.disk.cache import Cache
from generator.disk.seen import seen
from generator.disk.standing import StandingFiles

NAMES = ("mail/index.html", "mail/like.csv")


@pytest.fixture
def world(tmp_path):
    """Return a folder of which all is known, and a function that takes its files over."""
    site, cache = tmp_path / "site", Cache(tmp_path / "cache")
    (site / "mail").mkdir(parents=True)
    for name in NAMES:
        (site / name).write_text("We like it", encoding="utf-8")

    def keep():
        standing = StandingFiles(cache, site)
        standing.put("made from", "a note", NAMES)
        standing.keep({name: seen([site / name])[str(site / name)] for name in NAMES})

    def take(digest="made from"):
        into = tmp_path / f"next {digest}"
        found = StandingFiles(cache, site).take(digest, into)
        files = {path.relative_to(into).as_posix() for path in into.rglob("*") if path.is_file()}
        assert files == (set(NAMES) if found else set())
        return found

    keep()
    return SimpleNamespace(site=site, cache=cache, keep=keep, take=take, apart=tmp_path)


def test_what_is_as_it_was_is_taken_over_unread(world):
    for name in NAMES:
        (world.site / name).chmod(0)
    world.keep()
    assert world.take() == ("a note", [*NAMES])
    assert world.take("something else") is None


def written(world) -> None:
    file = world.site / NAMES[1]
    about = file.stat()
    with file.open("r+") as opened:  # in its place, as some editors do
        opened.write("We hate it")
    os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))


def named_again(world) -> None:
    os.link(world.site / NAMES[1], world.apart / "mine.csv")


def named_again_before_it_was_known(world) -> None:
    named_again(world)
    world.keep()


def gone(world) -> None:
    (world.site / NAMES[1]).unlink()


def leads_elsewhere(world) -> None:
    (world.site / NAMES[1]).rename(world.apart / "mine.csv")
    (world.site / NAMES[1]).symlink_to(world.apart / "mine.csv")


def damaged(world) -> None:
    for path in world.cache.folder.glob("??/*"):
        path.write_bytes(path.read_bytes()[:-1] + b"!")


@pytest.mark.parametrize(
    "change",
    [written, named_again, named_again_before_it_was_known, gone, leads_elsewhere, damaged],
)
def test_what_is_not_as_it_was_is_left(world, change):
    change(world)
    assert world.take() is None


def test_where_a_file_can_have_no_second_name_nothing_is_taken(world, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise OSError("too many links")

    monkeypatch.setattr(os, "link", refuse)
    assert world.take() is None
