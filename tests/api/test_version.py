"""Programs that read version 1 of the API can go on reading it."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urljoin

import pytest

from generator.api.documents import DOCUMENTS
from generator.api.places import link
from generator.api.schemas import schema_of
from tests.api.breaks import breaks

FROZEN = Path(__file__).parent / "v1"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_version_1_stays_what_it_was(name):
    frozen = json.loads((FROZEN / f"{name}.json").read_text(encoding="utf-8"))
    assert breaks(frozen, schema_of(name)) == []


def test_what_breaks_a_version_is_found():
    old = {
        "type": "object",
        "properties": {
            "a": {"type": "string"},
            "b": {"$ref": "#/$defs/B"},
            "c": {"enum": ["x", "y"], "type": "string"},
            "d": {"type": "array", "items": {"type": "number"}},
        },
        "required": ["a", "b"],
        "$defs": {"B": {"type": "object", "properties": {"n": {"type": "integer"}}}},
    }

    def changed(**properties: object) -> list[str]:
        return breaks(old, old | {"properties": old["properties"] | properties})

    assert breaks(old, old) == []
    assert changed(e={"type": "string"}) == []
    assert changed(c={"enum": ["x", "y", "z"], "type": "string"}) == []
    assert changed(a={"type": "integer"}) == ["a: string, now integer"]
    assert changed(c={"enum": ["x"], "type": "string"}) == ["c: y is gone"]
    assert changed(d={"type": "array", "items": {"type": "string"}}) == ["d[]: number, now string"]
    less = {key: each for key, each in old["properties"].items() if key != "a"}
    assert breaks(old, old | {"properties": less}) == ["a is gone"]
    assert breaks(old, old | {"required": ["a"]}) == ["b: always there, now not always"]
    other = {"B": {"type": "object", "properties": {"n": {"type": "number"}}}}
    assert breaks(old, old | {"$defs": other}) == ["b.n: integer, now number"]
    null = {"anyOf": [{"type": "string"}, {"type": "null"}]}
    assert changed(a=null) == ["a: string, now null or string"]


@pytest.mark.parametrize(
    ("target", "file", "said"),
    [
        ("services/mail/", "api/v1/services/mail.json", "../../../services/mail/"),
        ("api/v1/services/mail.json", "api/v1/index.json", "services/mail.json"),
        ("", "api/v1/index.json", "../../"),
    ],
)
def test_addresses_are_as_seen_from_the_file(target, file, said):
    assert link(target, file) == said
    assert urljoin(f"https://a.example/below/{file}", said) == f"https://a.example/below/{target}"
