"""What would break programs that read a version of the API, by its old schema and its new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Schema = Mapping[str, Any]


def breaks(old: Schema, new: Schema) -> list[str]:
    """Return what is gone, or is something else; what is added breaks nothing."""
    return list(_breaks("", old, old, new, new))


def _breaks(at: str, old: Schema, old_root: Schema, new: Schema, new_root: Schema) -> Iterator[str]:
    old, new = _found(old, old_root), _found(new, new_root)
    was, is_now = _types(old, old_root), _types(new, new_root)
    if was != is_now:
        yield f"{at}: {' or '.join(sorted(was))}, now {' or '.join(sorted(is_now))}"
        return
    for word in old.get("enum", ()):
        if word not in new.get("enum", (word,)):
            yield f"{at}: {word} is gone"
    for name, given in old.get("properties", {}).items():
        here = f"{at}.{name}" if at else name
        if name not in new.get("properties", {}):
            yield f"{here} is gone"
            continue
        if name in old.get("required", ()) and name not in new.get("required", ()):
            yield f"{here}: always there, now not always"
        yield from _breaks(here, given, old_root, new["properties"][name], new_root)
    for inside, mark in (("items", "[]"), ("additionalProperties", "{}")):
        if isinstance(old.get(inside), dict):
            yield from _breaks(at + mark, old[inside], old_root, new[inside], new_root)
    for one, other in zip(_others(old), _others(new), strict=True):
        yield from _breaks(at, one, old_root, other, new_root)


def _found(schema: Schema, root: Schema) -> Schema:
    while "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    return schema


def _others(schema: Schema) -> list[Schema]:
    return [each for each in schema.get("anyOf", ()) if each.get("type") != "null"]


def _types(schema: Schema, root: Schema) -> set[str]:
    schema = _found(schema, root)
    if "anyOf" in schema:
        return set().union(*(_types(each, root) for each in schema["anyOf"]))
    return {schema.get("type", "any")}
