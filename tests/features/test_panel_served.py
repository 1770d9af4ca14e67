"""Who is heard, pride, launches and days with customers: what their pages say."""

from __future__ import annotations

from itertools import product

import pytest

from generator.features.communities import words as panel_communities
from generator.features.communities.figures import CommunitiesHeard
from generator.features.communities.words import change_words
from generator.features.days import words as panel_days
from generator.features.days.method import DAYS_WITH_CUSTOMERS
from generator.features.launch import words as panel_launch
from generator.features.launch.words import broken_words
from generator.features.pride import words as panel_pride
from generator.features.steps.method import BREAKDOWNS
from generator.figures import methods, question_methods
from generator.figures.figure import Figure, State
from generator.language import ENGLISH
from generator.pages.communities import communities_view
from generator.pages.community import community_view, liking, liking_of, said
from generator.pages.launches import launches_view
from generator.pipeline import compute
from generator.wording.figure_words import figure_value, gap_range
from generator.wording.plain import plain
from tests.wording.jargon import jargon_in

COMMUNITIES = """communities:
- {id: office, name: Office, size: [{since: 2020-01-01, people: 20}], description: Desks.}
- {id: field, name: Field}
- {id: night, name: Night, kind: external}
"""
MAIL = (
    "name: Mail\nstage: live\nlaunched: 2020-01-01\ncommunities: [office, field]\n"
    "conversation:\n- {raised: 2026-06-01, said: It is slow., progress: heard, community: field}\n"
)
SOON = "name: Soon\nstage: pipeline\nlaunched: 2027-02-01\ncommunities: [office, night]\n"
FILES = {
    "services/communities.yml": COMMUNITIES,
    "services/it/mail.yml": MAIL,
    "services/it/soon.yml": SOON,
    "data/answers/a.csv": "date,service,rating,community\n"
    + "2026-09-01,mail,5,office\n" * 24
    + "2026-09-01,mail,2,office\n" * 6,
    "data/invitations/i.csv": "period,service,invited,mode,community\n2026-09,mail,50,list,field\n",
    "data/visits/v.csv": "date,provider,community,learned\n"
    "2026-08-01,it,field,It thunders.\n2026-09-01,it,field,It rains.\n",
}


@pytest.fixture
def cards(repository):
    return compute(repository(FILES))


def content_of(panel, cards, name: str):
    (card,) = [each for each in (*cards.services, *cards.providers) if each.id == name]
    return panel.describe(ENGLISH, card, cards.definitions, cards.as_of)


def test_a_community_counted_by_year_is_not_called_silent(repository):
    files = FILES | {"services/it/mail.yml": MAIL + "period: year\n"}
    cards = compute(repository(files))
    found = content_of(panel_communities, cards, "mail")
    assert found.said.startswith("Answers are counted by year here")
    assert {each.value for each in found.body.communities} == {"counted by year"}
    field = cards.served["field"]
    assert (field.heard, field.unheard) == ((), ())
    view = community_view(ENGLISH, field, cards)
    assert [each.value for each in view.services] == ["counted by year"]
    assert view.unheard == ()


def test_who_is_heard(cards):
    found = content_of(panel_communities, cards, "mail")
    assert found.said == (
        "We can show results from the last year for 1 of its 2 groups; 1 was asked and did not "
        "answer."
    )
    office, field = found.body.communities
    assert (office.name, office.value, office.day) == (
        "Office",
        "80\u202f%",
        ("nothing written down"),
    )
    assert (field.value, field.range, field.line) == ("asked, no answers", "", None)
    assert (field.day, field.action) == ("1 September 2026", "Nothing has been done about it yet.")
    assert content_of(panel_communities, cards, "soon") is None


def test_without_invitations_the_page_says_how_to_add_them(repository):
    files = {name: text for name, text in FILES.items() if "invitations" not in name}
    found = content_of(panel_communities, compute(repository(files)), "mail")
    assert found.said.endswith("for 1 of its 2 groups; 1 was not asked.")
    assert "data/invitations/" in found.add


