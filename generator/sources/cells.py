"""A table's cells: row by row as they were read, or column by column, each distinct text once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from msgspec import Struct

from generator.sources.packed import PackedTexts, numbered_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Coded(NamedTuple):
    """One column: row ``i`` holds ``texts[codes[i]]``. No text is there twice.

    The codes are whole numbers of whatever size.
    """

    codes: NDArray[np.integer]
    texts: Sequence[str]


class Cells(Protocol):
    """What a table asks of its cells, however they are held."""

    @property
    def rows(self) -> list[list[str]]:
        """Return all rows; slow where they are held by column."""

    def coded(self, index: int) -> Coded:
        """Return a column by its number."""


class ByRow(Struct, frozen=True):
    """Cells as the CSV module reads them."""

    rows: list[list[str]]

    def coded(self, index: int) -> Coded:
        """Return a column by its number."""
        import numpy as np
        import pandas as pd

        codes, texts = pd.factorize(np.array([row[index] for row in self.rows], dtype=object))
        return Coded(codes.astype(np.int32), texts.tolist())


class ByColumn(Struct, frozen=True):
    """Cells of a plain file; all columns have the same length."""

    columns: tuple[Coded, ...]

    @property
    def rows(self) -> list[list[str]]:
        """Return all rows."""
        columns = []
        for codes, known in self.columns:
            texts = [*known]
            columns.append([texts[code] for code in codes.tolist()])
        return [list(row) for row in zip(*columns, strict=True)]

    def coded(self, index: int) -> Coded:
        """Return a column by its number."""
        return self.columns[index]


class OnDemand(Struct, frozen=True, eq=False, dict=True):
    """Cells that are held by column, and fetched when somebody first asks for one."""

    fetch: Callable[[], ByColumn]

    @cached_property
    def _cells(self) -> ByColumn:
        return self.fetch()

    @property
    def rows(self) -> list[list[str]]:
        """Return all rows."""
        return self._cells.rows

    def coded(self, index: int) -> Coded:
        """Return a column by its number."""
        return self._cells.coded(index)


class FirstColumns(Struct, frozen=True):
    """Cells of which some columns, by number, are read already; the others if one is asked for."""

    columns: Mapping[int, Coded]
    every: Cells

    @property
    def rows(self) -> list[list[str]]:
        """Return all rows."""
        return self.every.rows

    def coded(self, index: int) -> Coded:
        """Return a column by its number."""
        return self.columns.get(index) or self.every.coded(index)


class Replaced(Struct, frozen=True):
    """Cells of which the texts of some columns, by number, are as a function returns them."""

    cells: Cells
    changes: Mapping[int, Callable[[str], str]]

    @property
    def rows(self) -> list[list[str]]:
        """Return all rows."""
        same: Callable[[str], str] = str
        changes = [self.changes.get(i, same) for i in range(max(self.changes, default=-1) + 1)]
        return [
            [
                *(change(text) for change, text in zip(changes, row, strict=False)),
                *row[len(changes) :],
            ]
            for row in self.cells.rows
        ]

    def coded(self, index: int) -> Coded:
        """Return a column by its number."""
        import numpy as np

        column = self.cells.coded(index)
        change = self.changes.get(index)
        if change is None:
            return column
        number: dict[str, int] = {}
        new = [number.setdefault(change(text), len(number)) for text in column.texts]
        codes = np.asarray(column.codes)
        return Coded(np.where(codes < 0, codes, np.array([*new, -1])[codes]), [*number])


def one_below_the_other(parts: Sequence[Coded]) -> Coded:
    """Return columns as one; its texts are in the order of their first, column by column."""
    import numpy as np

    if len(parts) == 1:
        return parts[0]
    numbers, texts = renumbered(parts)
    pairs = zip(numbers, parts, strict=True)
    codes = [of_texts[part.codes] for of_texts, part in pairs]
    return Coded(np.concatenate([np.zeros(0, dtype=np.int32), *codes]), texts)


def renumbered(parts: Sequence[Coded]) -> tuple[list[NDArray[np.int32]], Sequence[str]]:
    """Return, for each column, numbers for its texts; and the texts of all, each once."""
    import numpy as np

    packed = [texts for _, texts in parts if isinstance(texts, PackedTexts)]
    if not packed or len(packed) < len(parts):
        index: dict[str, int] = {}
        some = ([index.setdefault(text, len(index)) for text in part.texts] for part in parts)
        return [np.array(numbers or [0], dtype=np.int32) for numbers in some], [*index]
    ends = np.cumsum([len(texts) for texts in packed]).tolist()
    words = np.zeros((max(len(texts.words) for texts in packed), ends[-1]), dtype=np.uint64)
    for end, texts in zip(ends, packed, strict=True):
        words[: len(texts.words), end - len(texts) : end] = texts.words
    codes, distinct = numbered_words(words)
    numbers = codes.astype(np.int32)
    return np.split(numbers, ends[:-1]), distinct
