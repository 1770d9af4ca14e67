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
    steps = yaml.safe_load(ACTION.read_text("utf-8"))["runs"]["steps"]
    (script,) = (step["run"] for step in steps if step.get("name") == "Build")
    program = tmp_path / "iheartit"
    program.write_text(PROGRAM)
    program.chmod(0o755)
    (tmp_path / "iheartit-ledger").mkdir()
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
    }
    subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script], cwd=tmp_path, env={**os.environ, **given},
        check=True,
    )  # fmt: skip
    said = (tmp_path / "given").read_text().split()
    assert said == ["build", "--root", ".", "--site", "site", *(["--url", url] if url else [])]