def test_without_groups_the_page_says_where_they_are_added(repository):
    files = {**FILES, "services/it/mail.yml": "name: Mail\nstage: live\n"}
    del files["data/answers/a.csv"]
    found = content_of(panel_communities, compute(repository(files)), "mail")
    assert found.add == "To add it, write it in services/it/mail.yml, under “communities:”."
    assert found.body is None


def test_where_all_are_silent_it_is_said_of_all(repository):
    files = {
        **FILES,
        "data/invitations/i.csv": "period,service,invited,mode,community\n"
        "2026-09,mail,50,list,field\n2026-09,mail,50,list,office\n",
    }
    del files["data/answers/a.csv"]
    found = content_of(panel_communities, compute(repository(files)), "mail")
    assert found.said == "In the last year both groups were asked, but nobody answered."


def test_pride_without_any_says_how_to_add_it(cards):
    found = content_of(panel_pride, cards, "mail")
    assert found.said == "Nobody asked the staff whether they are proud of it."
    assert "data/pride/" in found.add
    assert content_of(panel_pride, cards, "soon") is None


def test_launches(cards):
    found = content_of(panel_launch, cards, "soon")
    assert found.said == (
        "Of the 5 things that a service must have before it goes live, 5 are missing."
    )
    assert found.add == "To complete it, add what is missing to services/it/soon.yml."
    assert content_of(panel_launch, cards, "mail") is None
    page = launches_view(ENGLISH, cards)
    assert page.said == "1 service is due to go live and is not ready yet."
    assert [(each.service.text, each.day) for each in page.next] == [
        ("Soon", "planned for 1 February 2027")
    ]
    assert page.no_launched != ""


def test_days_with_customers(cards):
    found = content_of(panel_days, cards, "it")
    assert found.said == (
        "They spent 2 days with customers in the last year, the last on 1 September 2026."
    )
    assert found.body.never == "Nobody has spent a day with “Office” or “Night” yet."


def test_days_that_nobody_wrote_down(repository):
    files = {name: text for name, text in FILES.items() if "visits" not in name}
    found = content_of(panel_days, compute(repository(files)), "it")
    assert found.said == "Nobody has written down a day spent with customers."
    assert "data/visits/" in found.add


def test_the_page_of_a_community(cards):
    office, field, night = (community_view(ENGLISH, each, cards) for each in cards.served.values())
    assert (office.size, office.kind, office.description) == (
        "20 people",
        "inside the organisation",
        "Desks.",
    )
    assert [(use.card.name, use.value) for use in office.services] == [
        ("Mail", "80\u202f%"),
        ("Soon", "not in use yet"),
    ]
    assert office.liking.startswith("Most of this group like the one service")
    assert field.liking == "We do not know how this group likes its services."
    assert field.services == ()
    assert office.unheard == ()
    assert [(each.service.text, each.why) for each in field.unheard] == [
        ("Mail", "asked, no answers")
    ]
    assert [m.said for each in field.raised for m in each.topics] == ["It is slow."]
    assert [(day.with_whom.text, day.learned) for day in field.days] == [
        ("IT", "It rains."),
        ("IT", "It thunders."),
    ]
    assert (night.kind, night.no_days != "", night.no_raised != "") == (
        "outside the organisation",
        True,
        True,
    )
    lines = communities_view(ENGLISH, cards).communities
    assert [line.link.text for line in lines] == ["Office", "Field", "Night"]
    assert lines[1].about == "inside the organisation · last day spent with them: 1 September 2026"


