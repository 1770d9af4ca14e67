"""A German site held against the catalogue: no English of ours is left where German was meant."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from generator.checks.catalogue import catalogue
from generator.checks.example import examples
from generator.checks.rule import HEADINGS
from generator.language.catalogue import read
from generator.model.kinds import KINDS
from generator.model.reference import about, all_entries, flat
from generator.resources import site_overrides
from tests.site.conftest import pages_of
from tests.site.said import SPOKEN, said_on

_GAP = re.compile(r"{\w+}")
_LONG = 12
"""Letters from which on a piece of a text is unlikely to stand in another text by chance."""
_SHOWN_BY_SCRIPTS = ("search/index.js", "search/comments.js", "assets/iheartit/trend.json")
_OF_KEYS = ("fields/", "checks/")
"""Pages that are found by names in code."""
_TITLES = ("title",)
"""What a chart's specification says to readers. All else in it are names."""


class Text(NamedTuple):
    """A text that somebody reads or hears, and where."""

    text: str
    where: str


def _line(text: str) -> str:
    return " ".join(text.replace("\u2060", "").split())


@cache
def _texts() -> tuple[tuple[str, str], ...]:
    """Return each text of ours in English and in German; those that are the same are left out."""
    found = []
    for message in read("de"):
        if message.id:
            pair = (message.id, message.string)
            english, german = ((each,) if isinstance(each, str) else each for each in pair)
            found += zip(map(_line, english), map(_line, german), strict=True)
    return tuple((english, german) for english, german in found if english != german)


def _pieces(texts: set[str], other: set[str]) -> set[str]:
    """Return what of texts stands between their gaps, where the other language has it nowhere."""
    there = "\n".join(other)
    pieces = {_line(piece) for text in texts for piece in _GAP.split(text)}
    return {p for p in pieces if len(p) >= _LONG and " " in p and p not in there}


def _owned(root: Path) -> tuple[str, ...]:
    """Return what owners wrote, in several words, the longest first."""
    found: set[str] = set()
    for path in (*root.rglob("services/**/*.yml"), *root.rglob("data/**/*.csv")):
        text = path.read_text(encoding="utf-8")
        found.update(
            _strings(yaml.safe_load(text))
            if path.suffix == ".yml"
            else (cell for row in csv.reader(text.splitlines()) for cell in row)
        )
    return tuple(sorted((each for each in map(_line, found) if " " in each), key=len, reverse=True))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


@pytest.fixture(scope="module")
def said(german_site: Path) -> dict[str, set[Text]]:
    """All that the German site says, by the language it is marked as; names in code are none."""
    found: dict[str, set[Text]] = defaultdict(set)
    for path in pages_of(german_site):
        where = path.relative_to(german_site).as_posix()
        for each in said_on(path):
            words = not each.attribute or each.attribute in SPOKEN or " " in each.text
            if words and "code" not in each.within:
                place = f"{where}: {each.within[-1]} {each.attribute}".strip()
                found[each.language].add(Text(_line(each.text), place))
    for name in _SHOWN_BY_SCRIPTS:
        written = (german_site / name).read_text(encoding="utf-8")
        content = json.loads(re.sub(r"^var \w+=", "", written))
        if "same" in content:  # words of every language that mean the same
            del content["same"], content["ignored"]
            content["rows"] = [row for row in content["rows"] if row[2] not in _OF_KEYS]
        shown = _of_chart(content) if "$schema" in content else _strings(content)
        found["de"].update(Text(_line(each), name) for each in shown)
    return found


def _of_chart(specification: Any) -> Iterator[str]:
    """Yield titles of several words: one word is the name of what a pointed dot shows."""
    if isinstance(specification, dict):
        for key, value in specification.items():
            if key in _TITLES and isinstance(value, str) and " " in value:
                yield value
            yield from _of_chart(value)
    elif isinstance(specification, list):
        for value in specification:
            yield from _of_chart(value)


def _holding(said: set[Text], pieces: set[str], own: tuple[str, ...] = ()) -> set[tuple[str, str]]:
    """Return which pieces stand in what is said, once owners' words are taken out, and where."""
    texts = sorted(said)
    rest = "\n".join(each.text for each in texts)
    for words in own:
        rest = rest.replace(words, "…")
    lines = rest.split("\n")
    found = {piece for piece in pieces if piece in rest}
    return {
        (piece, text.where)
        for text, line in zip(texts, lines, strict=True)
        for piece in found
        if piece in line
    }


def test_no_text_of_ours_is_said_in_english(said, example):
    english, german = (set(each) for each in zip(*_texts(), strict=True))
    own = _owned(example)
    whole = english - german - set(own)
    assert len(english) > 1_500
    assert len(said["de"]) > 5_000
    assert sorted(each for each in said["de"] if each.text in whole) == []
    assert sorted(_holding(said["de"], _pieces(english, german), own)) == []


def test_what_is_marked_as_english_is_english(said):
    english, german = (set(each) for each in zip(*_texts(), strict=True))
    assert len(said["en"]) > 1_000
    assert sorted(_holding(said["en"], _pieces(german, english))) == []
    assert sorted(each for each in said["en"] if each.text in german - english) == []


def test_what_nobody_translates_is_marked_as_english(said, example):
    """Findings and what keys mean are the same in a terminal, in an editor and on every site."""
    rules = catalogue()
    texts = {text for rule in rules.values() for text in (rule.title, rule.why)}
    texts |= {text for each in examples().values() for text in (each.message, each.hint)}
    texts |= {question for heading in HEADINGS.values() for question in heading.split(": ", 1)[:1]}
    for kind, keys in all_entries().items():
        texts |= {about(kind), *(key.meaning for key in flat(keys))}
    texts |= {column.meaning for kind in KINDS for column in kind.columns}
    texts = {_line(text) for text in texts if len(text) >= _LONG and " " in text}
    marked = {piece for piece, _ in _holding(said["en"], texts)}
    assert texts - marked == set()
    assert sorted(_holding(said["de"], texts, _owned(example))) == []


def test_every_page_says_its_language(said):
    assert set(said) == {"de", "en"}


def test_quotation_marks_are_those_of_the_language(said, example):
    """“…” closes as in English, „…“ as in German; what owners quote stays as they wrote it."""
    own = _owned(example)
    wrong = []
    for each in said["de"]:
        rest = each.text
        for words in own:
            rest = rest.replace(words, "…")
        if "\u201d" in rest:
            wrong.append(each)
    assert wrong == []


def test_the_style_sheet_says_nothing():
    """What it writes on the page no catalogue translates: signs may stand there, and no marks."""
    style = (site_overrides() / "theme/assets/iheartit/site.css").read_text(encoding="utf-8")
    written = set(re.findall(r'content: "([^"]*)"', style))
    assert len(written) > 2
    assert [each for each in written if re.search(r"[\w“”„«»]", each)] == []
