"""Nobody asked, rows set aside, no counts, not lately: the same states for every question."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from generator.api.tables import by_period_csv
from generator.features.at_home.figures import AtHome
from generator.features.at_home.words import describe as said_of_home
from generator.features.launch.figures import Course, Launch
from generator.features.launch.words import describe as said_of_launch
from generator.features.lost_time.figures import LostTime
from generator.features.lost_time.words import describe as said_of_lost
from generator.features.pride.figures import Pride
from generator.features.pride.words import describe as said_of_pride
from generator.features.steps.figures import Steps
from generator.figures.figure import Figure, State
from generator.language import ENGLISH
from generator.model.organisation import Questions
from generator.pages.signs import sign_checks, sign_views
from generator.pipeline import compute
from tests.conftest import ORGANISATION
from tests.figures.test_no_answers import with_phone
from tests.figures.test_states import card

GOOD = {"ease": "4", "recommend": "9", "home": "1", "shirt": "yes"}
BAD = {"ease": "9", "recommend": "12", "home": "7", "shirt": "perhaps"}
AS_OF = date(2026, 9, 30)
OVER = {"services/organisation.yml": ORGANISATION + "lost_over: 7 days\n"}
OTHERS = "2026-09-03,phone,4,\n" * 30


def figure(found, question: str) -> Figure:
    return found.signs.at_home[0] if question == "home" else getattr(found.signs, question)


def answered(column: str, *rows: str) -> dict[str, str]:
    """Rows of “mail” with one column more, and enough of another that the file is let pass."""
    files = with_phone("")
    return files | {"data/answers/a.csv": f"date,service,rating,{column}\n{OTHERS}" + "".join(rows)}


@pytest.mark.parametrize("question", GOOD)
@pytest.mark.parametrize("rating", ["", "4"])
def test_refused_answers_to_a_question_are_not_nobody_asked(repository, question, rating):
    found = card(repository, **answered(question, f"2026-09-03,mail,{rating},{BAD[question]}\n"))
    assert figure(found, question).state is State.SET_ASIDE
    others = {figure(found, each).state for each in GOOD if each != question}
    assert others == {State.NOT_ASKED}


@pytest.mark.parametrize("question", GOOD)
def test_refused_answers_of_another_time_or_service_say_nothing(repository, question):
    for row in (f"2023-09-03,mail,4,{BAD[question]}\n", f"2026-09-03,phone,4,{BAD[question]}\n"):
        found = card(repository, **answered(question, row))
        assert figure(found, question).state is State.NOT_ASKED


@pytest.mark.parametrize("question", GOOD)
def test_answers_that_count_are_shown_and_say_that_some_were_left_out(repository, question):
    rows = f"2026-09-03,mail,4,{GOOD[question]}\n" * 40, f"2026-09-03,mail,4,{BAD[question]}\n"
    found = figure(card(repository, **answered(question, *rows)), question)
    assert (found.state, found.n, found.partial) == (State.SHOWN, 40, True)


@pytest.mark.parametrize("question", GOOD)
def test_a_statistic_of_a_question_is_not_nobody_asked(repository, question):
    row = f"2026-09,mail,{question},share,0.6,300\n"
    found = card(repository, **{"data/summaries/s.csv": SUMMARY + row})
    assert figure(found, question).state is State.NO_COUNTS
    assert found.signs.like.state is State.NOT_ASKED


SUMMARY = "period,service,question,statistic,value,n\n"


@pytest.mark.parametrize("question", GOOD)
def test_a_question_of_years_ago_is_not_never_asked(repository, question):
    rows = f"2020-09-03,mail,4,{GOOD[question]}\n" * 40
    found = card(repository, **answered(question, rows))
    assert figure(found, question).state is State.LONG_AGO


def test_a_survey_of_years_ago_says_nothing_of_questions_that_it_did_not_ask(repository):
    found = card(repository, "2020-09-03,mail,4\n" * 40)
    assert found.signs.like.state is State.LONG_AGO
    assert {figure(found, each).state for each in GOOD} == {State.NOT_ASKED}


def test_a_period_whose_rows_were_refused_says_so(repository):
    good = "".join(f"2026-{month}-03,mail,4,4\n" * 40 for month in ("06", "08"))
    found = card(repository, **answered("ease", good, "2026-07-03,mail,4,9\n"))
    of_ease = [each for each in found.signs.before if each.method.id == "ease"]
    rows = csv.DictReader(io.StringIO(by_period_csv("service", "mail", of_ease)))
    assert [(row["number"], row["state"], row["answers"]) for row in rows] == [
        ("ease", each.state, "" if each.n is None else str(each.n)) for each in of_ease
    ]
    states = [State.SHOWN, State.SET_ASIDE, State.SHOWN, State.NOT_ASKED]
    assert [each.state for each in of_ease] == states
    assert [each.state for each in found.trend.figures] == states


@pytest.mark.parametrize(
    ("row", "shown"),
    [("2026-09-03,mail,4,9\n", True), ("2020-09-03,mail,4,4\n" * 30, False)],
    ids=["set aside", "long ago"],
)
def test_the_page_has_a_sign_for_what_was_set_aside(repository, row, shown):
    found = card(repository, **answered("ease", row))
    views = sign_views(ENGLISH, found.signs, found.trend, Questions(), AS_OF)
    ease = [each for each in views if each.title == "It is easy"]
    assert [(each.state, each.value) for each in ease] == (
        [("set-aside", "answers set aside")] if shown else []
    )
    assert "It is easy" in [
        each.title
        for group in sign_checks(ENGLISH, found.signs, "services/mail")
        for each in group.checks
    ]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (
            "2026-09-03,mail,4,7\n",
            (
                "People compared it with what they use at home, but we set all their answers "
                "aside, so none counts."
            ),
        ),
        (
            "2020-09-03,mail,4,1\n" * 40,
            "Nobody was asked recently whether it is better or worse than what they use at home.",
        ),
    ],
)
def test_the_panel_at_home_says_which(repository, rows, says):
    found = card(repository, **answered("home", rows))
    assert said_of_home(ENGLISH, found, None, AS_OF).said == says


def test_the_panel_at_home_says_that_others_asked(repository):
    row = "2026-09,mail,home,share,0.6,300\n"
    found = card(repository, **{"data/summaries/s.csv": SUMMARY + row})
    assert found.panels[AtHome].better.state is State.NO_COUNTS
    assert said_of_home(ENGLISH, found, None, AS_OF).said == (
        "Others asked people to compare it with what they use at home, and published a statistic. "
        "We do not have the answers."
    )


PROUD = "date,service,rating\n" + "2026-09-03,phone,4\n" * 30
OF_PRIDE = [
    ("", State.NOT_ASKED, "Nobody asked the staff whether they are proud of it."),
    (
        "2026-09-03,mail,9\n",
        State.SET_ASIDE,
        (
            "Staff said whether they are proud of it, but we set all their answers aside, so none "
            "counts."
        ),
    ),
    (
        "2020-09-03,mail,4\n" * 40,
        State.LONG_AGO,
        "Staff have not been asked recently whether they are proud of it.",
    ),
]


@pytest.mark.parametrize(("rows", "state", "says"), OF_PRIDE)
def test_the_panel_of_pride_says_which(repository, rows, state, says):
    found = card(repository, **(with_phone("") | {"data/pride/p.csv": PROUD + rows}))
    assert found.panels[Pride].proud.state is state
    content = said_of_pride(ENGLISH, found, None, AS_OF)
    assert content.said == says
    assert bool(content.add) is (state is State.NOT_ASKED)


def test_those_who_make_it_say_that_some_were_left_out(repository):
    rows = "2026-09-03,mail,4\n" * 40 + "2026-09-03,mail,9\n"
    found = card(repository, **{"data/pride/p.csv": "date,service,rating\n" + rows})
    assert (found.panels[Pride].proud.n, found.panels[Pride].proud.partial) == (40, True)
    assert found.signs.like.state is State.NOT_ASKED


@pytest.mark.parametrize(
    ("rows", "state", "says"),
    [
        ("2026-09-03,mail,4,\n" * 30, State.NOT_ASKED, None),
        (
            "2026-09-03,mail,4,-5\n",
            State.SET_ASIDE,
            (
                "People said how much working time they lost because of it, but we set all their "
                "answers aside, so none counts."
            ),
        ),
    ],
)
def test_the_panel_of_lost_time_says_which(repository, rows, state, says):
    reading = repository({**answered("lost_minutes", rows), **OVER})
    assert reading.checked.errors == ()
    cards = compute(reading)
    (mail,) = [each for each in cards.services if each.id == "mail"]
    assert mail.panels[LostTime].some.state is state
    content = said_of_lost(ENGLISH, mail, cards.definitions, cards.as_of)
    assert (content.said if content else None) == says


STEPS = """\
name: Mail
stage: live
launched: 2020-01-01
steps:
- {id: sign-in, name: Sign in}
- {id: read, name: Read}
"""


def test_an_answer_about_a_step_is_left_out_of_that_step_alone(repository):
    good = "".join(f"2026-09-03,mail,{step},4\n" * 40 for step in ("sign-in", "read"))
    rows = f"date,service,step,rating\n{good}2026-09-03,mail,read,9\n"
    found = card(repository, **{"services/it/mail.yml": STEPS, "data/answers/a.csv": rows})
    assert found.signs.like.state is State.NOT_ASKED
    ratings = {each.step: each.figure.partial for each in found.panels[Steps].ratings}
    assert ratings == {"sign-in": False, "read": True}


def test_a_launch_whose_answers_were_set_aside_is_not_unanswered(repository):
    service = "name: Mail\nstage: live\nlaunched: 2026-01-01\n"
    rows = OTHERS + "2026-01-10,mail,4,\n" * 40 + "2026-05-10,mail,9,\n"
    files = {**answered("ease", rows), "services/it/mail.yml": service}
    found = card(repository, **files)
    assert found.panels[Launch].course is Course.UNHELD
    assert said_of_launch(ENGLISH, found, None, AS_OF).said == (
        "We cannot say whether it was right first time: the answers that count do not cover enough "
        "of the time after launch."
    )
