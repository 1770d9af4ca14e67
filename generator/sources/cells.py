"""A table's cells: row by row as they were read, or column by column, each distinct text once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Coded(NamedTuple):
    """One column: row ``i`` holds ``texts[codes[i]]``."""

    codes: NDArray[np.int32]
    texts: Sequence[str]


class Cells(Protocol):
    """What a table asks of its cells, however they are held."""

    @property
    def rows(self) -> list[list[str]]:
        """Return all rows; slow where they are held by column."""

    def coded(self, index: int) -> Coded:
        """Return a column by its number."""


@dataclass(frozen=True, slots=True)
class ByRow:
    """Cells as the CSV module reads them."""

    rows: list[list[str]] = field(repr=False)

    def coded(self, index: int) -> Coded:
        """Return a column by its number."""
        import numpy as np
        import pandas as pd

        codes, texts = pd.factorize(np.array([row[index] for row in self.rows], dtype=object))
        return Coded(codes.astype(np.int32), texts.tolist())


@dataclass(frozen=True, slots=True)
class ByColumn:
    """Cells as pandas reads them; all columns have the same length."""

    columns: tuple[Coded, ...] = field(repr=False)

    @property
    def rows(self) -> list[list[str]]:
        """Return all rows."""
        texts = ([column.texts[code] for code in column.codes] for column in self.columns)
        return [list(row) for row in zip(*texts, strict=True)]

    def coded(self, index: int) -> Coded:
        """Return a column by its number."""
        return self.columns[index]
