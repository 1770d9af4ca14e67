"""The sentence on costs: each combination of what is known and what is not."""

from __future__ import annotations

from datetime import date

import pytest

from generator.features.costs.words import describe
from generator.language import ENGLISH
from tests.features.test_costs import BY_MONTH, COMMUNITIES, HEAD, MONTHLY, spent, used
from tests.figures.test_states import card

FOR = "communities: [office]\n"
NOBODY = used("2026-09,mail,,0,0,0")
LONG_AGO = used("2026-05,mail,,10,20,15")


def content_of(repository, costs: str, use: str, service: str = HEAD):
    files = {"service": service, "services/communities.yml": COMMUNITIES}
    files |= {"data/costs/c.csv": costs} if costs else {}
    files |= {"data/usage/u.csv": use} if use else {}
    mine = card(repository, **files)
    definitions = mine.panels._ground.subject_context.definitions
    return describe(ENGLISH, mine, definitions, date(2026, 9, 30))


@pytest.mark.parametrize(
    ("costs", "use", "service", "said"),
    [
        (
            MONTHLY,
            BY_MONTH,
            HEAD + FOR,
            ("It costs €10.00 per person per month; 67 in 100 of the people it is for use it."),
        ),
        (
            MONTHLY,
            used("2026-09,mail,,10,10,10"),
            HEAD + FOR,
            ("It costs €100 per person per month; 7 in 100 of the people it is for use it."),
        ),
        (MONTHLY, BY_MONTH, HEAD, "It costs €10.00 per person per month."),
        (
            MONTHLY,
            "",
            HEAD,
            "It costs €1,000 a month; nobody has written down how many people use it.",
        ),
        (MONTHLY, NOBODY, HEAD, "It costs €1,000 a month, and nobody used it."),
        (
            MONTHLY,
            LONG_AGO,
            HEAD,
            (
                "It costs €1,000 a month. We know what it costs and how many use it, but not for "
                "the same time."
            ),
        ),
        (
            spent("2023-01,mail,a,500", "2026-09,mail,a,10", "2026-09,mail,credit,-20"),
            BY_MONTH,
            HEAD,
            "It cost nothing recently: at least as much money came back as was spent.",
        ),
        ("", "", HEAD, "Nobody has written down what it costs."),
        (
            "",
            NOBODY,
            HEAD + FOR,
            ("Nobody has written down what it costs; none of the people it is for use it."),
        ),
        (
            MONTHLY,
            "",
            "name: Mail\nstage: pipeline\n",
            "It already costs €1,000 a month, before anybody can use it.",
        ),
    ],
)
def test_the_sentence_says_what_is_known(repository, costs, use, service, said):
    found = content_of(repository, costs, use, service)
    assert found is not None
    assert found.said == said


def test_an_owner_is_shown_what_to_add(repository):
    assert "data/costs/" in content_of(repository, "", "").add
    assert "data/usage/" in content_of(repository, MONTHLY, "").add
    assert content_of(repository, MONTHLY, BY_MONTH).add == ""


def test_without_anything_a_service_to_come_says_nothing(repository):
    assert content_of(repository, "", "", "name: Mail\nstage: pipeline\n") is None


def test_bars_share_the_money_and_a_credit_has_none(repository):
    costs = spent("2026-09,mail,a,300", "2026-09,mail,b,100", "2026-09,mail,credit,-50")
    body = content_of(repository, costs, BY_MONTH).body
    assert [(bar.name, bar.value, bar.parts) for bar in body.categories] == [
        ("a", "€300", 75.0),
        ("b", "€100", 25.0),
        ("credit", "−€50.00", 0.0),
    ]


def test_why_take_up_is_not_known_is_said(repository):
    def note(use: str, service: str) -> tuple[str, str]:
        fact = content_of(repository, "", use, service).body.facts[-1]
        return fact.value, fact.note

    assert note(BY_MONTH, HEAD + FOR) == ("67\u202f%", "of 150 people in its groups")
    assert note(BY_MONTH, HEAD) == ("not known", "nobody has written down how many it is for")
    more = used("2026-09,mail,,151,1,1")
    assert note(more, HEAD + FOR) == ("not known", "more people use it than it is for")


def test_hardly_anybody_is_not_nobody(repository):
    service = HEAD + "communities: [households]\n"
    homes = (
        "communities:\n- {id: households, name: H, size: [{since: 2020-01-01, people: 90000}]}\n"
    )
    files = {"service": service, "services/communities.yml": homes, "data/usage/u.csv": BY_MONTH}
    mine = card(repository, **files)
    found = describe(
        ENGLISH, mine, mine.panels._ground.subject_context.definitions, date(2026, 9, 30)
    )
    assert found is not None
    assert found.said == "Nobody has written down what it costs; 100 people use it."
    assert found.body.facts[-1].value == "less than 1\u202f%"
    assert content_of(repository, "", NOBODY, HEAD + FOR).body.facts[-1].value == "0\u202f%"
