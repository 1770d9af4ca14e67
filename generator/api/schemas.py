"""The JSON Schemas of the API's files, made from their shapes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from generator.api.documents import DOCUMENTS
from generator.api.places import schema_file


@cache
def schema_of(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a kind of file. What it does not name may be there as well."""
    schema = TypeAdapter[Any](DOCUMENTS[name]).json_schema(mode="serialization")
    _without_titles(schema)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def schema_files() -> Iterator[tuple[str, str]]:
    """Yield the path of each schema, and its text."""
    for name in DOCUMENTS:
        text = json.dumps(schema_of(name), indent=2, ensure_ascii=False, sort_keys=True)
        yield schema_file(name), text + "\n"


def _without_titles(schema: Any) -> None:
    """Take out titles, in place: pydantic writes each name once more."""
    if isinstance(schema, list):
        for each in schema:
            _without_titles(each)
    if not isinstance(schema, dict):
        return
    if isinstance(schema.get("title"), str):
        del schema["title"]
    for each in schema.values():
        _without_titles(each)
