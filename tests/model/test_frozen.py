"""The chain of frozen forecasts: every change breaks it where it was made."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from generator.model.frozen import COLUMNS, SEALED, digest_of, sealed

CELLS = st.lists(st.text(max_size=6), min_size=len(SEALED), max_size=len(SEALED)).map(tuple)


def broken(rows: list[tuple[str, ...]]) -> list[int]:
    before, found = "", []
    for at, row in enumerate(rows):
        if row[-1] != digest_of(before, row[:-1]):
            found.append(at)
        before = row[-1]
    return found


def test_a_digest_seals_a_row_and_the_one_before_it():
    row = ("2026-10-20", "none", "mail", "2026-10", "0.6", "0.5", "0.7", "expected 1")
    assert len(row) == len(SEALED)
    assert COLUMNS[-1] == "digest"
    first = digest_of("", row)
    assert first == hashlib.sha256("\x1f".join(("", *row)).encode()).hexdigest()
    assert digest_of(first, row) != first


@given(st.lists(CELLS, min_size=1, max_size=8), st.data())
def test_a_change_breaks_the_chain_where_it_was_made(rows, data):
    whole = sealed("", rows)
    assert broken(whole) == []
    at = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.integers(0, len(SEALED) - 1))
    cells = list(whole[at])
    cells[column] += "9"
    assert broken([*whole[:at], tuple(cells), *whole[at + 1 :]]) == [at]
    if at + 1 < len(whole):
        assert broken([*whole[:at], *whole[at + 1 :]])[:1] == [at]


@given(st.lists(CELLS, min_size=2, max_size=6))
def test_rows_are_appended_to_a_chain_as_if_they_had_been_there(rows):
    begun = sealed("", rows[:1])
    assert sealed("", rows) == [*begun, *sealed(begun[-1][-1], rows[1:])]
