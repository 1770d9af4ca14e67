"""The cube against plain counting: loops over rows, without any of the room's own code."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.counts.cells import count
from generator.counts.counting_context import counting_context
from generator.counts.cube import Cube
from generator.counts.keys import Level, Mode
from generator.model.definitions import Defined, Definitions
from generator.model.organisation import Floors, Organisation
from generator.model.provider import Provider
from generator.model.service import Event, Service
from generator.model.subject import Subject
from generator.records.records import Records
from generator.sources.yaml_document import Document
from tests.records.from_rows import records_of

AS_OF = date(2026, 9, 30)
NOWHERE = Document("x.yml", "", "", {})
MAIL, TRAVEL = Subject("service", "mail"), Subject("service", "travel")


def definitions(*events: Event) -> Definitions:
    def service(name: str, **more: object) -> Defined[Service]:
        part = Service.model_validate({"name": name, "stage": "live", **more})
        return Defined(name, part, NOWHERE, (), "it")

    return Definitions(
        Defined("organisation", Organisation(name="Small Works"), NOWHERE),
        {"it": Defined("it", Provider(name="IT", shirt="IT"), NOWHERE)},
        {"mail": service("mail"), "travel": service("travel", events=list(events))},
    )


def answers(rows: list[dict[str, object]]) -> dict[str, Records]:
    return records_of("answers", rows)


def cells(cube: Cube, level: Level) -> dict[tuple[object, ...], tuple[list[float], int]]:
    found = {}
    for index, key in enumerate(cube.keys):
        if key.level is level:
            name = (str(key.subject), key.question, key.start, key.end, key.segment, key.community)
            found[name] = (cube.counts[index].tolist(), int(cube.people[index]))
    return found


ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "date": st.dates(date(2025, 8, 1), date(2026, 10, 31)).map(str),
            "service": st.sampled_from(["mail", "travel"]),
            "community": st.sampled_from(["", "field", "office"]),
            "respondent": st.sampled_from(["", "", "1", "2", "3"]),
            "step": st.sampled_from(["", "", "", "sign-in"]),
            "rating": st.sampled_from([np.nan, 1.0, 2.0, 3.0, 4.0, 5.0]),
            "recommend": st.sampled_from([np.nan, 0.0, 6.0, 7.0, 9.0, 10.0]),
            "file": st.just("data/answers/a.csv"),
        }
    ),
    max_size=60,
)


def by_hand(rows: list[dict[str, object]], column: str, low: int, cut: date | None) -> dict:
    """Months of closed periods, one row after the other."""
    counts: dict = defaultdict(lambda: [0.0] * 11)
    people: dict = defaultdict(set)
    for number, row in enumerate(rows):
        value = row[column]
        day = date.fromisoformat(str(row["date"]))
        if row["step"] or value != value or day > AS_OF:
            continue
        segment = int(row["service"] == "travel" and cut is not None and day >= cut)
        key = (row["service"], day.year, day.month, segment)
        counts[key][int(value) - low] += 1
        people[key].add(row["respondent"] or f"row {number}")
    return {key: (counts[key], len(people[key])) for key in counts}


@settings(max_examples=60)
@given(ROWS, st.sampled_from([None, date(2026, 5, 20)]))
def test_points_are_what_counting_by_hand_gives(rows, cut):
    events = [Event(date=cut, kind="survey-change", title="new form")] if cut else []
    cube = count(answers(rows), counting_context(definitions(*events), AS_OF))
    for question, column, low in (("like", "rating", 1), ("recommend", "recommend", 0)):
        mine = {
            (name, start.year, start.month, segment): value
            for (name, asked, start, _, segment, _), value in cells(cube, Level.POINT).items()
            if asked == question
        }
        assert mine == by_hand(rows, column, low, cut)


def test_only_closed_periods_count():
    rows = [{"date": "2026-09-30", "service": "mail", "rating": 5.0}]
    assert len(count(answers(rows), counting_context(definitions(), date(2026, 9, 30))).keys) > 0
    assert len(count(answers(rows), counting_context(definitions(), date(2026, 9, 29))).keys) == 0


def test_a_break_divides_its_period():
    event = Event(date=date(2026, 8, 10), kind="survey-change", title="new form")
    rows = [
        {"date": day, "service": "travel", "rating": 5.0}
        for day in ("2026-07-15", "2026-08-09", "2026-08-10", "2026-09-01")
    ]
    cube = count(answers(rows), counting_context(definitions(event), AS_OF))
    assert {name[2:5] for name in cells(cube, Level.POINT)} == {
        (date(2026, 7, 1), date(2026, 7, 31), 0),
        (date(2026, 8, 1), date(2026, 8, 9), 0),
        (date(2026, 8, 10), date(2026, 8, 31), 1),
        (date(2026, 9, 1), date(2026, 9, 30), 1),
    }


def test_a_launch_breaks_only_where_it_says_so():
    rows = [{"date": "2026-08-15", "service": "travel", "rating": 5.0}]
    for rebase in (False, True):
        event = Event(date=date(2026, 8, 1), kind="launch", title="new", rebase=rebase)
        cube = count(answers(rows), counting_context(definitions(event), AS_OF))
        assert {name[4] for name in cells(cube, Level.POINT)} == {int(rebase)}


def test_who_answered_by_name_is_known_by_cell():
    rows = [
        {"date": day, "service": "mail", "rating": 4.0, "respondent": who}
        for day, who in (
            ("2026-08-01", "ann"),
            ("2026-08-02", "ann"),
            ("2026-08-03", "bob"),
            ("2026-09-01", "ann"),
            ("2026-09-02", ""),
        )
    ]
    cube = count(answers(rows), counting_context(definitions(), AS_OF))
    assert cube.people.tolist() == [2, 2]
    cell, who = (column.tolist() for column in cube.named)
    assert cell == [0, 0, 1]
    assert who[0] != who[1]
    assert who[2] in who[:2]


def test_who_answered_is_known_only_of_cells_of_few():
    rows = [
        {"date": f"2026-{month:02}-01", "service": "mail", "rating": 4.0, "respondent": str(who)}
        for month, people in ((8, 9), (9, 10))
        for who in range(people)
    ]
    cube = count(answers(rows), counting_context(definitions(), AS_OF))
    assert cube.people.tolist() == [9, 10]
    assert cube.few == Floors().privacy == 10
    assert cube.named[0].tolist() == [0] * 9


def invitations(**row: object) -> dict[str, Records]:
    return records_of("invitations", [row])


def test_modes_are_distinguished_by_who_was_invited():
    rows = [{"date": d, "service": "mail", "rating": 4.0} for d in ("2026-07-15", "2026-09-15")]
    records = answers(rows) | invitations(
        period="2026-07", service="mail", invited=50.0, mode="list"
    )
    cube = count(records, counting_context(definitions(), AS_OF))
    modes = {key.start: key.mode for key in cube.keys if key.level is Level.POINT}
    assert modes == {date(2026, 7, 1): Mode.LIST, date(2026, 9, 1): Mode.OPEN}


def test_a_list_of_unknown_length_is_a_list():
    rows = [{"date": "2026-07-15", "service": "mail", "rating": 4.0}]
    records = answers(rows) | invitations(
        period="2026-07", service="mail", invited=np.nan, mode="list"
    )
    cube = count(records, counting_context(definitions(), AS_OF))
    assert next(iter(cube.invitations)).invited is None
    assert {key.mode for key in cube.keys} == {Mode.LIST}


def test_an_invitation_by_wave_covers_the_days_of_its_answers():
    rows = [
        {"date": "2026-07-15", "service": "mail", "rating": 4.0, "wave": "summer"},
        {"date": "2026-09-15", "service": "mail", "rating": 4.0},
    ]
    records = answers(rows) | invitations(wave="summer", service="mail", invited=50.0, mode="list")
    cube = count(records, counting_context(definitions(), AS_OF))
    (invitation,) = cube.invitations
    assert (invitation.start, invitation.end) == (date(2026, 7, 15), date(2026, 7, 15))
    modes = {key.start: key.mode for key in cube.keys if key.level is Level.POINT}
    assert modes[date(2026, 7, 1)] is Mode.LIST
    assert modes[date(2026, 9, 1)] is Mode.OPEN


def test_tallies_count_like_answers_and_zero_is_asked():
    usual = {"service": "mail", "question": "like", "rating_2": 0, "rating_3": 0}
    rows = [
        {**usual, "period": "2026-08", "rating_1": 1, "rating_4": 2, "rating_5": 7},
        {**usual, "period": "2026-09-05", "rating_1": 0, "rating_4": 0, "rating_5": 0},
    ]
    cube = count(records_of("tallies", rows), counting_context(definitions(), AS_OF))
    points = {key.start.month: cells_ for key, cells_ in _points(cube)}
    assert points == {8: ([1, 0, 0, 2, 7], 10), 9: ([0, 0, 0, 0, 0], 0)}


def _points(cube: Cube):
    for index, key in enumerate(cube.keys):
        if key.level is Level.POINT:
            yield key, (cube.counts[index, :5].tolist(), int(cube.people[index]))


def test_communities_are_counted_by_whole_quarters():
    rows = [
        {"date": day, "service": "mail", "rating": 4.0, "community": "field"}
        for day in ("2026-04-01", "2026-06-30", "2026-07-01")
    ]
    cube = count(answers(rows), counting_context(definitions(), date(2026, 8, 31)))
    found = cells(cube, Level.COMMUNITY)
    assert {(name[2], name[5], sum(counts)) for name, (counts, _) in found.items()} == {
        (date(2026, 4, 1), "field", 2.0)
    }


def test_a_break_divides_a_community_s_quarter():
    event = Event(date=date(2026, 5, 20), kind="survey-change", title="new form")
    days = ("2026-04-01", "2026-05-19", "2026-05-20", "2026-06-30", "2026-06-30")
    rows = [
        {"date": day, "service": "travel", "rating": 4.0, "ease": 2, "community": "field"}
        for day in days
    ]
    rows.append({"date": "2026-06-30", "service": "travel", "rating": 4.0})
    found = cells(
        count(answers(rows), counting_context(definitions(event), date(2026, 6, 30))),
        Level.COMMUNITY,
    )
    assert {name[1:]: sum(counts) for name, (counts, _) in found.items()} == {
        ("like", date(2026, 4, 1), date(2026, 5, 19), 0, "field"): 2.0,
        ("like", date(2026, 5, 20), date(2026, 6, 30), 1, "field"): 3.0,
    }
    assert not cells(
        count(answers(rows), counting_context(definitions(event), date(2026, 6, 29))),
        Level.COMMUNITY,
    )


def test_each_service_has_its_provider():
    cube = count({}, counting_context(definitions(), AS_OF))
    assert cube.homes == {service: Subject("provider", "it") for service in (MAIL, TRAVEL)}


def test_no_answers_make_an_empty_cube():
    cube = count({}, counting_context(definitions(), AS_OF))
    assert len(cube.keys) == 0
    assert cube.counts.shape == (0, 11)


def test_only_files_with_answers_that_count_are_named():
    rows = [
        {"date": "2026-09-15", "service": "mail", "rating": 4.0, "file": "a.csv"},
        {"date": "2026-10-02", "service": "mail", "rating": 4.0, "file": "open.csv"},
        {"date": "2026-09-15", "service": "mail", "file": "silent.csv"},
    ]
    cube = count(answers(rows), counting_context(definitions(), AS_OF))
    assert [each.file for each in cube.files[MAIL]] == ["a.csv"]
