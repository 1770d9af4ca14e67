"""One line each: a service's YAML, and where which finding points; hints that fix it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from generator.model.reading import did_you_mean, read_part
from generator.model.service import Service
from generator.sources.text import TextFile
from generator.sources.yaml_document import parse

HEAD = "name: A\nstage: live\n"
_TWO_DAYS = "write 2026-02-01 or 2026-01-02, whichever it is"
CASES = [
    ("purpos: x\n", "unknown-key", (3, 1), "write “purpose:”"),
    ("xyzzy: x\n", "unknown-key", (3, 1), "remove it"),
    ("tags:\n", "missing-value", (3, 1), "or remove the line"),
    ("purpose: ''\n", "out-of-range", (3, 10), "write at least 1 character"),
    ("purpose: [a, b]\n", "wrong-type", (3, 10), "write one value"),
    ("steps: a\n", "wrong-type", (3, 8), "write one “- …” a line"),
    ("help: a\n", "wrong-type", (3, 7), "lines below it"),
    ("help:\n  link: ftp://x\n", "bad-link", (4, 9), "https://example.org/page"),
    ("help:\n  link: javascript:alert(1)\n", "bad-link", (4, 9), "https://example.org/page"),
    ("help:\n  text: x\n", "missing-key", (3, 1), "add “link: …”"),
    ("launched: 2026-02-30\n", "bad-date", (3, 11), "write 2026-02-28, the last day"),
    ("launched: 2026-13-01\n", "bad-date", (3, 11), "write a month from 01 to 12"),
    ("launched: 31.1.2026\n", "bad-date", (3, 11), "write 2026-01-31"),
    ("launched: 1/31/2026\n", "bad-date", (3, 11), "write 2026-01-31"),
    ("communities: office, field\n", "wrong-type", (3, 14), "write “[office, field]”"),
    ("communities:\n  a: b\n", "wrong-type", (4, 3), "write “- ” before its first line"),
    ("launched: 1/2/2026\n", "bad-date", (3, 11), _TWO_DAYS),
    ("communities: [Field Staff]\n", "bad-id", (3, 15), "write “field-staff”"),
    ("role: suporting\n", "unknown-value", (3, 7), "write “supporting”"),
    ("period: fortnight\n", "unknown-value", (3, 9), "write one of"),
    ("hours: 9 to 5\n", "bad-format", (3, 8), "Mon-Fri 07:00-19:00"),
    ("window: [3, 1]\n", "out-of-range", (3, 9), "such as [3, 6, 12]"),
    ("targets:\n  - since: 2026-01-01\n    at_least: 70\n", "out-of-range", (5, 15), "write 0.7"),
    ("targets:\n  - since: 2026-01-01\n    at_least: 0,7\n", "wrong-type", (5, 15), "write 0.7"),
    (
        "events:\n  - date: 2026-01-01\n    kind: fix\n    title: x\n    rebase: maybe\n",
        "wrong-type",
        (7, 13),
        "write yes or no",
    ),
]


def read(text: str):
    document, problems = parse(TextFile("services/it/a.yml", text))
    assert problems == []
    return read_part(document, Service)


@pytest.mark.parametrize(("text", "code", "where", "hint"), CASES)
def test_a_finding_points_at_its_place_and_has_a_hint(text, code, where, hint):
    part, findings = read(HEAD + text)
    assert part is None
    assert [(f.code, (f.place.line, f.place.column)) for f in findings] == [(code, where)]
    assert hint in findings[0].hint


def test_what_is_missing_is_looked_for_at_the_top():
    _, findings = read("stage: live\n")
    assert [(f.code, f.place.line, f.place.column) for f in findings] == [("missing-key", 1, 1)]


@pytest.mark.parametrize("text", ["", "- a\n", "just words\n"])
def test_a_file_that_is_no_definition(text):
    part, findings = read(text)
    assert part is None
    assert findings


def test_an_empty_value_of_what_may_be_missing_is_missing():
    part, findings = read(HEAD + "purpose:\nlaunched: ~\n")
    assert findings == []
    assert (part.purpose, part.launched) == (None, None)


def test_several_mistakes_are_reported_at_once():
    _, findings = read("nam: A\nstage: alive\nlaunched: x\n")
    assert sorted(f.code for f in findings) == ["bad-date", "unknown-key", "unknown-value"]


def test_a_key_that_is_missing_because_it_is_misspelt_is_reported_once():
    _, findings = read("nam: A\nstage: live\n")
    assert [f.code for f in findings] == ["unknown-key"]
    _, findings = read("colour: A\nstage: live\n")
    assert sorted(f.code for f in findings) == ["missing-key", "unknown-key"]


@pytest.mark.parametrize(
    ("word", "near"), [("Filed", "field"), ("board ofice", "board_office"), ("zzz", None)]
)
def test_did_you_mean(word, near):
    assert did_you_mean(word, ["field", "board_office"]) == near


def test_a_model_is_built_when_it_is_first_asked():
    script = (
        "import generator.model.definition_reader\n"
        "from generator.model.fields import Part\n"
        "parts = [Part]\n"
        "for part in parts:\n"
        "    parts += part.__subclasses__()\n"
        "print(len(parts), *(part.__name__ for part in parts if part.__pydantic_complete__))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    number, *built = done.stdout.split()
    assert int(number) > 30
    assert built == []
