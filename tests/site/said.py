"""What a page says, in texts and in attributes, each with the language it is marked as."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

SPOKEN = ("aria-label", "title", "placeholder", "alt", "data-h")
"""Attributes that are shown or read out. Others hold words only for a script, or names."""
_NAMES = ("class", "style", "href", "src", "srcset", "d", "viewbox", "transform", "points")
_NAMES_OF_ELEMENTS = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "id")
_VOID = ("br", "hr", "img", "input", "link", "meta", "use", "path", "source", "wbr")
_CELL = ("td", "th", "tr", "tbody")
_BLOCKS = (
    "p",
    "ul",
    "ol",
    "dl",
    "div",
    "section",
    "h1",
    "h2",
    "h3",
    "details",
    "table",
    "figure",
    "footer",
    "form",
    "nav",
)
ENDED_BY = {
    "p": (*_BLOCKS, "li", *_CELL),
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "td": _CELL,
    "th": _CELL,
    "tr": ("tr", "tbody"),
    "thead": ("tbody",),
}
"""What begins after an element whose end is left out."""


class Said(NamedTuple):
    """A text, its language as marked, the tags it stands in, and its attribute, if it is of one."""

    text: str
    language: str
    within: tuple[str, ...]
    attribute: str = ""


class _Reader(HTMLParser):
    """Reads a text with marks of numbers in it as one text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Said] = []
        self._open: list[tuple[str, str]] = []
        self._goes_on = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "data":
            return
        self._goes_on = False
        while self._open and tag in ENDED_BY.get(self._open[-1][0], ()):
            self._open.pop()
        inherited = self._open[-1][1] if self._open else ""
        language = dict(attrs).get("lang") or inherited
        within = (*(name for name, _ in self._open), tag)
        for name, value in attrs:
            if value and name not in _NAMES and name not in _NAMES_OF_ELEMENTS:
                self.found.append(Said(value, language, within, name))
        if tag not in _VOID:
            self._open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        if tag == "data":
            return
        self._goes_on = False
        while tag not in _VOID and self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._goes_on:
            self.found[-1] = self.found[-1]._replace(text=self.found[-1].text + data)
            return
        if data.strip() and self._open and self._open[-1][0] not in ("script", "style"):
            self.found.append(Said(data, self._open[-1][1], tuple(t for t, _ in self._open)))
            self._goes_on = True


def said_on(path: Path) -> list[Said]:
    """Return all that a page says, in its order."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader.found
