"""Large CSV files without surprises, read all at once: many times as fast as row by row.

Plain is a file in which each row is one line with as many commas as the header, and in which
quotes stand only around fields. Whatever is not, is for the reader that knows what to say of it.
Nothing is done for each field: where the fields end is found in the bytes, and the bytes of a
column are taken as numbers.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from generator.sources.cells import (
    ByColumn,
    Cells,
    Coded,
    FirstColumns,
    OnDemand,
    one_below_the_other,
)
from generator.sources.packed import WORD, numbered_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bytes = NDArray[np.uint8]
    Places = NDArray[np.int64]

_COMMA, _QUOTE, _END = b',"\n'
_BLOCK = 4_000_000
"""Bytes that are looked at together; more would not stay near the processor."""
_ALL: frozenset[str] = frozenset()
_SHORT = 64
"""Bytes of a text that is taken as numbers."""


class Plain(NamedTuple):
    """A plain file: its header, its cells, and the line of each row."""

    header: list[str]
    cells: Cells
    lines: Sequence[int]


def read_plain(text: str, wanted: Set[str] = _ALL) -> Plain | None:
    """Return what the text holds, none where it is not plain. Rows without any text are no rows.

    Columns whose names are not ``wanted`` are read when somebody asks for one.
    """
    raw = (text.replace("\r\n", "\n") if "\r" in text else text).encode()
    if not raw.endswith(b"\n"):
        raw += b"\n"
    if b"\r" in raw or b"\0" in raw:
        return None
    head = raw.index(b"\n") + 1
    first = _fields(raw[:head])
    if first is None:
        return None
    (header,) = csv.reader([raw[: head - 1].decode()])
    if not any(name.strip() for name in header):
        return None  # rows of bare commas stand before the header
    named = [at for at, name in enumerate(header) if name.strip() in wanted]
    chosen = named if wanted else [*range(len(header))]
    blocks: list[list[Coded]] = []
    for block in _blocks(raw, head):
        fields = _fields(block)
        if fields is None or len(fields.ends) != len(header):
            return None
        blocks.append([*_columns(fields, chosen)])
    parts = zip(*blocks, strict=True) if blocks else [(_nothing(),)] * len(chosen)
    columns = [one_below_the_other(some) for some in parts]
    if len(columns) == len(header):
        return _filled_rows(header, columns)
    if not columns or not _filled(columns).all():
        return read_plain(text)  # the others say whether there is any text in a row
    early = dict(zip(chosen, columns, strict=True))
    lines = range(2, len(columns[0].codes) + 2)
    return Plain(header, FirstColumns(early, OnDemand(partial(_every_column, text))), lines)


def _every_column(text: str) -> ByColumn:
    plain = read_plain(text)
    assert plain is not None
    assert isinstance(plain.cells, ByColumn)
    return plain.cells


def _filled_rows(header: list[str], columns: list[Coded]) -> Plain:
    filled = _filled(columns)
    if filled.all():
        return Plain(header, ByColumn(tuple(columns)), range(2, len(filled) + 2))
    columns = [Coded(codes[filled], texts) for codes, texts in columns]
    return Plain(header, ByColumn(tuple(columns)), (filled.nonzero()[0] + 2).tolist())


def _filled(columns: list[Coded]) -> NDArray[np.bool_]:
    import numpy as np

    filled = np.zeros(len(columns[0].codes), dtype=bool)
    for codes, texts in sorted(columns, key=lambda column: len(column.texts)):
        filled |= np.array([bool(text.strip()) for text in texts], dtype=bool)[codes]
        if filled.all():
            break
    return filled


def _nothing() -> Coded:
    import numpy as np

    return Coded(np.zeros(0, dtype=np.int32), [])


def _blocks(raw: bytes, begin: int) -> Iterator[bytes]:
    """Yield the lines in blocks."""
    while begin < len(raw):
        end = raw.rfind(b"\n", begin, begin + _BLOCK) + 1 or raw.index(b"\n", begin) + 1
        yield raw[begin:end]
        begin = end


class _Fields(NamedTuple):
    """Where the fields of some lines end: ``ends`` has the shape (columns, rows).

    A word's bytes may be taken behind the last field.
    """

    characters: Bytes
    ends: Places
    quoted: bool

    def column(self, index: int) -> tuple[Places, Places]:
        """Return where a column's fields begin, and their sizes, without the quotes around them."""
        import numpy as np

        ends = self.ends[index]
        begins = (self.ends[index - 1] if index else np.append(-1, self.ends[-1, :-1])) + 1
        sizes = ends - begins
        if self.quoted:
            marked = self.characters[begins] == _QUOTE
            begins += marked
            sizes -= 2 * marked
        return begins, sizes


