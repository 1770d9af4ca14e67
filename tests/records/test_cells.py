"""A column of records against plain reading: every row by itself, one after the other."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.instant import Instant
from generator.model.kinds import KIND_OF_FOLDER
from generator.model.period import Period
from generator.records.cells import ColumnCells
from generator.records.records import Records
from generator.records.values import Unknown, value_reader
from tests.records.from_rows import CONTEXT, records_of

TEXTS = {
    "rating": ["", "5", "5.0", " 5 ", "4", "+4", "x"],
    "date": ["", "2026-09-01", "2026-09-01T10:00", "2026-09", "2026-Q3", "2026-09-31"],
    "service": ["", "mail", "post", " mail", "travel", "mial"],
    "comment": ["", "5", "5.0", "five"],
    "shirt": ["", "yes", "1", "no", "maybe"],
}
ROWS = st.lists(
    st.fixed_dictionaries(
        {name: st.sampled_from(some) for name, some in TEXTS.items()}
        | {"file": st.sampled_from(["a.csv", "b.csv"]), "id": st.just("some row")}
    ),
    min_size=1,
    max_size=12,
)


def in_order(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return the rows file by file, in the order in which the files are first named."""
    files = list(dict.fromkeys(row["file"] for row in rows))
    return sorted(rows, key=lambda row: files.index(row["file"]))


def meaning(name: str, text: str, records: Records) -> object:
    column = records.cells[name].column
    if not text.strip():
        return None
    found = value_reader(column, CONTEXT.timezone)(text.strip())
    if name == "service":
        return {"mail": "mail", "travel": "travel", "post": "mail"}.get(text.strip())
    return found


def same(codes: np.ndarray) -> list[tuple[int, int]]:
    """Return which rows share a code, and those that have none."""
    return [(i, j) for i in range(len(codes)) for j in range(i + 1) if codes[i] == codes[j]]


@settings(max_examples=25)
@given(ROWS)
def test_each_row_has_its_own_meaning(rows):
    records = records_of("answers", rows)["answers"]
    for name in TEXTS:
        cells, written = records.cells[name], [row[name].strip() for row in in_order(rows)]
        values = [meaning(name, text, records) for text in written]
        everywhere = range(len(rows))
        assert [cells.text(row) for row in everywhere] == written
        assert [cells.value(row) for row in everywhere] == values
        assert cells.filled.tolist() == [bool(text) for text in written]
        assert cells.unread.tolist() == [
            bool(text) and value is None for text, value in zip(written, values, strict=True)
        ]
        numbers = [value if isinstance(value, float) else math.nan for value in values]
        assert np.array_equal(cells.numbers, numbers, equal_nan=True)
        some = cells.take(cells.distinct_numbers, np.nan, np.arange(1))
        assert np.array_equal(some, numbers[:1], equal_nan=True)
        for end in (False, True):
            days = [_day(value, end) for value in values]
            assert np.array_equal(cells.ordinals(end), days, equal_nan=True)
        codes, meant = cells.canonical
        assert [meant[code] if code >= 0 else None for code in codes.tolist()] == values
        assert len(set(meant)) == len(meant)
        assert same(cells.alike[0]) == same(codes)
        assert cells.alike[1] == len(meant)


def _day(value: object, end: bool) -> float:
    if isinstance(value, Instant):
        return value.day.toordinal()
    if isinstance(value, Period):
        return (value.end if end else value.start).toordinal()
    return math.nan


def column_of(folder: str, name: str, texts: list[str]) -> ColumnCells:
    return records_of(folder, [{"service": "mail", name: text} for text in texts])[folder].cells[
        name
    ]


def test_what_is_spent_for_is_one_thing_in_any_case_and_with_any_blanks():
    texts = ["Licences", "licences", "LICENCES ", "new  licences", "New licences", "", "hardware"]
    cells = column_of("costs", "category", texts)
    codes, names = cells.alike
    assert names == 3
    assert codes.tolist() == [0, 0, 0, 1, 1, -1, 2]
    assert len(cells.canonical[1]) == 6, "and is written as it was"
    accents = ["Café", "Cafe\u0301", "CAFÉ", "Cafe", "ﬁne", "fine"]
    assert column_of("costs", "category", accents).alike[0].tolist() == [0, 0, 0, 1, 2, 2]
    comments = column_of("answers", "comment", ["Good", "good", "good  one", "good one"])
    assert comments.alike[1] == 4


def test_unknown_is_neither_blank_nor_a_value():
    cells = column_of("incidents", "resolved", ["unknown", "", "2026-09-01", "later"])
    assert cells.unknown.tolist() == [True, False, False, False]
    assert cells.filled.tolist() == [True, False, True, True]
    assert cells.unread.tolist() == [False, False, False, True]
    assert cells.value(0) is Unknown.STATE
    assert np.isnan(cells.ordinals()).tolist() == [True, True, False, True]


def test_a_column_that_nobody_filled_is_blank_everywhere():
    cells = column_of("answers", "wave", ["", " "])
    assert not cells.filled.any()
    assert not cells.unread.any()
    assert cells.canonical[0].tolist() == [-1, -1]
    assert np.isnan(cells.numbers).all()


@given(st.integers(1, 400))
def test_small_codes_say_the_same(size):
    texts = [f"{number}" for number in range(size)]
    codes = np.array([-1, 0, size - 1], dtype=np.int32)
    wide = ColumnCells(KIND_OF_FOLDER["answers"].columns[0], codes, texts, texts)
    small = wide.small()
    assert small.codes.itemsize == (1 if size <= 128 else 2)
    assert [small.text(row) for row in range(3)] == ["", "0", texts[-1]]
