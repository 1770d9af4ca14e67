"""One line each: a CSV text, and where which finding points."""

from __future__ import annotations

import pytest

from generator.sources.csv_table import parse
from generator.sources.text import TextFile

CASES = [
    ("", "csv-empty", (1, 1)),
    ("\n\n", "csv-empty", (1, 1)),
    ("a;b\n1;2\n", "csv-separator", (1, 1)),
    ("a\tb\n1\t2\n", "csv-separator", (1, 1)),
    ('"a";"b"\n"1";"2"\n', "csv-separator", (1, 1)),
    ('"a, or b;c\n', "csv-syntax", (1, 1)),
    ("a,b,a\n", "csv-duplicate-column", (1, 5)),
    ("a,b\n1,2,3\n", "csv-ragged-row", (2, 1)),
    ("a,b\n1\n", "csv-ragged-row", (2, 1)),
    ('a,b\n"1\n2",3\n4\n', "csv-ragged-row", (4, 1)),
    ('a,b\n1,"2\n3,4\n', "csv-syntax", (2, 1)),
    ('a,b\n1,"2"x\n', "csv-syntax", (2, 1)),
]


def parsed(text: str):
    return parse(TextFile("data/answers/a.csv", text))


@pytest.mark.parametrize(("text", "code", "where"), CASES)
def test_a_finding_points_at_its_place(text, code, where):
    _, findings = parsed(text)
    assert [(f.code, (f.place.line, f.place.column)) for f in findings] == [(code, where)]


def test_a_quoted_newline_moves_the_lines_after_it():
    table, _ = parsed('a,b\n"1\n2",x\n3,y\n')
    assert table.lines == [2, 4]
    assert table.rows == [["1\n2", "x"], ["3", "y"]]


def test_rows_of_bare_commas_are_no_rows():
    table, findings = parsed("\na,b\n,\n1,2\n ,\t\n,,,\n")
    assert (table.rows, table.lines, table.ragged, findings) == ([["1", "2"]], [4], (), [])
    assert table.header_line == 2


@pytest.mark.parametrize("line", ["sep=,\n", "SEP=, \r\n", '"sep=,"\n'])
def test_a_line_that_says_what_separates_the_columns_is_none_of_them(line):
    text = f"{line}a,b\n1,2\n"
    table, findings = parsed(text)
    assert (table.header, table.rows, table.lines, findings) == (("a", "b"), [["1", "2"]], [3], [])
    assert (table.header_line, table.text) == (2, text)
    assert str(table.place(3, "b")).endswith(":3:3")
    large, _ = parse(TextFile("data/answers/a.csv", text), large=True)
    assert (large.header, large.rows, large.lines) == (table.header, table.rows, table.lines)
    _, (finding,) = parsed("sep=;\na;b\n")
    assert finding.code == "csv-separator"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_places_of_fields(ending):
    text = ending.join(['a,b,"c"', '1,"x,y",3', '"p', 'q",,"r"', ""])
    table, _ = parsed(text)
    assert str(table.place(2, "c")).endswith(":2:9")
    assert str(table.place(2, "b")).endswith(":2:3")
    assert str(table.place(3, "b")).endswith(":4:4")
    assert str(table.place(3, "c")).endswith(":4:5")
    assert str(table.place(2)).endswith(":2:1")
    assert str(table.header_place("b")).endswith(":1:3")


@pytest.mark.parametrize("strange", ["\u2028", "\x85", "\x0b", "\x0c", "\x1c"])
def test_only_line_ends_end_lines(strange):
    table, _ = parsed(f"a,b\nx{strange}y,2\n3,4\n")
    assert table.lines == [2, 3]
    assert str(table.place(3, "b")).endswith(":3:3")
