"""Words that mean nearly the same to somebody who searches, in every language of a site.

A file a language, a line a meaning: its name, and after a colon its words. Lines of one name belong
together in whichever language they stand, so that words of each are understood on all sites. The
line “ignored” holds words that say nothing of what is sought.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "same_words"
_IGNORED = "ignored"


def _lines() -> Iterator[tuple[str, list[str]]]:
    for file in sorted(_FOLDER.glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                name, _, words = line.partition(":")
                yield name, [word.strip() for word in words.split(",")]


@cache
def _meanings() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, words in _lines():
        found.setdefault(name, []).extend(words)
    return found


def same_words() -> list[list[str]]:
    """Return the words of each meaning, each once."""
    found = (words for name, words in _meanings().items() if name != _IGNORED)
    return [list(dict.fromkeys(words)) for words in found]


def ignored_words() -> list[str]:
    """Return words that say nothing of what is sought, in order."""
    return sorted(set(_meanings()[_IGNORED]))
