"""One line each: a YAML text, and where which finding points."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.disk.cache import Cache
from generator.sources import yaml_document
from generator.sources.parsed import Parsed
from generator.sources.text import TextFile
from generator.sources.yaml_document import parse

CASES = [
    ("name: A\nname: B\n", "duplicate-key", (2, 1)),
    ("a:\n  b: 1\n  b: 2\n", "duplicate-key", (3, 3)),
    ("a: &x 1\nb: *x\n", "yaml-alias", (2, 4)),
    ("a: !!python/object:os.system x\n", "yaml-tag", (1, 4)),
    ("a: !secret x\n", "yaml-tag", (1, 4)),
    ("? [a, b]\n: 1\n", "yaml-key", (1, 3)),
    ("name: a: b\n", "yaml-syntax", (1, 8)),
    ("a:\n\tb: 1\n", "yaml-syntax", (2, 1)),
    ("a: 1\nb:2\nc: 3\n", "yaml-syntax", (2, 1)),
    ("a: @b\n", "yaml-syntax", (1, 4)),
    ("a: 1\n b: 2\n", "yaml-syntax", (2, 2)),
    ("a: 'b' c\n", "yaml-syntax", (1, 8)),
    ("- a: 1\n b: 2\n", "yaml-syntax", (2, 2)),
    ("a: [1, 2\n", "yaml-syntax", (2, 1)),
    ("[", "yaml-syntax", (1, 2)),
    ("a: 'open\n", "yaml-syntax", (1, 4)),
    ("a: 1\n---\nb: 2\n", "yaml-syntax", (2, 1)),
    ("a: \x01\n", "yaml-syntax", (1, 4)),
    ("a" * (512 * 1024 + 1), "file-too-large", (1, 1)),
    ("a: " + "[" * 20 + "]" * 20, "yaml-depth", (1, 20)),
]
QUIET = [
    "",
    "# nothing but a comment\n",
    "a: 1\n",
    "a: no\nb: 2024-03-01\nc: 0o17\n",
    "a: ~\n",
    "- 1\n- [2, 3]\n",
    "a: |\n  two\n  lines\n",
    "«ключ»: значение\n",
]


def parsed(text: str):
    return parse(TextFile("services/it/mail.yml", text))


@pytest.mark.parametrize(("text", "code", "where"), CASES)
def test_a_finding_points_at_its_place(text, code, where):
    _, findings = parsed(text)
    found = [(f.code, (f.place.line, f.place.column)) for f in findings]
    assert (code, where) in found


@pytest.mark.parametrize("text", QUIET)
def test_what_is_fine_has_no_finding(text):
    assert parsed(text)[1] == []


def test_scalars_stay_strings_and_nulls_become_none():
    document, _ = parsed("a: no\nb: 2024-03-01\nc: 0o17\nd: ~\ne:\nf: 'null'\n")
    assert document.value == {
        "a": "no",
        "b": "2024-03-01",
        "c": "0o17",
        "d": None,
        "e": None,
        "f": "null",
    }


def test_an_alias_bomb_is_refused_and_small():
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
    document, findings = parsed("\n".join(lines))
    assert {f.code for f in findings} == {"yaml-alias"}
    assert len(str(document.value)) < 5000


@pytest.mark.parametrize("depth", [17, 1000, 10_000, 100_000])
@pytest.mark.parametrize("bracket", ["[\n", "{a:\n", "- "])
def test_deep_nesting_is_a_finding_and_no_crash(depth, bracket):
    _, findings = parsed(bracket * depth)
    assert {f.code for f in findings} <= {"yaml-depth", "yaml-syntax"}
    assert findings


def test_places_of_values_and_keys():
    document, _ = parsed("a: 1\nb:\n  - c: x\n    d:\n  - e\n")
    assert str(document.place("b", 0, "c")).endswith(":3:8")
    assert str(document.key_place("b", 0, "c")).endswith(":3:5")
    assert str(document.place("b", 1)).endswith(":5:5")
    assert str(document.place("b", 0, "d")).endswith(":4:5"), "an empty value: its key"
    assert str(document.place("b", 0, "missing")).endswith(":3:5"), "the nearest parent"


def test_the_line_of_an_outermost_key_is_known_without_reading_the_file_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    source = TextFile("x.yml", "id: mail\ntext: |\n  name: no\nname: Mail\n")
    cache = Cache(tmp_path / "cache")
    kept = Parsed(cache, tmp_path)
    composed, _ = kept.parse(source)
    kept.save()
    cached, _ = Parsed(cache, tmp_path).parse(source)
    monkeypatch.setattr(yaml_document.yaml, "compose", lambda *_, **__: pytest.fail("composed"))
    for document in (composed, cached):
        assert document is not None
        assert str(document.key_place("name")) == "x.yml:4:1"
