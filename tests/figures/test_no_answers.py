"""Nobody asked, rows set aside, no counts: three states; and open answers next to a list."""

from __future__ import annotations

import pytest

from generator.figures.figure import State
from generator.language import ENGLISH
from generator.wording.sentences import headline, opened_words
from tests.figures.test_states import card

SUMMARY = "period,service,question,statistic,value,n,scale\n2026-09,mail,like,mean,4.7,310992,1-5\n"


def like(repository, **files: str):
    return card(repository, **files).signs.like


def with_phone(row: str) -> dict[str, str]:
    """A row, and enough good ones of another service that the file is not refused as a whole."""
    return {
        "services/it/phone.yml": "name: Phone\nstage: live\nlaunched: 2020-01-01\n",
        "data/answers/a.csv": f"date,service,rating\n{row}" + "2026-09-03,phone,4\n" * 30,
    }


TALLY = """\
period,service,question,rating_1,rating_2,rating_3,rating_4,rating_5
{},mail,like,0,0,0,0,60
"""


def test_a_published_statistic_is_not_nobody_asked(repository):
    found = like(repository, **{"data/summaries/s.csv": SUMMARY})
    assert (found.state, found.value) == (State.NO_COUNTS, None)
    assert headline(ENGLISH, found) == (
        "Others asked people and published a statistic. We do not have the answers."
    )


def test_a_statistic_of_another_question_is_no_answer_to_this_one(repository):
    other = SUMMARY.replace(",like,", ",ease,")
    assert like(repository, **{"data/summaries/s.csv": other}).state is State.NOT_ASKED


def test_without_anything_nobody_was_asked(repository):
    assert like(repository).state is State.NOT_ASKED


@pytest.mark.parametrize(
    "files",
    [
        {"data/tallies/t.csv": TALLY.format("2020-03")},
        {"data/tallies/t.csv": TALLY.format("2020-03").replace(",60", ",3")},
        {"data/invitations/i.csv": "period,service,invited,mode\n2020-03,mail,80,list\n"},
    ],
    ids=["answered", "a few answered", "nobody answered"],
)
def test_who_was_asked_years_ago_is_not_never_asked(repository, files):
    found = like(repository, **files)
    assert (found.state, found.value) == (State.LONG_AGO, None)
    assert headline(ENGLISH, found) == "Nobody has been asked recently whether they like it."


def test_who_was_asked_lately_is_not_asked_long_ago(repository):
    rows = TALLY.format("2020-03") + TALLY.format("2026-09").splitlines(keepends=True)[1]
    assert like(repository, **{"data/tallies/t.csv": rows}).state is State.SHOWN


@pytest.mark.parametrize(
    ("day", "rating", "state"),
    [
        ("2026-09-03", "9", State.SET_ASIDE),
        ("2026-09-31", "4", State.SET_ASIDE),
        ("2024-01-03", "9", State.NOT_ASKED),
    ],
)
def test_rows_that_were_refused_are_not_nobody_asked(repository, day, rating, state):
    files = with_phone(f"{day},mail,{rating}\n")
    assert like(repository, **files).state is state


@pytest.mark.parametrize(
    ("launched", "state"),
    [("2026-09-15", State.SET_ASIDE), ("2026-09-03", State.FEW), ("2026-09-04", State.SET_ASIDE)],
)
def test_a_pilot_before_the_launch_was_asked(repository, launched, state):
    files = {
        "services/it/mail.yml": f"name: Mail\nstage: live\nlaunched: {launched}\n",
        "data/answers/a.csv": "date,service,rating\n" + "2026-09-03,mail,4\n" * 20,
    }
    found = like(repository, **files)
    assert found.state is state
    if state is State.SET_ASIDE:
        assert "a mistake" not in headline(ENGLISH, found)


def test_refused_rows_of_another_service_say_nothing_of_this_one(repository):
    assert like(repository, **with_phone("2026-09-03,phone,9\n")).state is State.NOT_ASKED


