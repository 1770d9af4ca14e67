"""``iheartit alerts``: verdicts that moved, warnings, what time made overdue."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.compare.alerts import Alert, alerts, as_slack, as_teams, as_text
from generator.compare.changes import Change, Weight
from tests.cli.test_diff import ANSWERS, LIVE, answers
from tests.site.conftest import commit, run

ACTION = (
    "conversation:\n- raised: 2026-08-10\n  by: customers\n  said: It is slow\n  progress: doing\n"
    "  answered: 2026-08-12\n  reply: We look\n  due: 2026-09-20\n"
)


@pytest.fixture
def root(write) -> Path:
    """A repository without a day of its own: that of its commit counts."""
    found = write(
        {
            "services/organisation.yml": "name: Small Works\n",
            "services/it/mail.yml": f"name: Mail\n{LIVE}{ACTION}",
            "services/it/fax.yml": f"name: Fax\n{LIVE}",
            ANSWERS: answers(90, 60).replace("2026-09", "2026-08"),
        }
    )
    commit(found, "2026-09-10")
    return found


def alerts_of(root: Path, *arguments: str):
    result = run("alerts", "--root", root, "--no-cache", *arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_verdict_that_moved_is_reported_with_a_link(root):
    (root / ANSWERS).write_text(answers(20, 60).replace("2026-09", "2026-08"))
    said = alerts_of(root, "--since", "HEAD", "--link", "https://likes.example.org/it/")
    assert said == "Mail: verdict: loved, now piñata https://likes.example.org/it/services/mail/\n"
    (only,) = json.loads(alerts_of(root, "--since", "HEAD", "--format", "json"))
    assert (only["kind"], only["service"], only["link"]) == ("verdict", "mail", "")


def test_what_only_time_made_overdue_is_reported(root):
    (root / "README.md").write_text("Nothing new")
    commit(root, "2026-10-01")
    assert alerts_of(root, "--since", "HEAD~1") == "Mail: overdue now: “It is slow”\n"
    assert alerts_of(root, "--since", "HEAD") == "Nothing new.\n"
    assert alerts_of(root, "--since", "HEAD~1", "--as-of", "2026-09-11") == "Nothing new.\n"


def test_what_a_day_has_brought_is_reported_on_that_day_alone(root):
    morning = ("--since", "HEAD", "--since-as-of", "2026-09-20", "--as-of", "2026-09-21")
    assert alerts_of(root, *morning) == "Mail: overdue now: “It is slow”\n"
    next_one = ("--since", "HEAD", "--since-as-of", "2026-09-21", "--as-of", "2026-09-22")
    assert alerts_of(root, *next_one) == "Nothing new.\n"


def test_two_sites_are_held_against_each_other(root, tmp_path):
    before, after = tmp_path / "before", tmp_path / "after"
    assert run("build", "--root", root, "--site", before).exit_code == 0
    (root / ANSWERS).write_text(answers(20, 60).replace("2026-09", "2026-08"))
    assert run("build", "--root", root, "--site", after).exit_code == 0
    said = alerts_of(root, "--since", str(before), "--site", str(after))
    assert said == "Mail: verdict: loved, now piñata\n"


def test_where_nothing_is_new_no_body_is_printed(root):
    for form in ("slack", "teams"):
        assert alerts_of(root, "--since", "HEAD", "--format", form) == ""


def test_a_base_that_does_not_exist_is_a_usage_error(root):
    result = run("alerts", "--root", root, "--since", "no-such")
    assert result.exit_code == 2
    assert "no revision is called “no-such”" in result.stderr


def test_numbers_alone_alarm_nobody():
    found = [Change(weight, "mail", "what", "was", "now") for weight in Weight]
    kinds = [each.kind for each in alerts(found, {"mail": "Mail"})]
    assert kinds == ["verdict", "warning", "overdue", "silent"]


EVIL = "<!channel> *bold* <https://evil.example|Mail> & @here\u202e"


def test_a_stranger_s_name_steers_nothing():
    (alert,) = alerts(
        [Change(Weight.VERDICT, "x", "v", EVIL, EVIL)], {"x": EVIL}, "https://s.example"
    )
    assert "\u202e" not in as_text([alert])
    text = as_slack([alert])["text"]
    assert text.count("<") == 1  # our own link
    assert text.startswith("• <https://s.example/services/x/|&lt;!channel&gt;")
    assert text.count("|") == 1
    card = as_teams([alert])["attachments"][0]["content"]
    runs = card["body"][0]["inlines"]
    assert {run["type"] for run in runs} == {"TextRun"}  # plain text, never Markdown
    assert runs[0]["selectAction"] == {
        "type": "Action.OpenUrl",
        "url": "https://s.example/services/x/",
    }


def test_without_a_site_there_is_no_link():
    alert = Alert("verdict", "x", "X", "moved")
    assert as_slack([alert])["text"] == "• X: moved"
    assert "selectAction" not in json.dumps(as_teams([alert]))
