"What starts and ends: of one service, and over all of them by day."

from __future__ import annotations

from datetime import date

import pytest

from generator.features.conversation.figures import Topic
from generator.features.stage.figures import Life
from generator.features.stage.words import describe
from generator.language import ENGLISH
from generator.pages.roadmap import roadmap_view
from generator.pipeline import compute
from generator.scorecards.overviews.roadmap import Plan, What, roadmap
from tests.figures.test_states import card

AS_OF = date(2026, 9, 30)
LIVE = "name: {}\nstage: live\nlaunched: 2020-01-01\n"


def services(repository, **written: str):
    files = {f"services/it/{name}.yml": text for name, text in written.items()}
    reading = repository(files)
    assert reading.checked.errors == ()
    return compute(reading)


def said_of(repository, service: str, **others: str) -> str:
    cards = services(repository, mail=service, **others)
    (mine,) = (each for each in cards.services if each.id == "mail")
    found = describe(ENGLISH, mine, cards.definitions, cards.as_of)
    return "" if found is None else f"{found.said} [{found.tone}]"


@pytest.mark.parametrize(
    ("service", "said"),
    [
        ("stage: pipeline", "It is planned, with no date set. [plain]"),
        ("stage: pipeline\nlaunched: 2026-11-15", "It is due to open on 15 November 2026. [plain]"),
        (
            "stage: pipeline\nlaunched: 2026-09-30",
            ("It is due to open on 30 September 2026. [plain]"),
        ),
        (
            "stage: pipeline\nlaunched: 2026-09-29",
            "It was due to open on 29 September 2026 but has not opened. [bad]",
        ),
        ("stage: retiring\nlaunched: 2020-01-01", "It will end, but no date has been set. [plain]"),
        (
            "stage: retiring\nlaunched: 2020-01-01\nretired: 2027-01-31",
            "It ends on 31 January 2027. [plain]",
        ),
        (
            "stage: live\nlaunched: 2020-01-01\nretired: 2027-01-31",
            "It ends on 31 January 2027. [plain]",
        ),
        (
            "stage: retiring\nlaunched: 2020-01-01\nretired: 2026-01-31",
            "It was due to end on 31 January 2026 but is still there. [bad]",
        ),
        (
            "stage: retired\nlaunched: 2020-01-01\nretired: 2026-01-31",
            "It ended on 31 January 2026. [plain]",
        ),
        ("stage: retired\nlaunched: 2020-01-01", "It has ended. [plain]"),
        ("stage: live\nlaunched: 2020-01-01", ""),
        (
            (
                "stage: live\nlaunched: 2020-01-01\n"
                "events: [{date: 2026-10-01, kind: change, title: New}]"
            ),
            "It is here to stay, and changes are coming. [plain]",
        ),
        (
            (
                "stage: live\nlaunched: 2020-01-01\n"
                "events: [{date: 2026-09-30, kind: change, title: New}]"
            ),
            "",
        ),
    ],
)
def test_where_it_is_in_its_life(repository, service, said):
    assert said_of(repository, f"name: Mail\n{service}\n") == said


RETIRING = "name: {}\nstage: retiring\nlaunched: 2020-01-01\nretired: 2027-01-31\n"


@pytest.mark.parametrize("who_says", ["old", "new"])
def test_whichever_of_two_says_so_one_takes_the_place_of_the_other(repository, who_says):
    old, new = RETIRING.format("Fax"), LIVE.format("Mail")
    if who_says == "old":
        old += "variant_of: mail\n"
    else:
        new += "variant_of: fax\n"
    assert said_of(repository, new, fax=old) == "It replaces another service. [plain]"
    cards = services(repository, mail=new, fax=old)
    (fax,) = (each for each in cards.services if each.id == "fax")
    assert fax.panels[Life].successors == ("mail",)
    found = describe(ENGLISH, fax, cards.definitions, AS_OF)
    assert found is not None
    assert found.said == "It ends on 31 January 2027; another service replaces it."
    assert [link.text for link in found.body.successors] == ["Mail"]


