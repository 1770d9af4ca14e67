"""Nobody would say these words to a colleague: they stay out of code, documents and the site."""

from __future__ import annotations

import ast
import io
import re
import subprocess
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from generator.checks.catalogue import catalogue
from generator.checks.example import examples

ROOT = Path(__file__).parents[1]
INSTEAD = {
    "deed": "action",
    "mend": "fix",
    "mended": "fixed",
    "remark": "comment",
    "foretell": "predict",
    "foretold": "predicted",
    "lacking": "missing",
    "of late": "recently",
    "given away": "identified",
}
"""A word that nobody says, and what to write instead."""
PLACES = {"beside": "next to, or compared with"}
SENTENCES = PLACES | {
    "tell": "say",
    "told": "said, or reported",
    "the middle one": "typical, or the median",
    "dear": "expensive",
    "dearer": "more expensive",
    "held against": "compared with",
    "came true": "happened",
    "as far as is known": "as far as we know",
    r"stands(?! out)": "is",
    "lie": "is",
    "is wanted": "the target is",
    "was wanted": "the target was",
    "in its place": "instead",
    "in their place": "instead",
    "as a whole": "in total, or all",
    r"(?<!no )matter": "comment",
    "cry wolf": "false alarm",
    "to be expected": "expected",
    "are without it": "cannot use it",
    "was without it": "could not use it",
    "were without it": "could not use it",
    "met": "kept, reached or fulfilled",
    "whom": "who",
    "shall": "will",
    "upon": "on",
    "hence": "so",
    "thus": "so",
    "whilst": "while",
    "anew": "again",
    "parted by": "separated by",
    "it seems": "it looks as if",
    "gone by": "passed",
    "on trial": "provisional",
    "as it is now": "as things are",
    "in order of name": "by name",
    "nothing of the kind": "nothing",
    "of which": "two sentences",
}
"""No sentence of the site says these: they read as if they were translated."""
ODD = INSTEAD | SENTENCES
VERBS = {"tell": "say, show or describe", "tells": "says, shows or describes", "told": "said"}
"""Good words in a sentence, but a name that has one does not say what it names."""
DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "generator/README.md",
    "generator/GLOSSARY.md",
)
NAMES = {"CANNOT_TELL", "beside"}
"""Names that may stay: a state that readers know, and a column of the chart that is published."""
STRANGERS = ("generator/demo/", "generator/checks/public/")
"""Where the strings are what made-up people say, or patterns for it."""


def _files(*patterns: str) -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [file for file in listed.stdout.split("\0") if file and (ROOT / file).is_file()]


@cache
def _tokens(file: str) -> tuple[tokenize.TokenInfo, ...]:
    text = (ROOT / file).read_text(encoding="utf-8")
    return tuple(tokenize.generate_tokens(io.StringIO(text).readline))


@cache
def _words(name: str) -> frozenset[str]:
    """Return the words of a name, and each plural in the singular."""
    parts = {part.lower() for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)}
    return frozenset(parts | {part.removesuffix("s") for part in parts - {"besides"}})


def _odd(text: str, words: dict[str, str]) -> set[str]:
    text = re.sub(r"\bbesides\b", "", text)
    if not _any_of(frozenset(words)).search(text):
        return set()
    return {word for word in words if re.search(rf"\b{word}s?\b", text, re.IGNORECASE)}


def _unwrapped(file: str) -> str:
    """Return a file's text; in a catalogue each sentence is on one line."""
    return (ROOT / file).read_text(encoding="utf-8").replace('"\n"', "")


def _own_words(text: str) -> str:
    """Return a text without what it quotes and without the gaps that are filled with values."""
    return re.sub(r"“[^”]*”|\{[^}]*\}", "", text)


@cache
def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    """Return what finds any of some words; nearly every text has none of them."""
    return re.compile(rf"\b(?:{'|'.join(sorted(words))})s?\b", re.IGNORECASE)


def _prose(file: str) -> Iterator[str]:
    """Yield a module's comments and docstrings, also those of values."""
    for token in _tokens(file):
        if token.type == tokenize.COMMENT:
            yield token.string
    for node in ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield str(node.value.value)


def _said_by_checks() -> Iterator[tuple[str, str]]:
    """Yield what checks say to readers, each with the check's code; not what they quote."""
    for code, rule in catalogue().items():
        yield code, f"{rule.title} {rule.why} {rule.hint}"
    for code, example in examples().items():
        yield code, f"{example.story} {example.message} {example.hint}"


def _strings(file: str) -> Iterator[str]:
    for node in ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_no_name_has_an_odd_word():
    odd = INSTEAD | PLACES | VERBS
    found = {
        f"{token.string} in {file}": [odd[word] for word in sorted(_words(token.string) & set(odd))]
        for file in _files("generator/*.py", "tests/*.py", "iheartit")
        for token in _tokens(file)
        if token.type == tokenize.NAME and not token.string.startswith("test_")
        if token.string not in NAMES and _words(token.string) & set(odd)
    }
    assert found == {}


def test_no_comment_and_no_docstring_has_an_odd_word():
    found = {
        f"{sorted(odd)} in {file}: {text}"
        for file in _files("generator/*.py", "tests/*.py", "iheartit")
        if file != "tests/test_words.py"
        for text in _prose(file)
        if (odd := _odd(re.sub(r"``.+?``|“.+?”", "", text), INSTEAD | PLACES))
    }
    assert found == set()


@pytest.mark.parametrize("file", DOCUMENTS)
def test_no_document_has_an_odd_word(file):
    text = re.sub(r"`[^`\n]+`|“[^”]+”", "", (ROOT / file).read_text(encoding="utf-8"))
    assert _odd(text, INSTEAD | PLACES) == set()


def test_no_text_of_the_program_has_an_odd_word():
    found = {
        f"{sorted(odd)} in {file}: {text}"
        for file in _files("generator/*.py")
        if not file.startswith(STRANGERS)
        for text in _strings(file)
        if text not in ("deed", "blank") and (odd := _odd(text, INSTEAD))
    }
    assert found == set()


def test_no_sentence_of_the_site_has_an_odd_word():
    texts = _files("generator/language/locale/*.pot", "site_overrides/pages/*.md")
    assert len(texts) > 3
    found = {
        f"{word} in {file}" for file in texts for word in _odd(_own_words(_unwrapped(file)), ODD)
    }
    assert found == set()


def test_no_check_says_an_odd_word():
    found = {
        f"{sorted(odd)} in {code}: {text}"
        for code, text in _said_by_checks()
        if (odd := _odd(_own_words(text), ODD))
    }
    assert found == set()


def _example_texts() -> Iterator[tuple[str, str]]:
    """Yield what the example and the made-up organisations say, and where: texts, not names."""
    for file in _files("services/**.yml", "data/**.csv"):
        for line in (ROOT / file).read_text(encoding="utf-8").splitlines():
            cells = line.split(",") if file.endswith(".csv") else [line.partition(": ")[2] or line]
            yield from ((file, cell) for cell in cells)
    for file in _files("generator/demo/*.py"):
        for token in _tokens(file):
            if token.type == tokenize.STRING and " " in token.string:
                yield file, token.string


def test_the_people_of_the_example_speak_as_colleagues_do():
    """People who try the program read them first."""
    words = INSTEAD | VERBS
    texts = [(file, text) for file, text in _example_texts() if " " in text]
    assert len({file for file, _ in texts}) > 40
    found = {(file, text, word) for file, text in texts for word in _odd(text, words)}
    assert found == set()
