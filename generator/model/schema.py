"""The JSON Schemas that editors read, made from the models. Run through ``iheartit schema``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.disk.whole import write_files
from generator.model.fields import OLD_NAMES, Part
from generator.model.groups import Communities, Suppliers
from generator.model.organisation import Organisation
from generator.model.provider import Provider
from generator.model.service import Service

MODELINE = "# yaml-language-server: $schema="
"""How a file's first line names its schema for editors."""
_BOUNDS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum"}
FOLDER = Path(__file__).parent / "schemas"


def _mapping() -> type[Part]:
    from generator.model.mapping import Mapping  # few runs read one, and its classes take a while

    return Mapping


def _event_mapping() -> type[Part]:
    from generator.model.event_mapping import EventMapping

    return EventMapping


SCHEMAS: dict[str, Callable[[], type[Part]]] = {
    "organisation": lambda: Organisation,
    "provider": lambda: Provider,
    "service": lambda: Service,
    "communities": lambda: Communities,
    "suppliers": lambda: Suppliers,
    "mapping": _mapping,
    "event-mapping": _event_mapping,
}
"""The model of each kind of file."""


def schema_text(name: str) -> str:
    """Return the JSON Schema of a kind of file, as it is committed."""
    return json.dumps(schema_of(name), indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def schema_of(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a kind of file, its keys in the order of the model."""
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= SCHEMAS[name]().model_json_schema(mode="validation")
    _in_standard_words(schema)
    return schema


def _in_standard_words(schema: Any) -> None:
    """Say in JSON Schema's words what pydantic says in its own, in place.

    Bounds of values that are read from text come out as “ge”, “gt” and “le”, which no editor knows.
    A yes is a word to YAML 1.2, so a yes or no may be either.
    """
    if isinstance(schema, list):
        for one in schema:
            _in_standard_words(one)
    if not isinstance(schema, dict):
        return
    for ours, theirs in _BOUNDS.items():
        if isinstance(schema.get(ours), int | float):
            schema[theirs] = schema.pop(ours)
    if schema.get("type") == "boolean":
        del schema["type"]
        schema["enum"] = [True, False, "yes", "no"]
        if isinstance(schema.get("default"), bool):
            schema["default"] = "yes" if schema["default"] else "no"
    if isinstance(schema.get("properties"), dict):
        schema["properties"] |= _old_properties(schema["properties"])
    for one in schema.values():
        _in_standard_words(one)


def _old_properties(properties: dict[str, Any]) -> dict[str, Any]:
    """Return the old names of keys as properties, which editors show struck through."""
    return {
        old: {**given, "deprecated": True, "description": f"The old name of “{name}”."}
        for name, given in properties.items()
        for old in given.pop(OLD_NAMES, ())
    }


def write_schemas(folder: Path) -> list[Path]:
    """Write all schemas into a folder and return their paths."""
    files = {f"{name}.schema.json": schema_text(name) for name in SCHEMAS}
    write_files(files, folder)
    return [folder / name for name in files]
