"""The map and the glossary say what the code says: rooms, order, paths, terms."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
CODE = ROOT / "generator"
MAP = (CODE / "README.md").read_text(encoding="utf-8")
GLOSSARY = (CODE / "GLOSSARY.md").read_text(encoding="utf-8")
VOCABULARY = ("model", "checks", "disclosure", "measures", "figures")
"""The rooms whose public classes are terms, or made of terms."""
NOT_IN_IT = ("rules", "public")
"""Folders within these rooms that are lists of single cases."""


def contracts() -> list[dict[str, Any]]:
    """Return the contracts about imports."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return found


def layers() -> list[str]:
    """Return the rooms of the import contract, the first first."""
    first = contracts()[0]["layers"]
    return [
        room.strip().removeprefix("generator.")
        for layer in reversed(first)
        for room in layer.split("|")
    ]


def section(text: str, title: str) -> str:
    return text.partition(f"## {title}\n")[2].partition("\n## ")[0]


def rows(text: str) -> list[list[str]]:
    """Return the cells of the rows of all tables in a text, without heads."""
    lines = [line for line in text.split("\n") if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]
    return [row for row in cells if row[0] not in ("Room", "Where", "To add", "Term")]


def classes(rooms: tuple[str, ...]) -> dict[str, str]:
    """Return the public classes of some rooms, each with its file."""
    found = {}
    for room in rooms:
        for path in sorted((CODE / room).rglob("*.py")):
            inside = path.relative_to(CODE / room).parts
            if inside[0] not in NOT_IN_IT:
                for node in ast.parse(path.read_text(encoding="utf-8")).body:
                    if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                        found[node.name] = path.relative_to(ROOT).as_posix()
    return found


def words(name: str) -> list[str]:
    """Return the words of a class's name, each in the singular."""
    parts = re.findall(r"[A-Z][a-z]*|[a-z]+", name)
    return [_singular(part.lower()) for part in parts]


def _singular(word: str) -> str:
    return re.sub(r"ies$", "y", word) if word.endswith("ies") else re.sub(r"(?<=\w\w)s$", "", word)


TERMS = {term: set(re.findall(r"`(\w+)`", code)) for term, code, _ in rows(GLOSSARY)}
DEFINED = {_singular(word) for term in TERMS for word in re.findall(r"[\w-]+", term.lower())}
NAMED = set().union(*TERMS.values())


def names_of_the_code() -> set[str]:
    """Return every name of a class, function, argument or attribute in the code."""
    return {
        name
        for path in CODE.rglob("*.py")
        for name in re.findall(r"\b[A-Za-z_]\w+\b", path.read_text(encoding="utf-8"))
    }


def test_the_map_has_the_rooms_of_the_contract_in_their_order():
    assert [row[0].strip("`") for row in rows(section(MAP, "The rooms"))] == layers()


def test_every_room_is_in_the_contract():
    folders = {path.parent.name for path in CODE.glob("*/__init__.py")}
    alone = {path.stem for path in CODE.glob("*.py")} - {"__init__", "__main__", "resources"}
    assert folders | alone == set(layers())


def test_no_room_after_disclosure_but_the_pipeline_may_import_the_counts():
    held = {
        room.removeprefix("generator.")
        for contract in contracts()
        if "generator.counts" in contract.get("forbidden_modules", ())
        for room in contract["source_modules"]
    }
    after = layers()[layers().index("disclosure") + 1 :]
    assert set(after) - held == {"pipeline"}


def test_every_path_that_the_map_names_is_there():
    paths = set(re.findall(r"`((?:generator|site_overrides|tests)/[\w/.-]*)`", MAP))
    assert len(paths) > 25
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []


def test_every_term_in_bold_on_the_map_is_in_the_glossary():
    bold = {_singular(term.lower()) for term in re.findall(r"\*\*([^*]+)\*\*", MAP)}
    assert len(bold) > 10
    assert bold - {_singular(term) for term in TERMS} == set()


def test_every_name_in_the_glossary_is_in_the_code():
    assert NAMED - names_of_the_code() == set()


def test_no_name_stands_in_the_glossary_twice():
    listed = [name for _, code, _ in rows(GLOSSARY) for name in re.findall(r"`(\w+)`", code)]
    assert sorted(listed) == sorted(set(listed))
    assert len(rows(GLOSSARY)) == len(TERMS)


@pytest.mark.parametrize("room", VOCABULARY)
def test_every_public_class_is_a_term_or_made_of_terms(room):
    unknown = {
        name: file
        for name, file in classes((room,)).items()
        if name not in NAMED and not DEFINED.issuperset(words(name))
    }
    assert unknown == {}, "add them to generator/GLOSSARY.md"


def test_no_name_of_a_class_means_two_things():
    seen: dict[str, list[str]] = {}
    for path in sorted(CODE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                seen.setdefault(node.name, []).append(path.relative_to(CODE).as_posix())
    assert {name: files for name, files in seen.items() if len(files) > 1} == {}
