"""Tallies that say how many people they are of: no more people are counted than there can be."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.counts.cells import count
from generator.counts.counting_context import counting_context
from generator.counts.cube import Cube
from generator.counts.keys import Key, Level
from tests.counts.test_cells import AS_OF, definitions
from tests.records.from_rows import records_of

MONTHS = ("2026-04", "2026-05", "2026-06", "2026-07")
COMMUNITIES = ("", "field", "office")
SAID = st.tuples(
    st.sampled_from(MONTHS),
    st.sampled_from(["", "spring", "autumn"]),
    st.sampled_from(range(7)),
    st.sampled_from(COMMUNITIES),
)
"""Who said something: in which month, asked in which wave, and of which community they were."""


def tally(period: str, answers: int, people: object = "", **more: object) -> dict[str, object]:
    of = {"service": "mail", "question": "like", "rating_4": answers, "people": people}
    return {f"rating_{n}": 0 for n in range(1, 6)} | of | {"period": period, **more}


def counted(tallies: list[dict[str, object]], answers: list[dict[str, object]]) -> Cube:
    records = records_of("tallies", tallies) | records_of("answers", answers)
    return count(records, counting_context(definitions(), AS_OF))


def cells(cube: Cube, level: Level) -> dict[Key, tuple[int, int]]:
    """Return answers and people of the cells of a level."""
    pairs = zip(cube.counts.sum(axis=1).tolist(), cube.people.tolist(), strict=True)
    return {key: pair for key, pair in zip(cube.keys, pairs, strict=True) if key.level is level}


@given(st.lists(SAID, max_size=40), st.sets(st.sampled_from(MONTHS)), st.booleans())
def test_no_more_people_are_counted_than_there_are(said, as_answers, days):
    """In a round everybody is of one community; some months are answers, with names."""
    of_round: dict[tuple[str, str, int], str] = {}
    for month, wave, who, community in said:
        of_round.setdefault((month, wave, who), community)
    groups = defaultdict(int)
    answers = []
    there = defaultdict(set)
    for (month, wave, who), community in of_round.items():
        there[Level.POINT, date.fromisoformat(f"{month}-01"), ""].add(who)
        quarter = date(2026, 4 if month < "2026-07" else 7, 1)
        there[Level.COMMUNITY, quarter, community].add(who)
        if month in as_answers:
            name = {"date": f"{month}-03", "respondent": f"p{who}", "community": community}
            answers.append({"service": "mail", "rating": 4, "wave": wave, **name})
        else:
            period = f"{month}-1{len(wave)}" if days else month
            groups[period, wave, community] += 1
    tallies = [
        tally(period, number, number, wave=wave, community=community)
        for (period, wave, community), number in groups.items()
    ]
    cube = counted(tallies, answers)
    for key, pair in zip(cube.keys, cube.people.tolist(), strict=True):
        assert 1 <= pair <= len(there[key.level, key.start, key.community])


def test_without_a_number_of_people_each_answer_is_somebody_elses():
    rows = [tally("2026-05", 6, community="field"), tally("2026-06", 6, community="field")]
    assert [*cells(counted(rows, []), Level.COMMUNITY).values()] == [(12, 12)]


@pytest.mark.parametrize(("people", "wanted"), [(6, 6), (4, 5), (5, 5)])
def test_of_two_months_as_many_people_are_sure_as_were_in_one(people, wanted):
    rows = [tally("2026-05", 6, people, community="field")]
    rows.append(tally("2026-06", 7, 5, community="field"))
    cube = counted(rows, [])
    assert [*cells(cube, Level.COMMUNITY).values()] == [(13, wanted)]
    assert [*cells(cube, Level.POINT).values()] == [(6, people), (7, 5)]


def test_communities_of_one_month_are_other_people():
    rows = [tally("2026-05", 6, 6, community=name) for name in ("field", "office")]
    assert [*cells(counted(rows, []), Level.POINT).values()] == [(12, 12)]
    for n, row in enumerate(rows):
        row["wave"] = f"wave {n}"
    assert [*cells(counted(rows, []), Level.POINT).values()] == [(12, 6)]


@pytest.mark.parametrize(("said", "sure"), [(0, 1), (99, 6)])
def test_answers_are_of_somebody_and_of_no_more_people_than_there_are(said, sure):
    assert [*cells(counted([tally("2026-05", 6, said)], []), Level.POINT).values()] == [(6, sure)]


def test_people_whose_names_are_known_may_be_the_same():
    names = [
        {"date": "2026-05-02", "service": "mail", "rating": 4, "community": "field",
         "respondent": f"p{n}"}
        for n in range(4)
    ]  # fmt: skip
    nobody = {**names[0], "respondent": ""}
    cube = counted([tally("2026-06", 6, 6, community="field")], [*names, nobody])
    assert [*cells(cube, Level.COMMUNITY).values()] == [(11, 7)]
