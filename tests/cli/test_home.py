"""A user without a home, as in many a container, can use every command."""

from __future__ import annotations

import os
import pwd
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main


@pytest.fixture
def without_a_home(monkeypatch):
    def nobody(number: int) -> pwd.struct_passwd:
        raise KeyError(number)

    for name in ("HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, "")  # so that it is put back, whatever a command sets
        monkeypatch.delenv(name)
    monkeypatch.setattr(pwd, "getpwuid", nobody)
    with pytest.raises(RuntimeError):
        Path.home()


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_command_needs_no_home(without_a_home, write, tmp_path, command):
    root = write({"data/answers/a.csv": "date,service,rating\n" + "2026-09-01,mail,5\n" * 12})
    more = ["--site", str(tmp_path / "site")] if command == "build" else []
    done = CliRunner().invoke(main, [command, "--root", str(root), *more])
    assert (done.exit_code, done.exception) == (0, None), done.output
    assert os.environ["HOME"] == os.devnull


@pytest.mark.parametrize(("before", "after"), [(None, "1"), ("4", "4")])
def test_numpy_computes_with_one_thread_unless_somebody_wants_more(
    monkeypatch: pytest.MonkeyPatch, before: str | None, after: str
):
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", before or "")
    if before is None:
        monkeypatch.delenv("OPENBLAS_NUM_THREADS")
    CliRunner().invoke(main, ["rules", "--help"])
    assert os.environ["OPENBLAS_NUM_THREADS"] == after
