"""For any text at all: nothing is raised, and every line and column is true."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.sources import csv_table, yaml_document
from generator.sources.text import TextFile, decode

STEADY = settings(max_examples=300)

ODD = st.text(
    st.sampled_from("ab1:-?,\"'\n\r\t #[]{}&*!|>%@`é\u2028\x85\x0b😀\u202e~"), max_size=40
)
CELL = st.text(st.sampled_from('ab1, \n"\r;é😀\u2028\x85\x0b\t'), max_size=8)
WORD = st.from_regex(r"[a-z]{1,6}", fullmatch=True)


@STEADY
@given(
    st.binary(max_size=200)
    | ODD.map(str.encode)
    | st.text(max_size=100).map(lambda t: t.encode("utf-8", "replace"))
)
def test_reading_never_raises(raw):
    source, findings = decode("x", raw)
    if source is None:
        assert findings
        return
    for room in (yaml_document, csv_table):
        value, problems = room.parse(source)
        assert value is not None or problems
        lines = source.text.count("\n") + source.text.count("\r") + 1
        assert all(1 <= f.place.line <= lines and f.place.column >= 1 for f in problems)


@STEADY
@given(
    st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=8), st.sampled_from(["\n", "\r\n"])
)
def test_csv_lines_and_columns_are_those_of_the_text(rows, ending):
    buffer = io.StringIO(newline="")
    bare = any("\r" in cell for row in rows for cell in row)  # the writer would not quote it
    quoting = csv.QUOTE_ALL if bare else csv.QUOTE_MINIMAL
    writer = csv.writer(buffer, lineterminator=ending, quoting=quoting)
    writer.writerows([("a", "b", "c"), *rows])
    text = buffer.getvalue()
    table, findings = csv_table.parse(TextFile("x.csv", text))
    assert findings == []
    kept = [list(row) for row in rows if any(cell.strip() for cell in row)]
    assert table.rows == kept
    lines = list(io.StringIO(text, newline=""))
    for row, line in zip(table.rows, table.lines, strict=True):
        rest = "".join(lines[line - 1 :])
        assert next(csv.reader(io.StringIO(rest, newline=""))) == row
        for name, cell in zip(table.header, row, strict=True):
            place = table.place(line, name)
            written = "".join(lines[place.line - 1 :])[place.column - 1 :]
            quoted = '"' + cell.replace('"', '""') + '"'
            assert written.startswith((quoted, cell)) if cell else True


@STEADY
@given(st.dictionaries(WORD, st.lists(WORD, min_size=1, max_size=3), min_size=1, max_size=4), ODD)
def test_yaml_places_point_at_the_scalars_text(content, noise):
    comment = "# " + "".join(c for c in noise if c not in "\n\r\x85\u2028\x0b") + "\n"
    text = comment + f'first: "é😀 {noise.count("a")}"\n'
    for key, values in content.items():
        text += f"k-{key}:\n" + "".join(f"  - {{ it: v{value} }}\n" for value in values)
    document, findings = yaml_document.parse(TextFile("x.yml", text))
    assert findings == []
    lines = text.split("\n")
    for key, values in content.items():
        for i, value in enumerate(values):
            place = document.place(f"k-{key}", i, "it")
            assert lines[place.line - 1][place.column - 1 :].startswith(f"v{value} ")
            key_place = document.key_place(f"k-{key}", i, "it")
            assert lines[key_place.line - 1][key_place.column - 1 :].startswith("it:")


@STEADY
@given(st.sampled_from(["\u2028", "\x85", "\u2029", "\r"]), st.sampled_from(["'", '"', "#"]))
def test_yaml_lines_are_those_of_an_editor(strange, around):
    value = f"# a{strange}" if around == "#" else f"a: {around}x{strange}y{around}"
    document, _ = yaml_document.parse(TextFile("x.yml", f"{value}\nb: 1\n"))
    if document is not None and strange != "\r":
        assert document.place("b").line == 2
