"""The floor counts people of one service at a time: who answers about three counts once in each."""

from __future__ import annotations

import pytest

from generator.compare.snapshot import of_scorecards
from generator.pipeline import compute, read

FLOOR = 10
SERVICES = ("mail", "chat", "files")
MIX = "provider:it/like-mix"
ORGANISATION = "name: Small Works\nas_of: 2026-10-15\ncloses_after: 0\n"
SIZE = "size: [{since: 2020-01-01, people: 200}]"


def files(rows):
    table = "date,service,respondent,community,rating\n" + "".join(f"{row}\n" for row in rows)
    return {
        "services/organisation.yml": ORGANISATION,
        "services/communities.yml": f"communities:\n  - {{id: office, name: Office, {SIZE}}}\n",
        "services/it/provider.yml": "name: IT\nshirt: IT\n",
        **{
            f"services/it/{name}.yml": f"name: {name.title()}\nstage: live\nlaunched: 2020-01-01\n"
            "communities: [office]\n"
            for name in SERVICES
        },
        "data/answers/a.csv": table,
    }


def of_each(people, services, one_number):
    """Return an answer of each of some people about each of some services."""
    return [
        f"2026-09-{1 + n:02},{name},{'' if one_number else name}{n},office,{1 + n % 5}"
        for n in range(people)
        for name in services
    ]


@pytest.fixture
def shown(write):
    def do(rows):
        reading = read(write(files(rows)), cache=False)
        assert reading.checked.errors == ()
        figures = of_scorecards(compute(reading), (), frozenset()).figures
        return {name for name, each in figures.items() if each.has_value or each.n}

    return do


@pytest.mark.parametrize("one_number", [True, False], ids=["one number", "a number a service"])
@pytest.mark.parametrize("people", [FLOOR // 3 + 1, FLOOR - 1])
def test_a_third_of_the_floor_who_answer_about_three_services_are_not_enough(
    shown, people, one_number
):
    assert not {name for name in shown(of_each(people, SERVICES, one_number)) if "like" in name}


@pytest.mark.parametrize("one_number", [True, False], ids=["one number", "a number a service"])
def test_what_is_said_of_several_services_adds_only_those_of_enough_people(shown, one_number):
    rows = of_each(FLOOR, SERVICES, one_number)
    assert {MIX, *(f"{name}/like" for name in SERVICES)} <= shown(rows)
    rows = of_each(FLOOR - 1, SERVICES, one_number) + of_each(FLOOR, ["mail"], one_number)[-1:]
    found = shown(rows)
    assert "mail/like" in found
    assert not {"chat/like", "files/like"} & found


def test_who_answers_three_times_about_a_service_is_one_person(shown):
    few, again = FLOOR // 3 + 1, [1, 2, 3]
    rows = [f"2026-09-{day:02},mail,p{n},office,{day + 1}" for n in range(few) for day in again]
    assert not {name for name in shown(rows) if "like" in name}
    assert "mail/like" in shown([row.replace(",p", f",{i}-p") for i, row in enumerate(rows)])
