"""The whole way of an owner's first hour, in one repository: from an empty folder to a comment.

All are processes of their own, with hardly a variable in their environment. What GitHub Pages does
with the site that the workflow hands over, a branch of a bare repository does here.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from datetime import date, timedelta

import pytest

from generator.cli.test import find_browser
from tests.browser.conftest import Visit, served
from tests.serving.test_serve_command import Served
from tests.workflows.registry import gitlab, in_job  # noqa: F401 (a fixture)
from tests.workflows.runner import ROOT, Machine
from tests.workflows.test_gitlab import job
from tests.workflows.test_gitlab_comment import JOB, host, run  # noqa: F401 (a fixture)
from tests.workflows.test_workflows import PULLS, followed, git

pytestmark = pytest.mark.browser
PROGRAM = "theirs/iheartit"
NEEDED = ("PATH", "PYTHONPATH", "XDG_CACHE_HOME", "IHEARTIT_BROWSER", "COVERAGE_PROCESS_START")
MOST_SECONDS = 2
"""Until an edit is seen in a browser."""
MAIL = "services/it/mail.yml"


@pytest.fixture
def bare(monkeypatch, tmp_path):
    """Leave hardly anything in the environment; a home that holds nothing."""
    found = find_browser()
    for name in os.environ:
        if name not in NEEDED:
            monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    if found:
        monkeypatch.setenv("IHEARTIT_BROWSER", found)


def today():
    """Return the day on which the workflow says that it is, which asks the machine."""
    said = subprocess.run(["date", "-u", "+%F"], capture_output=True, text=True, check=True)
    return date.fromisoformat(said.stdout.strip())


def start(folder, *words):
    """Run the program in a folder; return what it printed."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "generator", *map(str, words)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, (words, done.stdout, done.stderr)
    return done.stdout


def seconds_until_seen(page, file, old, new):
    """Edit a file; return how long it takes until a browser shows what is new."""
    whole = file.read_text("utf-8")
    assert old in whole
    began = time.perf_counter()
    file.write_text(whole.replace(old, new), "utf-8")
    page.get_by_text(new).first.wait_for()
    return time.perf_counter() - began


def pages_branch(server, site, place):
    """Put what was handed to Pages on a branch of the repository; return a clone of it."""
    place.mkdir()
    git(place, "init", "-q", "-b", "gh-pages")
    shutil.copytree(site, place, dirs_exist_ok=True)
    git(place, "add", "--all", "--force")
    git(place, "commit", "-qm", "Publish")
    git(place, "push", "-q", str(server), "gh-pages")
    git(place.parent, "clone", "-q", "-b", "gh-pages", str(server), "published/site")
    return place.parent / "published"


def test_from_an_empty_folder_to_a_comment(bare, browser, gitlab, host, tmp_path):  # noqa: F811
    here = tmp_path / "here"
    here.mkdir()
    start(here, "init", "ours", "--name", "Ours", "--provider", "IT", "--git", "--feedback",
          "https://example.org/say", "--workflows", f"{PROGRAM}@{'a' * 40}")  # fmt: skip
    root = here / "ours"
    start(root, "new", "service", "--name", "Mail", "--owner", "Head of Workplace", "--purpose",
          "I write to anybody.", "--launched", "2021-05-01")  # fmt: skip
    day = today() - timedelta(days=40)
    answers = "date,service,rating\n" + f"{day},mail,4\n" * 40
    (root / "data" / "answers").mkdir(exist_ok=True)
    (root / "data" / "answers" / "mail.csv").write_text(answers)
    assert "error" not in start(root, "check")

    # An edit is seen in a browser.
    showing = Served(root, tmp_path / "home")
    try:
        showing.until("The site is at")
        visit = Visit(browser.new_page(), showing.address.rstrip("/"))
        page = visit.load("services/mail/")
        definition = root / MAIL
        took = [
            seconds_until_seen(page, definition, "I write to anybody", "I reach anybody"),
            seconds_until_seen(page, definition, "I reach anybody", "I find anybody"),
        ]
        assert min(took) < MOST_SECONDS, took
        page.close()
        assert visit.asked_elsewhere == []
    finally:
        showing.running.kill()
        showing.running.wait()
    start(root, "build")
    assert "I find anybody" in (root / "site/services/mail/index.html").read_text("utf-8")

    # It is published as the workflow does it.
    def machine(name, kind, **more):
        made = Machine(here / name, tmp_path / name, kind, program=PROGRAM, **more)
        return made, root / ".github" / "workflows"

    git(root, "add", "--all")
    git(root, "commit", "-qm", "Mail")
    first, workflows = machine("first", "push", event={"before": "0" * 40})
    git(root, "push", "-q", str(first.server), "HEAD:main")
    git(here, "clone", "-q", "-b", "main", first.server.as_uri(), "first")
    first.job(workflows / "site.yml", "site")
    first.job(workflows / "site.yml", "publish")
    place = pages_branch(first.server, first.shelf("github-pages"), tmp_path / "branch")
    with served(place) as address:
        visit = Visit(browser.new_page(), address)
        page = visit.open("site/services/mail/")
        assert page.get_by_text("I find anybody").first.is_visible()
        assert "40 answers" in page.content()
        page.close()
        visit.judge()

    # A request is answered, on both hosts.
    base = git(root, "rev-parse", "HEAD")
    git(root, "checkout", "-q", "-b", "worse")
    (root / MAIL).write_text((root / MAIL).read_text("utf-8").replace("find", "reach"), "utf-8")
    (root / "data" / "answers" / "mail.csv").write_text(answers + f"{day},mail,1\n" * 60)
    git(root, "commit", "-qam", "Worse")
    second, _ = machine("second", "pull_request", event={"pull_request": {"base": {"sha": base}}})
    git(root, "push", "-q", str(second.server), "worse")
    git(here, "clone", "-q", "-b", "worse", second.server.as_uri(), "second")
    second.job(workflows / "site.yml", "site")
    second.job(workflows / "site.yml", "publish")
    assert not second.shelf("github-pages").exists()
    after = followed(second, tmp_path / "after")
    after.program = PROGRAM
    after.tool("gh", [PULLS, ["repos/", []]])
    after.job(workflows / "comment.yml", "comment")
    posted = json.loads(after.calls("gh")[-1][1])["body"]
    assert "| Mail |" in posted
    assert "Verdicts that move" in posted
    assert "I reach anybody" in posted

    git(here, "clone", "-q", "-b", "worse", second.server.as_uri(), "third")
    job("check", here / "third", tmp_path / "third", CI_MERGE_REQUEST_DIFF_BASE_SHA=base,
        IHEARTIT_DAY=str(today()), **in_job(gitlab))  # fmt: skip
    for name in ("findings.json", "changes.json"):
        host.answers[f"{JOB}/{name}"] = (here / "third/iheartit-comment" / name).read_bytes()
    run(host)
    ((_, _, noted),) = host.given
    assert noted.partition("[A preview")[0] == posted.partition("[A preview")[0]
