"""What rules about cells look at: the distinct texts of one column of a kind.

Whether a text is a number does not depend on its row, so each distinct text is judged once and the
verdict carried to every row that holds it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from generator.checks.rule import Mask, Words
from generator.checks.table_context import TableContext
from generator.model.table import UNKNOWN, Column, Type
from generator.records.cells import ColumnCells, Flags
from generator.records.records import Records
from generator.records.values import pattern_of

OF_SERVICE = ("measure", "step", "promise", "result")
"""What only a service can say whether it exists; judged as pairs “service/id”."""


class CellContext(Struct, frozen=True):
    """A column of all rows of a kind, and what is known of the definitions.

    Where only a service can say what exists, the texts are pairs “service/id”.
    """

    column: Column
    cells: ColumnCells
    known: TableContext

    @property
    def type(self) -> Type:
        """The column's type."""
        return self.column.type

    @property
    def name_and_meaning(self) -> str:
        """The column's name and what it means, for a message."""
        return f"{self.column.name}: {self.column.meaning}"

    def fits(self, number: float) -> bool:
        """Return whether a number lies within the column's scale."""
        low, high = self.column.minimum, self.column.maximum
        return (low is None or number >= low) and (high is None or number <= high)

    def not_matching(self, pattern: str) -> Flags:
        """Return which texts are not written as a pattern says."""
        matches = re.compile(pattern).fullmatch
        return np.array([not matches(text) for text in self.cells.texts], dtype=bool)

    def badly_written(self) -> Flags:
        """Return which texts are not written as the column's type wants."""
        pattern = pattern_of(self.type, self.known.reading.year_begins) or ".*"
        also = self.column.may_be_unknown
        return self.not_matching(f"{pattern}|{UNKNOWN}" if also else pattern)

    def unread(self) -> Flags:
        """Return which texts mean nothing."""
        return np.array([value is None for value in self.cells.values], dtype=bool)

    def not_in(self, known: Collection[str]) -> Flags:
        """Return which texts are not among those that are known."""
        return np.array([text not in known for text in self.cells.texts], dtype=bool)

    def mask(self, wrong: Flags, words: Callable[[str], Words]) -> Mask:
        """Return the mask of texts that are wrong, with the words for one of them."""
        return Mask(wrong, lambda text, _: words(self.cells.texts[text]))


def cell_contexts(rows: Records, known: TableContext) -> Iterator[CellContext]:
    """Yield the columns in which anything is written, each with the texts that are judged."""
    for column in rows.kind.columns:
        cells = rows.cells[column.name]
        if column.refers_to in OF_SERVICE:
            cells = _pairs(rows, cells)
        if cells.texts:
            yield CellContext(column, cells, known)


def _pairs(rows: Records, cells: ColumnCells) -> ColumnCells:
    """Return the cells with their service: pairs “service/id”, without one “/id”.

    Rows of a service that is not known have none; what is wrong with them is said elsewhere.
    """
    import pandas as pd

    codes, services = rows.cells["service"].canonical
    known = cells.filled & ((codes >= 0) | ~rows.cells["service"].filled)
    both = np.where(known, (codes.astype(np.int64) + 1) * len(cells.texts) + cells.codes, -1)
    numbers, distinct = pd.factorize(both[known])
    paired = np.full(len(rows), -1, dtype=np.int32)
    paired[known] = numbers
    names = ("", *services)
    size = max(len(cells.texts), 1)
    texts = tuple(f"{names[pair // size]}/{cells.texts[pair % size]}" for pair in distinct)
    return replace(cells, codes=paired, texts=texts, values=texts)
