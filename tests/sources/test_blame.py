"""Since when a line says what it says."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator.sources.blame import line_days
from generator.sources.history import read_history, shallow_boundary
from tests.sources.test_history import WHO, git

FIRST, LATER = date(2026, 1, 1), date(2026, 2, 2)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    write(tmp_path, "- said: a\n", FIRST)
    write(tmp_path, "- said: a\n  figure: like\n", LATER)
    return tmp_path


def write(root: Path, text: str, day: date) -> None:
    (root / "é “x”.yml").write_text(text)
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "committer-time 5\n\n\tcommitter-tz +9999", day=str(day))


def days(root: Path, *lines: int, boundary: frozenset[str] = frozenset()) -> dict[int, date]:
    return line_days(root, "é “x”.yml", lines, boundary)


def test_each_line_has_the_day_of_the_commit_that_wrote_it(root):
    assert days(root, 1, 2) == {1: FIRST, 2: LATER}
    assert days(root, 2, 2) == {2: LATER}
    assert days(root) == {}


def test_a_line_that_is_changed_is_a_new_line(root):
    write(root, "- said: b\n  figure: like\n", date(2026, 3, 3))
    assert days(root, 1, 2) == {1: date(2026, 3, 3), 2: LATER}


def test_who_indents_a_line_has_not_written_it(root):
    write(root, "x:\n  - said: a\n    figure: like\n", date(2026, 3, 3))
    assert days(root, 2, 3) == {2: FIRST, 3: LATER}


def test_a_line_that_is_not_committed_has_no_day(root):
    (root / "é “x”.yml").write_text("- said: a\n  figure: ease\n")
    assert days(root, 1, 2) == {1: FIRST}


def test_the_day_is_that_of_the_committers_clock(root):
    (root / "é “x”.yml").write_text("new\n")
    for clock, day in (
        ("2026-05-05T23:30:00-0900", date(2026, 5, 5)),
        ("2026-05-06T00:30:00+0230", date(2026, 5, 6)),
    ):
        who = {**os.environ, **WHO, "GIT_COMMITTER_DATE": clock}
        command = ["git", "-C", str(root), "commit", "-qam", "x", "--amend"]
        subprocess.run(command, check=True, env=who)
        assert days(root, 1) == {1: day}


def test_without_git_or_without_the_line_nothing_is_known(root, tmp_path_factory):
    assert days(root, 1, 99) == {}
    assert line_days(root, "no such file", [1]) == {}
    assert line_days(tmp_path_factory.mktemp("bare"), "é “x”.yml", [1]) == {}


def test_a_repository_inside_another_asks_for_its_own_names(root):
    (root / "inner").mkdir()
    (root / "inner" / "a.yml").write_text("1\n")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "x", day="2026-06-06")
    assert line_days(root / "inner", "a.yml", [1]) == {1: date(2026, 6, 6)}


def test_a_shallow_clone_does_not_believe_its_oldest_commit(root, tmp_path_factory):
    clone = tmp_path_factory.mktemp("clone") / "clone"
    git(root, "clone", "-q", "--depth", "1", f"file://{root}", str(clone))
    assert read_history(clone).shallow
    assert days(clone, 1, 2, boundary=shallow_boundary(clone)) == {}
    assert shallow_boundary(root) == frozenset()


def test_the_users_settings_do_not_change_the_answer(root):
    write(root, "- said: c\n  figure: like\n", date(2026, 3, 3))
    head = read_history(root).head
    assert head is not None
    (root / "ignored").write_text(f"{head.id}\n")
    git(root, "config", "blame.ignoreRevsFile", "ignored")
    git(root, "config", "blame.coloring", "highlightRecent")
    assert days(root, 1, 2) == {1: date(2026, 3, 3), 2: LATER}
