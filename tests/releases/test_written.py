"""The ledger as text: whatever it holds comes back, and what earlier versions wrote is read."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.releases.ledger import CellVersion, Ledger, LedgerLine
from generator.releases.lines import PackedLines
from generator.releases.written import LedgerError, from_text, to_text

FIRST = date(2026, 1, 1)
names = st.text(st.characters(codec="utf-8"), max_size=5)
spans = st.tuples(st.integers(0, 800), st.integers(0, 90)).map(
    lambda some: (FIRST + timedelta(some[0]), FIRST + timedelta(sum(some)))
)
versions = st.builds(
    CellVersion,
    st.integers(0, 9),
    st.lists(st.integers(0, 99), min_size=1, max_size=5).map(tuple),
    st.integers(0, 3),
    st.lists(st.integers(0, 99), max_size=2).map(tuple),
    st.sampled_from(["", "9 in 10 or more"]),
)
lines = st.builds(LedgerLine, names, names, names, names)
cells = st.dictionaries(
    st.lists(spans, min_size=1, max_size=3).map(tuple),
    st.lists(versions, min_size=1, max_size=3).map(tuple),
    min_size=1,
    max_size=4,
)
ledgers = st.builds(
    Ledger,
    st.lists(st.dates(date(2020, 1, 1), date(2030, 1, 1)), max_size=3).map(tuple),
    st.dictionaries(lines, cells, max_size=4),
    st.dictionaries(lines, st.frozensets(spans, min_size=1, max_size=3), max_size=3),
    st.dictionaries(lines, st.dictionaries(spans, names, min_size=1, max_size=2), max_size=3),
    st.dictionaries(
        lines,
        st.frozensets(
            st.lists(spans, min_size=1, max_size=3, unique=True).map(sorted).map(tuple),
            min_size=1,
            max_size=2,
        ),
        max_size=3,
    ),
    st.integers(0, 99),
)

BEFORE = """\
"releases": ["2026-10-31", "2026-11-30"],
"cells": [
["fax", "lost_minutes", "open", "", "2026-07-01/2026-07-31", [0, [2, 1], 0, [5, 30]]],
["mail", "like", "list", "", "2026-08-01/2026-08-31 2026-09-01/2026-09-30", [0, [0, 12], 1]],
["mail", "like", "list", "", "2026-10-01/2026-10-31", [0, [3, 9]], [1, [3, 20]]],
["mail", "like", "list", "sales", "2026-07-01/2026-09-30", [0, [12], 0, [], "9 in 10 or more"]]
],
"withheld": [
["mail", "like", "list", "", "2026-08-01/2026-08-31"]
],
"withdrawn": [
["fax", "like", "list", "", "2026-06-01/2026-06-30", "moved"]
]}
"""


def sealed(version: int, body: str) -> str:
    digest = hashlib.sha256(body.encode()).hexdigest()
    return f'{{"format": {version},\n"digest": "{digest}",\n{body}'


@given(ledgers)
@settings(max_examples=60)
def test_what_is_written_is_read(ledger):
    text = to_text(ledger)
    assert from_text(text) == ledger
    other_order = dict(reversed(ledger.lines.items()))
    assert to_text(replace(ledger, lines=other_order)) == text


def test_a_ledger_of_an_earlier_version_is_read_and_written_anew():
    ledger = from_text(sealed(2, BEFORE))
    july, august, september, october = (
        (date(2026, month, 1), date(2026, month, last))
        for month, last in ((7, 31), (8, 31), (9, 30), (10, 31))
    )
    mail = LedgerLine("mail", "like", "list")
    assert ledger.lines == {
        LedgerLine("fax", "lost_minutes", "open"): {
            (july,): (CellVersion(0, (2, 1), minutes=(5, 30)),)
        },
        mail: {
            (august, september): (CellVersion(0, (0, 12), again=1),),
            (october,): (CellVersion(0, (3, 9)), CellVersion(1, (3, 20))),
        },
        mail._replace(community="sales"): {
            ((july[0], september[1]),): (CellVersion(0, (12,), opinion="9 in 10 or more"),)
        },
    }
    assert ledger.withheld == {mail: {august}}
    assert [*ledger.withdrawn] == [LedgerLine("fax", "like", "list")]
    assert from_text(to_text(ledger)) == ledger
    assert '"2026-10-01/2026-10-31": [[0, 3, 9], [1, 3, 20]]' in to_text(ledger)


@pytest.mark.parametrize(
    "lines",
    ["7", "[7]", '[["mail", "like", "list", "", {"2026-13-01/2026-13-31": [0, 3]}]]'],
)
def test_a_text_of_something_else_is_no_ledger(lines):
    empty = '"withheld": [],\n"withdrawn": []}\n'
    with pytest.raises(LedgerError, match="not whole"):
        from_text(sealed(3, f'"releases": [],\n"lines": {lines},\n{empty}'))


@pytest.mark.parametrize("said", ["[]", "[0]", "[[0]]", "3", '{"a": 1}', "null"])
def test_a_cell_without_a_number_is_in_no_ledger(said):
    lines = f'[["mail", "like", "list", "", {{"2026-10-01/2026-10-31": {said}}}]]'
    empty = '"withheld": [],\n"withdrawn": []}\n'
    with pytest.raises(LedgerError, match="not whole"):
        from_text(sealed(3, f'"releases": ["2026-10-31"],\n"lines": {lines},\n{empty}'))


@given(ledgers)
@settings(max_examples=60)
def test_lines_that_are_packed_have_the_same_cells(ledger):
    packed = PackedLines.of(ledger.lines)
    assert packed == ledger.lines
    assert PackedLines.of(packed) is packed
    assert to_text(replace(ledger, lines=packed)) == to_text(ledger)


def test_a_release_is_given_the_cells_of_a_line_one_after_another():
    mail, fax = (LedgerLine(name, "like", "list") for name in ("mail", "fax"))
    days = [((day, day),) for day in (FIRST, FIRST + timedelta(1))]
    cells = [(mail, days[0]), (mail._replace(community="sales"), days[0]), (mail, days[1])]
    said = [(*each, CellVersion(0, (4,))) for each in cells]
    ledger = Ledger().with_release(FIRST, said)
    assert [*map(len, ledger.lines.values())] == [2, 1]
    with pytest.raises(ValueError, match="one after another"):
        Ledger().with_release(FIRST, [*said, (fax, days[0], said[0][2]), said[0]])
