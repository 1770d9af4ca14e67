"""Time that people lost: whole minutes, at most a working day, of all who lost some."""

from __future__ import annotations

import pytest

from generator.counts.cells import count
from generator.counts.counting_context import counting_context
from tests.counts.test_cells import AS_OF, answers, definitions

MANY = [0, 0.2, 0.5, 1, 1.4, 1.6, 30, 30.5, 479.4, 480, 480.6, 481, 5000]


@pytest.mark.parametrize(
    ("written", "counted"),
    [
        *((some, 1) for some in (0.1, 0.4, 0.5, 1, 1.4)),
        *((some, round(some)) for some in (1.6, 7, 479.4, 479.6, 480)),
        *((some, 481) for some in (480.6, 481, 1440, 99999)),
    ],
)
def test_a_part_of_a_minute_is_one_and_more_than_a_working_day_is_a_day_and_one(written, counted):
    rows = [{"date": "2026-08-03", "service": "mail", "lost_minutes": written}]
    assert count(answers(rows), counting_context(definitions(), AS_OF)).minutes[1].tolist() == [
        counted
    ]


def test_who_lost_none_is_asked_and_has_no_minutes():
    rows = [{"date": "2026-08-03", "service": "mail", "lost_minutes": some} for some in MANY]
    cube = count(
        answers([*rows, {**rows[0], "lost_minutes": ""}]), counting_context(definitions(), AS_OF)
    )
    by_question = {key.question: cube.counts[at].tolist() for at, key in enumerate(cube.keys)}
    assert by_question["lost"][:2] == [1, len(MANY) - 1]
    assert by_question["lost_minutes"][0] == len(MANY) - 1
    assert cube.minutes[1].tolist() == sorted(cube.minutes[1].tolist())
    assert len(cube.minutes[1]) == len(MANY) - 1


def test_minutes_are_those_of_their_service_and_period():
    rows = [
        {"date": day, "service": name, "lost_minutes": minutes}
        for name, day, minutes in (
            ("travel", "2026-08-03", 9),
            ("mail", "2026-09-03", 7),
            ("mail", "2026-08-31", 5),
            ("mail", "2026-08-01", 6),
            ("mail", "2026-10-01", 8),
        )
    ]
    cube = count(answers(rows), counting_context(definitions(), AS_OF))
    found = [
        (cube.keys[cell].subject.id, cube.keys[cell].start.month, minutes)
        for cell, minutes in zip(*(part.tolist() for part in cube.minutes), strict=True)
    ]
    assert sorted(found) == [("mail", 8, 5), ("mail", 8, 6), ("mail", 9, 7), ("travel", 8, 9)]
    assert {cube.keys[cell].question for cell in cube.minutes[0].tolist()} == {"lost_minutes"}
