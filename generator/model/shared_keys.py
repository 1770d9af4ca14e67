"""Definitions that share the sets of their keys: many thousands say the same ones.

Pydantic gives each part a set of the keys that were given, which takes more memory than their
values.
"""

from __future__ import annotations

from typing import TypeVar

from generator.model.fields import Part

AnyShared = TypeVar("AnyShared", bound=Part)
_KNOWN: dict[frozenset[str], set[str]] = {}


def with_shared_keys(part: AnyShared) -> AnyShared:
    """Return a definition: of all that give the same keys, it and the parts in it share the set."""
    for value in vars(part).values():
        for each in value if isinstance(value, tuple | list) else (value,):
            if isinstance(each, Part):
                with_shared_keys(each)
    return with_own_keys_shared(part)


def with_own_keys_shared(part: AnyShared) -> AnyShared:
    """Return the same of a definition whose parts share theirs already."""
    given = part.model_fields_set
    known = _KNOWN.setdefault(frozenset(given), given)
    if known is not given:
        object.__setattr__(part, "__pydantic_fields_set__", known)
    return part
