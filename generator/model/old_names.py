"""Old names of columns and keys: read as the new ones, with a warning that says what to write.

A column says its old names in ``Column.formerly``, a key in ``Formerly`` in its annotation. What
has an old name is renamed before anything looks at it, so no other code knows old names. Where the
old name and the new one stand together, nobody knows which value counts: that is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from functools import cache
from typing import Any, NamedTuple

from msgspec.structs import replace
from pydantic import BaseModel

from generator.model.annotations import part_within
from generator.model.fields import Formerly, Part
from generator.model.table import Kind
from generator.sources.csv_table import Table
from generator.sources.finding import Finding, Place, error, warning
from generator.sources.yaml_document import Document, Value

OLD_NAME = "old-name"


class Renaming(NamedTuple):
    """A key to be renamed: where its mapping is, its old name and its new one.

    The steps of ``path`` are new names.
    """

    path: tuple[str | int, ...]
    old: str
    new: str


def old_columns(kind: Kind) -> dict[str, str]:
    """Return the new name of each old one that a kind of data has."""
    return {old: column.name for column in kind.columns for old in column.formerly}


def with_current_columns(table: Table, kind: Kind) -> tuple[Table | None, list[Finding]]:
    """Return the table with new names, and the findings; None where old and new stand together."""
    names = old_columns(kind)
    if names.keys().isdisjoint(table.header):
        return table, []
    findings = []
    for old in names.keys() & set(table.header):
        place = table.header_place(old)
        if names[old] in table.header:
            message = f"the column “{names[old]}” is there twice: “{old}” is its old name"
            hint = f"move the values into “{names[old]}” and remove the column “{old}”"
            return None, [error("csv-duplicate-column", place, message, hint)]
        hint = f"rename the column to “{names[old]}”"
        findings.append(_warning("column", place, old, names[old], hint))
    header = tuple(names.get(name, name) for name in table.header)
    return replace(table, header=header), findings


def with_current_keys(document: Document, kind: type[Part]) -> tuple[Document, list[Finding]]:
    """Return the document with new names of keys, and the findings."""
    if not any(old in document.text for old in _all_old_keys(kind)):
        return document, []
    return rename(document, _in_part(kind, document.value, ()))


def rename(document: Document, renamings: Iterable[Renaming]) -> tuple[Document, list[Finding]]:
    """Return the document with some keys renamed, and the findings.

    Keys come before those within them. An old key next to its new one is taken out.
    """
    findings: list[Finding] = []
    value, keys = deepcopy(document.value), []
    for path, old, new in renamings:
        holder: Any = value
        for step in path:
            holder = holder[step]
        if new in holder:
            place = document.key_place(*path, old)
            message = f"“{new}” is here twice: “{old}” is its old name"
            findings.append(
                error(
                    "duplicate-key", place, message, f"remove one of the two: “{old}:” or “{new}:”"
                )
            )
            del holder[old]
            continue
        items = [(new if key == old else key, inner) for key, inner in holder.items()]
        holder.clear()
        holder.update(items)
        keys.append(((*path, old), new))
        document = replace(document, renamed=tuple(keys))
        place = document.key_place(*path, new)
        findings.append(_warning("key", place, old, new, f"write “{new}:”"))
    return replace(document, value=value), findings


def _warning(what: str, place: Place, old: str, new: str, hint: str) -> Finding:
    message = f"“{old}” is the old name of the {what} “{new}”; it is still read"
    return warning(OLD_NAME, place, message, hint)


def _in_part(
    kind: type[BaseModel], value: Value, path: tuple[str | int, ...]
) -> Iterator[Renaming]:
    """Yield the old keys that a value has where it is read as a model, or as a list of models."""
    if isinstance(value, list):
        for index, each in enumerate(value):
            yield from _in_part(kind, each, (*path, index))
    if not isinstance(value, dict):
        return
    names = _old_keys(kind)
    for key, inner in value.items():
        name = names.get(key, key)
        if name != key:
            yield Renaming(path, key, name)
        within = part_within(kind, name)
        if within and not (name != key and name in value):
            yield from _in_part(within, inner, (*path, name))


@cache
def _old_keys(kind: type[BaseModel]) -> Mapping[str, str]:
    """Return the new name of each old one that a model's own keys have."""
    return {
        old: name
        for name, field in kind.model_fields.items()
        for marker in field.metadata
        if isinstance(marker, Formerly)
        for old in marker.names
    }


@cache
def _all_old_keys(kind: type[BaseModel]) -> frozenset[str]:
    """Return the old names of a model's keys, and of the keys within them."""
    parts = (part_within(kind, name) for name in kind.model_fields)
    return frozenset(_old_keys(kind)).union(*(_all_old_keys(part) for part in parts if part))
