"""Programs from npm, where that is there: installed as ``tests/node/package-lock.json`` says."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.skips import NPM

NODE = Path(__file__).parent / "node"


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of ``tests/node`` in which the programs are installed."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip(NPM)
    place = tmp_path_factory.mktemp("node")
    for file in NODE.glob("*.*"):
        shutil.copy(file, place / file.name)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(
        command, check=False, cwd=place, capture_output=True, text=True, timeout=300
    )
    if done.returncode:
        pytest.skip(f"{NPM}: {done.stderr[-300:]}")
    return place
