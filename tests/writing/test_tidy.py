"""Tidy files are read as before: no word, comment or order changes, and once is enough."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from generator.model import definitions
from generator.model.fields import Formerly, Name, Part
from generator.sources import csv_table, yaml_document
from generator.sources.text import TextFile
from generator.writing.tidy import tidied

ROOT = Path(__file__).resolve().parents[2]
KEYS = "services/organisation.yml"
UNTIDY = """\ufeff# top
name:   Mail   # a remark   \r
# before
purpose: >
  long
  text
communities: [ office,field ]
stage: no
x: 0.70
y: 007
owner:
- since: 2020-01-01   # why
  role:  "Head"

  # at the end
steps:

    - id:  a
      name: 'it''s'



"""
TIDY = """# top
name: Mail     # a remark
# before
purpose: >
  long
  text
communities: [office, field]
stage: no
x: 0.70
y: 007
owner:
  - since: 2020-01-01 # why
    role: "Head"

  # at the end
steps:

  - id: a
    name: 'it''s'
"""


def test_a_definition_keeps_words_comments_and_order():
    made = tidied("mail.yml", UNTIDY.encode())
    assert made.decode() == TIDY
    assert tidied("mail.yml", made) == made


@pytest.mark.parametrize(
    ("name", "untidy", "tidy"),
    [
        ("a.csv", "a,b\r\n1,2\r\n", "a,b\n1,2\n"),
        ("a.csv", '\ufeffa,b\n"1",2\n,\n\n', "a,b\n1,2\n"),
        ("a.csv", 'a,b\n"x, y","say ""a"""\n', 'a,b\n"x, y","say ""a"""\n'),
        ("a.csv", 'a,b\n"two\nlines",2', 'a,b\n"two\nlines",2\n'),
        ("a.yml", "", "\n"),
        ("a.yml", "# only a remark", "# only a remark\n"),
    ],
)
def test_small_things(name, untidy, tidy):
    assert tidied(name, untidy.encode()).decode() == tidy


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.yml", b"a: b: c\n"),
        ("a.yml", b"a: 1\na: 2\n"),
        ("a.yml", b"a: &x 1\nb: *x\n"),
        ("a.yml", b"a: Zo\xeb\n"),
        ("a.yml", b"<<<<<<< HEAD\na: 1\n"),
        ("a.csv", b"a;b\n1;2;3\n"),
        ("a.csv", b"a,b\n1,2,3\n"),
        ("a.csv", b""),
    ],
)
def test_a_file_with_faults_is_left_alone(name, raw):
    assert tidied(name, raw) is None


OLD_NAMES = [
    ("data/visits/v.csv", "learned, deed ,date\na,deed,b\n", "learned, action ,date\na,deed,b\n"),
    ("data/visits/v.csv", 'learned,"deed"\na,b\n', "learned,action\na,b\n"),
    ("data/usage/v.csv", "learned,deed\na,b\n", "learned,deed\na,b\n"),
    ("data/visits/v.csv", "action,deed\na,b\n", "action,deed\na,b\n"),
    ("v.csv", "learned,deed\na,b\n", "learned,deed\na,b\n"),
    (KEYS, "title: title\n", "name: title\n"),
    (KEYS, '"title" : title # why\n', '"name": title  # why\n'),
    (KEYS, "title: a\nname: b\n", "title: a\nname: b\n"),
    (KEYS, "within: {title: a}\n", "within: {title: a}\n"),
]


class Renamed(Part):
    """An organisation's file whose key had another name."""

    name: Annotated[Name, Formerly("title")] = Field(description="The name.")


@pytest.mark.parametrize(("name", "old", "new"), OLD_NAMES)
def test_old_names_become_new_ones(name, old, new, monkeypatch):
    monkeypatch.setitem(definitions._FILES, KEYS, Renamed)
    made = tidied(name, old.encode())
    assert made.decode() == new
    assert tidied(name, made) == made


@pytest.mark.parametrize("path", sorted((ROOT / "services").rglob("*.yml")), ids=lambda p: p.stem)
def test_the_example_is_tidy(path):
    raw = path.read_bytes()
    assert tidied(path.name, raw) == raw


@pytest.mark.parametrize(
    "text",
    [
        "a;b;c\n1;2,5;x\n",
        'sep=;\n"a";"b";"c"\n"1";"2,5";"x"\n',
        "\ufeffa\tb\tc\r\n1\t2,5\tx\r\n",
    ],
)
def test_commas_separate_the_columns_afterwards(text):
    assert tidied("data/a.csv", text.encode()) == b'a,b,c\n1,"2,5",x\n'


@pytest.mark.parametrize("text", ["a;b\n1;2;3\n", 'a;b\n1;"2\n'])
def test_what_has_another_number_of_columns_in_each_row_is_left_alone(text):
    assert tidied("data/a.csv", text.encode()) is None


WORD = st.text(st.sampled_from("ab0#:-\"'[]{}, .é\t&*!|>%@`~?\\"), max_size=8)


@given(st.lists(st.tuples(WORD, st.sampled_from(["", " ", "  ", "  - "])), max_size=8))
def test_whatever_stands_there_is_read_as_before(lines):
    text = "\n".join(f"{blanks}k{n}: {word}" for n, (word, blanks) in enumerate(lines))
    made = tidied("a.yml", text.encode())
    before, findings = yaml_document.parse(TextFile("a.yml", text))
    if made is None or before is None:
        assert before is None or findings or made is None
        return
    after, _ = yaml_document.parse(TextFile("a.yml", made.decode()))
    assert after.value == before.value
    assert tidied("a.yml", made) == made


@given(st.lists(st.tuples(*[st.text(st.sampled_from('ab", \n'), max_size=5)] * 2), max_size=5))
def test_whatever_stands_in_a_table_is_read_as_before(rows):
    text = "x,y\n" + "".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in rows
    )
    made = tidied("a.csv", text.encode())
    table, findings = csv_table.parse(TextFile("a.csv", text))
    if table is None or findings:
        return
    after, _ = csv_table.parse(TextFile("a.csv", made.decode()))
    wanted = [[c.replace("\r\n", "\n").replace("\r", "\n") for c in row] for row in table.rows]
    assert after.rows == wanted
