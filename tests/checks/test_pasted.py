"""A block of answers that was pasted twice is found; honest files have none.

The numbers of :mod:`tests.checks.surveys` are those of the rule's own words.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from generator.checks.copies import Copy
from generator.checks.pasted import pasted
from generator.records.records import Records
from tests.checks.surveys import files, honest_file, pasted_file, survey

LONG = pytest.mark.long


def blocks(records: Records, apart: tuple[frozenset[str], ...] = ()) -> list[Copy]:
    return list(pasted(records, np.ones(len(records), dtype=bool), apart))


def made(make: Callable[[np.random.Generator, int], Records], number: int) -> Records:
    return make(np.random.default_rng(number), number)


@pytest.mark.parametrize("count", [60, pytest.param(3000, marks=LONG)])
def test_at_most_one_honest_file_in_a_thousand_holds_a_block_twice(count):
    alarms = sum(bool(blocks(made(honest_file, number))) for number in range(count))
    assert alarms <= count // 1000


@pytest.mark.parametrize("count", [100, pytest.param(1000, marks=LONG)])
def test_ninety_nine_of_a_hundred_blocks_of_twenty_rows_are_found(count):
    found = sum(bool(blocks(made(pasted_file, number))) for number in range(count))
    assert found >= 0.99 * count


def test_a_block_is_found_where_it_stands_again():
    rows = survey(np.random.default_rng(1), range(30), 60, "rating")
    records = files(one=[*rows, *rows[10:35]])
    (block,) = blocks(records)
    assert block.rows.tolist() == list(range(60, 85))
    assert block.there == 10
    assert blocks(records, (frozenset(["one.csv"]),)) == []


def test_what_is_known_by_numbers_is_left_to_them():
    rows = survey(np.random.default_rng(1), range(30), 60, "rating")
    known = [{**row, "respondent": f"{at}"} for at, row in enumerate([*rows, *rows[10:35]])]
    assert blocks(files(one=known)) == []


def test_many_equal_answers_of_a_day_are_no_block():
    rows = survey(np.random.default_rng(1), [3], 60, "rating")
    assert blocks(files(one=[{**row, "rating": 4} for row in rows])) == []
