"""The order of names in lists, as a reader looks them up in any language of a site."""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile(r"(\d+)")
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
"""Letters that stand for others and are no sum of a letter and a sign."""

Order = tuple[tuple[tuple[int, int, str], ...], str]
"""What names are sorted by: their numbers and letters, and the name itself."""


def alphabetical(name: str) -> Order:
    """Return what a name is sorted by: Ä next to A, 9 before 10, small and capital letters alike.

    Names that differ in no more than that stand in the order of their characters, so that the order
    is always the same.
    """
    letters = unicodedata.normalize("NFD", name.casefold()).translate(_LETTERS)
    plain = "".join(each for each in letters if not unicodedata.combining(each))
    parts = (part for part in _NUMBER.split(plain) if part)
    return tuple(_part(part) for part in parts), name


def _part(part: str) -> tuple[int, int, str]:
    """Return a number before all letters, and each number by its value."""
    return (0, int(part), "") if part.isdecimal() else (1, 0, part)
