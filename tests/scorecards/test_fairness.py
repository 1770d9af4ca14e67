"""What keeps a scorecard from being gamed: the rules of the page “About”, each held here.

Two more have files of their own: an aim that was loosened (``test_loosened_aims``) and a figure
that was named after its action (``test_helped``).
"""

from __future__ import annotations

import pytest

from generator.disclosure.published import Mode
from generator.drawing.shirts import shirt_view
from generator.features.steps.breakdowns import LogCoverage
from generator.features.steps.figures import Steps
from generator.figures.figure import State
from generator.figures.verdict import Shirt
from generator.language import ENGLISH
from generator.pages.method import methods_view
from generator.sources.finding import Severity
from tests.figures.test_states import card, invited, rows

HEAD = "name: Mail\nstage: live\nlaunched: 2020-01-01\n"


def test_answers_from_an_open_link_are_never_added_to_those_of_a_list(repository):
    both = "period,service,invited,mode\n2026-08,mail,,open\n2026-09,mail,500,list\n"
    found = card(
        repository,
        rows("2026-08-10", 0, 300) + rows("2026-09-10", 60, 40),
        **{"data/invitations/i.csv": both},
    )
    like = found.signs.like
    assert (like.mode, like.value, like.n) == (Mode.LIST, 0.6, 100)


@pytest.mark.parametrize(("mode", "outline"), [("list", False), ("open", True)])
def test_an_open_link_earns_a_shirt_in_outline(repository, mode, outline):
    found = card(repository, rows("2026-09-10", 95, 5), invitations=invited(200, mode))
    view = shirt_view(ENGLISH, found.shirt, found.signs.like, "IT")
    assert (found.shirt, view.outline) == (Shirt.LOVED, outline)
    assert ("open link" in view.label) is outline


@pytest.mark.parametrize("kind", ["change", "fix", "outage", "retirement", "other"])
def test_no_other_event_may_begin_a_new_line(repository, kind):
    event = f"events: [{{date: 2026-09-01, kind: {kind}, title: Anew, rebase: yes}}]\n"
    reading = repository({"services/it/mail.yml": HEAD + event})
    (found,) = [f for f in reading.checked.findings if f.code == "rebase-without-cause"]
    assert found.severity is Severity.ERROR
    line = f"{HEAD}{event}".splitlines()[found.place.line - 1]
    assert line[found.place.column - 1 :].startswith("yes}")


@pytest.mark.parametrize("kind", ["launch", "survey-change"])
def test_a_launch_and_a_survey_change_may(repository, kind):
    event = f"events: [{{date: 2026-09-01, kind: {kind}, title: Anew, rebase: yes}}]\n"
    reading = repository({"services/it/mail.yml": HEAD + event})
    assert "rebase-without-cause" not in {f.code for f in reading.checked.findings}


def test_without_a_log_nothing_broke_is_never_said(repository):
    steps = "steps: [{id: open, name: Open it}]\n"
    log = "id,service,opened,resolved,planned,people\n1,other,2026-09-01T10:00,,no,5\n"
    files = {
        "services/it/other.yml": HEAD.replace("Mail", "Other") + "log_since: 2020-01-01\n",
        "data/incidents/i.csv": log,
    }
    found = card(repository, service=HEAD + steps, **files)
    lost = found.panels[Steps].lost
    assert lost.log.coverage is LogCoverage.NO_LOG
    assert all(figure.value is None for figure in found.panels[Steps].figures)


@pytest.mark.parametrize(
    ("likes", "others", "shirt"),
    [(75, 25, Shirt.LIKED), (790, 210, Shirt.LOVED), (52, 48, Shirt.UNDECIDED)],
)
def test_a_verdict_comes_from_the_range_and_not_from_the_share(repository, likes, others, shirt):
    found = card(repository, rows("2026-09-10", likes, others), invitations=invited(2000))
    assert found.signs.like.state is State.SHOWN
    assert found.shirt is shirt


def test_the_lines_between_the_shirts_are_the_organisations_own_and_published(repository):
    own = "name: Ours\nas_of: 2026-09-30\nthresholds: {loved: 0.9, pinata: 0.3}\n"
    answers = rows("2026-09-10", 85, 15)
    files = {"services/organisation.yml": own, "invitations": invited(200)}
    assert card(repository, answers, **files).shirt is Shirt.LIKED
    reading = repository({"services/organisation.yml": own})
    rules = methods_view(
        ENGLISH, reading.checked.definitions.organisation.part, reading.checked.as_of
    ).rules
    assert (rules.loved, rules.pinata) == ("90\u202f%", "30\u202f%")
