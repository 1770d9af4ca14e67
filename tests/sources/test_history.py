"""What git says, asked once."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator.sources.history import History, read_history

WHO = {
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_CONFIG_GLOBAL": "/dev/null",
}


def git(root: Path, *words: str, day: str = "2026-01-01") -> None:
    when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    command = ["git", "-C", str(root), *words]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **WHO, **when})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    (tmp_path / "site").mkdir()
    for name, day in (
        ("a.yml", "2026-01-01"),
        ("é “x”.yml", "2026-02-02"),
        ("site/b", "2026-03-03"),
    ):
        (tmp_path / name).write_text("1\n")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-q", "-m", f"add {name}", day=day)
    return tmp_path


def test_without_git_there_is_no_history(tmp_path):
    assert read_history(tmp_path) == History()


def test_the_last_commit_of_each_file(root):
    history = read_history(root)
    assert history.head is not None
    assert history.head.day == date(2026, 3, 3)
    assert {name: commit.day for name, commit in history.last.items()} == {
        "a.yml": date(2026, 1, 1),
        "é “x”.yml": date(2026, 2, 2),
        "site/b": date(2026, 3, 3),
    }


def test_a_changed_file_has_no_commit(root):
    (root / "a.yml").write_text("2\n")
    (root / "new.yml").write_text("2\n")
    history = read_history(root)
    assert history.changed == {"a.yml", "new.yml"}
    assert history.last_of("a.yml") is None
    assert history.last_of("site/b") is not None


def test_a_repository_inside_another_sees_its_own_names(root):
    (root / "site" / "c").write_text("1\n")
    history = read_history(root / "site")
    assert set(history.last) == {"b"}
    assert history.changed == {"c"}


def test_a_shallow_clone_does_not_claim_what_it_cannot_know(root, tmp_path_factory):
    clone = tmp_path_factory.mktemp("clone") / "clone"
    git(root, "clone", "-q", "--depth", "1", f"file://{root}", str(clone))
    history = read_history(clone)
    assert history.shallow
    assert history.head is not None
    assert history.last == {}
    assert history.findings == ()


def test_a_shallow_clone_that_loses_days_says_so_once(root, tmp_path_factory):
    for file in ("services/a.yml", "data/b.csv"):
        (root / file).parent.mkdir()
        (root / file).write_text("1\n")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "More")
    clone = tmp_path_factory.mktemp("clone") / "clone"
    git(root, "clone", "-q", "--depth", "1", f"file://{root}", str(clone))
    (finding,) = read_history(clone).findings
    assert finding.code == "shallow-clone"
    assert "2 files were" in finding.message
    git(clone, "fetch", "-q", "--unshallow")
    assert read_history(clone).findings == ()


def test_a_folder_of_a_repository_knows_its_way_in_it(root):
    assert read_history(root / "site").folder == "site/"
    assert read_history(root).folder == ""


def test_the_last_tag_before_the_commit_is_the_last_release(root):
    assert read_history(root).release is None
    git(root, "tag", "one", "HEAD~2")
    git(root, "tag", "-a", "-m", "two", "two", "HEAD~1", day="2026-09-09")
    git(root, "tag", "three")
    release = read_history(root).release
    assert release is not None
    assert (release.name, release.day) == ("two", date(2026, 2, 2))  # the commit's day


def test_a_tag_next_to_the_way_to_the_commit_is_no_release(root):
    git(root, "checkout", "-q", "-b", "aside", "HEAD~1")
    (root / "c.yml").write_text("1\n")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "aside", day="2026-02-20")
    git(root, "tag", "aside-1")
    git(root, "checkout", "-q", "-")
    assert read_history(root).release is None


def test_a_tag_of_something_that_is_no_commit_is_no_release(root):
    git(root, "tag", "tree", "HEAD^{tree}")
    assert read_history(root).release is None


def test_a_tag_whose_name_is_no_text_is_no_release(root):
    git(root, "tag", "one", "HEAD~2")
    git(root, "tag", os.fsdecode(b"z\xff"), "HEAD~1")
    release = read_history(root).release
    assert release is not None
    assert release.name == "one"
