"""What structs hold, as plain data: to compare it, to search it, to write it down."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import asdict


def as_plain(value: Any) -> Any:
    """Return structs as dictionaries by their fields, however deep they lie."""
    if isinstance(value, Struct):
        return {name: as_plain(each) for name, each in asdict(value).items()}
    if isinstance(value, dict):
        return {as_plain(key): as_plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_plain(each) for each in value]
    return value
