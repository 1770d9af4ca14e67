"""What the models say of a place in a file: which part it is, and which words it may hold."""

from __future__ import annotations

from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from generator.model.fields import Part

Location = tuple[str | int, ...]
"""A path of keys and list indices."""


def part_at(kind: type[Part], location: Location) -> type[BaseModel] | None:
    """Return the model of what a location holds; none where it is no part."""
    found = annotation_at(kind, location)
    return next((part for part in _unwrapped(found) if _is_part(part)), None)


def part_within(kind: type[BaseModel], key: str) -> type[BaseModel] | None:
    """Return the model of what a key holds, or of each item of its list; None where it is none."""
    field = kind.model_fields.get(key)
    if field is None:
        return None
    options = _unwrapped(field.annotation)
    options += [get_args(option)[0] for option in options if get_origin(option) is tuple]
    return next((part for option in options for part in _unwrapped(option) if _is_part(part)), None)


def annotation_at(kind: type[Part], location: Location) -> Any:
    """Follow a path of keys and list indices through the models' annotations."""
    current: Any = kind
    for step in location:
        options = _unwrapped(current)
        if isinstance(step, int):
            current = next((get_args(o)[0] for o in options if get_origin(o) is tuple), None)
        else:
            part = next((o for o in options if _is_part(o)), None)
            field = part.model_fields.get(step) if part else None
            current = field.annotation if field else None
    return current


def _is_part(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _unwrapped(annotation: Any) -> list[Any]:
    """Return the alternatives of an annotation, without “or None” and without metadata."""
    if hasattr(annotation, "__metadata__"):
        return _unwrapped(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return [option for each in get_args(annotation) for option in _unwrapped(each)]
    return [annotation]


def choices_of(annotation: Any) -> list[str]:
    """Return the words that may stand there; none where any may."""
    for option in _unwrapped(annotation):
        if isinstance(option, type) and issubclass(option, Enum):
            return [str(member.value) for member in option]
        if get_args(option):
            return [str(choice) for choice in get_args(option)]
    return []
