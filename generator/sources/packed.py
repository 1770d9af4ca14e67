"""Short texts held as numbers, eight bytes in each: no object is made for a text before it is read.

A text of up to eight bytes is one number; a longer one is several. Bytes that it lacks are zero.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Words = NDArray[np.uint64]
    Codes = NDArray[np.integer]

WORD = 8
"""Bytes in a number."""
_VERY_MANY = 1_000_000
_PART_BITS = 6
_OFTEN = 4
"""So many equal neighbours, in the mean, are worth looking for."""
_BLOCK = 50_000
"""So many texts are decoded at once."""
_BLANK_ENDS = 0x20
"""Up to this byte, and from 0x80 on, a text may begin or end with what is blank."""


class PackedTexts(Sequence[str]):
    """Texts, in UTF-8, without a zero byte or a new line. A doubled quotation mark stands for one.

    ``words`` has the shape (numbers a text, texts).
    """

    def __init__(self, words: Words) -> None:
        self.words = words

    def __len__(self) -> int:
        """Return how many texts there are."""
        return int(self.words.shape[1])

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> PackedTexts: ...
    def __getitem__(self, at: int | slice) -> str | PackedTexts:
        """Return a text, or some."""
        if isinstance(at, slice):
            return PackedTexts(self.words[:, at])
        return _read(self.words[:, at].tobytes().rstrip(b"\0"))

    def __iter__(self) -> Iterator[str]:
        """Yield all texts."""
        import numpy as np

        size = WORD * len(self.words)
        for begin in range(0, len(self), _BLOCK):
            some = np.ascontiguousarray(self.words[:, begin : begin + _BLOCK].T)
            # No text goes over a line, so many are decoded at once.
            yield from _read(b"\n".join(some.view(f"S{size}").ravel().tolist())).split("\n")

    @property
    def trimmed(self) -> bool:
        """Whether it is sure, without reading any, that none is empty or has blanks around it."""
        import numpy as np

        each = np.ascontiguousarray(self.words).view(np.uint8)
        inner = (each > _BLANK_ENDS) & (each < 0x80) | (each == 0)
        return bool(inner.all() and self.words[0].all())


def _read(raw: bytes) -> str:
    return raw.decode().replace('""', '"')


def numbered_words(words: Words) -> tuple[Codes, PackedTexts]:
    """Return a code for each text, and the distinct texts.

    They are in the order of their first, unless there are very many.
    """
    import numpy as np
    import pandas as pd

    # Of neighbours that are equal, as in a column of days, only the first is looked up.
    changed = np.ones(words.shape[1], dtype=bool)
    np.any(words[:, 1:] != words[:, :-1], axis=0, out=changed[1:])
    begins = np.flatnonzero(changed)
    many = _OFTEN * len(begins) > len(changed)
    some = words if many else words[:, begins]
    varying = [word for word in some[:-1] if (word != word[0]).any()] + [some[-1]]
    codes, found = (_in_parts if len(some[0]) > _VERY_MANY else pd.factorize)(varying[0])
    for word in varying[1:]:
        others, also = pd.factorize(word)
        codes, found = pd.factorize(codes * np.int64(len(also)) + others)
    if len(words) == 1:
        distinct = found[None]
    else:
        first = np.empty(len(found), dtype=np.int64)
        first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
        distinct = some[:, first]
    codes = codes.astype(np.min_scalar_type(-max(len(found), 1)))  # there may be millions of rows
    texts = PackedTexts(distinct)
    return (codes if many else np.repeat(codes, np.diff(begins, append=len(changed)))), texts


def _in_parts(numbers: NDArray[np.uint64]) -> tuple[Codes, NDArray[np.uint64]]:
    """Return what ``factorize`` does, in any order: a hash table for each part of the numbers.

    One for all of them would not stay near the processor.
    """
    import numpy as np
    import pandas as pd

    mixed = numbers * np.uint64(0x9E3779B97F4A7C15)  # what differs in any bit differs in the first
    part = (mixed >> np.uint64(64 - _PART_BITS)).astype(np.uint8)
    ends = np.cumsum(np.bincount(part))
    codes, parts, size = np.empty(len(numbers), dtype=np.int32), [], 0
    for mine in np.split(np.argsort(part, kind="stable"), ends[:-1]):
        own, found = pd.factorize(numbers[mine])
        codes[mine] = own + size
        size += len(found)
        parts.append(found)
    return codes, np.concatenate(parts)
