"""A repository that git refuses to read is not taken for one without a history."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from generator.checks.run import check
from generator.sources.history import History, read_history
from generator.sources.repository import read_sources


def git(root: Path, *words: str) -> None:
    person = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", str(root), *person, *words], check=True, capture_output=True)


@pytest.fixture
def root(write) -> Path:
    folder = write({"data/answers/a.csv": "date,service,rating\n2026-09-01,mail,5\n"})
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "all")
    return folder


def message(root: Path) -> str:
    (finding,) = read_history(root).findings
    assert finding.code == "git-refuses"
    assert finding in check(read_sources(root), read_history(root)).errors
    return finding.message


def test_a_damaged_head(root):
    (root / ".git/HEAD").write_text("rubbish\n", encoding="utf-8")
    assert message(root).startswith("not a git repository")
    assert "safe.directory" not in read_history(root).findings[0].hint


def test_a_commit_that_is_gone(root):
    for file in (root / ".git/objects").rglob("*"):
        if file.is_file():
            file.unlink()
    assert message(root)


def test_no_program(root, monkeypatch):
    monkeypatch.setenv("PATH", str(root / "nowhere"))
    assert message(root) == "there is a repository here, but no program “git” to read it"


def test_another_owner(root, monkeypatch):
    """Git's own test switch stands for a folder of somebody else's, which only root can make."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert message(root).startswith("detected dubious ownership")
    hint = read_history(root).findings[0].hint
    assert hint.startswith("run “git config --global --add safe.directory ")


def test_a_repository_above_the_folder_counts_too(root, monkeypatch):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert read_history(root / "data").findings


def test_no_repository_and_one_without_commits_are_no_problem(tmp_path):
    above = [folder for folder in tmp_path.resolve().parents if (folder / ".git").exists()]
    assert not above, "these tests need a folder outside of any repository"
    (tmp_path / "none").mkdir()
    assert read_history(tmp_path / "none") == History()
    (tmp_path / "new").mkdir()
    git(tmp_path / "new", "init", "-q")
    assert read_history(tmp_path / "new") == History()


def test_git_has_its_own_environment_left(root, monkeypatch):
    monkeypatch.setenv("GIT_DIR", os.devnull)
    assert read_history(root).findings
