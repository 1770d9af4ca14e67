"""Where texts are: files as they stand, and the cells of tables that hold free text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate

from msgspec import Struct

from generator.checks.public.detector import Detector, PublicWords
from generator.checks.rule import Problem
from generator.model.table import Kind, Type
from generator.sources.csv_table import Table
from generator.sources.finding import Place

MOST = 100
"""Problems of one detector in one file; the next one says how many more there are."""
_BETWEEN = "\0"
_RAGGED = 100
"""Rows that do not fit their header, of one file, that are looked through."""
_BY_PROGRAMS = frozenset(("forecasts",))
"""Kinds whose texts nobody writes: names of methods, digests."""


class Passage(Struct, frozen=True):
    """A text, and where what is found in it stands: the place, and in how many rows more."""

    text: str
    place: Callable[[int, str], tuple[Place, int]]


class Texts(Struct, frozen=True):
    """A file's passages: all that is written, and those in which one may write what one likes.

    Of a table the latter are some columns, for its numbers and dates say nothing of a person.
    """

    whole: Passage
    free: tuple[Passage, ...]


def of_text(file: str, text: str, line: int = 1) -> Passage:
    """Return a text that stands in a file from the beginning of a line on."""

    def place(at: int, _found: str) -> tuple[Place, int]:
        before = text[:at]
        return Place(file, line + before.count("\n"), at - before.rfind("\n")), 0

    return Passage(text, place)


def texts_of(file: str, text: str) -> Texts:
    """Return a text's only passage, in which everything may stand."""
    whole = of_text(file, text)
    return Texts(whole, (whole,))


def texts_of_table(table: Table, kind: Kind | None) -> Texts:
    """Return a table's passages: rows that do not fit the header are free text, as they stand."""
    ragged = (of_text(table.file, table.text_of(n), n) for n in table.ragged[:_RAGGED])
    columns = (of_column(table, name) for name in free_columns(table, kind))
    return Texts(of_text(table.file, table.text), (*ragged, *columns))


def free_columns(table: Table, kind: Kind | None) -> list[str]:
    """Return the columns in which anything may stand: texts, and those that we do not know.

    Comments are not among them: that they stand there at all is the finding.
    """
    if kind is not None and kind.folder in _BY_PROGRAMS:
        return []
    known = {column.name: column for column in kind.columns} if kind else {}
    names = [name for name in table.header if name and name != "comment"]
    return [name for name in names if name not in known or known[name].type is Type.TEXT]


def of_column(table: Table, name: str) -> Passage:
    """Return a column's passage: each distinct text once, one behind the other."""
    # A check of definitions alone does without it.
    import numpy as np

    codes, texts = table.column(name)
    begins = [0, *accumulate(len(text) + len(_BETWEEN) for text in texts)]

    def place(at: int, found: str) -> tuple[Place, int]:
        cell = bisect_right(begins, at) - 1
        rows = np.flatnonzero(codes == cell)
        down = texts[cell].count("\n", 0, at - begins[cell])
        return table.place_of(table.lines[int(rows[0])], name, found, down), len(rows) - 1

    return Passage(_BETWEEN.join(texts), place)


class TextContext(Struct, frozen=True):
    """What is written in one file, and what is meant to be published."""

    texts: Texts
    known: PublicWords

    def found(self, detector: Detector) -> Iterator[Problem]:
        """Yield what a detector finds; never too much in one file."""
        passages = (self.texts.whole,) if detector.every_cell else self.texts.free
        found = [each for passage in passages for each in self._in(detector, passage)]
        more = len(found) - MOST - 1
        if more > 0:
            last = found[MOST]
            also = f" (and {more:,} more in this file)"
            found = [*found[:MOST], last._replace(message=last.message + also)]
        yield from found

    def _in(self, detector: Detector, passage: Passage) -> Iterator[Problem]:
        for span in detector.find(passage.text, self.known):
            text = passage.text[span.begin : span.end]
            place, rows = passage.place(span.begin, text)
            what, hint = detector.say(text)
            message = f"{what}, and everybody can read it"
            if rows:
                message += f" (and in {rows:,} more row{'s' if rows > 1 else ''})"
            yield Problem(place, message, hint)
