"""The README, followed to the letter."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(heading: str) -> str:
    section = README.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return "".join(re.findall(r"```sh\n(.*?)```", section, re.DOTALL))


def test_making_it_your_own_works_as_written(tmp_path):
    command = f'"{sys.executable}" -m generator'
    script = block("Make it your own in five minutes").replace("./iheartit", command)
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    page = (tmp_path / "ours-site" / "services" / "mail" / "index.html").read_text("utf-8")
    assert "We do not show what people answered" in page


def test_what_the_readme_names_exists():
    table = README.split("## Where things are")[1]
    for name in re.findall(r"`([\w./-]+/|[A-Z]+\.md)`", table):
        assert (ROOT / name).exists(), name
    for picture in re.findall(r"!\[.*?\]\((.*?)\)", README):
        assert (ROOT / picture).is_file(), picture


def test_every_command_the_readme_names_exists():
    from generator.cli import COMMANDS

    named = set(re.findall(r"\./iheartit (\w+)", README))
    assert named <= set(COMMANDS)
    assert {"build", "test", "check", "demo", "import", "explain"} <= named
