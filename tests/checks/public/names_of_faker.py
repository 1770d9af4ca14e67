"""The lists of names of Faker, as the checks keep them in a file.

    python -m tests.checks.public.names_of_faker

writes the file anew.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from typing import Any

import faker.providers.person as countries

from generator.checks.public.given_names import FILE, fold

_SHORTEST = 3


def names_of_faker() -> str:
    "Return the file: given names in first line, family names in second."
    given: set[object] = set()
    family: set[object] = set()
    for country in pkgutil.iter_modules(countries.__path__):
        module = importlib.import_module(f"{countries.__name__}.{country.name}")
        for attribute, values in _lists(module.Provider):
            names = given if attribute.startswith("first_") else family
            names.update(each if isinstance(each, str) else each[0] for each in values)
    return f"{_line(given)}\n{_line(family)}\n"


def _lists(provider: Any) -> Iterator[tuple[str, Iterable[Any]]]:
    """Yield the lists of names that a country has; some lists give each name its frequency."""
    for attribute in dir(provider):
        if attribute.startswith(("first_", "last_")):
            values = getattr(provider, attribute)
            if isinstance(values, tuple | list | dict | set | frozenset):
                yield attribute, values


def _line(names: Iterable[object]) -> str:
    """Return the names that are one word, of scripts that have capital letters.

    The checks look at words one by one.
    """
    found = {
        fold(name)
        for name in names
        if isinstance(name, str) and name[:1].isupper() and len(name) >= _SHORTEST
    }
    return " ".join(sorted(name for name in found if name and not any(c.isspace() for c in name)))


if __name__ == "__main__":
    FILE.write_text(names_of_faker(), encoding="utf-8")
