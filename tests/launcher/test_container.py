"""The container's file, its commands run in order; where a container engine would be, a folder is.

Debian's packages are not installed: what the commands ask of ``apt-get`` must be here already.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.launcher.worlds import REPOSITORY
from tests.skips import SYSTEM

STEP = re.compile(r"(?m)^([A-Z]+) ((?:.*\\\n)*.*)$")
STEPS = STEP.findall((REPOSITORY / "Containerfile").read_text("utf-8"))
TAKEN = [
    line[1:]
    for line in (REPOSITORY / ".dockerignore").read_text("utf-8").splitlines()
    if line.startswith("!")
]
PLACES = ("program", "organisation")


def of(kind: str) -> list[str]:
    return [said.replace("\\\n", "") for each, said in STEPS if each == kind]


def test_it_takes_what_the_wheel_is_made_from_and_nothing_secret() -> None:
    assert STEPS[0][0] == "FROM"
    assert all((REPOSITORY / name).exists() for name in TAKEN)
    assert {"generator", "site_overrides", "pyproject.toml"} <= set(TAKEN)
    sources = {said.split()[0] for said in of("COPY")}
    assert sources - {"."} <= set(TAKEN)
    assert json.loads(of("ENTRYPOINT")[0]) == ["iheartit"]
    (place,) = of("WORKDIR")
    assert place.strip("/") in PLACES
    guide = (REPOSITORY / "site_overrides" / "pages" / "running.md").read_text("utf-8")
    assert f':{place}" iheartit build' in guide


def copied(said: str, top: Path) -> None:
    """Copy what a step takes, as an engine would: no more than the file .dockerignore lets by."""
    source, target = said.split()
    left_out = shutil.ignore_patterns("__pycache__")
    for name in TAKEN if source == "." else [source]:
        place = top / target.strip("/") / name
        if (REPOSITORY / name).is_dir():
            shutil.copytree(REPOSITORY / name, place, ignore=left_out, dirs_exist_ok=True)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(REPOSITORY / name, place)


@pytest.mark.long
def test_its_commands_install_a_program_that_builds_a_site(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip(f"{SYSTEM}: the container's commands are those of a shell")
    venv.create(tmp_path / "python", with_pip=True)
    (tmp_path / "tools").mkdir()
    for name, script in (
        ("apt-get", "true"),
        ("rm", f'case "$*" in *{tmp_path}*) exec /bin/rm "$@"; esac'),
    ):
        tool = tmp_path / "tools" / name
        tool.write_text(f"#!/bin/sh\n{script}\n")
        tool.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    environment = {
        **kept,
        "PATH": f"{tmp_path}/tools:{tmp_path}/python/bin:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "GIT_CONFIG_SYSTEM": str(tmp_path / "gitconfig"),
    }

    def run(command: list[str], folder: Path = tmp_path) -> str:
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, (command, done.stdout, done.stderr)
        return done.stdout

    for kind, said in STEPS:
        if kind == "COPY":
            copied(said, tmp_path)
        elif kind == "RUN":
            here = re.sub(rf"(?<=\s)/(?={'|'.join(PLACES)})", f"{tmp_path}/", said)
            run(["sh", "-c", here.replace("\\\n", "")])
    assert not (tmp_path / "program").exists()
    (enter,) = (json.loads(said) for said in of("ENTRYPOINT"))
    (usual,) = (json.loads(said) for said in of("CMD"))
    assert "Usage: iheartit" in run([*enter, *usual])
    run([*enter, "init", "organisation", "--name", "Ours", "--provider", "IT", "--git",
         "--feedback", "https://example.org/say"])  # fmt: skip
    run([*enter, "build", "--url", "https://works.example/"], tmp_path / "organisation")
    site = tmp_path / "organisation" / "site"
    assert (site / "services" / "made-up-mail" / "index.html").is_file()
    assert list((site / "assets" / "cards").rglob("*.png"))
