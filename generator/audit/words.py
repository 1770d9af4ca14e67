"""Numbers of answers that stand in a site's words: pages, alternative texts, the search's index."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import chain
from pathlib import Path
from typing import NamedTuple

WITHOUT_DATA = frozenset({"method/index.html", "method.html", "method/"})
"""The page with the same words for every organisation: its numbers are rules and examples."""
OF_ONE = "services/"
INDEX = "search/search_index.json"
_ANSWERS = re.compile(r"answers?\b"), re.compile(r"Antwort(?:en)?\b")
"""As each language of a site says it: one pattern each, for each is found by its first letters."""
_SPACE = "(?:\\s|&nbsp;|&#160;|\u00a0|\u202f|</?(?:b|strong|span|small)[^<>]*>)"
_BEFORE = re.compile(rf"(?<![\d.,])(\d{{1,3}}(?:[.,]\d{{3}})+|\d+){_SPACE}+$")
_REACH = 80
"""How many characters before the word its number is looked for."""


class Said(NamedTuple):
    """A number of answers in words: where it stands, and what is said."""

    file: str
    line: int
    number: int


def unknown_numbers(site: Path, known: Mapping[str, Set[int]]) -> Iterator[Said]:
    """Yield the numbers of answers in a site's words that its downloads do not have.

    ``known`` are the numbers of the downloads, by folder. The page of a service may say what stands
    in its own only: that a neighbour has the same number proves nothing. Others speak of many.
    Raises OSError and ValueError for unreadable files.
    """
    everything = frozenset[int]().union(*known.values())
    of_one = {folder: some for folder, some in known.items() if folder.startswith(OF_ONE)}
    for path in sorted(site.rglob("*.html")):
        page = path.relative_to(site)
        if page.as_posix() not in WITHOUT_DATA:
            text = path.read_text(encoding="utf-8")
            for place, number in _numbers(text):
                if number not in of_one.get(page.parent.as_posix(), everything):
                    yield Said(page.as_posix(), text.count("\n", 0, place) + 1, number)
    if (site / INDEX).is_file():
        for each in json.loads((site / INDEX).read_text(encoding="utf-8"))["docs"]:
            location = str(each["location"]).partition("#")[0]
            folder = location.removesuffix("index.html").rstrip("/")
            if location not in WITHOUT_DATA:
                for _, number in _numbers(f"{each['title']} {each['text']}"):
                    if number not in of_one.get(folder, everything):
                        yield Said(INDEX, 1, number)


def said_by(texts: Iterable[str]) -> frozenset[int]:
    """Return the numbers of answers that texts speak of, in whatever letters."""
    return frozenset(
        number for text in texts for each in (text, text.lower()) for _, number in _numbers(each)
    )


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text says a number of answers, and which."""
    for word in chain.from_iterable(each.finditer(text) for each in _ANSWERS):
        found = _BEFORE.search(text, max(0, word.start() - _REACH), word.start())
        if found:
            yield found.start(), int(found[1].replace(",", "").replace(".", ""))
