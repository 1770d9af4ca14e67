"""What is written as YAML comes back as it was, here and elsewhere; one module writes it."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.sources.text import TextFile
from generator.sources.yaml_document import parse
from generator.sources.yaml_text import inline, tidied, to_yaml, with_item

GENERATOR = Path(__file__).parents[2] / "generator"
WRITER = "sources/yaml_text.py"
READERS = {f"sources/yaml_{part}.py" for part in ("comments", "document", "syntax")}
TEXTS = [
    "plain",
    "yes",
    "No",
    "true",
    "null",
    "~",
    "=",
    "a: b",
    "a #b",
    "#b",
    "- a",
    "-5",
    ".5",
    "1_000",
    "12:30",
    "“quoted”",
    "%",
    "…",
    "日本",
    "it's",
    'say "x"',
    "[a]",
    "a, b",
    "a\\b",
    "\\b",
    "ends with:",
    "http://a.example/b#c",
    " padded ",
    "",
    "2026-01-01",
    "0.5",
    "two  blanks " * 10,
    "a line\nand another",
    "a\x7fb\x85c\u2028d\ufeff",
    "a" * 40 + " self-service " + "b-" * 40 + " c: d " + "word " * 30 + "end",
]


def read(text: str) -> Any:
    document, findings = parse(TextFile("a.yml", text))
    assert findings == []
    assert document is not None
    return document.value


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_comes_back_wherever_it_stands(text: str) -> None:
    inner: dict[str, Any] = {"d": text, "e": {"f": text}}
    given_: dict[str, Any] = {"a": text, "b": [text, "x"], "c": [inner, inner], "g": {"h": [text]}}
    assert read(to_yaml(given_)) == given_
    assert read(f"a: {inline([text, inner])}\n") == {"a": [text, inner]}


def other_reader(text: str) -> Any:
    """Read as a program does that guesses types, as editors and other tools do."""
    return yaml.safe_load(text)


@given(st.text().filter(lambda text: not re.search("[\ud800-\udfff]", text)))
def test_any_text_comes_back_to_this_program_and_to_others(text: str) -> None:
    for written in (to_yaml({"a": text}), f"a: {inline(text)}\n"):
        assert read(written) == {"a": text}
        if not re.fullmatch(r"[\d.-]+|yes|no", text):
            assert other_reader(written) == {"a": text}


def test_quotation_marks_stand_only_where_they_are_needed() -> None:
    value: dict[str, Any] = {
        "name": "Mail: fast",
        "purpose": "It's how we write, and read.",
        "since": date(2026, 3, 1),
        "target": 0.7,
        "count": 12,
        "on": True,
        "off": False,
        "tags": ["post", "a, b"],
        "steps": [{"id": "ask", "by": {"team": "desk"}}, {"id": "use"}],
        "none": [],
        "empty": {},
        "long": "word " * 19 + "end",
    }
    assert to_yaml(value) == (
        'name: "Mail: fast"\n'
        "purpose: It's how we write, and read.\n"
        "since: 2026-03-01\n"
        "target: 0.7\n"
        "count: 12\n"
        '"on": yes\n'
        '"off": no\n'
        'tags: [post, "a, b"]\n'
        "steps:\n"
        "  - id: ask\n"
        "    by:\n"
        "      team: desk\n"
        "  - id: use\n"
        "none: []\n"
        "empty: {}\n"
        "long: >-\n"
        f"  {'word ' * 18}word\n"
        "  end\n"
    )


OLD = "# Ours.\nname:   'Mail' # the name\ntags:\n- a\n- 0.70\nconversation: []\n"


def test_a_file_is_tidied_with_its_comments_and_values() -> None:
    assert tidied(OLD) == (
        "# Ours.\nname: 'Mail'   # the name\ntags:\n  - a\n  - 0.70\nconversation: []\n"
    )
    assert tidied("a: [") is None


@pytest.mark.parametrize("text", TEXTS)
def test_an_item_is_added_as_it_is_and_all_else_stays(text: str) -> None:
    once = with_item(OLD, "conversation", {"raised": "2026-03-01", "said": text})
    assert once.startswith("# Ours.\nname: 'Mail'   # the name\n")
    assert "raised: 2026-03-01\n" in once
    twice = with_item(once, "conversation", {"said": "Again."})
    expected = [{"raised": "2026-03-01", "said": text}, {"said": "Again."}]
    assert read(twice) == {**read(OLD), "conversation": expected}
    assert read(with_item("name: A\n", "conversation", {"said": text})) == {
        "name": "A",
        "conversation": [{"said": text}],
    }


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def test_one_module_writes_yaml_and_one_room_reads_it() -> None:
    using: dict[str, set[str]] = {"ruamel": set(), "yaml": set()}
    for path in sorted(GENERATOR.rglob("*.py")):
        for package in imports(path) & using.keys():
            using[package].add(path.relative_to(GENERATOR).as_posix())
    assert using == {"ruamel": {WRITER}, "yaml": READERS | {WRITER}}


def test_nothing_writes_yaml_with_the_reader_s_package() -> None:
    named = {
        (path.name, node.attr)
        for path in GENERATOR.rglob("*.py")
        if "yaml" in imports(path)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "yaml"
        and re.search("dump|emit|serialize", node.attr)
    }
    assert named == set()
