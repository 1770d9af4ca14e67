"""New files are whole: they say what was given, and their comments become keys when used."""

from __future__ import annotations

import re
from datetime import date

import pytest

from generator.model.reference import PLACES, entries, flat
from generator.model.schema import SCHEMAS
from generator.sources.text import TextFile
from generator.sources.yaml_document import parse
from generator.writing.new_file import new_file, slug

NEEDED = {
    "organisation": {"name": "A"},
    "provider": {"name": "IT", "shirt": "IT"},
    "service": {"name": "Mail", "stage": "live"},
    "communities": {"communities": [{"id": "a", "name": "A"}]},
    "suppliers": {"suppliers": [{"id": "a", "name": "A"}]},
    "mapping": {"kind": "answers", "files": ["*.csv"]},
    "event-mapping": {"fixed": {"measure": "page"}},
}


def read(text: str):
    document, findings = parse(TextFile("a.yml", text))
    assert findings == []
    return document.value


def used(text: str) -> str:
    """Return the file with every comment's “# ” removed."""
    lines = text.split("\n")[1:]
    return "\n".join(
        re.sub(r"^# ", "", line)
        if re.match(r"# [ a-z-]", line) and (": " in line or line.endswith(":"))
        else line
        for line in lines
        if not line.startswith("# ") or ":" in line
    )


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_new_file_says_what_was_given(kind):
    text = new_file(kind, NEEDED[kind])
    assert read(text) == NEEDED[kind]
    assert text.startswith("# yaml-language-server: $schema=" + "../" * PLACES[kind].count("/"))


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_key_of_the_schema_stands_in_it_with_its_meaning(kind):
    text = new_file(kind, NEEDED[kind])
    for entry in entries(kind):
        assert re.search(rf"^(?:# )?{entry.name}:", text, re.MULTILINE), entry.name
        assert entry.meaning in text
        if entry.name not in NEEDED[kind]:
            assert all(inner.meaning in text for inner in flat(entry.within))


@pytest.mark.parametrize("kind", SCHEMAS)
def test_all_comments_used_are_yaml_with_every_key(kind):
    value = read(used(new_file(kind, NEEDED[kind])))
    assert set(value) == {entry.name for entry in entries(kind)}


def test_values_of_all_sorts():
    text = new_file(
        "service",
        {
            "name": "Mail: fast",
            "stage": "live",
            "launched": date(2020, 1, 1),
            "communities": ["a", "b"],
            "owner": [{"since": date(2020, 1, 1), "role": "Head"}],
            "feedback": {"link": "https://example.org/say"},
        },
    )
    assert read(text) == {
        "name": "Mail: fast",
        "stage": "live",
        "launched": "2020-01-01",
        "communities": ["a", "b"],
        "owner": [{"since": "2020-01-01", "role": "Head"}],
        "feedback": {"link": "https://example.org/say"},
    }


def test_a_key_that_the_kind_does_not_have_is_refused():
    with pytest.raises(KeyError, match="colour"):
        new_file("service", {"name": "A", "colour": "red"})


@pytest.mark.parametrize(
    ("name", "id_"),
    [("Größe & Mail", "grosse-mail"), ("  Room #4 ", "room-4"), ("日本", ""), ("Á é", "a-e")],
)
def test_a_name_becomes_an_id(name, id_):
    assert slug(name) == id_
