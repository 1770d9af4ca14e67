"""What the site's search reads: one file of all things that can be found, and one of comments.

Both are scripts of one value each, so that they can be read where a site is opened without a
server. The engine, ``assets/iheartit/search.js``, says how it is searched.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from generator.language import N_, Locale
from generator.language.same_words import ignored_words, same_words
from generator.pages.page import SearchEntry, Sought
from generator.site.drawn_page import DrawnPage
from generator.wording.plain import plain

WRITTEN = "search/search_index.json"
"""What MkDocs' plugin finds in pages written by hand: it sees no others."""
INDEX = "search/index.js"
COMMENTS = "search/comments.js"
FILES = (INDEX, COMMENTS)

_KINDS = {
    Sought.SERVICE: N_("Service"),
    Sought.PROVIDER: N_("Provider"),
    Sought.COMMUNITY: N_("Group"),
    Sought.SUPPLIER: N_("Supplier"),
    Sought.PAGE: N_("Page"),
    Sought.METHOD: N_("Method"),
    Sought.COMMENT: N_("Comment"),
}
_ORDER = tuple(_KINDS)
_SERVICE, _COMMENT = _ORDER.index(Sought.SERVICE), _ORDER.index(Sought.COMMENT)
_SAID = {
    "one": N_("1 result"),
    "other": N_("{n} results"),
    "first": N_("The first {n} of {all} results"),
    "none": N_("Nothing found for “{words}”."),
    "near": N_("Did you mean:"),
}
"""What the engine's window says; “{n}”, “{all}” and “{words}” are put in by the browser."""
_LONGEST = 400
"""Letters of a text that are searched: an index is no second copy of the site."""


def search_files(locale: Locale, written: str, drawn: Iterable[DrawnPage]) -> dict[str, bytes]:
    """Return the files that search reads, by their paths in the site.

    ``written`` is what MkDocs' plugin wrote of pages written by hand, ``drawn`` are all others.
    """
    pages = tuple(drawn)
    found = [row for each in pages for row in _rows(each)]
    found += _of_written(written, {each.url for each in pages})
    texts: dict[str, int] = {}
    for row in found:
        if row[0] == _SERVICE and len(row) > _TEXTS:
            row[_TEXTS] = [texts.setdefault(text, len(texts)) for text in row[_TEXTS]]
    index = {
        "lang": locale.code,
        "kinds": [locale.text(name) for name in _KINDS.values()],
        "said": {name: locale.text(said) for name, said in _SAID.items()},
        "same": same_words(),
        "ignored": ignored_words(),
        "texts": list(texts),
        "rows": [row for row in found if row[0] != _COMMENT],
    }
    comments = [row for row in found if row[0] == _COMMENT]
    return {
        INDEX: _script("iheartitIndex", index),
        COMMENTS: _script("iheartitComments", comments),
    }


def take_written(site: Path) -> str | None:
    """Return what MkDocs' plugin wrote into a site, and remove it; none where it wrote nothing."""
    file = site / WRITTEN
    if not file.is_file():
        return None
    said = file.read_text(encoding="utf-8")
    file.unlink()
    return said


def write_search(
    site: Path, locale: Locale, written: str | None, drawn: Iterable[DrawnPage]
) -> None:
    """Write what search reads into a site, in the place of what MkDocs' plugin ``written`` has."""
    if written is not None:
        for path, raw in search_files(locale, written, drawn).items():
            place = site / path
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(raw)


Row = list[Any]
"""Kind, title, address, line, state, other names, texts: empty ones at the end are left out.

Many services say the same: each of their texts is written once, and named by its place among all.
"""
_TEXTS = 6


def _rows(drawn: DrawnPage) -> Iterator[Row]:
    for entry in drawn.made.entries():
        yield _row(entry, f"{drawn.url}{entry.at}")


def _row(entry: SearchEntry, address: str) -> Row:
    row: Row = [
        _ORDER.index(entry.kind),
        _short(entry.title),
        address,
        _short(entry.line),
        entry.state,
        [_short(name) for name in entry.names],
        [_short(text) for text in entry.texts if text],
    ]
    while not row[-1]:
        row.pop()
    return row


def _short(text: str) -> str:
    said = plain(str(text))
    return said if len(said) <= _LONGEST else said[:_LONGEST].rsplit(" ", 1)[0]


def _of_written(written: str, known: set[str]) -> Iterator[Row]:
    """Yield pages written by hand, and each of their sections with a heading."""
    for each in json.loads(written)["docs"] if written else ():
        if each["location"] not in known:
            title, text = _text(each["title"]), _text(each["text"])
            line, rest = _short(text[:120] + text[120:].split(" ")[0]), text[120:]
            parts = tuple(rest[at : at + _LONGEST] for at in range(0, len(rest), _LONGEST))
            entry = SearchEntry(Sought.PAGE, title, line, texts=parts)
            yield _row(entry, each["location"])


class _Words(HTMLParser):
    """Collects the text of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        """Take a text."""
        self.texts.append(data)


def _text(html: str) -> str:
    reader = _Words()
    reader.feed(html)
    reader.close()
    return plain(" ".join(reader.texts))


def _script(name: str, value: object) -> bytes:
    """Return a script that gives a value a name: JSON is a part of JavaScript."""
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"var {name}={said}\n".encode("utf-8", "replace")
