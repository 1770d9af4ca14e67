"""The sheet for a meeting: all services, and each reason for a decision that other pages have."""

from __future__ import annotations

import pytest

from generator.features.conversation.figures import Conversation, Standing
from generator.features.owners_word.figures import Stand, Warnings
from generator.language import ENGLISH
from generator.language.load import locale_of
from generator.pages.attention import needing
from generator.pages.meeting import deciding_said, meeting_view
from generator.pages.summary import summary_view


@pytest.fixture(scope="module")
def view(example_cards):
    return meeting_view(ENGLISH, example_cards)


@pytest.fixture(scope="module")
def decisions(view):
    return {each.service.text: each.reasons for each in view.decisions}


def test_all_services_are_on_it_with_what_the_table_says(view, example_cards):
    rows = [row for group in view.groups for row in group.rows]
    table = {row.service: row for row in summary_view(ENGLISH, example_cards).rows}
    assert len(rows) == len(table) == len(example_cards.services)
    for row in rows:
        same = table[row.service]
        assert (row.shirt, row.moves) == (same.shirt, same.moves)
        assert row.value == same.value
        assert row.range == same.range
    assert [group.provider.text for group in view.groups] == [
        "IT",
        "Facilities",
        "Finance",
        "Human Resources",
        "Communications",
    ]


def test_each_reason_of_other_pages_is_on_it(decisions, example_cards):
    cards = {card.service.name: card for card in example_cards.services}
    for name, card in cards.items():
        reasons = decisions.get(name, ())
        topics = card.panels[Conversation].topics
        late = sum(each.standing is Standing.OVERDUE for each in topics)
        assert sum("overdue for" in reason for reason in reasons) == late, name
        stands = {each.stand for each in card.panels[Warnings].items}
        unanswered = "an early warning that nobody answered in time" in reasons
        assert unanswered == (Stand.UNANSWERED in stands), name
    green = [name for name, each in decisions.items() if any("keeps its" in one for one in each)]
    assert len(green) == needing(example_cards).green
    assert decisions["Idea box"] == ("no owner is named", "nobody was asked")


def test_what_has_most_reasons_is_first_and_its_owner_is_named(view):
    numbers = [len(each.reasons) for each in view.decisions]
    assert numbers == sorted(numbers, reverse=True)
    assert view.decisions[0].owner == "Head of Hiring"
    assert view.said.startswith(f"{len(view.decisions)} of 28 services in use need a decision: ")
    assert view.more == ""


def test_what_it_counts_is_what_needs_attention_and_gaps(view, example_cards):
    number = needing(example_cards).services
    assert view.said.endswith(
        f": the {number} that need attention and 2 with gaps, such as no owner or nobody asked."
    )
    for deciding, needs, parts in (
        ("a", "a", "the one that needs attention"),
        ("ab", "abc", "2 of the 3 that need attention"),
        ("abd", "abc", "2 of the 3 that need attention and 1 with gaps, such as no owner or"),
        ("d", "", "it has gaps, such as no owner or"),
        ("d", "a", "it has gaps, such as no owner or"),
    ):
        said = deciding_said(ENGLISH, set(deciding), set(needs), 9)
        assert f"{len(deciding)} of 9 services in use" in said
        assert f": {parts}" in said


def test_what_is_not_in_use_needs_none(view, decisions):
    rows = [row for group in view.groups for row in group.rows]
    idle = {row.service.text for row in rows if row.moves.kind == "none"}
    assert {"Fax line", "Pagers"} <= idle
    assert idle & decisions.keys() == set()


def test_each_sign_has_its_meaning(view):
    rows = [row for group in view.groups for row in group.rows]
    shirts = {each.shirt.kind: each.name for each in view.shirts}
    changes = {each.kind for each in view.changes}
    assert {row.shirt.kind for row in rows} <= shirts.keys()
    assert {row.verdict for row in rows} <= set(shirts.values())
    assert {row.moves.kind for row in rows} - {"none"} <= changes


def test_many_decisions_are_cut_and_counted(monkeypatch, example_cards):
    monkeypatch.setattr("generator.pages.meeting._MOST", 4)
    view = meeting_view(ENGLISH, example_cards)
    assert len(view.decisions) == 4
    assert view.more == "and 5 more"


def test_it_speaks_the_language_of_the_site(example_cards):
    view = meeting_view(locale_of("de"), example_cards)
    assert view.said == (
        "Bei 9 von 28 Diensten in Betrieb ist etwas zu entscheiden: bei den 7 unter „Braucht "
        "Aufmerksamkeit“ und 2 mit Lücken, etwa ohne Verantwortliche oder ohne Umfrage."
    )


def test_gaps_alone_are_not_counted_twice():
    said = "8 services in use {}, such as no owner or nobody asked."
    two = deciding_said(ENGLISH, {"a", "b"}, set(), 8)
    assert two == "2 of " + said.format("need a decision: they have gaps")
    one = deciding_said(ENGLISH, {"a"}, set(), 8)
    assert one == "1 of " + said.format("needs a decision: it has gaps")


def test_a_shirt_that_has_several_reasons_is_not_named_after_one(view):
    assert [each.name for each in view.shirts][-1] == "No verdict"
