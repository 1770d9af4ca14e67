"""Each step of each workflow, run on a local clone: a broken step fails here, not at the user's."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.check import check
from generator.language import ENGLISH
from generator.wording.wording import day_words
from tests.workflows.runner import ROOT, WORKFLOWS, Machine, StepFailed, load

ACTIONS = [
    ROOT / "action.yml",
    *(
        ROOT / ".github" / "actions" / name / "action.yml"
        for name in ("comment", "change", "fetch")
    ),
]
FILES = [*sorted(WORKFLOWS.glob("*.yml")), *ACTIONS]
MAIL = "services/it/mail.yml"


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def answers(rating: int) -> str:
    rows = [
        f"2026-{month:02d}-{day:02d},mail,{rating}" for month in (6, 7, 8) for day in range(1, 28)
    ]
    return "\n".join(["date,service,rating", *rows, ""])


@pytest.fixture
def clone(tmp_path):
    """A clone with a base commit, and a request on top of it that changes answers."""
    origin = tmp_path / "origin"
    shutil.copytree(ROOT / "tests" / "mistakes" / "base", origin)
    shutil.rmtree(origin / "data" / "answers")
    (origin / "data" / "answers").mkdir()
    (origin / "data" / "answers" / "a.csv").write_text(answers(5))
    git(origin, "init", "-q", "-b", "main")
    git(origin, "add", ".")
    git(origin, "commit", "-qm", "Begin")
    git(tmp_path, "clone", "-q", "origin", "clone")
    folder = tmp_path / "clone"
    (folder / "data" / "answers" / "a.csv").write_text(answers(1))
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Worse")
    return folder


def request(clone: Path, place: Path) -> Machine:
    base = git(clone, "rev-parse", "HEAD~1")
    return Machine(clone, place, "pull_request", {"pull_request": {"base": {"sha": base}}})


def followed(machine: Machine, place: Path) -> Machine:
    """The machine on which the comment is made: it has the artifacts, and none of the files."""
    empty = place / "empty"
    empty.mkdir(parents=True)
    run = {
        "event": "pull_request",
        "conclusion": "success",
        "id": "7",
        "head_sha": "abc",
        "head_branch": "a/b & c",
        "head_repository": {"owner": {"login": "stranger"}},
        "html_url": "https://github.com/ours/site/actions/runs/7",
    }
    after = Machine(empty, place, "workflow_run", {"workflow_run": run})
    shutil.copytree(machine.shelf("iheartit-comment"), after.shelf("iheartit-comment"))
    return after


PULLS = ["repos/ours/site/pulls?", [{"number": 3, "head": {"sha": "abc"}}]]


def caches(machine: Machine) -> list[str]:
    """Return what a machine did with caches, in order."""
    used = (name.partition("@")[0] for name, _ in machine.used)
    return [name for name in used if name.startswith("actions/cache")]


def test_a_request_is_checked_shown_and_reported(clone, tmp_path):
    machine = request(clone, tmp_path / "machine")
    machine.job("pull-request.yml", "site")
    changes = json.loads((machine.shelf("iheartit-comment") / "changes.json").read_text("utf-8"))
    assert "verdict" in {each["about"] for each in changes["changes"]}
    assert changes["services"] == ["mail"], "exactly the service touched"
    assert "Verdicts that move" in machine.summary
    page = machine.shelf("iheartit-preview") / "services" / "mail" / "index.html"
    assert "Mail" in page.read_text("utf-8")
    assert not machine.shelf("github-pages").exists()
    assert caches(machine) == ["actions/cache"]
    assert machine.calls("curl") == []

    after = followed(machine, tmp_path / "after")
    after.tool("gh", [PULLS, ["repos/", []]])
    after.job("comment.yml", "comment")
    *asked, (command, given) = after.calls("gh")
    assert asked[0][0][3].startswith(
        "repos/ours/site/pulls?state=open&head=stranger%3Aa%2Fb%20%26%20c"
    )
    assert command[2:4] == ["POST", "repos/ours/site/issues/3/comments"]
    text = json.loads(given)["body"]
    assert "Verdicts that move" in text
    assert "/actions/runs/7" in text


def test_a_second_comment_takes_the_place_of_the_first(clone, tmp_path):
    machine = request(clone, tmp_path / "machine")
    folder = machine.shelf("iheartit-comment")
    folder.mkdir()
    (folder / "changes.json").write_text('{"summary": "Hello @everybody", "changes": []}')
    after = followed(machine, tmp_path / "after")
    theirs = {"id": 1, "user": {"login": "stranger"}, "body": "<!-- iheartit -->"}
    ours = {"id": 2, "user": {"login": "github-actions[bot]"}, "body": "<!-- iheartit -->\nold"}
    after.tool("gh", [PULLS, ["repos/ours/site/issues/3/comments", [theirs, ours]]])
    after.job("comment.yml", "comment")
    command, given = after.calls("gh")[-1]
    assert command[2:4] == ["PATCH", "repos/ours/site/issues/comments/2"]
    assert "@everybody" not in json.loads(given)["body"]


def test_a_request_that_has_moved_on_gets_no_comment(clone, tmp_path):
    machine = request(clone, tmp_path / "machine")
    folder = machine.shelf("iheartit-comment")
    folder.mkdir()
    (folder / "changes.json").write_text("{}")
    after = followed(machine, tmp_path / "after")
    after.tool("gh", [["repos/ours/site/pulls", [{"number": 3, "head": {"sha": "newer"}}]]])
    after.job("comment.yml", "comment")
    assert [call[0][2] for call in after.calls("gh")] == ["GET"]
    assert "nothing is posted" in after.said


def test_a_mistake_is_reported_at_its_line_and_nothing_is_shown(clone, tmp_path):
    path = clone / MAIL
    path.write_text(path.read_text().replace("stage: live", "stage: lve"))
    machine = request(clone, tmp_path / "machine")
    with pytest.raises(StepFailed, match="Check"):
        machine.job("pull-request.yml", "site")
    assert f"::error file={MAIL},line=3,col=8" in machine.said
    assert "write “live”" in machine.summary
    assert not machine.shelf("iheartit-preview").exists()
    after = followed(machine, tmp_path / "after")
    after.tool("gh", [PULLS, ["repos/", []]])
    after.event["workflow_run"]["conclusion"] = "failure"
    after.job("comment.yml", "comment")
    text = json.loads(after.calls("gh")[-1][1])["body"]
    assert text.startswith("<!-- iheartit -->\n### 1 error to fix\n")
    assert f"#### {MAIL}" in text
    assert "nothing to compare yet" in text


def test_strictness_refuses_a_request_s_new_warnings_and_no_others(clone, tmp_path):
    strict = {"as-of": "", "strict": "true"}

    def checks(machine, given):
        machine.uses("./", given, last="Check")

    path = clone / MAIL
    path.write_text(re.sub("purpose: .*\n", "", path.read_text()))
    with pytest.raises(StepFailed, match="Check"):
        checks(request(clone, tmp_path / "b"), strict)
    checks(request(clone, tmp_path / "c"), {"as-of": ""})
    checks(Machine(clone, tmp_path / "d", "push"), strict)
    accepted = CliRunner().invoke(check, ["--root", str(clone), "--accept"])
    assert accepted.exit_code == 0, accepted.output
    checks(request(clone, tmp_path / "e"), strict)


@pytest.mark.long
def test_a_base_with_errors_or_out_of_reach_is_no_fault_of_the_request(clone, tmp_path):
    machine = request(clone, tmp_path / "machine")
    machine.event["pull_request"]["base"]["sha"] = "0" * 40
    machine.job("pull-request.yml", "site")
    assert not (machine.shelf("iheartit-comment") / "changes.json").exists()
    assert "We cannot say what this changes" in machine.summary
    assert machine.shelf("iheartit-preview").exists()


def test_main_is_published_and_what_moved_is_posted(clone, tmp_path):
    before = git(clone, "rev-parse", "HEAD~1")
    secrets = {"IHEARTIT_ALERTS_URL": "https://hooks.example.org/x"}
    machine = Machine(clone, tmp_path / "m", "push", {"before": before}, secrets)
    machine.job("publish.yml", "site")
    machine.job("publish.yml", "publish")
    assert (machine.shelf("github-pages") / "index.html").is_file()
    assert not machine.shelf("iheartit-preview").exists()
    assert caches(machine) == ["actions/cache/save"], "publishing reads no cache"
    ((command, body),) = machine.calls("curl")
    assert command[-1] == "https://hooks.example.org/x"
    assert "Mail" in json.dumps(json.loads(body))
    assert "hooks.example.org" not in machine.said


def test_without_a_webhook_nothing_is_posted(clone, tmp_path):
    before = git(clone, "rev-parse", "HEAD~1")
    machine = Machine(clone, tmp_path / "m", "push", {"before": before})
    machine.job("publish.yml", "site")
    assert machine.calls("curl") == []


@pytest.mark.long
def test_each_morning_the_site_is_made_anew_and_what_the_day_brought_is_posted(clone, tmp_path):
    secrets = {"IHEARTIT_ALERTS_URL": "https://hooks.example.org/x"}
    machine = Machine(clone, tmp_path / "m", "schedule", {}, secrets)
    machine.job("publish.yml", "site")
    assert (machine.shelf("github-pages") / "index.html").is_file()
    assert machine.calls("curl") == [], "a day has brought nothing"


@pytest.mark.long
def test_an_organisation_is_built_up_to_today(clone, tmp_path):
    machine = Machine(clone, tmp_path / "m", "push", {})
    machine.uses("./", {})
    said = subprocess.run(["date", "-u", "+%F"], capture_output=True, text=True, check=True)
    today = date.fromisoformat(said.stdout.strip())
    assert day_words(ENGLISH, today) in (clone / "site" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_action_is_pinned_and_says_its_version(path):
    for line in path.read_text("utf-8").splitlines():
        found = re.search(r"uses: (\S+)(.*)", line)
        if found and not found[1].startswith(("./", "$/")):
            assert re.fullmatch(r"[\w.-]+(/[\w.-]+)+@[0-9a-f]{40}", found[1]), line
            assert re.match(r" # v\d+\.\d+\.\d+$", found[2]), line


@pytest.mark.parametrize("path", sorted(WORKFLOWS.glob("*.yml")), ids=lambda path: path.stem)
def test_a_workflow_may_do_what_it_must_and_no_more(path):
    workflow = load(path)
    assert workflow["permissions"] == {}
    assert "concurrency" in workflow
    for job in workflow["jobs"].values():
        assert "timeout-minutes" in job
        writes = {name for name, right in job["permissions"].items() if right == "write"}
        if "pull_request" in workflow["on"]:
            assert writes == set(), "a stranger's code runs here"
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] == "false"
                # An issue is no code: what is checked out for it is the default branch.
                assert not writes or list(workflow["on"]) == ["issues"]


def test_the_comment_checks_nothing_out():
    text = (WORKFLOWS / "comment.yml").read_text("utf-8") + ACTIONS[1].read_text("utf-8")
    assert "checkout@" not in text
    assert "./" not in re.sub(r"\$/", "", text).replace("//", "")


@pytest.mark.parametrize(
    "command",
    [
        ["zizmor", "--offline", "--no-progress", "--quiet", "."],
        ["check-jsonschema", "--builtin-schema", "vendor.github-workflows",
         *map(str, sorted(WORKFLOWS.glob("*.yml")))],
        ["check-jsonschema", "--builtin-schema", "vendor.github-actions", *map(str, ACTIONS)],
        ["check-jsonschema", "--builtin-schema", "vendor.dependabot", ".github/dependabot.yml"],
    ],
    ids=["zizmor", "workflows", "actions", "dependabot"],
)  # fmt: skip
def test_other_people_s_checks_find_nothing(command):
    program = Path(sys.executable).with_name(command[0])
    done = subprocess.run(
        [str(program), *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
