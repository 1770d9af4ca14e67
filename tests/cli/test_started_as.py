"""Messages name the command as it was started, so that it can be typed as it stands there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.started_as import command_line, program

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("launched", "argv", "said"),
    [
        ("./iheartit", "x", "./iheartit"),
        ("../a b/iheartit", "x", "'../a b/iheartit'"),
        ("python3 iheartit", "x", "python3 iheartit"),
        (None, "/x/generator/__main__.py", f"{Path(sys.executable).stem} -m generator"),
        (None, "/nowhere/bin/iheartit", "/nowhere/bin/iheartit"),
        (None, "/usr/bin/pytest", "iheartit"),
    ],
)
def test_a_command_is_named_as_it_was_started(launched, argv, said, monkeypatch):
    monkeypatch.setattr(sys, "_xoptions", {"iheartit": launched} if launched else {})
    monkeypatch.setattr(sys, "argv", [argv])
    assert program() == said


def test_on_the_path_its_name_is_enough(tmp_path, monkeypatch):
    file = tmp_path / "iheartit"
    file.write_text("#!/bin/sh\n")
    file.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "argv", [str(file)])
    assert program() == "iheartit"


def test_the_repository_is_named_where_it_is_not_here():
    assert command_line("check", root=Path()) == "iheartit check"
    assert command_line("check", root=Path("a b")) == "iheartit check --root 'a b'"


@pytest.mark.parametrize("start", [["./iheartit"], ["python3", "iheartit"]])
def test_what_the_launcher_hands_over_is_said(start, tmp_path):
    """What the launcher would become is started, and says how messages name it."""
    (tmp_path / "iheartit").symlink_to(ROOT / "iheartit")
    script = (
        "import runpy, sys\n"
        "import os\n"
        "given = runpy.run_path('iheartit')\n"
        f"sys.argv[0], sys.orig_argv[:] = {start[-1]!r}, {start!r}\n"
        "main = given['main']\n"
        "main.__globals__['prepare'] = lambda *_: sys.executable\n"
        "main.__globals__['hand_over'] = lambda command: print(command) or 0\n"
        "main(['rules', 'x'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    handed = eval(done.stdout)  # noqa: S307 # our own list
    handed[0] = sys.executable
    said = subprocess.run(
        handed,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"“{' '.join(start)} rules” lists them all" in said.stderr
