"""The committed JSON Schemas are those of the models."""

from __future__ import annotations

import json

import pytest

from generator.model.schema import FOLDER, SCHEMAS, schema_text


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_fresh(name):
    committed = (FOLDER / f"{name}.schema.json").read_text(encoding="utf-8")
    assert committed == schema_text(name), "run “./iheartit schema”"


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_described(name):
    schema = json.loads(schema_text(name))
    parts = [schema, *schema.get("$defs", {}).values()]
    for part in parts:
        for key, field in part.get("properties", {}).items():
            assert "description" in field or "$ref" in field, key


def test_no_schema_is_left_over():
    assert {path.name for path in FOLDER.iterdir()} == {f"{n}.schema.json" for n in SCHEMAS}
