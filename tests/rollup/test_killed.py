"""A roll-up that is killed leaves what was there; run again, it writes what it would have."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.bench.events import MAPPING, organisation_files, write_events
from generator.disk.whole import write_files
from tests.skips import SYSTEM

ROOT = Path(__file__).parents[2]
TRIES = 3
MANY = 100


def contents(root: Path) -> dict[str, bytes]:
    """Return all files of an organisation but hidden ones."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(root).parts)
    }


def killed_and_run_again(tmp_path: Path, engine: str, tries: int) -> None:
    write_files({"mapping.yml": MAPPING}, tmp_path)
    events, root = tmp_path / "events.csv", tmp_path / "ours"
    write_events(events, 2_000)
    write_files(organisation_files(), root)
    said = ("--into", root, "--mapping", tmp_path / "mapping.yml", "--engine", engine)
    command = [sys.executable, "-m", "generator", "rollup", *map(str, (events, *said))]
    before = contents(root)
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    takes = time.perf_counter() - began
    after = contents(root)
    assert after != before
    chance = random.Random(engine)  # noqa: S311
    for _ in range(tries):
        for name in after.keys() - before.keys():
            (root / name).unlink()
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, takes))
        process.kill()
        process.wait()
        left = contents(root)
        assert left in (before, after)
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        assert contents(root) == after
        assert not [*root.rglob(".iheartit-writing-*")]


@pytest.mark.skipif(sys.platform == "win32", reason=SYSTEM)
@pytest.mark.parametrize("engine", ["pandas", "duckdb"])
def test_a_killed_roll_up_leaves_all_or_nothing(tmp_path, engine):
    killed_and_run_again(tmp_path, engine, TRIES)


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason=SYSTEM)
@pytest.mark.parametrize("engine", ["pandas", "duckdb"])
def test_a_hundred_killed_roll_ups_leave_all_or_nothing(tmp_path, engine):
    killed_and_run_again(tmp_path, engine, MANY)
