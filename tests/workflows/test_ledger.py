"""The ledger between publications: read by all, kept by the one job that publishes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.workflows.publications import DEPLOYED, REF, Publications, git
from tests.workflows.runner import Machine, StepFailed


@pytest.fixture
def ours(tmp_path):
    return Publications(tmp_path)


def read(machine: Machine, begin: str = "") -> str | None:
    """Run the action up to the ledger; return that ledger, none at a first publication."""
    machine.folder.mkdir(parents=True, exist_ok=True)
    machine.uses("./", {"as-of": "", "ledger": begin}, last="See what was published")
    path = machine.place / "temp" / "iheartit-ledger" / "published.json"
    return path.read_text() if path.exists() else None


def keep(machine: Machine, text: str) -> None:
    """Run the job that publishes, with a ledger that the build has made."""
    folder = machine.place / "temp" / "iheartit-ledger"
    (folder / "ledger.json").write_text(text)
    machine._shelve(folder, "iheartit-ledger")
    machine.job("publish.yml", "publish")


def deployed(machine: Machine) -> bool:
    return any(name.startswith("actions/deploy-pages@") for name, _ in machine.used)


def test_each_publication_reads_what_the_last_one_kept(ours):
    first, second, third = (ours.machine("push") for _ in range(3))
    assert read(first) is None
    assert "this is the first time" in first.said
    keep(first, "one\n")
    assert read(second) == "one\n"
    keep(second, "two\n")
    assert read(third) == "two\n"
    newest, oldest = ours.kept()
    assert git(ours.server, "show", f"{oldest}:ledger.json") == "one"
    assert git(ours.server, "ls-tree", "--name-only", newest) == "ledger.json"
    keep(third, "two\n")
    assert len(ours.kept()) == 2, "nothing new is no commit"
    assert all(deployed(each) for each in (first, second, third))
    assert git(ours.server, "for-each-ref", "--format=%(refname)") == REF, "no branch"


def test_a_server_that_cannot_be_reached_stops_everything(ours):
    first, *others = (ours.machine(event) for event in ("push", "push", "pull_request"))
    read(first)
    shutil.move(ours.server, ours.server.with_name("away"))
    for machine in others:
        with pytest.raises(StepFailed, match=r"::error::The ledger at .* cannot be reached"):
            read(machine)
    with pytest.raises(StepFailed, match="cannot be reached"):
        keep(first, "one\n")
    assert not deployed(first)


def test_a_ledger_that_was_deleted_is_no_first_publication(ours, address):
    read(first := ours.machine("push"))
    keep(first, "one\n")
    git(ours.server, "update-ref", "-d", REF)
    for event in ("push", "pull_request", "schedule"):
        machine = ours.machine(event)
        machine.tool("gh", DEPLOYED)
        with pytest.raises(StepFailed, match="the ledger of its numbers is gone"):
            read(machine)
    again = ours.machine("workflow_dispatch")
    again.tool("gh", DEPLOYED)
    assert read(again, f"{address}/method/ledger.json") == "the site's own\n"
    anew = ours.machine("workflow_dispatch")
    assert read(anew, "anew") is None
    keep(anew, "other\n")
    assert read(ours.machine("push")) == "other\n"
    with pytest.raises(StepFailed, match="is no address of a ledger"):
        read(ours.machine("workflow_dispatch"), "yes")
    with pytest.raises(StepFailed, match="cannot be read"):
        read(ours.machine("workflow_dispatch"), f"{address}/nothing")


@pytest.fixture
def address(tmp_path, served):
    (tmp_path / "web" / "method").mkdir(parents=True)
    (tmp_path / "web" / "method" / "ledger.json").write_text("the site's own\n")
    return served(tmp_path / "web")


def test_a_deployment_that_failed_showed_nobody_a_number(ours):
    machine = ours.machine("push")
    failed = ["repos/ours/site/deployments/7/statuses", [{"state": "failure"}]]
    machine.tool("gh", [failed, DEPLOYED[1]])
    assert read(machine) is None


def test_who_may_not_ask_about_deployments_hears_what_to_write(ours):
    machine = ours.machine("push")
    machine.tool("gh", [["repos/", {"message": "Resource not accessible by integration"}]])
    with pytest.raises(StepFailed, match="deployments: read"):
        read(machine)


@pytest.mark.parametrize("before", [(), ("zero\n",)], ids=["the first", "a later one"])
def test_of_two_publications_at_once_the_slower_one_publishes_nothing(ours, before):
    for text in before:
        read(earlier := ours.machine("push"))
        keep(earlier, text)
    fast, slow = ours.machine("push"), ours.machine("push")
    read(fast)
    read(slow)
    keep(fast, "fast\n")
    with pytest.raises(StepFailed, match="Another publication was faster"):
        keep(slow, "slow\n")
    assert not deployed(slow)
    fast.used.clear()
    keep(fast, "fast\n")  # the same job once more, for a deployment that failed
    assert deployed(fast)
    assert len(ours.kept()) == len(before) + 1


def test_who_may_not_write_publishes_nothing_and_hears_why(ours):
    machine = ours.machine("push")
    read(machine)
    hook = Path(ours.server, "hooks", "pre-receive")
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(StepFailed, match=r"contents: write"):
        keep(machine, "one\n")
    assert not deployed(machine)
    assert ours.kept() == []
