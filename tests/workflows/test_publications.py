"""What sites, comments and alerts show from commit to commit: a few people change no number."""

from __future__ import annotations

import re
from datetime import date

import pytest

from generator.releases.ledger import Ledger
from generator.releases.written import to_text
from tests.workflows.publications import (
    ANSWERS,
    REF,
    Publications,
    alerts,
    comment,
    git,
    rows,
    shown,
)
from tests.workflows.runner import StepFailed
from tests.workflows.test_workflows import MAIL

SURVEY = """
events:
  - {date: 2026-09-16, kind: survey-change, title: New words, rebase: true}
"""
SAME = "Nothing that readers see would change."


@pytest.fixture
def ours(tmp_path):
    return Publications(tmp_path)


def test_one_late_answer_changes_no_preview_comment_site_or_alert(ours):
    first = ours.commit({ANSWERS: rows(28, 12)})
    published = ours.publish()
    assert shown(published.shelf("github-pages")) == "40 answers"
    (kept,) = ours.kept()
    ours.commit({ANSWERS: rows(28, 13)})
    request = ours.request(first)  # a fork's is no other: it may read, and runs no job that keeps
    assert shown(request.shelf("iheartit-preview")) == "40 answers, as published on 2026-09-30"
    assert comment(request) == SAME
    assert not any("ledger" in name for name, _ in request.used)
    late = ours.publish(first)
    assert shown(late.shelf("github-pages")) == "40 answers, as published on 2026-09-30"
    assert alerts(late) == ""
    assert ours.kept() == [kept]
    assert not re.search(r"\b4[01] answers", request.said + late.said), "no log counts answers"


@pytest.mark.long
def test_five_commits(ours):
    before = ours.commit({ANSWERS: rows(28, 12)})
    ours.publish()
    mail = (ours.author / MAIL).read_text(encoding="utf-8")
    found = []
    for files in (
        {ANSWERS: rows(28, 13)},  # a late answer
        {ANSWERS: rows(27, 14)},  # a corrected one
        {ANSWERS: rows(26, 14)},  # a removed one
        {ANSWERS: rows(26, 24)},  # ten new ones
        {MAIL: mail + SURVEY},  # a survey change, found out later
    ):
        commit = ours.commit(files)
        request, published = ours.request(before), ours.publish(before)
        site = shown(published.shelf("github-pages"))
        assert shown(request.shelf("iheartit-preview")) == site
        found.append((site, comment(request), alerts(published)))
        before = commit
    still = "40 answers, as published on 2026-09-30"
    fewer = "0 services touched, 1 file has fewer or other rows."
    assert found[:3] == [(still, SAME.strip(), ""), (still, fewer, ""), (still, fewer, "")]
    (many, said, alert), (parted, lost, posted) = found[3:]
    assert many == "50 answers"
    assert said.removeprefix("### ").startswith("1 service touched, 1 verdict moves")
    assert "liked, now undecided" in alert
    assert parted == "20 answers", "both parts are of more people than the floor"
    assert "2 things are no longer shown" in lost
    assert "undecided, now too few answers" in posted
    assert len(ours.kept()) == 3


@pytest.mark.long
def test_a_rollback_and_a_rewritten_history_identify_nobody(ours):
    first = ours.commit({ANSWERS: rows(28, 12)})
    ours.publish()
    second = ours.commit({ANSWERS: rows(28, 22)})
    assert shown(ours.publish(first).shelf("github-pages")) == "50 answers"
    git(ours.author, "revert", "--no-edit", "HEAD")
    third = ours.push()
    assert shown(ours.publish(second).shelf("github-pages")) == "40 answers", "known already"
    git(ours.author, "checkout", "-q", "--orphan", "other")
    ours.commit({ANSWERS: rows(28, 13)})
    rewritten = ours.publish(third)
    assert shown(rewritten.shelf("github-pages")) == "40 answers, as published on 2026-09-30"
    assert "nothing was posted" in rewritten.said
    assert len(ours.kept()) == 3


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda text: text.replace('"format": ', '"format": 9'), "newer version"),
        (lambda text: text.replace("2026-09-30", "2026-09-29"), "changed by hand"),
        (lambda text: "<<<<<<< ours\n" + text, "not whole"),
    ],
    ids=["newer", "edited", "broken"],
)
def test_a_ledger_that_cannot_be_used_stops_everything(ours, change, why):
    ours.commit({ANSWERS: rows(28, 12)})
    (ours.author / "ledger.json").write_text(change(to_text(Ledger((date(2026, 9, 30),)))))
    git(ours.author, "add", "ledger.json")
    git(ours.author, "commit", "-qm", "By hand")
    git(ours.author, "push", "-q", "origin", f"HEAD:{REF}")
    with pytest.raises(StepFailed, match=rf"Build: .*{why}"):
        ours.publish()
    assert not any("deploy-pages" in name for machine in ours.machines for name, _ in machine.used)
