"""The hook for pre-commit: its entry is ours, and does with files what the hook promises."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import yaml

from tests.site.conftest import run

ROOT = Path(__file__).parents[2]
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_its_entry_is_a_script_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    script, command = HOOK["entry"].split()
    assert script in project["scripts"]
    assert run(command, "--help").exit_code == 0


def test_it_looks_at_what_a_site_is_made_from():
    wanted = re.compile(HOOK["files"])
    for file, is_wanted in {
        "services/it/mail.yml": True,
        "data/answers/a.csv": True,
        "site_overrides/pages/about.md": False,
        "notes/services/mail.yml": False,
    }.items():
        assert bool(wanted.search(file)) == is_wanted


def test_a_wrong_file_fails_and_a_right_one_next_to_it_does_not(write, monkeypatch):
    live = "purpose: I do.\nstage: live\nlaunched: 2020-01-01\n"
    root = write(
        {
            "services/it/mail.yml": f"name: Mail\n{live}",
            "services/it/fax.yml": "name: Fax\nstage: lively\n",
        }
    )
    monkeypatch.chdir(root)
    command = HOOK["entry"].split()[1]
    assert run(command, "--no-cache", "services/it/mail.yml").exit_code == 0
    wrong = run(command, "--no-cache", "services/it/fax.yml")
    assert wrong.exit_code == 1
    assert "services/it/fax.yml:2:8" in wrong.stdout
