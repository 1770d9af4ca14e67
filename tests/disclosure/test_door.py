"""The door: nothing of a withheld cell comes through."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.counts.cells import count
from generator.counts.counting_context import counting_context
from generator.counts.cube import Cube
from generator.counts.keys import Key, Level, Mode
from generator.counts.questions import WIDTH
from generator.disclosure.door import primary, suppress
from generator.disclosure.published import Cell, Published
from generator.figures.figure import Figure
from generator.model.organisation import Floors
from generator.model.subject import Subject
from generator.pipeline import compute
from tests.disclosure.cubes import columns_of
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
    return Cube(columns_of(keys), counts.astype(np.int32), np.array(people, dtype=np.int32))


def test_zero_is_shown_and_the_floor_itself_too():
    assert primary(np.array([0, 3, 5, 10, 2]), 5).tolist() == [False, True, False, False, True]


def test_people_count_not_rows():
    published = suppress(cube([4], rows_each=20), Floors())
    assert next(published.cells()).withheld


@given(st.lists(st.integers(0, 40), min_size=1, max_size=20), st.integers(3, 30))
def test_a_withheld_cell_has_no_numbers(people, floor):
    published = suppress(cube(people), Floors(privacy=floor))
    for cell, number in zip(published.cells(), people, strict=True):
        assert cell.withheld == (0 < number < floor)
        if cell.withheld:
            assert cell.counts == ()
            with pytest.raises(ValueError, match="withheld"):
                _ = cell.n
        else:
            assert cell.n == number
            assert cell.counts == (0, 0, 0, 0, number)


def test_cells_are_found_in_order_of_time():
    published = suppress(cube([30, 3, 0]), Floors())
    found = published.points(MAIL, "like", Mode.LIST)
    assert [cell.key.start.day for cell in found] == [1, 2, 3]
    assert published.points(MAIL, "like", Mode.OPEN) == ()
    assert published.points(MAIL, "ease", Mode.LIST) == ()


def test_the_same_cube_is_always_masked_alike(repository):
    reading = repository(organisation(13))
    checked = reading.checked
    floors = checked.definitions.organisation.part.floors
    cube = count(checked.records, counting_context(checked.definitions, checked.as_of))
    masks = {tuple(cell.withheld for cell in suppress(cube, floors).cells()) for _ in range(3)}
    assert len(masks) == 1
    assert any(next(iter(masks)))


def test_a_mix_leaves_out_what_is_withheld_and_says_so(repository):
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

    assert (mix(40).n, mix(40).excluded_days) == (100, ())
    assert (mix(9).n, mix(9).excluded_days) == (60, ("fax 2026-09-01/2026-09-30",))
    assert (mix(0).n, mix(0).excluded_days) == (60, ())


def published_mail(repository, months: dict[int, int], who: str = "") -> Published:
    """Publish months with so many answers each, in order; ``who`` answers all, if named."""
    rows = "".join(
        f"2026-{month:02}-10,mail,4,{who}\n" for month, n in months.items() for _ in range(n)
    )
    reading = repository({"data/answers/a.csv": "date,service,rating,respondent\n" + rows})
    checked = reading.checked
    cube = count(checked.records, counting_context(checked.definitions, checked.as_of))
    return suppress(cube, checked.definitions.organisation.part.floors)


def total(published: Published, first: int, last: int) -> Cell | None:
    days = date(2026, first, 1), date(2026, last + 1, 1) - timedelta(days=1)
    return published.total(MAIL, "like", Mode.OPEN, *days)


def test_a_total_leaves_out_a_withheld_period_until_a_block_holds_it(repository):
    published = published_mail(repository, {1: 30, 2: 6, 3: 30, 4: 7, 5: 30})
    early, late, later = (total(published, *months) for months in ((1, 3), (1, 4), (3, 5)))
    assert early is not None
    assert (early.n, [key.start.month for key in early.without]) == (60, [2])
    assert late is not None
    assert (late.n, late.without) == (73, ())
    assert later is not None
    assert (later.n, [key.start.month for key in later.without]) == (60, [4])


def test_a_total_of_nothing_but_withheld_periods_is_withheld(repository):
    published = published_mail(repository, {1: 6, 2: 7, 3: 5})
    found = total(published, 2, 3)
    assert found is not None
    assert found.withheld
    both = total(published, 1, 3)
    assert both is not None
    assert (both.n, [key.start.month for key in both.without]) == (13, [3])
    assert total(published, 4, 8) is None


def test_the_same_few_people_never_make_a_block(repository):
    published = published_mail(repository, dict.fromkeys(range(1, 10), 6), who="ann")
    found = total(published, 1, 9)
    assert found is not None
    assert found.withheld


def test_a_cube_that_was_counted_for_a_lower_floor_is_refused():
    counted = replace(cube([30]), few=10)
    assert suppress(counted, Floors(privacy=10))
    with pytest.raises(ValueError, match="for a privacy floor of 10"):
        suppress(counted, Floors(privacy=11))
