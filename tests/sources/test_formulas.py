"""Formulas whose values nobody stored are no empty cells: each column of them has a finding."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
import pytest

from generator.sources.foreign.content import WrittenAs, as_csv
from generator.sources.foreign.formulas import without_value

HINT = (
    "open the workbook in a spreadsheet program and save it there: that stores the values; then "
    "import it again"
)
MANY = "cells hold formulas whose values are not stored"
ONE = "cell holds a formula whose value is not stored"


def book(*rows, sheet="Answers", others=()):
    made = openpyxl.Workbook()
    made.active.title = sheet
    for row in rows:
        made.active.append(row)
    for name, cells in others:
        made.create_sheet(name).append(cells)
    output = io.BytesIO()
    made.save(output)
    return output.getvalue()


def rewritten(cell):
    """Return a workbook with other XML in place of its cell B2."""
    raw, output = book(["Id", "Rating"], [1, "=A2+1"]), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(output, "w") as new:
        for each in old.infolist():
            text = old.read(each)
            if each.filename == "xl/worksheets/sheet1.xml":
                text, times = re.subn(rb'<c r="B2".*?</c>', lambda _: cell, text)
                assert times == 1
            new.writestr(each, text)
    return output.getvalue()


def found(raw, sheet=""):
    text, findings = as_csv("f.xlsx", raw, WrittenAs(sheet=sheet))
    assert text is not None
    return [(each.place.line, str(each.severity), each.message) for each in findings]


def test_each_column_with_formulas_that_have_no_value_is_named():
    rows = [[n, f"=A{n + 1}+1", f"=A{n + 1}*2" if n == 3 else n] for n in range(1, 6)]
    raw = book(["Id", "Rating", "Ease"], *rows)
    assert found(raw) == [
        (2, "warning", f"column B (“Rating”): 5 {MANY}: rows 2, 3, 4 and 2 more are read as empty"),
        (4, "warning", f"column C (“Ease”): 1 {ONE}: row 4 is read as empty"),
    ]
    assert {each.hint for each in as_csv("f.xlsx", raw, WrittenAs())[1]} == {HINT}


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="B2"><f>A2+1</f></c>',
        b'<c r="B2"><f>A2+1</f><v></v></c>',
        b'<c s="1" r="B2" t="n"><f>A2+1</f><v/></c>',
        b'<c r="B2">\n <f t="shared" si="0"/>\n</c>',
        b'<c r="B2"><f t="array" ref="B2:B3">A2&lt;1</f></c>',
    ],
)
def test_a_formula_without_a_value_is_found_however_it_is_written(cell):
    raw = rewritten(cell)
    assert [line for line, _, _ in found(raw)] == [2]


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="B2"><f>A2+1</f><v>2</v></c>',
        b'<c r="B2" t="str"><f>A2&amp;""</f><v></v></c>',  # its value is an empty text
        b'<c r="B2"><v>2</v></c>',
        b'<c r="B2" s="1"/>',
    ],
)
def test_a_cell_with_its_value_is_no_finding(cell):
    raw = rewritten(cell)
    assert found(raw) == []


def test_names_with_a_prefix_are_read_too():
    prefixed = b'<x:c r="B2" xmlns:x="x"><x:f>A2</x:f></x:c>'
    assert len(list(without_value("f.xlsx", rewritten(prefixed), "Answers", []))) == 1


def test_only_the_sheet_that_is_read_is_looked_at():
    raw = book(["Id", "Rating"], [1, 2], sheet="A & B", others=[("Sums", ["Sum", "=1+1"])])
    assert found(raw, "A & B") == []
    assert [line for line, _, _ in found(raw, "Sums")] == [1]


def test_formulas_are_found_in_a_large_sheet():
    many = b"".join(b'<c r="B%d"><f>A%d</f></c>' % (n, n) for n in range(2, 200_002))
    raw = rewritten(many)
    (one,) = without_value("f.xlsx", raw, "Answers", [])
    assert one.message.startswith("column B: 200,000 cells hold formulas")


def test_tags_that_never_end_take_no_time():
    raw = rewritten(b"<c " * 300_000 + b"<f ")
    assert list(without_value("f.xlsx", raw, "Answers", [])) == []
