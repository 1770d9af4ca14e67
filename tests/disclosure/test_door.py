"""The door: nothing of a withheld cell comes through."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.counts.cube import WIDTH, Cube, Key, Level, Mode
from generator.disclosure.door import primary, publish
from generator.model.subject import Subject

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
    published = publish(cube([4], rows_each=20), 10)
    assert next(published.cells()).withheld


@given(st.lists(st.integers(0, 40), min_size=1, max_size=20), st.integers(3, 30))
def test_a_withheld_cell_has_no_numbers(people, floor):
    published = publish(cube(people), floor)
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
    published = publish(cube([30, 3, 0]), 10)
    found = published.points(MAIL, "like", Mode.LIST)
    assert [cell.key.start.day for cell in found] == [1, 2, 3]
    assert published.points(MAIL, "like", Mode.OPEN) == ()
    assert published.points(MAIL, "ease", Mode.LIST) == ()
