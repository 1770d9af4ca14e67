"""The lines of a ledger, each with its cells as text: a fifth of the memory of objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic_core import from_json

from generator.releases.cells import Cells, cells_text, read_cells


class LedgerLine(NamedTuple):
    """What cells are about: a subject (“mail”, “provider:it”), a question, a way of asking.

    ``community`` is empty where the cells are about all who answered.
    """

    subject: str
    question: str
    mode: str
    community: str = ""


class PackedLines(Mapping[LedgerLine, Cells]):
    """Lines with their cells, which are read anew each time that somebody asks for a line."""

    __slots__ = ("_texts",)

    def __init__(self, texts: Mapping[LedgerLine, str]) -> None:
        self._texts = texts

    @classmethod
    def of(cls, lines: Mapping[LedgerLine, Cells]) -> PackedLines:
        """Return lines as such; the same ones where they are."""
        if isinstance(lines, PackedLines):
            return lines
        return cls({line: cells_text(cells) for line, cells in lines.items()})

    def with_texts(self, texts: Mapping[LedgerLine, str]) -> PackedLines:
        """Return the same with some lines more, or in the place of others, as texts."""
        return PackedLines({**self._texts, **texts})

    def text(self, line: LedgerLine) -> str:
        """Return the cells of a line as :func:`cells_text` writes them."""
        return self._texts[line]

    def size(self, line: LedgerLine) -> int:
        """Return how many cells a line has."""
        return self._texts[line].count("\n") + 1 if self._texts[line] else 0

    def __getitem__(self, line: LedgerLine) -> Cells:
        return read_cells(from_json(f"{{{self._texts[line]}}}"))

    def __contains__(self, line: object) -> bool:
        return line in self._texts

    def __iter__(self) -> Iterator[LedgerLine]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)
