"""Answers of days that do not count yet: never “nobody asked”, and never a word of how many."""

from __future__ import annotations

import json

import pytest

from generator.api.figures import figures_json
from generator.figures.figure import Figure, State
from generator.language import ENGLISH
from generator.language.load import locale_of
from generator.pipeline import compute
from generator.wording.figure_words import figure_value
from generator.wording.sentences import headline
from tests.figures.test_states import HEADER, invited

AS_OF = "2026-10-05"
NEW = {"services/it/mail.yml": "name: Mail\nstage: live\nlaunched: 2026-09-14\n"}
NEVER = (
    "Nobody has been asked whether they like it. That covers the time up to 31 August 2026; later "
    "answers count from 7 October 2026."
)


def answers(number: int, day: str = "2026-09-20") -> dict[str, str]:
    """So many answers, and more about another service than may be too few."""
    rows = f"{day},mail,5\n" * number + "2026-07-03,phone,4\n" * 30
    phone = "name: Phone\nstage: live\nlaunched: 2020-01-01\n"
    return {"data/answers/a.csv": HEADER + rows, "services/it/phone.yml": phone}


def like(repository, *, as_of: str = AS_OF, closes_after: int = 7, **files: str) -> Figure:
    about = f"name: Works\nas_of: {as_of}\ncloses_after: {closes_after}\n"
    reading = repository({"services/organisation.yml": about, **files})
    assert reading.checked.errors == ()
    return next(c for c in compute(reading).services if c.id == "mail").signs.like


@pytest.mark.parametrize("number", [0, 1, 9, 10, 50])
def test_a_new_service_says_when_answers_count_and_not_whether_there_are_any(repository, number):
    found = like(repository, **NEW, **answers(number))
    assert (found.state, found.value, found.n) == (State.NOT_YET, None, None)
    assert headline(ENGLISH, found) == (
        "It is too early to say whether people like it. New answers count from 7 October 2026."
    )
    assert figure_value(ENGLISH, found) == "too early to say"
    assert headline(locale_of("de"), found) == (
        "Es ist zu früh, um zu sagen, ob es gefällt. Neue Antworten zählen ab 7. Oktober 2026."
    )


@pytest.mark.parametrize("number", [0, 1, 9, 10, 50])
def test_of_an_old_one_it_says_up_to_when_nobody_was_asked(repository, number):
    found = like(repository, **answers(number))
    assert found.state is State.NOT_ASKED
    assert headline(ENGLISH, found) == NEVER


@pytest.mark.parametrize("number", [0, 1, 9, 10, 50])
def test_who_is_being_asked_by_list_is_not_nobody(repository, number):
    files = {"data/invitations/i.csv": invited(80)}
    assert like(repository, **files, **answers(number)).state is State.NOT_YET


def test_who_was_asked_years_ago_and_is_asked_again_was_asked_lately(repository):
    files = {"data/invitations/i.csv": invited(80, period="2020-03")}
    assert like(repository, **files).state is State.LONG_AGO
    assert "up to 31 August 2026" in headline(ENGLISH, like(repository, **files))
    files["data/invitations/i.csv"] += "2026-10,mail,80,list\n"
    assert like(repository, **files).state is State.NOT_YET


def test_on_the_day_named_they_count(repository):
    found = like(repository, as_of="2026-10-07", **NEW, **answers(20))
    assert (found.state, found.n) == (State.FEW, 20)


def test_where_every_day_counts_there_is_nothing_to_wait_for(repository):
    found = like(repository, as_of="2026-09-30", closes_after=0)
    assert (found.state, found.counts_from) == (State.NOT_ASKED, None)
    assert headline(ENGLISH, found) == "Nobody has been asked whether they like it."


def test_the_download_has_the_day_as_well(repository):
    found = like(repository, **NEW)
    facts = json.loads(figures_json([found]))[found.id]
    assert (facts["state"], facts["counts_from"]) == ("not counted yet", "2026-10-07")
