"""Which names rows may use, and what each is called today."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from generator.model.definitions import COMMUNITIES, Defined, Definitions
from generator.model.groups import Community
from generator.model.organisation import Organisation
from generator.model.provider import Provider
from generator.model.service import Service
from generator.records.reading_context import reading_context_of
from generator.sources.yaml_document import Document
from tests.records.from_rows import CONTEXT


@pytest.mark.parametrize(
    ("what", "written", "today"),
    [
        ("service", "mail", "mail"),
        ("service", "post", "mail"),
        ("service", "it", None),
        ("service", "Mail", None),
        ("provider", "it", "it"),
        ("provider", "mail", None),
        ("community", "field", "field"),
        ("community", "shop", None),
        ("step", "anything", "anything"),
        ("measure", "anything", "anything"),
        (None, "anything", "anything"),
    ],
)
def test_a_name_is_that_of_something_known_or_none(what, written, today):
    assert CONTEXT.named(what, written) == today


def test_where_the_list_of_communities_cannot_be_read_any_name_may_be_one():
    unread = replace(CONTEXT, communities=None)
    assert unread.named("community", "shop") == "shop"
    assert unread.names("community") == ()
    assert replace(CONTEXT, communities=()).named("community", "shop") is None


def test_rows_may_use_former_names_of_services():
    assert CONTEXT.names("service") == ("mail", "travel", "post")
    assert CONTEXT.names("provider") == ("it",)
    assert CONTEXT.names("community") == ("field", "office")


def test_what_is_known_comes_from_the_definitions():
    nowhere = Document("x.yml", "", "", {})
    part = Organisation(name="A", timezone="Europe/Dublin", year_begins=8)
    service = Service(name="Mail", stage="live")
    field = Community(id="field", name="Field")
    definitions = Definitions(
        Defined("organisation", part, nowhere),
        {"it": Defined("it", Provider(name="IT", shirt="IT"), nowhere)},
        {"web": Defined("web", service, nowhere), "mail": Defined("mail", service, nowhere)},
        {"field": Defined("field", field, nowhere)},
        aliases={"post": "mail"},
    )
    found = reading_context_of(definitions)
    assert (found.timezone, found.year_begins) == ("Europe/Dublin", 8)
    assert (list(found.services), found.aliases) == (["mail", "web"], {"post": "mail"})
    assert (found.providers, found.communities) == (("it",), ("field",))
    unread = replace(definitions, unread_files=frozenset([COMMUNITIES]))
    assert reading_context_of(unread).communities is None
