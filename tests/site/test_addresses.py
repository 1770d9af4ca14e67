"""Each comment, warning and figure can be linked to: an id of its own, the same on each page."""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from generator.features.conversation.figures import Conversation
from generator.features.conversation.words import topic_views
from generator.language import ENGLISH
from generator.wording.anchors import anchor
from tests.site.conftest import pages_of
from tests.site.test_build import HOSTILE, Page, page


def ids(found: Page) -> list[str]:
    return [attributes["id"] or "" for _, attributes in found.tags if "id" in attributes]


def test_no_page_has_an_id_twice(example_site):
    for path in pages_of(example_site):
        found = Counter(ids(Page(path.read_text(encoding="utf-8"))))
        assert [each for each, number in found.items() if number > 1] == [], path


def test_each_link_within_a_page_leads_somewhere(example_site):
    for path in pages_of(example_site):
        found = Page(path.read_text(encoding="utf-8"))
        hrefs = (attributes.get("href") or "" for tag, attributes in found.tags if tag == "a")
        assert {href[1:] for href in hrefs if href[:1] == "#"} <= set(ids(found)), path


def test_comments_warnings_and_figures_have_an_address(example_site):
    found = ids(page(example_site, "services/remote-access"))
    for kind, least in (("said-", 5), ("warning-", 2), ("figure-", 5)):
        assert sum(each.startswith(kind) for each in found) >= least, kind
    assert "figure-remote-access-like" in found


@pytest.mark.parametrize("other", ["conversation", "attention", "communities/office"])
def test_a_comment_has_the_same_address_on_each_page(example_site, other):
    there = {each for each in ids(page(example_site, other)) if each.startswith("said-")}
    services = (example_site / "services").iterdir()
    own = {
        each
        for folder in services
        if folder.is_dir()
        for each in ids(page(example_site, f"services/{folder.name}"))
    }
    assert there
    assert there <= own


def test_an_address_stays_where_others_are_written_before_it(example_cards):
    card = next(each for each in example_cards.services if each.id == "remote-access")
    conversation = card.panels[Conversation]
    places = example_cards.definitions, example_cards.as_of
    before = {each.said: each.id for each in topic_views(ENGLISH, card, *places)}
    moved = [replace(each, place=each.place + 7) for each in reversed(conversation.topics)]
    new = replace(conversation, topics=(*moved, replace(moved[0], place=99)))
    panels = {Conversation: new}

    class Panels:
        def __getitem__(self, kind):
            return panels.get(kind) or card.panels[kind]

    after = topic_views(ENGLISH, replace(card, panels=Panels()), *places)
    assert {each.said: each.id for each in after[:-1]} == before
    assert after[-1].id == f"{after[0].id}-2"  # what is said twice on a day


@pytest.mark.parametrize("said", [HOSTILE, "", " ", "ä/ö", "a b", "A B", "a-b", "#%"])
def test_an_address_is_safe_for_any_text(said):
    for found in (anchor("said", said), anchor("said", "mail", said=said)):
        assert found.replace("-", "").isascii()
        assert found.replace("-", "").isalnum()
        assert found == found.lower()


def test_what_reads_alike_has_addresses_of_its_own():
    names = ["Ä", "Ö", "A", "a", "!", "é"]
    assert len({anchor("said", each) for each in names}) == len(names)
    assert len({anchor("said", "mail", said=each) for each in names}) == len(names)
    assert anchor("figure", "mail/like") == "figure-mail-like"
