"""Numbers for rows: the same exactly where all that is asked about is the same."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks import numbered as module
from generator.checks.numbered import dense, joined, numbered
from tests.records.from_rows import records_of

COLUMNS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.tuples(*[st.integers(-1, 3)] * width), min_size=1, max_size=12)
)


@pytest.mark.parametrize("largest", [2**62, 4, 1])
def test_rows_share_a_number_where_they_are_alike_in_all_columns(largest):
    @settings(max_examples=60)
    @given(COLUMNS)
    def alike(rows: list[tuple[int, ...]]) -> None:
        columns = [np.array(column, dtype=np.int32) for column in zip(*rows, strict=True)]
        found = joined(columns, len(rows), lowest=-1).tolist()
        for one, mine in zip(found, rows, strict=True):
            for other, theirs in zip(found, rows, strict=True):
                assert (one == other) == (mine == theirs)
            assert (one == 0) == (set(mine) == {-1})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_LARGEST", largest)
        alike()


@given(st.lists(st.integers(-5, 5), max_size=12))
def test_dense_numbers_leave_none_out_and_know_where_each_is_first(numbers):
    codes, first = dense(np.array(numbers, dtype=np.int64))
    order = list(dict.fromkeys(numbers))
    assert [order[code] for code in codes] == numbers
    assert first.tolist() == [numbers.index(each) for each in order]


def test_what_means_the_same_has_the_same_number():
    rows = [
        {"service": "mail", "category": "Rent"},
        {"service": "post", "category": "rent "},
        {"service": "travel", "category": "rent"},
        {"service": "", "category": "", "amount": 5},
    ]
    found = numbered(records_of("costs", rows)["costs"], ("service", "category")).tolist()
    assert found[0] == found[1] != found[2]
    assert found[3] == 0
