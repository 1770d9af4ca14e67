"""The jobs of the GitLab file, their scripts run on a local clone."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workflows import warm
from tests.workflows.registry import gitlab, in_job  # noqa: F401 (a fixture)
from tests.workflows.runner import NOTED, ROOT, load, with_actions
from tests.workflows.test_workflows import MAIL, clone, git  # noqa: F401 (a fixture)

FILE = ROOT / ".gitlab-ci.yml"
SECRET = re.compile(r"TOKEN|SECRET|PASSWORD|_KEY|IHEARTIT_ALERTS_URL", re.IGNORECASE)


class Failed(Exception):
    """A job's script ended with another status than 0."""


def job(name: str, folder: Path, place: Path, **variables: str) -> str:
    """Run a job's scripts in one shell, as GitLab does; return what it said."""
    file = load(FILE)
    (place / "bin").mkdir(parents=True, exist_ok=True)
    curl = place / "bin" / "curl"
    curl.write_text(NOTED.format(name="curl"))
    curl.chmod(0o755)
    (place / "bin" / "curl.answers").write_text("[]")
    (place / "bin" / "curl.calls").write_text("")
    (folder / "iheartit").write_text(warm.program())
    (folder / "iheartit").chmod(0o755)
    with_actions(folder)
    script = [*file[".iheartit"]["before_script"], *file[name]["script"]]
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(script)],
        cwd=folder,
        env={
            "PATH": f"{place / 'bin'}:{os.environ['PATH']}",
            "HOME": str(place),
            "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"],
            "LANG": "C.UTF-8",
            "CI_PROJECT_DIR": str(folder),
            "CI_BUILDS_DIR": str(place),
            **{k: v for k, v in file["variables"].items() if "$" not in v},
            "IHEARTIT_DAY": "",
            **variables,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Failed(done.stdout + done.stderr)
    return done.stdout + done.stderr


def calls(place: Path):
    lines = (place / "bin" / "curl.calls").read_text().splitlines()
    return [json.loads(line) for line in lines]


def test_findings_become_a_report_and_are_kept_for_the_comment(clone, tmp_path):  # noqa: F811
    (clone / MAIL).write_text((clone / MAIL).read_text().replace("stage: live", "stage: lve"))
    with pytest.raises(Failed, match="did you mean “live”"):
        job("check", clone, tmp_path)
    (found,) = json.loads((clone / "codequality.json").read_text())
    assert found["location"]["path"] == MAIL
    kept = json.loads((clone / "iheartit-comment" / "findings.json").read_text())
    assert kept["findings"][0]["file"] == MAIL


@pytest.mark.long
def test_strictness_refuses_a_request_s_new_warnings(clone, gitlab, tmp_path):  # noqa: F811
    known = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": git(clone, "rev-parse", "HEAD~1"), **in_job(gitlab)}
    (clone / MAIL).write_text(re.sub("purpose: .*\n", "", (clone / MAIL).read_text()))
    job("check", clone, tmp_path, **known)
    with pytest.raises(Failed, match="no-purpose"):
        job("check", clone, tmp_path, IHEARTIT_STRICT="yes", **known)


def test_a_request_has_a_preview_and_its_changes(clone, gitlab, tmp_path):  # noqa: F811
    base = git(clone, "rev-parse", "HEAD~1")
    place = {
        "CI_PROJECT_ROOT_NAMESPACE": "ours",
        "CI_PAGES_DOMAIN": "pages.test",
        "CI_PROJECT_PATH": "ours/all/site",
        "CI_JOB_ID": "7",
    }
    said = job(
        "check", clone, tmp_path, CI_MERGE_REQUEST_DIFF_BASE_SHA=base, **place, **in_job(gitlab)
    )
    assert "Verdicts that move" in said
    kept = json.loads((clone / "iheartit-comment" / "changes.json").read_text())
    assert "verdict" in {each["about"] for each in kept["changes"]}
    assert json.loads((clone / "iheartit-comment" / "findings.json").read_text())["errors"] == 0
    assert (clone / "preview" / "services" / "mail" / "index.html").is_file()
    address = "https://ours.pages.test/-/all/site/-/jobs/7/artifacts/preview/index.html"
    assert (clone / "preview.env").read_text() == f"IHEARTIT_PREVIEW={address}\n"
    assert calls(tmp_path) == []


def test_no_secret_is_asked_for_where_a_request_can_run_code():
    """A request can change this file and what it runs, so its jobs get nothing worth stealing."""
    file, text = load(FILE), FILE.read_text(encoding="utf-8")
    on_branch = "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"
    jobs = {name: job for name, job in file.items() if "script" in job}
    with_secrets = [name for name, job in jobs.items() if SECRET.search(json.dumps(job))]
    assert with_secrets == ["change", "fetch", "pages"], "on the default branch alone"
    for name in ("pages", "comment", "change"):
        assert [each["if"].partition(" && ")[0] for each in jobs[name]["rules"]] == [on_branch]
    assert not SECRET.search(json.dumps([file["variables"], file["default"], file[".iheartit"]]))
    assert "masked and protected, so that only the default branch has them" in text


@pytest.mark.parametrize("page", ["README.md", ".gitlab-ci.yml", "site_overrides/pages/owners.md"])
def test_no_page_asks_for_a_token_in_gitlab(page):
    assert "IHEARTIT_TOKEN" not in (ROOT / page).read_text(encoding="utf-8")


def test_the_site_is_published_and_what_moved_is_posted(clone, gitlab, tmp_path):  # noqa: F811
    known = in_job(gitlab)
    hook = {"IHEARTIT_ALERTS_URL": "https://hooks.example.org/x", **known}
    base = git(clone, "rev-parse", "HEAD~1")
    job("pages", clone, tmp_path, CI_COMMIT_BEFORE_SHA=base, **hook)
    assert (clone / "public" / "index.html").is_file()
    ((command, body),) = calls(tmp_path)
    assert command[-1] == "https://hooks.example.org/x"
    assert "Mail" in json.dumps(json.loads(body))
    job("pages", clone, tmp_path, CI_PIPELINE_SOURCE="schedule", **hook)
    assert calls(tmp_path) == [], "a day has brought nothing"
    job("pages", clone, tmp_path, CI_COMMIT_BEFORE_SHA=base, IHEARTIT_DAY="today", **known)


def test_an_organisation_s_own_repository_fetches_the_program(clone, tmp_path):  # noqa: F811
    program = tmp_path / "program"
    program.mkdir()
    (program / "iheartit").write_text(warm.program())
    (program / "iheartit").chmod(0o755)
    with_actions(program)
    git(program, "init", "-q", "-b", "main")
    git(program, "add", ".")
    git(program, "commit", "-qm", "Begin")
    where = {"IHEARTIT_FROM": str(program), "IHEARTIT_COMMIT": git(program, "rev-parse", "HEAD")}
    with pytest.raises(Failed, match="CI_"):  # the program is there, and GitLab is not
        job("comment", clone, tmp_path / "m", **where)
    assert (tmp_path / "m" / "iheartit" / "iheartit").is_file()


def test_another_s_schema_finds_nothing():
    command = [str(Path(sys.executable).with_name("check-jsonschema")), "--builtin-schema",
               "vendor.gitlab-ci", str(FILE)]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
