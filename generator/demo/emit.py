"""Plain values to YAML that people like to read: short, quoted only where YAML needs it."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence

WIDTH = 96
Value = str | int | float | bool | Sequence["Value"] | Mapping[str, "Value"]

_PLAIN = re.compile(r"[A-Za-z0-9À-ÿ](?:[^\x00-\x1f:#\"\\]|:(?! |$)|(?<! )#)*")
_WORDS = {"yes", "no", "true", "false", "on", "off", "null", "y", "n"}


def to_yaml(value: Mapping[str, Value]) -> str:
    """Return a mapping as YAML. Texts may not hold line breaks."""
    return "\n".join(_mapping(value, 0)) + "\n"


def _mapping(value: Mapping[str, Value], depth: int) -> Iterator[str]:
    pad = "  " * depth
    for key, item in value.items():
        if isinstance(item, Mapping):
            yield f"{pad}{key}:"
            yield from _mapping(item, depth + 1)
        elif isinstance(item, Sequence) and not isinstance(item, str):
            yield from _sequence(pad, key, item, depth)
        elif isinstance(item, str) and len(pad) + len(key) + len(item) > WIDTH:
            yield f"{pad}{key}: >-"
            yield from _folded(item, pad + "  ")
        else:
            yield f"{pad}{key}: {_scalar(item)}"


def _sequence(pad: str, key: str, items: Sequence[Value], depth: int) -> Iterator[str]:
    if not any(isinstance(item, Mapping) for item in items):
        yield f"{pad}{key}: [{', '.join(_scalar(item, inside=True) for item in items)}]"
        return
    yield f"{pad}{key}:"
    for item in items:
        if not isinstance(item, Mapping):
            raise TypeError(f"{key} mixes values and mappings")
        first, *rest = _mapping(item, depth + 2)
        yield f"{pad}  - {first.lstrip()}"
        yield from rest


def _folded(text: str, pad: str) -> list[str]:
    # A word broken at its hyphen would come back with a space in it.
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=pad,
        subsequent_indent=pad,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _scalar(value: Value, inside: bool = False) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return str(value)
    plain = _PLAIN.fullmatch(value) and value.lower() not in _WORDS and value == value.strip()
    if plain and not (inside and re.search(r"[,\[\]{}]", value)):
        return value
    return json.dumps(value, ensure_ascii=False)
