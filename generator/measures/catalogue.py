"""The table of methods that a published figure can name. The method page is made from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from generator.measures.catalogue_all import FROM_ALL
from generator.measures.catalogue_answers import FROM_ANSWERS
from generator.measures.catalogue_change import FROM_CHANGE
from generator.measures.catalogue_entry import Example, Method, Unit
from generator.measures.catalogue_foretold import FORETOLD
from generator.measures.catalogue_service import FROM_SERVICE
from generator.measures.catalogue_use import FROM_USE

__all__ = ["METHODS", "Example", "Method", "Unit", "method", "table"]


def table(methods: Iterable[Method]) -> Mapping[str, Method]:
    """Methods by id, in the order given. Raises ValueError where two have the same id."""
    found: dict[str, Method] = {}
    for entry in methods:
        if entry.id in found:
            raise ValueError(f"two methods are called {entry.id}")
        found[entry.id] = entry
    return MappingProxyType(found)


METHODS: Mapping[str, Method] = table(
    (*FROM_ANSWERS, *FROM_CHANGE, *FROM_SERVICE, *FROM_USE, *FORETOLD, *FROM_ALL)
)


def method(method_id: str) -> Method:
    """The method with this id. Raises KeyError with the ids that exist."""
    try:
        return METHODS[method_id]
    except KeyError:
        known = ", ".join(METHODS)
        raise KeyError(f"there is no method {method_id}; there are: {known}") from None
