"""The ledger on GitLab, with a package registry that a small server plays."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workflows.publications import ANSWERS, Publications, rows, shown
from tests.workflows.registry import Registry, gitlab, in_job  # noqa: F401 (a fixture)
from tests.workflows.runner import ROOT
from tests.workflows.test_gitlab import Failed, job

LEDGER = ROOT / ".github" / "actions" / "ledger" / "ledger.py"
PACKAGE = "/api/v4/projects/5/packages/generic/iheartit-ledger/1.0.0/ledger.json"


@pytest.fixture
def run(gitlab, tmp_path):  # noqa: F811
    """Return a function that runs one of both commands, and returns its status and words."""

    def do(*words: str, place: str = "a", **variables: str) -> tuple[int, str]:
        known = {"PATH": os.environ["PATH"], **in_job(gitlab), **variables}
        what, *rest = words
        command = [sys.executable, "-I", str(LEDGER), what, str(tmp_path / place), *rest]
        done = subprocess.run(command, env=known, capture_output=True, text=True, check=False)
        assert done.stderr == ""
        return done.returncode, done.stdout

    return do


def made(place: Path, text: str) -> None:
    (place / "ledger.json").write_text(text)


def test_each_publication_reads_what_the_last_one_kept(run, tmp_path):
    assert run("read") == (0, "Nothing was published yet: this is the first time.\n")
    made(tmp_path / "a", "one\n")
    assert run("keep") == (0, "The ledger was kept.\n")
    assert run("keep") == (0, "The ledger says all this already.\n")
    assert run("read", place="b") == (0, "The ledger is that of the last publication.\n")
    assert (tmp_path / "b" / "published.json").read_text() == "one\n"


@pytest.mark.parametrize(
    "answer", [(500, b""), (403, b""), (401, b""), (404, b'{"message":"404 Project Not Found"}')]
)
def test_a_registry_that_cannot_be_reached_stops_everything(run, tmp_path, answer):
    run("read")
    Registry.broken.append(answer)
    status, said = run("read")
    assert (status, "cannot be reached" in said) == (1, True)
    made(tmp_path / "a", "one\n")
    assert run("keep")[0] == 1
    nowhere = {"CI_API_V4_URL": "http://127.0.0.1:1/api/v4"}
    status, said = run("read", **nowhere)
    assert (status, "cannot be reached" in said) == (1, True)


def test_a_ledger_that_was_deleted_is_no_first_publication(run, gitlab, tmp_path):  # noqa: F811
    Registry.files["/pages/method/ledger.json"] = b'{"format": 1}'
    status, said = run("read")
    assert (status, "is gone" in said) == (1, True)
    assert run("read", f"{gitlab}/pages/method/ledger.json")[0] == 0
    assert (tmp_path / "a" / "published.json").read_text() == '{"format": 1}'
    assert run("read", "anew", place="b")[0] == 0
    assert not (tmp_path / "b" / "published.json").exists()


def test_a_page_that_asks_who_i_am_is_no_ledger(run):
    Registry.files["/pages/method/ledger.json"] = b"<!doctype html><p>Sign in"
    assert run("read")[0] == 0


def test_of_two_publications_at_once_the_slower_one_publishes_nothing(run, tmp_path):
    for place in ("fast", "slow"):
        run("read", place=place)
        made(tmp_path / place, f"{place}\n")
    assert run("keep", place="fast")[0] == 0
    status, said = run("keep", place="slow")
    assert (status, "Another publication was faster" in said) == (1, True)
    assert Registry.files[PACKAGE] == b"fast\n"


def test_a_fork_s_request_reads_the_ledger_without_its_token_and_may_not_keep_one(run, tmp_path):
    Registry.files[PACKAGE] = b"one\n"
    fork = {"CI_PROJECT_ID": "9", "CI_MERGE_REQUEST_PROJECT_ID": "5"}
    assert run("read", **fork)[0] == 0
    assert Registry.asked[-1] == (PACKAGE, None)
    made(tmp_path / "a", "two\n")
    status, said = run("keep", **fork)
    assert (status, "must be allowed" in said) == (1, True)
    assert Registry.files[PACKAGE] == b"one\n"


@pytest.mark.parametrize("name", ["CI_PROJECT_ID", "CI_API_V4_URL"])
def test_a_variable_that_is_missing_is_named(gitlab, tmp_path, name):  # noqa: F811
    known = {key: value for key, value in in_job(gitlab).items() if key != name}
    command = [sys.executable, "-I", str(LEDGER), "read", str(tmp_path)]
    done = subprocess.run(command, env=known, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert f"The variable {name} is missing" in done.stdout


def test_a_late_answer_changes_no_site(gitlab, tmp_path):  # noqa: F811
    ours = Publications(tmp_path)
    sites = []
    for number, bad in enumerate((12, 13)):
        ours.commit({ANSWERS: rows(28, bad)})
        folder = ours.checked_out(ours.machine("push")).folder
        job("pages", folder, tmp_path / f"job-{number}", **in_job(gitlab))
        sites.append(shown(folder / "public"))
    assert sites == ["40 answers", "40 answers, as published on 2026-09-30"]
    Registry.broken.append((503, b""))
    with pytest.raises(Failed, match="cannot be reached"):
        job("pages", folder, tmp_path / "job-3", **in_job(gitlab))


def test_publications_never_run_side_by_side_and_requests_keep_nothing():
    text = (ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8")
    preview, _, pages = text.partition("\npages:")
    assert "resource_group: pages" in pages
    assert len(re.findall(r'"\$ledger" keep', pages)) == 1
    assert " keep " not in preview.partition("\npreview:")[2]
    assert json.dumps("IHEARTIT_LEDGER") not in preview.partition("\npreview:")[2]
