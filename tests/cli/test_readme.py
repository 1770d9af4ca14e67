"""The README, followed to the letter."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from threading import Timer

from tests.serving.test_serve_command import HEARS_CTRL_C

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


MOST_WORDS = 700


def blocks(heading: str) -> list[str]:
    """Return the commands of a section, a text for each place where they stand together."""
    section = README.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    found = re.findall(r"^( *)```sh\n(.*?)^\1```$", section, re.DOTALL | re.MULTILINE)
    return [dedent(text) for _, text in found]


def follow(script: str, folder: Path, home: Path) -> None:
    """Run commands as they are written; what shows the site does so until it has said where."""
    for line in script.replace("\\\n", "").splitlines():
        command = line.replace("./iheartit", f'"{sys.executable}" -m generator')
        environment = {**os.environ, "HOME": str(home), "PYTHONPATH": str(ROOT)}
        if " serve" in line:
            with subprocess.Popen(
                [*HEARS_CTRL_C, "bash", "-c", f"exec {command} --port 0"],
                cwd=folder, env=environment, stdout=subprocess.PIPE, text=True,
            ) as server:  # fmt: skip
                timer = Timer(120, server.kill)
                timer.start()
                assert any("http://127.0.0.1:" in said for said in server.stdout)
                server.send_signal(signal.SIGINT)
                server.stdout.read()
                timer.cancel()
            assert server.returncode == 0
            continue
        done = subprocess.run(
            ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, (line, done.stdout, done.stderr)


def test_it_is_followed_to_the_letter_up_to_a_push(tmp_path):
    folder, there = tmp_path / "here", tmp_path / "there.git"
    folder.mkdir()
    git = ["git", "-c", "init.defaultBranch=main"]
    subprocess.run([*git, "init", "-q", "--bare", there], check=True)
    subprocess.run([*git, "init", "-q", folder], check=True)  # a copy of the program is one, too
    lead = f'[url "{there}"]\n  insteadOf = https://github.com/OUR/SITE.git\n'
    who = "[user]\n  name = Somebody\n  email = somebody@example.org\n"
    (tmp_path / ".gitconfig").write_text(f"{lead}{who}[init]\n  defaultBranch = main\n")
    first, second, last = blocks("Make it your own")
    follow(first + second, folder, tmp_path)
    answers = re.search(r"```csv\n(.*?)```", README, re.DOTALL)[1]
    (tmp_path / "ours" / "data" / "answers").mkdir(exist_ok=True)
    (tmp_path / "ours" / "data" / "answers" / "mail.csv").write_text(answers)
    follow(last, folder, tmp_path)
    page = (tmp_path / "ours" / "site" / "services" / "mail" / "index.html").read_text("utf-8")
    assert "We do not show what people answered" in page
    publish = "".join(blocks("Publish it")).replace("NAME@COMMIT", f"NAME@{'0' * 40}")
    follow(publish, folder, tmp_path)
    pushed = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", "main"], cwd=there, capture_output=True, text=True,
        check=True,
    ).stdout.splitlines()  # fmt: skip
    assert {".github/workflows/site.yml", "services/it/mail.yml"} <= set(pushed)


def test_it_is_short():
    assert len(README.split()) <= MOST_WORDS


def test_what_it_names_exists():
    for name in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / name).is_file(), name


def test_every_command_the_readme_names_exists():
    from generator.cli import COMMANDS

    named = set(re.findall(r"\./iheartit (\w+)", README))
    assert named <= set(COMMANDS)
    assert {"serve", "init", "new", "check", "build", "import", "explain"} <= named
