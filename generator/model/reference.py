"""Every field of every kind of file, read from the JSON Schemas: what the reference says.

The page of fields, the comments in new files and what editors show come from the same sentences.
Columns of data say what their values are in the same words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from generator.model.schema import SCHEMAS, schema_of
from generator.model.table import Column, Type

PLACES = {
    "organisation": "services/organisation.yml",
    "provider": "services/<provider>/provider.yml",
    "service": "services/<provider>/<service>.yml",
    "communities": "services/communities.yml",
    "suppliers": "services/suppliers.yml",
    "mapping": "mapping.yml",
    "event-mapping": "events.yml",
}
"""Where each kind of file lies; a mapping may lie anywhere, under any name."""

ANY = "*"
"""In the path of a key: a name that a user may choose, such as a column's."""

Schema = Mapping[str, Any]


class FileKey(Struct, frozen=True):
    """A key that a file may have.

    ``kind`` says in words what its value is: “text”, “a day”, “one of: live, retired”. ``path``
    leads to it from the top of the file (“steps”, “id”). ``many`` is true of lists; ``within`` are
    the keys of a value (or of each item of a list) that has keys of its own.
    """

    path: tuple[str, ...]
    kind: str
    meaning: str
    required: bool
    default: str | None
    many: bool
    within: tuple[FileKey, ...]

    @property
    def name(self) -> str:
        """The key."""
        return self.path[-1]


@cache
def entries(kind: str) -> tuple[FileKey, ...]:
    """Return the keys of a kind of file, in the order of the model; raise ``KeyError``."""
    schema = schema_of(kind)
    return tuple(_entries(schema, schema, ()))


def all_entries() -> dict[str, tuple[FileKey, ...]]:
    """Return the keys of all kinds of files."""
    return {kind: entries(kind) for kind in SCHEMAS}


def flat(some: tuple[FileKey, ...]) -> Iterator[FileKey]:
    """Yield entries with all those within them, each before its own."""
    for entry in some:
        yield entry
        yield from flat(entry.within)


@cache
def about(kind: str) -> str:
    """Return what a kind of file is, in a sentence."""
    return str(schema_of(kind)["description"])


def values(column: Column) -> str:
    """Say in words what the values of a column of data are."""
    if column.type is Type.CHOICE:
        return f"one of: {', '.join(column.choices)}"
    if column.type in (Type.WHOLE, Type.NUMBER):
        kind = "integer" if column.type is Type.WHOLE else "number"
        return _number({"type": kind, "minimum": column.minimum, "maximum": column.maximum})
    return _VALUES[column.type]


def _of_each_name(item: Schema, root: Schema) -> Schema | None:
    """Return what stands below each name of a user's own choosing, if that has keys."""
    below = item.get("additionalProperties")
    found = resolve(below, root) if below else {}
    return found if "properties" in found else None


def _entries(schema: Schema, root: Schema, path: tuple[str, ...]) -> Iterator[FileKey]:
    needed = schema.get("required", ())
    for name, given in schema.get("properties", {}).items():
        if given.get("deprecated"):
            continue
        value = resolve(given, root)
        many = value.get("type") == "array"
        item = resolve(value["items"], root) if many else value
        here = (*path, name)
        own = _of_each_name(item, root)
        within = tuple(_entries(own or item, root, (*here, ANY) if own else here))
        kind = _many(item) if many else _kind(item)
        if item.get("additionalProperties"):
            kind = f"names ({ANY}), each with keys" if own else "names, each with text"
        meaning = given.get("description") or value.get("description", "")
        yield FileKey(here, kind, meaning, name in needed, _default(given), many, within)


def resolve(schema: Schema, root: Schema) -> Schema:
    """Follow references, and leave out “or nothing”."""
    while True:
        if "$ref" in schema:
            schema = root["$defs"][schema["$ref"].rsplit("/", 1)[-1]]
        elif "anyOf" in schema:
            schema = next(one for one in schema["anyOf"] if one.get("type") != "null")
        else:
            return schema


_SIMPLE = {"date": "a day, as 2026-09-30", "uri": "a link"}
_VALUES = {
    Type.DAY: _SIMPLE["date"],
    Type.TIME: "a day, or a day and a time, as 2026-09-30T14:05",
    Type.PERIOD: "a period or a day, as 2026-Q3 or 2026-09",
    Type.YES_NO: "one of: yes, no",
    Type.REFERENCE: "an id from the definitions",
    Type.TEXT: "text",
}


def _kind(item: Schema) -> str:
    """Say in words what a value is."""
    if "const" in item:
        return f"always {item['const']}"
    if "enum" in item:
        words = [word for word in item["enum"] if not isinstance(word, bool)]
        return f"one of: {', '.join(words)}"
    if "properties" in item:
        return "keys of its own"
    if item.get("format") in _SIMPLE:
        return _SIMPLE[item["format"]]
    if item.get("type") in ("number", "integer"):
        return _number(item)
    return "an id: small letters, digits and hyphens" if _is_id(item) else "text"


def _many(item: Schema) -> str:
    if "properties" in item:
        return "a list, each with keys of its own"
    return f"a list; each is {_kind(item).removeprefix('a list; ')}"


def _is_id(item: Schema) -> bool:
    return str(item.get("pattern", "")).startswith("^[a-z0-9]+(?:-")


def _number(item: Schema) -> str:
    word = "a whole number" if item["type"] == "integer" else "a number"
    low, high = item.get("minimum"), item.get("maximum")
    if low is not None and high is not None:
        return f"{word} from {low:g} to {high:g}"
    return word if low is None else f"{word}, {low:g} or more"


def _default(schema: Schema) -> str | None:
    value = schema.get("default")
    return None if value is None or isinstance(value, list | dict) else str(value)
