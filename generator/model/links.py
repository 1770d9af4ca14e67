"""Which keys of definitions hold links: what stands there is meant to be published."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import AfterValidator, BaseModel

from generator.model.fields import Link
from generator.model.groups import Communities, Suppliers
from generator.model.organisation import Organisation
from generator.model.provider import Provider
from generator.model.service import Service

_FILES = (Organisation, Provider, Service, Communities, Suppliers)
_MARK = next(each for each in get_args(Link) if isinstance(each, AfterValidator))


@cache
def link_keys() -> frozenset[str]:
    """Return the names of all fields of the models that are links, such as “contact”."""
    return frozenset(key for model in _FILES for key in _keys(model, set()))


def _keys(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[str]:
    if model in seen:
        return
    seen.add(model)
    for name, field in model.model_fields.items():
        parts = [*field.metadata, *_parts(field.annotation)]
        if _MARK in parts:
            yield name
        for part in parts:
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from _keys(part, seen)


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield a type and what it is made of: a tuple's items, the sides of an “or”."""
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)
