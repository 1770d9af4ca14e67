"""The action gives a build the address that GitHub Pages will have, and no other host's."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
import yaml

ACTION = Path(__file__).parents[2] / "action.yml"
PROGRAM = """#!/bin/sh
echo "$@" > given
mkdir -p site/method && touch site/method/ledger.json
"""


@pytest.mark.parametrize(
    ("repository", "host", "wanted", "url"),
    [
        ("Works/scores", "https://github.com", "pages", "https://works.github.io/scores/"),
        ("Works/works.github.io", "https://github.com", "pages", "https://works.github.io/"),
        ("works/scores", "https://git.works.example", "pages", ""),
        ("works/scores", "https://github.com", "", ""),
        ("works/scores", "https://github.com", "https://a.example/", "https://a.example/"),
    ],
)
def test_a_site_on_github_pages_knows_where_it_lies(repository, host, wanted, url, tmp_path):
    assert said_to_build(repository, host, wanted, "exit 1", tmp_path) == url


@pytest.mark.parametrize(
    ("host", "wanted", "answer", "url"),
    [
        ("https://github.com", "pages", "https://scores.example/", "https://scores.example/"),
        (
            "https://git.works.example",
            "pages",
            "https://pages.example/a/",
            "https://pages.example/a/",
        ),
        ("https://github.com", "pages", '{"message":"no"}', "https://works.github.io/scores/"),
        ("https://github.com", "https://a.example/", "https://b.example/", "https://a.example/"),
    ],
)
def test_where_pages_may_be_asked_its_answer_counts(host, wanted, answer, url, tmp_path):
    script = f"echo '{answer}'"
    assert said_to_build("works/scores", host, wanted, script, tmp_path) == url


def said_to_build(repository: str, host: str, wanted: str, gh: str, tmp_path: Path) -> str:
    """Return the address that the action gives to a build; ``gh`` stands for the program."""
    steps = yaml.safe_load(ACTION.read_text("utf-8"))["runs"]["steps"]
    (script,) = (step["run"] for step in steps if step.get("name") == "Build")
    program = tmp_path / "iheartit"
    program.write_text(PROGRAM)
    program.chmod(0o755)
    (tmp_path / "iheartit-ledger").mkdir()
    (tmp_path / "bin").mkdir()
    asked = tmp_path / "bin" / "gh"
    asked.write_text(f"#!/bin/sh\n{gh}\n")
    asked.chmod(0o755)
    given = {
        "GITHUB_ACTION_PATH": str(tmp_path),
        "GITHUB_REPOSITORY": repository,
        "GITHUB_REPOSITORY_OWNER": repository.partition("/")[0],
        "GITHUB_SERVER_URL": host,
        "RUNNER_TEMP": str(tmp_path),
        "ROOT": ".",
        "SITE": "site",
        "URL": wanted,
        "DAY": "",
        "LEDGER": "",
        "GH_TOKEN": "secret",
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
    }
    subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script], cwd=tmp_path, env={**os.environ, **given},
        check=True,
    )  # fmt: skip
    said = (tmp_path / "given").read_text().split()
    assert said[:5] == ["build", "--root", ".", "--site", "site"]
    assert said[5:6] in ([], ["--url"])
    return "".join(said[6:])
