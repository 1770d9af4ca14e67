"""The door: nothing of a withheld cell comes through."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.frames import frames
from generator.counts.cells import count
from generator.counts.cube import WIDTH, Cube, Key, Level, Mode
from generator.disclosure.door import primary, publish
from generator.model.organisation import Floors
from generator.model.subject import Subject
from generator.pipeline import compute
from generator.scorecards.figure import Figure, State
from tests.disclosure.organisations import organisation

MAIL = Subject("service", "mail")


def cube(people: list[int], rows_each: int = 1) -> Cube:
    """Cells in which every person gave ``rows_each`` answers, all of them fives."""
    size = len(people)
    counts = np.zeros((size, WIDTH))
    counts[:, 4] = [each * rows_each for each in people]
    keys = tuple(
        Key(Level.POINT, MAIL, "like", Mode.LIST, date(2026, 1, 1 + i), date(2026, 1, 1 + i))
        for i in range(size)
    )
    return Cube(keys, counts, counts.copy(), counts.sum(axis=1), np.array(people, dtype=np.int64))


def test_zero_is_shown_and_the_floor_itself_too():
    assert primary(np.array([0, 3, 5, 10, 2]), 5).tolist() == [False, True, False, False, True]


def test_people_count_not_rows():
    published = publish(cube([4], rows_each=20), Floors())
    assert next(published.cells()).withheld


@given(st.lists(st.integers(0, 40), min_size=1, max_size=20), st.integers(3, 30))
def test_a_withheld_cell_has_no_numbers(people, floor):
    published = publish(cube(people), Floors(privacy=floor))
    for cell, number in zip(published.cells(), people, strict=True):
        assert cell.withheld == (0 < number < floor)
        if cell.withheld:
            assert cell.counts == cell.weights == ()
            assert np.isnan(cell.weights_squared)
            with pytest.raises(ValueError, match="withheld"):
                _ = cell.n
        else:
            assert cell.n == number
            assert cell.counts == (0, 0, 0, 0, number)


def test_cells_are_found_in_order_of_time():
    published = publish(cube([30, 3, 0]), Floors())
    found = published.points(MAIL, "like", Mode.LIST)
    assert [cell.key.start.day for cell in found] == [1, 2, 3]
    assert published.points(MAIL, "like", Mode.OPEN) == ()
    assert published.points(MAIL, "ease", Mode.LIST) == ()


def test_the_same_cube_is_always_masked_alike(repository):
    reading = repository(organisation(13))
    checked = reading.checked
    floors = checked.definitions.organisation.part.floors
    cube = count(frames(checked), checked.definitions, checked.as_of)
    masks = {tuple(cell.withheld for cell in publish(cube, floors).cells()) for _ in range(3)}
    assert len(masks) == 1
    assert any(next(iter(masks)))


def test_a_mix_is_withheld_where_one_of_its_services_is(repository):
    def mix(fax: int) -> Figure:
        rows = "".join(
            f"2026-09-{day:02},{service},5\n"
            for service, number in (("mail", 60), ("fax", fax))
            for day in (n % 30 + 1 for n in range(number))
        )
        files = {
            "services/it/fax.yml": "name: Fax\nstage: live\nlaunched: 2020-01-01\n",
            "data/answers/a.csv": "date,service,rating\n" + rows,
        }
        return compute(repository(files)).providers[0].mix

    assert (mix(40).state, mix(40).n) == (State.SHOWN, 100)
    assert mix(9).state is State.WITHHELD
    assert mix(0).n == 60


def test_one_window_of_a_question_is_published(repository):
    rows = "".join(f"2026-{month:02}-10,mail,4\n" for month in range(1, 10) for _ in range(12))
    reading = repository({"data/answers/a.csv": "date,service,rating\n" + rows})
    checked = reading.checked
    cube = count(frames(checked), checked.definitions, checked.as_of)
    assert len([key for key in cube.keys if key.level is Level.WINDOW]) == 3
    published = publish(cube, checked.definitions.organisation.part.floors)
    window = published.window(MAIL, "like", Mode.OPEN)
    assert window is not None
    assert (window.key.start, window.n) == (date(2026, 7, 1), 36)
    assert [cell.key.level for cell in published.cells()].count(Level.WINDOW) == 1
