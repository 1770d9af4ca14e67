"""The first sentence of a page: its answer in numbers and words, however it turns out."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from msgspec.structs import replace

from generator.api.tables import SERVICES_FILE
from generator.features.conversation.figures import Topic
from generator.features.launch.figures import Course, Launch
from generator.features.promises.figures import Promises
from generator.features.steps.method import BREAKDOWNS
from generator.figures.figure import Figure, State
from generator.figures.verdict import Shirt
from generator.language import ENGLISH
from generator.measures.xmr_chart import Assurance, Variation
from generator.model.service import Stage
from generator.news.digests import DigestPart, digests
from generator.news.happenings import NewsKind
from generator.pages import home
from generator.pages.attention import (
    Needing,
    attention_said,
    attention_view,
    listed_services,
    needing,
)
from generator.pages.changed_words import moves_said
from generator.pages.conversation import conversation_view
from generator.pages.digest import digest_view
from generator.pages.home import _answer, _year_said, home_view
from generator.pages.launches import _said as launches_said
from generator.pages.launches import launches_view
from generator.pages.quality import _said as quality_said
from generator.pages.roadmap import roadmap_view
from generator.pages.summary import aim_icon, moves_icon, summary_view
from generator.pages.supplier import _delivers
from generator.pages.supplier_words import promises_said, supports
from generator.scorecards.overviews.roadmap import roadmap

PIPELINE = Launch(Course.PIPELINE, "", None, None, (("owner", True),), None, None, None, None, None)
MISSING = replace(PIPELINE, needs=(("owner", False),))
UNBROKEN = Figure("mail/breakdowns", BREAKDOWNS, State.SHOWN, value=0.0)
RIGHT = replace(PIPELINE, course=Course.SAME, needs=(), broken=UNBROKEN)
WRONG = replace(RIGHT, course=Course.BETTER)
EARLY = replace(PIPELINE, course=Course.EARLY, needs=())


def headed(card, **parts):
    """Return a card of whose head some parts are others."""
    head = replace(card.head)
    vars(head).update(parts)
    return replace(card, head=head)


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((0, 0, 0, 0), "As far as we know, nothing needs attention now."),
        ((1, 1, 0, 0), "1 service has an early warning."),
        ((2, 0, 0, 2), "2 services have overdue topics."),
        (
            (6, 2, 1, 3),
            (
                "6 services need attention: 2 have an early warning, 1 keeps its promises while "
                "too few people like it and 3 have overdue topics."
            ),
        ),
        (
            (3, 0, 2, 2),
            (
                "3 services need attention: 2 keep their promises while too few people like them "
                "and 2 have overdue topics. Some are counted for more than one reason."
            ),
        ),
        (
            (7, 7, 5, 2),
            (
                "7 services need attention: all have an early warning, 5 keep their promises "
                "while too few people like them and 2 have overdue topics."
            ),
        ),
        (
            (1, 1, 0, 1),
            "1 service needs attention: 1 has an early warning and 1 has overdue topics.",
        ),
    ],
)
def test_what_needs_attention_is_counted(numbers, said):
    assert attention_said(ENGLISH, Needing(*numbers)) == said


def test_the_numbers_are_those_of_the_lists_below(example_cards):
    view = attention_view(ENGLISH, example_cards)
    found = needing(example_cards)
    warned = {each.card.id for stand in view.warnings.stands for each in stand.services}
    green = {each.card.id for each in view.contrasts.contrasts}
    late = {each.raised.service.href.split("/")[1] for each in view.overdue}
    assert found == (len(warned | green | late), len(warned), len(green), len(late))
    assert all(found)
    assert {each.raised.standing for each in view.overdue} == {"overdue"}


def test_the_catalogue_marks_what_the_page_lists(example_cards, example_pages):
    catalogue = next(page.view for page in example_pages if page.path == "services/index.md")
    marked = {card.id for card in catalogue.services if card.attention}
    assert marked == listed_services(example_cards)
    assert {card.id for card in catalogue.services if card.order == 0} == marked


def test_a_launch_whose_day_is_over_is_not_said_to_be_planned(example_cards):
    days = {each.service.text: each.day for each in launches_view(ENGLISH, example_cards).next}
    assert days["Charging posts"] == "was due on 1 September 2026"
    assert days["Somebody to ask"] == "planned for 1 February 2027"


def test_each_card_that_needs_attention_names_the_owner_and_none_is_as_usual(example_cards):
    view = attention_view(ENGLISH, example_cards)
    warned = [each for stand in view.warnings.stands for each in stand.services]
    cards = [each.card for each in (*warned, *view.contrasts.contrasts)]
    assert {card.tone for card in cards if card.move} <= {"good", "bad"}
    owners = [each.owner for each in (*warned, *view.contrasts.contrasts, *view.overdue)]
    assert all(owner.role and owner.href for owner in owners)


@pytest.mark.parametrize(
    ("shirts", "said"),
    [
        ([], "It delivers nothing now."),
        ([Shirt.UNDECIDED], "It supports one service. About half of those who answered like Re"),
        ([Shirt.LIKED, Shirt.LOVED, Shirt.PINATA], "People like 2 of the 3 services it supports."),
        (
            [Shirt.LIKED, Shirt.TOO_FEW],
            "People like 1 of the 2 services it supports. For 1 we do not have enough answers.",
        ),
        (
            [Shirt.UNDECIDED, Shirt.PINATA],
            "We cannot say that people like any of the 2 services it supports.",
        ),
        (
            [Shirt.TOO_FEW, Shirt.TOO_FEW],
            (
                "It supports 2 services. We do not have enough answers to say whether people like "
                "any of them."
            ),
        ),
    ],
)
def test_how_people_like_what_a_supplier_supports(example_cards, shirts, said):
    card = next(each for each in example_cards.services if each.id == "remote-access")
    cards = [headed(card, shirt=shirt) for shirt in shirts]
    assert supports(ENGLISH, cards, 0).startswith(said)


@pytest.mark.parametrize(
    ("supplier", "said"),
    [
        (
            "third-knock",
            (
                "It delivers “Sign in” of Remote access, since 7 April 2026. Before that: "
                "Our network team. Nobody has written down what it promised."
            ),
        ),
        (
            "longline",
            (
                "It delivers 4 steps of 4 services, the first since 1 May 2012. "
                "No earlier supplier is named. Its one promise was kept."
            ),
        ),
    ],
)
def test_what_a_supplier_delivers_since_when_and_who_did_before(example_cards, supplier, said):
    card = next(each for each in example_cards.suppliers if each.id == supplier)
    assert _delivers(ENGLISH, card, example_cards) == said


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ([], "Nobody has written down what it promised."),
        ([(0, 0)], "We do not know whether it kept what it promised."),
        ([(3, 3)], "Its one promise was kept."),
        ([(2, 3)], "Its one promise was not always kept."),
        ([(3, 3), (1, 1), (0, 0)], "All its 2 promises were kept."),
        ([(3, 3), (1, 2)], "It always kept 1 of its 2 promises."),
    ],
)
def test_whether_a_supplier_kept_its_promises(example_cards, kept, said):
    card = next(each for each in example_cards.services if each.id == "remote-access")
    record = card.panels[Promises].items[0]
    assert record.figure.value is not None
    records = [replace(record, kept=times, of=of) for times, of in kept]
    assert promises_said(ENGLISH, records) == said


@pytest.mark.parametrize(
    ("coming", "gone", "said"),
    [
        ([], [], "Nothing went live recently, and nothing is about to."),
        ([PIPELINE], [], "1 service is due to go live and is ready."),
        ([MISSING], [], "1 service is due to go live and is not ready yet."),
        ([PIPELINE, MISSING], [], "Of 2 services that are due to go live, 1 is ready."),
        ([], [RIGHT], "The one launch that we can judge was right first time."),
        ([], [WRONG], "The one launch that we can judge was not right first time."),
        ([], [EARLY], "We cannot judge the 1 launch that we know of."),
        (
            [PIPELINE, PIPELINE],
            [RIGHT, WRONG, EARLY],
            (
                "1 of the 2 launches that we can judge was right first time. 2 services are due "
                "to go live, and all are ready."
            ),
        ),
    ],
)
def test_how_launches_went_and_how_ready_the_next_are(coming, gone, said):
    assert launches_said(ENGLISH, coming, gone) == said


@pytest.mark.parametrize(
    ("up", "down", "said"),
    [
        (2, 0, "2 verdicts got better in the last 13 periods, none got worse."),
        (0, 1, "1 verdict got worse in the last 13 periods, none got better."),
        (1, 4, "In the last 13 periods 1 verdict got better and 4 got worse."),
    ],
)
def test_how_verdicts_moved(up, down, said):
    assert moves_said(ENGLISH, Counter(good=up, bad=down), 0, known=True) == said


@pytest.mark.parametrize(
    ("up", "down", "said"),
    [
        (2, 0, "In a year, 2 got better by more than chance, and none got worse."),
        (0, 1, "In a year, 1 got worse by more than chance, and none got better."),
        (1, 4, "In a year, 1 got better and 4 got worse, all by more than chance."),
    ],
)
def test_how_a_year_went(up, down, said):
    assert _year_said(ENGLISH, up, down) == said


def test_about_how_many_there_are_enough_answers():
    assert quality_said(ENGLISH, 0, 0) == "No service is described here yet."
    assert quality_said(ENGLISH, 2, 3).startswith("For 2 of 3 services there are enough answers")


def test_home_says_how_many_are_liked_and_what_presses(example_cards):
    view = home_view(ENGLISH, example_cards)
    why = {each.why: len(each.services) for each in view.unknown}
    assert sum(why.values()) == next(t.number for t in view.tallies if t.name == "No verdict")
    assert {"Not in use", "Too few answers", "Nobody was asked", "No answers"} < set(why)
    worn = [each.shirt for each in example_cards.services]
    liked = worn.count(Shirt.LOVED) + worn.count(Shirt.LIKED)
    assert view.answer.startswith(f"People like {liked} of our {len(worn)} services. The rest: ")
    assert [each.href for each in view.pulse] == ["#moved", "attention/", "conversation/"]
    assert view.pulse[-1].text == conversation_view(ENGLISH, example_cards).totals[0]
    assert view.dashed


def test_home_names_what_is_overdue_as_the_page_of_what_needs_attention_does(example_cards):
    view, there = (each(ENGLISH, example_cards) for each in (home_view, attention_view))
    named = [(each.said.href, each.service) for each in view.overdue]
    assert named == [
        (f"attention/#{each.raised.topic.id}", each.raised.service.text) for each in there.overdue
    ]
    assert view.overdue[0].said.text == "“Thirty-one fields for a sandwich.”"
    assert view.overdue[0].late == "overdue for 123 days"
    assert view.overdue_more.text == "What was answered so far, and who must act"


def test_every_page_calls_the_same_things_overdue(example_cards):
    """Each page says how many of which kind: topics alone, all with a day, or late data as well."""
    month = digests(example_cards.services, example_cards.as_of)[0]
    late = [each for each in month.parts[DigestPart.OVERDUE] if each.kind is NewsKind.OVERDUE]
    silent = len(month.parts[DigestPart.OVERDUE]) - len(late)
    plans = [each for each in roadmap(example_cards) if each.overdue]
    raised = [each for each in plans if isinstance(each.found, Topic)]
    assert (len(raised), len(plans), silent) == (3, 5, 1)
    assert [(each.card.id, each.late) for each in plans] == [(e.card.id, e.day) for e in late]
    said = [
        roadmap_view(ENGLISH, example_cards).said,
        digest_view(ENGLISH, example_cards, None).newest.said,
        attention_view(ENGLISH, example_cards).overdue_said,
    ]
    assert said[0].startswith("5 things are overdue")
    assert said[1].endswith("5 things were overdue. The data of 1 service were late.")
    assert said[2] == "3 topics are overdue."


def test_what_is_overdue_says_for_how_long_and_by_whose_limit(example_cards):
    times = roadmap_view(ENGLISH, example_cards).times
    (overdue,) = [each.plans for each in times if each.id == "overdue"]
    assert [(each.kind, each.service.text, each.late) for each in overdue] == [
        ("Due", "Expense claims", "123 days late"),
        (
            "Due",
            "Hiring a colleague",
            "no date was set, so our limit is 60 days; 91 days late",
        ),
        ("Opens", "Charging posts", "60 days late"),
        ("Answer due", "Meeting rooms", "not answered; our limit is 30 days; 50 days late"),
        ("Ends", "Car pool", "31 days late"),
    ]
    (unanswered,) = [each for each in overdue if each.kind == "Answer due"]
    assert unanswered.about.startswith("You said: “The room is booked and empty.")
    assert not unanswered.text


def test_home_names_five_and_says_how_many_more_are_overdue(example_cards, monkeypatch):
    monkeypatch.setattr(home, "_MOST_OVERDUE", 2)
    view = home_view(ENGLISH, example_cards)
    assert len(view.overdue) == 2
    assert view.overdue_more.text == "1 more is overdue: all, and who must act"


@pytest.mark.parametrize(
    ("shirt", "said"),
    [
        (Shirt.LOVED, "People like our one service."),
        (Shirt.UNDECIDED, "We cannot say that people like our one service."),
        (Shirt.TOO_FEW, "1 service: we do not have enough answers for any of them yet."),
    ],
)
def test_home_of_one_service(example_cards, shirt, said):
    card = headed(example_cards.services[0], shirt=shirt)
    assert _answer(ENGLISH, replace(example_cards, services=(card,))) == said


# --- The table of all services ------------------------------------------------------------------


def test_each_service_has_a_row_with_its_verdict(example_cards):
    view = summary_view(ENGLISH, example_cards)
    assert [row.service.text for row in view.rows] == [
        card.service.name for card in example_cards.services
    ]
    assert view.csv == SERVICES_FILE
    by = {row.service.text: row for row in view.rows}
    assert by["Remote access"].moves.kind == "down"
    assert by["Remote access"].moves.said == "less than usual since April"
    assert by["Canteen"].shirt.outline
    assert by["Bicycles to borrow"].verdict == "Too few answers"
    assert view.said.startswith(
        "33 services: 3 are better than in their own past, 4 are worse than in their own past, "
    )


def test_services_that_changed_or_miss_their_target_are_named(example_cards):
    named = {each.title: each for each in summary_view(ENGLISH, example_cards).named}
    assert [link.text for link in named["Worse than in their own past"].services] == [
        "Expense claims",
        "Invoice by photograph",
        "Remote access",
        "Shared drive",
    ]
    assert "Remote access" in [link.text for link in named["Miss their target"].services]
    assert "Parental leave desk" in [link.text for link in named["Meet their target"].services]


def test_services_that_are_not_in_use_are_named_and_not_judged(example_cards):
    view = summary_view(ENGLISH, example_cards)
    named = {each.title: [link.text for link in each.services] for each in view.named}
    assert named["Not yet in use"] == ["Ask Fern", "Charging posts", "Somebody to ask"]
    assert named["No longer in use"] == ["Fax line", "Pagers"]
    by = {row.service.text: row for row in view.rows}
    assert by["Fax line"].value == "ended in June 2025"
    for row in (by["Fax line"], by["Charging posts"]):
        assert (row.moves.said, row.aim.said) == ("not in use", "not in use")
    stands = re.findall(r"\d+", view.said.partition(" 6 miss their target.")[0])
    assert int(stands[0]) == sum(map(int, stands[1:])) == 33, view.said


def test_a_service_that_ends_says_when_or_that_it_should_have(example_cards):
    rows = {row.service.text: row.ends for row in summary_view(ENGLISH, example_cards).rows}
    assert rows["Car pool"] == "Was due to end in September but has not"
    ending = {c.service.name for c in example_cards.services if c.service.stage is Stage.RETIRING}
    assert {name for name, ends in rows.items() if ends} == ending


def test_without_any_answer_a_service_has_no_verdict(example_cards):
    by = {row.service.text: row for row in summary_view(ENGLISH, example_cards).rows}
    assert (by["Fax line"].verdict, by["Quiet rooms"].verdict) == ("No verdict", "Too few answers")


@pytest.mark.parametrize(
    ("target", "assurance", "said"),
    [
        (0.40, Assurance.PASSES, "meets it in every period"),
        (0.40, Assurance.HIT_AND_MISS, "meets it now"),
        (0.40, Assurance.FAILS, "meets it now"),
        (0.55, Assurance.HIT_AND_MISS, "too close to say"),
        (0.80, Assurance.HIT_AND_MISS, "misses it now"),
        (0.80, Assurance.FAILS, "misses it, and cannot reach it as things are"),
    ],
)
def test_a_target_is_met_or_missed_where_the_whole_range_says_so(
    example_cards, target, assurance, said
):
    card = next(each for each in example_cards.services if each.id == "remote-access")
    assert card.signs.like.low < 0.55 < card.signs.like.high
    chart = replace(card.trend.chart, assurance=assurance)
    trend = replace(card.trend, chart=chart, target=target)
    assert aim_icon(ENGLISH, headed(card, trend=trend)).said == said
    none = headed(card, trend=replace(trend, target=None))
    assert aim_icon(ENGLISH, none).kind == "none"
    short = replace(trend, chart=replace(chart, variation=Variation.NOT_ENOUGH))
    assert aim_icon(ENGLISH, headed(card, trend=short)).said in (
        "meets it now",
        "too close to say",
        "misses it now",
    )
    few = next(each for each in example_cards.services if each.id == "quiet-rooms")
    assert aim_icon(ENGLISH, headed(few, trend=trend)).kind == "unknown"
    assert moves_icon(ENGLISH, card, example_cards.as_of).kind == "down"