def test_two_that_are_both_to_stay_replace_nothing(repository):
    assert (
        said_of(repository, LIVE.format("Mail") + "variant_of: chat\n", chat=LIVE.format("C")) == ""
    )


def test_several_are_counted(repository):
    others = {n: RETIRING.format(n) + "variant_of: mail\n" for n in ("fax", "telex")}
    assert said_of(repository, LIVE.format("Mail"), **others) == "It replaces 2 others. [plain]"


def test_the_day_of_its_own_end_is_no_further_event(repository):
    event = "events: [{date: 2027-01-31, kind: retirement, title: The end}]\n"
    found = card(repository, service=RETIRING.format("Mail") + event)
    assert found.panels[Life].coming == ()


TALK = """conversation:
- {raised: 2026-06-01, said: A, progress: doing, answered: 2026-06-02, due: 2026-08-01, reply: R}
- {raised: 2026-06-01, said: B, progress: doing, answered: 2026-06-02, due: 2026-12-01, reply: R}
- {raised: 2026-09-01, said: C, progress: doing, answered: 2026-09-02, reply: R}
- {raised: 2026-06-01, said: D, progress: answered, answered: 2026-06-02, due: 2026-11-01, reply: R}
- {raised: 2026-06-01, said: E, progress: answered, answered: 2026-06-02, reply: R}
- {raised: 2026-06-01, said: F, progress: done, done: 2026-07-01}
- {raised: 2026-06-01, said: G, progress: refused, reply: No}
- {raised: 2026-06-01, said: H, progress: heard}
"""


def _named(plan: Plan) -> str:
    return plan.found.entry.said if isinstance(plan.found, Topic) else plan.card.id


def test_plans_are_in_order_the_overdue_first(repository):
    cards = services(
        repository,
        mail=LIVE.format("Mail") + TALK + "events: [{date: 2027-05-01, kind: fix, title: New}]\n",
        fax=RETIRING.format("Fax"),
        late="name: Late\nstage: pipeline\nlaunched: 2026-01-01\n",
        someday="name: Someday\nstage: pipeline\n",
    )
    found = [(plan.what, _named(plan), plan.overdue) for plan in roadmap(cards)]
    assert found == [
        (What.OPENS, "late", True),
        (What.ANSWER, "H", True),
        (What.ACTION, "A", True),
        (What.ACTION, "D", False),
        (What.ACTION, "B", False),
        (What.ENDS, "fax", False),
        (What.EVENT, "mail", False),
        (What.ACTION, "C", False),
        (What.OPENS, "someday", False),
    ]
    view = roadmap_view(ENGLISH, cards)
    assert view.said == (
        "3 things are overdue, 4 things are coming up and 2 things are planned without a date."
    )
    assert [time.title for time in view.times] == [
        "Overdue",
        "November 2026",
        "December 2026",
        "January 2027",
        "2nd quarter of 2027",
        "No date set",
    ]
    assert view.times[0].plans[0].late == "272 days late"


def test_nothing_planned_is_said(repository):
    view = roadmap_view(ENGLISH, services(repository))
    assert (view.said, view.times) == ("No plans have been written down.", ())


def test_of_two_that_both_end_neither_takes_a_place(repository):
    old, new = RETIRING.format("Fax"), RETIRING.format("Mail") + "variant_of: fax\n"
    cards = services(repository, mail=new, fax=old)
    lives = [each.panels[Life] for each in cards.services]
    assert [(life.successors, life.predecessors) for life in lives] == [((), ()), ((), ())]


def test_an_action_promised_for_no_day_too_long_ago_is_among_the_overdue(repository):
    talk = (
        "conversation:\n- {raised: 2026-01-01, said: A, progress: doing, answered: 2026-01-02}\n"
        "- {raised: 2026-01-01, said: B, progress: doing, answered: 2026-01-02, due: 2026-12-01}\n"
    )
    view = roadmap_view(ENGLISH, services(repository, mail=LIVE.format("Mail") + talk))
    assert [time.title for time in view.times] == ["Overdue", "December 2026"]
    (plan,) = view.times[0].plans
    assert plan.about == "You said: “A”"
    assert plan.late == "no date was set, so our limit is 60 days; 211 days late"
