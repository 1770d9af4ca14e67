"""Which words are names of persons: the lists of Faker, less what is a common word.

Faker is made to invent data, and so keeps lists of given and family names of more than 70
countries; it is well kept and needs nothing else. Only the lists are used. Its import takes half a
second, so it happens when the first text has words that could be a name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from generator.checks.public.common_words import AMBIGUOUS, COMMON

_SHORTEST = 3
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
    import importlib
    import pkgutil

    import faker.providers.person as countries

    given: set[object] = set()
    family: set[object] = set()
    for country in pkgutil.iter_modules(countries.__path__):
        module = importlib.import_module(f"{countries.__name__}.{country.name}")
        for attribute, values in _lists(module.Provider):
            names = given if attribute.startswith("first_") else family
            names.update(each if isinstance(each, str) else each[0] for each in values)
    of_given = _folded(given) - COMMON
    return People(of_given, of_given - AMBIGUOUS, _folded(family))


def _lists(provider: Any) -> Iterator[tuple[str, Iterable[Any]]]:
    """Yield the lists of names that a country has; some lists give each name its frequency."""
    for attribute in dir(provider):
        if attribute.startswith(("first_", "last_")):
            values = getattr(provider, attribute)
            if isinstance(values, tuple | list | dict | set | frozenset):
                yield attribute, values


def _folded(names: Iterable[object]) -> frozenset[str]:
    return frozenset(
        fold(name)
        for name in names
        if isinstance(name, str) and name[:1].isupper() and len(name) >= _SHORTEST
    )
