"""What protects us from a stranger's repository: each of these lets something run, or never end."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from generator.sources import repository
from generator.sources.history import git, read_history
from generator.sources.repository import read_sources
from tests.sources.test_history import git as prepare


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "root"
    (root / "services").mkdir(parents=True)
    (root / "services" / "organisation.yml").write_text("name: A\n")
    prepare(root, "init", "-q")
    prepare(root, "add", ".")
    prepare(root, "commit", "-q", "-m", "one")
    return root


def hook(tmp_path: Path) -> tuple[Path, Path]:
    """Return a program that leaves a trace, and the trace."""
    trace, program = tmp_path / "trace", tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{trace}'\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program, trace


def test_git_runs_no_monitor_that_a_repository_names(root, tmp_path):
    program, trace = hook(tmp_path)
    prepare(root, "config", "core.fsmonitor", str(program))
    assert git(root, "status", "--porcelain") is not None
    assert read_history(root).head
    assert not trace.exists()


def test_git_takes_no_settings_from_a_bare_repository_inside_a_folder(root, tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    hidden = tmp_path / "folder"
    hidden.mkdir()
    prepare(hidden, "init", "-q", "--bare")
    assert git(hidden, "rev-parse", "--git-dir") is None


def test_a_table_that_is_too_large_is_not_read(root, monkeypatch):
    table = root / "data" / "answers" / "a.csv"
    table.parent.mkdir(parents=True)
    table.write_text("date,service,rating\n" + "2026-09-01,mail,5\n" * 10)
    monkeypatch.setattr(repository, "LARGEST_TABLE", table.stat().st_size)
    assert "data/answers/a.csv" in read_sources(root).tables
    monkeypatch.setattr(repository, "LARGEST_TABLE", table.stat().st_size - 1)
    read = []
    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda self: read.append(self.name) or real(self))
    sources = read_sources(root)
    assert [finding.code for finding in sources.findings] == ["file-too-large"]
    assert "a.csv" not in read
