"""An issue by the form “Change something” becomes a pull request, and nothing else happens."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.model.changes import FIELDS
from tests.workflows.runner import ROOT, Machine

SAID = '`$(touch hacked)` ${{ github.token }} "; rm -rf . #\n### Which service?\n@everybody'


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def clone(tmp_path):
    """A clone of a small organisation."""
    origin = tmp_path / "origin"
    shutil.copytree(ROOT / "tests" / "mistakes" / "base", origin)
    git(origin, "init", "-q", "-b", "main")
    git(origin, "add", ".")
    git(origin, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "Begin")
    git(tmp_path, "clone", "-q", "origin", "clone")
    return tmp_path / "clone"


def machine(clone: Path, place: Path, label: str = "change", **said: str) -> Machine:
    """The machine on which the workflow runs for an issue."""
    answers = {title: said.get(name, "_No response_") for name, title in FIELDS.items()}
    body = "\n\n".join(f"### {title}\n\n{answer}" for title, answer in answers.items())
    issue = {"number": 7, "body": body, "labels": [{"name": label}], "title": SAID}
    return Machine(clone, place, "issues", {"issue": issue})


def test_what_an_issue_asks_for_is_proposed(clone, tmp_path):
    runner = machine(clone, tmp_path / "m", kind="word", about="Mail", text=SAID, day="2026-09-01")
    runner.job("change.yml", "change")
    origin = tmp_path / "origin"
    assert git(origin, "diff", "--name-only", "main", "change/issue-7") == "services/it/mail.yml"
    lines = git(origin, "diff", "main", "change/issue-7").splitlines()
    added = [line[1:] for line in lines if line.startswith("+") and not line.startswith("+++")]
    assert added[:2] == ["word:", "  - since: 2026-09-01"]
    assert added[2].startswith('    text: "`$(touch hacked)` ${{ github.token }} \\"; rm -rf . #')
    assert len(added) == 3
    assert not list(tmp_path.rglob("hacked"))
    setup, create = [call[0] for call in runner.calls("gh")]
    assert setup == ["auth", "setup-git"]
    assert create[:4] == ["pr", "create", "--head", "change/issue-7"]
    assert "Closes #7." in create[-1]
    assert "reopen it, and they start" in create[-1]
    assert "everybody" not in " ".join(create)


def test_with_a_token_of_an_account_its_checks_start(clone, tmp_path):
    runner = machine(clone, tmp_path / "m", kind="word", about="Mail", text="x", day="2026-09-01")
    runner.secrets["IHEARTIT_CHANGE_TOKEN"] = "another"  # noqa: S105
    runner.job("change.yml", "change")
    assert runner.calls("gh")[-1][0][-1] == "Closes #7. Read it before you merge it."


def test_what_cannot_be_done_is_said_where_it_was_asked(clone, tmp_path):
    runner = machine(clone, tmp_path / "m", kind="word", about=SAID, text="x", day="2026-09-01")
    runner.job("change.yml", "change")
    (call,) = [call[0] for call in runner.calls("gh")]
    assert call[:3] == ["issue", "comment", "7"]
    said = Path(call[-1]).read_text("utf-8").splitlines()
    assert said[:2] == ["This cannot be done:", ""]
    assert any("There is no service" in line for line in said)
    assert all(line.startswith("    ") for line in said[2:])
    assert git(tmp_path / "origin", "branch", "--list", "change/*") == ""


def test_an_issue_of_another_kind_starts_nothing(clone, tmp_path):
    runner = machine(
        clone, tmp_path / "m", "question", kind="word", about="Mail", text="x", day="y"
    )
    runner.job("change.yml", "change")
    assert runner.calls("gh") == []
