"""The comments of a YAML file, which its parser leaves out, and the line that each speaks of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import yaml
from msgspec import Struct

from generator.sources.finding import Place
from generator.sources.yaml_document import Document, tokens

_SIGN = re.compile(r"(?:^|(?<=[ \t]))#", re.MULTILINE)
_BLOCKS = ("|", ">")


class Comment(Struct, frozen=True):
    """A comment: where its sign stands, its words, and the line that it speaks of.

    That is its own line or, where nothing else stands on it, the next one that says something.
    """

    place: Place
    text: str
    about: int


def comments(document: Document) -> Iterator[Comment]:
    """Yield the comments of a document from top to bottom."""
    text = document.text
    begins, ends = _values(text)
    lines = text.split("\n")
    after = 0
    for sign in _SIGN.finditer(text):
        at = sign.start()
        inside = bisect_right(begins, at) - 1
        if at < after or (inside >= 0 and at < ends[inside]):
            continue
        after = _end_of_line(text, at)
        line = text.count("\n", 0, at) + 1
        column = at - text.rfind("\n", 0, at)
        words = text[at + 1 : after].strip()
        alone = not lines[line - 1][: column - 1].strip()
        yield Comment(Place(document.file, line, column), words, _about(lines, line, alone))


def _values(text: str) -> tuple[list[int], list[int]]:
    """Return where values begin and end: a number sign inside of one is no comment's."""
    begins, ends = [], []
    for token in tokens(text):
        if isinstance(token, yaml.ScalarToken):
            begin, end = token.start_mark.index, token.end_mark.index
            if token.style in _BLOCKS:  # a comment may stand next to the sign that opens a block
                begin = _end_of_line(text, begin)
            begins.append(begin)
            ends.append(end)
    return begins, ends


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _about(lines: list[str], line: int, alone: bool) -> int:
    if alone:
        for number, later in enumerate(lines[line:], line + 1):
            if later.strip() and not later.lstrip().startswith("#"):
                return number
    return line