def test_what_counts_is_shown_where_other_rows_were_refused(repository):
    good = "2026-09-03,mail,5\n" * 20
    rows = f"date,service,rating\n2026-09-04,mail,9\n{good}"
    assert like(repository, **{"data/answers/a.csv": rows}).value == 1.0


def test_where_people_were_asked_by_list_and_rows_refused_they_were_set_aside(repository):
    invited = "period,service,invited,mode\n2026-09,mail,30,list\n"
    files = {"data/invitations/i.csv": invited}
    assert like(repository, **files).state is State.NO_DATA
    files |= with_phone("2026-09-03,mail,9\n")
    assert like(repository, **files).state is State.SET_ASIDE


INVITED = "period,service,invited,mode\n2026-09,mail,30,list\n"


def asked(opened: int, listed: int) -> dict[str, str]:
    """``opened`` answers a month, April to August, half of them 5; then ``listed`` by list."""
    rows = [
        f"2026-{month:02}-10,mail,{5 if at % 2 else 1}\n"
        for month in range(4, 9)
        for at in range(opened)
    ]
    rows += ["2026-09-10,mail,4\n"] * listed
    return {
        "data/answers/a.csv": "date,service,rating\n" + "".join(rows),
        "data/invitations/i.csv": INVITED,
    }


def test_open_answers_before_a_list_are_shown_apart(repository):
    signs = card(repository, **asked(40, 8)).signs
    assert signs.like.state is State.WITHHELD
    assert signs.opened is not None
    assert (signs.opened.value, signs.opened.n) == (0.5, 200)
    assert signs.opened.id == "mail/like?mode=open"
    assert opened_words(ENGLISH, signs.opened) == (
        "Counted apart, from an open link, April to August 2026: 50\u202f% (43–57\u202f%) like it, "
        "200 answers."
    )
    assert signs.opened in signs.all()


def test_they_are_never_pooled_with_those_of_the_list(repository):
    signs = card(repository, **asked(40, 25)).signs
    assert (signs.like.value, signs.like.n) == (1.0, 25)
    assert signs.opened is not None
    assert (signs.opened.value, signs.opened.n) == (0.5, 200)


@pytest.mark.parametrize(
    ("header", "answer", "invited"),
    [
        ("", "", "2026-07,,mail,30,list\n2026-08,,mail,,open\n"),
        (",wave", ",autumn", ",autumn,mail,30,list\n"),
    ],
)
def test_open_answers_after_a_list_or_next_to_one_are_shown_apart(
    repository, header, answer, invited
):
    more = "," if header else ""
    listed = "2026-07-10" if not header else "2026-09-10"
    rows = f"{listed},mail,4{answer}\n" * 12 + f"2026-08-10,mail,5{more}\n" * 40
    files = {
        "data/answers/a.csv": f"date,service,rating{header}\n{rows}",
        "data/invitations/i.csv": f"period,wave,service,invited,mode\n{invited}",
    }
    signs = card(repository, **files).signs
    assert (signs.like.state, signs.like.n) == (State.FEW, 12)
    assert signs.opened is not None
    assert signs.opened.n == 40


def test_a_list_of_nobody_is_no_list(repository):
    rows = "date,service,rating\n" + "2026-08-10,mail,5\n" * 40
    invited = "period,service,invited,mode\n2026-09,mail,0,list\n"
    files = {"data/answers/a.csv": rows, "data/invitations/i.csv": invited}
    signs = card(repository, **files).signs
    assert (signs.like.state, signs.like.n, signs.opened) == (State.SHOWN, 40, None)


def test_too_few_open_answers_stay_withheld(repository):
    signs = card(repository, **asked(1, 25)).signs
    assert signs.opened is not None
    assert (signs.opened.state, signs.opened.value) == (State.WITHHELD, None)
    assert opened_words(ENGLISH, signs.opened).endswith(": withheld, to protect people.")


@pytest.mark.parametrize("files", [asked(0, 25), {"data/answers/a.csv": "date,service,rating\n"}])
def test_without_open_answers_there_is_nothing_apart(repository, files):
    assert card(repository, **files).signs.opened is None