def _fields(lines: bytes) -> _Fields | None:
    """Return the fields of whole lines; none where they are not plain."""
    import numpy as np

    characters = np.frombuffer(lines + bytes(_SHORT), dtype=np.uint8)
    is_end = characters == _END
    borders = np.flatnonzero(is_end | (characters == _COMMA))
    quoted = _QUOTE in lines
    if quoted:
        unquoted = _unquoted(characters, borders)
        if unquoted is None:
            return None
        borders = unquoted
    width = 1 + int(np.searchsorted(borders, lines.index(b"\n")))
    rows, over = divmod(len(borders), width)
    if width == 1 or over or np.count_nonzero(is_end) != rows:
        return None
    ends = np.ascontiguousarray(borders.reshape(rows, width).T)
    if not is_end[ends[-1]].all():
        return None
    return _Fields(characters, ends, quoted)


def _unquoted(characters: Bytes, borders: Places) -> Places | None:
    """Return the borders that are not in quotes; none where quotes are not around fields."""
    import numpy as np

    quotes = np.flatnonzero(characters == _QUOTE)
    inside = np.searchsorted(quotes, borders) % 2 == 1
    if (characters[borders[inside]] == _END).any() or quotes.size % 2:
        return None  # a row goes on behind its line
    # Before the first there is the end of the last: as good as any other.
    before, after = characters[quotes[::2] - 1], characters[quotes[1::2] + 1]
    known = (_COMMA, _QUOTE, _END)
    first = int(quotes[0] == 0)
    if not (np.isin(before[first:], known).all() and np.isin(after, known).all()):
        return None
    outside: Places = borders[~inside]
    return outside


def _columns(fields: _Fields, chosen: Iterable[int]) -> Iterator[Coded]:
    for index in chosen:
        begins, sizes = fields.column(index)
        if sizes.max() > _SHORT:
            yield _long_texts(fields.characters, begins, sizes)
        else:
            yield Coded(*numbered_words(_words(fields.characters, begins, sizes)))


def _words(characters: Bytes, begins: Places, sizes: Places) -> NDArray[np.uint64]:
    """Return the bytes of fields as numbers, eight in each."""
    import numpy as np

    # A number for each byte and the seven after it, without a copy of any.
    starting = np.ndarray(len(characters) - WORD + 1, "<u8", characters, strides=(1,))
    kept = np.array([(1 << (8 * size)) - 1 for size in range(WORD + 1)], dtype=np.uint64)
    words = np.empty((max(1, -(-int(sizes.max()) // WORD)), len(begins)), dtype=np.uint64)
    for number, word in enumerate(words):
        np.take(kept, sizes - WORD * number, mode="clip", out=word)
        np.bitwise_and(word, starting[begins + WORD * number], out=word)
    return words


def _long_texts(characters: Bytes, begins: Places, sizes: Places) -> Coded:
    import numpy as np
    import pandas as pd

    raw = characters.tobytes()
    spans = zip(begins.tolist(), (begins + sizes).tolist(), strict=True)
    texts = [raw[begin:end].decode().replace('""', '"') for begin, end in spans]
    codes, distinct = pd.factorize(np.array(texts, dtype=object))
    return Coded(codes.astype(np.int32), distinct.tolist())
