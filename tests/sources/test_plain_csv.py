"""Two readers of one format: what the fast one reads, the careful one reads alike."""

from __future__ import annotations

import csv
import io
from collections.abc import Set

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sources.cells import FirstColumns
from generator.sources.csv_table import Table, parse
from generator.sources.plain_csv import read_plain
from generator.sources.text import TextFile

TEXTS = st.text(st.sampled_from(list('ab1 ,"\n\r\t;.é０\u2028')), max_size=4)
USUAL = st.sampled_from(["", " ", "007", "1.50", "NA", "null", "2026-01-31", "a,b", 'x"y', "é"])
LONG = st.text(st.sampled_from(list('a ,"é')), min_size=7, max_size=70)


def both(text: str, wanted: Set[str]) -> tuple[Table | None, Table | None]:
    source = TextFile("data/answers/a.csv", text)
    fast, findings = parse(source, True, wanted)
    careful, others = parse(source)
    assert findings == others
    return fast, careful


def assert_alike(text: str, wanted: Set[str] = frozenset()) -> None:
    fast, careful = both(text, wanted)
    assert (fast is None) == (careful is None)
    if fast and careful:
        assert fast.header == careful.header
        assert list(fast.lines) == careful.lines
        for name in fast.header:
            mine, theirs = (
                [column.texts[code] for code in column.codes]
                for column in (fast.column(name), careful.column(name))
            )
            assert mine == theirs
        assert fast.rows == careful.rows


@given(st.text(st.sampled_from(list('ab,"\n\r ')), max_size=40))
def test_any_text_is_read_alike(text):
    assert_alike(text)


@given(
    st.lists(st.lists(TEXTS | USUAL | LONG, min_size=2, max_size=3), min_size=1, max_size=6),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.booleans(),
    st.sets(st.sampled_from("abc")),
)
def test_any_rows_are_read_alike(rows, ending, quoting, closed, wanted):
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator=ending, quoting=quoting)
    writer.writerows([["a", "b"], *rows])
    text = out.getvalue()
    assert_alike(text if closed else text.removesuffix(ending), wanted)


def test_a_column_that_nobody_wants_is_read_when_somebody_asks_for_it():
    plain = read_plain("a,b,c\n1,2,3\n4,5,6\n", {"b"})
    assert plain is not None
    assert isinstance(plain.cells, FirstColumns)
    assert {at: [*column.texts] for at, column in plain.cells.columns.items()} == {1: ["2", "5"]}
    assert [*plain.cells.coded(2).texts] == ["3", "6"]


def test_a_row_in_which_only_other_columns_have_text_is_a_row():
    for empty in ("", " "):
        assert_alike(f"a,b\n1,2\n{empty},3\n,\n4,5\n", {"a"})


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n1,2\n3,4\n",
        "a,b\r\n1,2\r\n",
        'a,b\n"x, y",2\n"""",""\n',
        "a,b\n007,1.50\nNA,\n",
        "a,b\n1,2\n , \n3,4",
    ],
)
def test_usual_files_are_plain(text):
    assert read_plain(text) is not None
    assert_alike(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "a\n1\n",
        "\na,b\n1,2\n",
        ",\na,b\n1,2\n",
        "a,b\n1\n",
        "a,b\n\n1,2\n",
        'a,b\n"1\n2",3\n',
        "a,b\n1,\r2\n",
    ],
)
def test_files_with_surprises_are_not(text):
    assert read_plain(text) is None
    assert_alike(text)


@pytest.mark.parametrize("text", ['a,b\n1"2,3"4\n', 'a,b\n"1"2,3\n', 'a,b\n1,"2\n'])
def test_strange_quotes_are_left_to_the_careful_reader(text):
    assert read_plain(text) is None
    assert_alike(text)
