"""Which words are names of persons: given and family names, less what is a common word.

The names lie in a file, one list a line: those of more than 70 countries, as Faker has them.
Faker is made to invent data; reading its lists takes as long as all else that checks one file, so
it is read when the file is written anew (``python -m tests.checks.public.names_of_faker``).
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

from generator.checks.public.common_words import AMBIGUOUS, COMMON

FILE = Path(__file__).with_name("names.txt")
"""Two lines, the given names and the family names, as ``fold`` has them, sorted."""
_APOSTROPHES = "'’\u02bc"
_STRAIGHT = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "\u0131": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)


class People(NamedTuple):
    """Given and family names, in small letters and without accents (``fold``).

    Among the family names are common words, such as Hill and King; among the given ones none.
    ``only_given`` are those that mean nothing else.
    """

    given: frozenset[str]
    only_given: frozenset[str]
    family: frozenset[str]


def fold(word: str) -> str:
    """Return a word as it is compared: small letters, no accents, no apostrophes."""
    if word.isascii():
        return word.lower().replace("'", "")
    plain = unicodedata.normalize("NFKD", word.casefold()).translate(_STRAIGHT)
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in _APOSTROPHES)


@cache
def people() -> People:
    """Return the names of all countries whose scripts have capital letters."""
    given, family = FILE.read_text(encoding="utf-8").splitlines()
    of_given = frozenset(given.split()) - COMMON
    return People(of_given, of_given - AMBIGUOUS, frozenset(family.split()))