def test_what_is_said_of_a_community_is_plain():
    for uses, heard, unheard in product(range(4), repeat=3):
        if heard + unheard <= uses:
            words = said(ENGLISH, uses, heard, unheard)
            assert words.endswith(".")
            assert not jargon_in(words)
            assert words.startswith(("No service", "1 service is", f"{uses} services are"))


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((0, 0, 0), "We do not know how this group likes its services."),
        ((1, 0, 1), "Most of this group like the one service we have enough answers for."),
        ((0, 1, 1), "Most of this group do not like the one service we have enough answers for."),
        (
            (0, 0, 1),
            (
                "For the one service we have enough answers for, we cannot say whether most of "
                "this group like it."
            ),
        ),
        (
            (0, 0, 2),
            (
                "For the 2 services we have enough answers for, we cannot say whether most "
                "of this group like them."
            ),
        ),
        ((2, 0, 2), "Of the 2 services we have enough answers for, most of this group like 2."),
        (
            (4, 1, 9),
            (
                "Of the 9 services we have enough answers for, most of this group like 4 and "
                "most do not like 1; 4 may go either way."
            ),
        ),
        (
            (0, 1, 2),
            (
                "Of the 2 services we have enough answers for, most do not like 1; 1 may go "
                "either way."
            ),
        ),
    ],
)
def test_how_a_group_likes_its_services(counts, words):
    assert liking(ENGLISH, *counts) == words
    assert not jargon_in(words)


def test_few_answers_say_nothing_sure_of_a_group():
    sure, few = (
        Figure("x/like", question_methods.LIKE, state, value=0.9, low=0.7, high=0.98, n=19)
        for state in (State.SHOWN, State.FEW)
    )
    low = Figure("x/like", question_methods.LIKE, State.SHOWN, value=0.2, low=0.1, high=0.4, n=60)
    assert liking_of(ENGLISH, [sure, few, low, low]) == liking(ENGLISH, 1, 2, 4)


def gap(value: float, low: float, high: float) -> Figure:
    return Figure("x/difference", methods.DIFFERENCE, State.SHOWN, value=value, low=low, high=high)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (gap(0.12, 0.002, 0.23), "12 points higher (just above 0 to +23)"),
        (gap(-0.12, -0.23, -0.002), "12 points lower (−23 to just below 0)"),
        (gap(-0.01, -0.015, -0.006), "1 point lower (−2 to −1)"),
        (gap(0.12, -0.01, 0.23), "no clear change (−1 to +23 points)"),
    ],
)
def test_a_change_is_reported_only_beyond_chance(figure, words):
    assert plain(change_words(ENGLISH, figure)) == words


def test_an_end_at_0_is_0_where_the_range_holds_0():
    assert plain(gap_range(ENGLISH, gap(0.1, -0.002, 0.2))) == "0 to +20"


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (gap(0.12, 0.002, 0.23), "12 points higher in the next 90 days (just above 0 to +23)."),
        (gap(-0.12, -0.23, -0.1), "12 points lower in the next 90 days (−23 to −10)."),
        (gap(0.05, -0.07, 0.16), "No clear difference (−7 to +16 points)."),
    ],
)
def test_how_the_next_days_differ(figure, words):
    assert plain(panel_launch.change_words(ENGLISH, figure)) == words


@pytest.mark.parametrize(
    ("value", "at_least", "words"),
    [
        (None, False, "We do not know whether it caused breakdowns: no log was kept then."),
        (0.0, False, "It caused no breakdown, as far as we know."),
        (1.0, False, "It caused 1 breakdown."),
        (2.0, True, "It caused at least 2 breakdowns."),
    ],
)
def test_breakdowns_in_words(value, at_least, words):
    state = State.NO_DATA if value is None else State.SHOWN
    figure = Figure("x/breakdowns", BREAKDOWNS, state, value=value, at_least=at_least)
    assert broken_words(ENGLISH, figure) == words


@pytest.mark.parametrize(("value", "words"), [(1.0, "1 day"), (2.0, "2 days"), (0.0, "0 days")])
def test_days_are_said_as_days(value, words):
    figure = Figure("p/days", DAYS_WITH_CUSTOMERS, State.SHOWN, value=value)
    assert figure_value(ENGLISH, figure) == words


def test_every_number_of_the_table_is_a_figure(cards):
    (mail,) = [card for card in cards.services if card.id == "mail"]
    ids = cards.figures()
    items = mail.panels[CommunitiesHeard].items
    assert items
    for item in items:
        assert all(each.id in ids for each in (item.like, *item.earlier))
