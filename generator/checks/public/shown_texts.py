"""Which texts the site shows: known without a list of keys, so that no new one is forgotten.

They are all that the definitions say but links, the reasons that comments give to ignore a warning,
and each column of free text that is not kept from the site (``Column.shown``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from msgspec.structs import replace

from generator.checks.ignored import SIGN
from generator.checks.public.passages import Passage, of_column
from generator.model.links import link_keys
from generator.model.table import Kind, Type
from generator.sources.csv_table import Table
from generator.sources.finding import Place
from generator.sources.yaml_comments import comments
from generator.sources.yaml_document import Document, Value

Path = tuple[str | int, ...]


def passages_of_document(document: Document) -> Iterator[Passage]:
    """Yield what a definition says, text by text."""
    for path, text in _values(document.value):
        yield Passage(text, partial(_place_of, document, path))


def reasons_of_document(document: Document) -> Iterator[Passage]:
    """Yield the comments that give a reason to ignore a warning: the site shows the reason."""
    if SIGN in document.text.lower():
        for comment in comments(document):
            if comment.text.lower().startswith(SIGN):
                line = document.text.split("\n")[comment.place.line - 1]
                yield Passage(line[comment.place.column - 1 :], _at(comment.place))


def passages_of_table(table: Table, kind: Kind) -> Iterator[Passage]:
    """Yield the columns of free text that the site shows."""
    for name in shown_columns(table, kind):
        yield of_column(table, name)


def shown_columns(table: Table, kind: Kind) -> list[str]:
    """Return the names of a table's columns of free text that the site shows."""
    return [
        column.name
        for column in kind.columns
        if column.type is Type.TEXT and column.shown and column.name in table.header
    ]


def changed(value: Value, change: Callable[[str], str], key: str | int = "") -> Value:
    """Return a definition's value with each text that the site shows as ``change`` returns it."""
    if isinstance(value, str):
        return value if key in link_keys() else change(value)
    if isinstance(value, list):
        return [changed(item, change, key) for item in value]
    if isinstance(value, dict):
        return {name: changed(item, change, name) for name, item in value.items()}
    return value


def _values(value: Value) -> Iterator[tuple[Path, str]]:
    """Yield all texts below a value but links, which are meant to be read."""
    links = link_keys()
    left: list[tuple[Path, Value]] = [((), value)]
    while left:
        path, each = left.pop()
        if isinstance(each, str):
            if not (path and path[-1] in links):
                yield path, each
        elif isinstance(each, dict):
            left += [((*path, name), item) for name, item in reversed(each.items())]
        elif isinstance(each, list):
            left += [((*path, i), item) for i, item in reversed([*enumerate(each)])]


def _place_of(document: Document, path: Path, _at: int, found: str) -> tuple[Place, int]:
    """Find a part of a text in the file; blanks there may be line ends."""
    begin = document.place(*path)
    lines = document.text.split("\n")
    start = sum(len(line) + 1 for line in lines[: begin.line - 1]) + begin.column - 1
    spaced = r"\s+".join(map(re.escape, found.split()))
    match = re.compile(spaced).search(document.text, start)
    if match is None:
        return begin, 0
    before = document.text[: match.start()]
    return Place(document.file, before.count("\n") + 1, len(before) - before.rfind("\n")), 0


def _at(begin: Place) -> Callable[[int, str], tuple[Place, int]]:
    def place(at: int, _found: str) -> tuple[Place, int]:
        return replace(begin, column=begin.column + at), 0

    return place
