"""Old names of columns and keys are read as the new ones, and a finding says what to write."""

from __future__ import annotations

import json
from typing import Annotated

import pytest
from pydantic import Field

from generator.checks.run import check
from generator.model import schema
from generator.model.fields import Formerly, Name, Part
from generator.model.kinds import KIND_OF_FOLDER, KINDS
from generator.model.old_names import old_columns, with_current_columns, with_current_keys
from generator.model.reading import read_part
from generator.model.reference import entries
from generator.pages.page import Page
from generator.pages.table import pages
from generator.pipeline import Reading, compute, material
from generator.sources import csv_table, yaml_document
from generator.sources.finding import Severity
from generator.sources.history import History
from generator.sources.repository import read_sources
from generator.sources.text import TextFile

NEW = """date,provider,community,learned,action
2026-08-03,it,office,"They wait, and wait",A second desk
2026-08-04,it,office,They like tea,
"""
OLD = NEW.replace("action", "deed")
HOME = "services/organisation.yml"
COMMUNITIES = "services/communities.yml"
OFFICE = "communities:\n  - {id: office, name: Office}\n"
VISITS = "data/visits/v.csv"


class Item(Part):
    """Something within a list."""

    reply: Annotated[Name, Formerly("answer", "retort")] = Field(description="What was said.")


class Talk(Part):
    """A model whose keys had other names."""

    name: Name = Field(description="The name.")
    items: Annotated[tuple[Item, ...], Formerly("things")] = Field((), description="What is in it.")


def table(text):
    found, findings = csv_table.parse(TextFile("data/visits/v.csv", text))
    assert findings == []
    return found


def document(text):
    found, findings = yaml_document.parse(TextFile("talk.yml", text))
    assert findings == []
    return found


def places(findings):
    return [(f.code, f.severity, f.place.line, f.place.column) for f in findings]


def test_an_old_column_is_read_as_the_new_one():
    found, findings = with_current_columns(table(OLD), KIND_OF_FOLDER["visits"])
    assert found.header == table(NEW).header
    assert found.rows == table(NEW).rows
    assert places(findings) == [("old-name", "warning", 1, 33)]
    assert "“deed” is the old name of the column “action”" in findings[0].message
    assert findings[0].hint == "rename the column to “action”"


def test_old_and_new_column_together_are_refused():
    both = "date,deed,provider,community,learned,action\n2026-08-03,a,it,office,They wait,b\n"
    found, findings = with_current_columns(table(both), KIND_OF_FOLDER["visits"])
    assert found is None
    assert places(findings) == [("csv-duplicate-column", "error", 1, 6)]
    assert "“deed” is its old name" in findings[0].message


def test_no_old_name_of_a_column_is_another_columns_name():
    for kind in KINDS:
        old = [name for column in kind.columns for name in column.formerly]
        assert len(old) == len(old_columns(kind)), kind.folder
        assert old_columns(kind).keys().isdisjoint(column.name for column in kind.columns)


@pytest.mark.parametrize("page", ["communities/office/index.md", "providers/it/index.md"])
def test_the_same_pages_from_old_names_as_from_new_ones(repository, page):
    old, new = (_views(repository({COMMUNITIES: OFFICE, VISITS: text})) for text in (OLD, NEW))
    assert "A second desk" in new[page]
    assert old[page] == new[page]


def _views(reading):
    assert all(f.severity is not Severity.ERROR for f in reading.checked.findings)
    bare = Reading(reading.root, reading.checked, History())
    found = pages(material(bare, compute(bare)))
    return {page.path: str(page.view) for page in found if isinstance(page, Page)}


def test_an_old_key_is_read_as_the_new_one_wherever_it_stands():
    text = "things:\n  - answer: a\n  - retort: b\n  - reply: c\nname: x\n"
    found, findings = with_current_keys(document(text), Talk)
    assert found.value == {"items": [{"reply": "a"}, {"reply": "b"}, {"reply": "c"}], "name": "x"}
    assert places(findings) == [
        ("old-name", "warning", 1, 1),
        ("old-name", "warning", 2, 5),
        ("old-name", "warning", 3, 5),
    ]
    assert [f.hint for f in findings] == ["write “items:”", "write “reply:”", "write “reply:”"]


def test_what_is_wrong_in_an_old_keys_value_is_found_at_its_place():
    found, _ = with_current_keys(document("name: x\nthings:\n  - answer: [a, b]\n"), Talk)
    part, findings = read_part(found, Talk)
    assert part is None
    assert [(f.place.line, f.place.column) for f in findings] == [(3, 13)]


def test_old_and_new_key_together_are_refused():
    text = "name: x\nitems:\n  - {reply: a, answer: b}\n"
    found, findings = with_current_keys(document(text), Talk)
    assert found.value == {"name": "x", "items": [{"reply": "a"}]}
    assert places(findings) == [("duplicate-key", "error", 3, 16)]


def test_a_document_without_old_names_stays_as_it_is():
    one = document("name: x\nitems: [{reply: a thing}]\n")
    assert with_current_keys(one, Talk) == (one, [])
    assert with_current_keys(document("- a\n"), Talk)[1] == []
    assert with_current_keys(document("things: a\nname: [b]\n"), Talk)[0].value == {
        "items": "a",
        "name": ["b"],
    }


def test_old_keys_of_a_definition_are_found_by_the_check(write, monkeypatch):
    from generator.model import definitions

    monkeypatch.setitem(definitions._FILES, HOME, Renamed)
    both = write({HOME: "name: x\ntitle: y\n"})
    codes = [f.code for f in check(read_sources(both), History()).findings]
    assert "duplicate-key" in codes
    assert "unknown-key" not in codes


class Renamed(Part):
    """An organisation's file whose key had another name."""

    name: Annotated[Name, Formerly("title")] = Field(description="The name.")


def test_editors_show_an_old_key_as_deprecated(monkeypatch):
    monkeypatch.setitem(schema.SCHEMAS, "talk", lambda: Talk)
    made = json.loads(schema.schema_text("talk"))
    item = made["$defs"]["Item"]["properties"]
    assert made["properties"]["things"]["deprecated"] is True
    assert made["properties"]["things"]["type"] == "array"
    assert item["answer"]["deprecated"] is True
    assert item["retort"]["deprecated"] is True
    assert item["answer"]["description"] == "The old name of “reply”."
    assert "x-old-names" not in schema.schema_text("talk")
    assert [entry.name for entry in entries("talk")] == ["name", "items"]
