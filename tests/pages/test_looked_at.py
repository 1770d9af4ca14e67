"""What pages about many services look at is handed over with each service's own page."""

from __future__ import annotations

from functools import partial

import pytest
from msgspec.structs import replace

from generator.figures.panels import Panels
from generator.pages.table import LOOKED_AT, pages
from generator.pipeline import compute, material
from generator.scorecards.packed_parts import PackedParts, pack


@pytest.fixture(scope="module")
def packed(example_cards):
    return {card.id: pack(card.panels, LOOKED_AT) for card in example_cards.services}


@pytest.fixture(scope="module")
def handed_over(example_cards, packed):
    """Return the scorecards of the example; of panels there is what is handed over and no more."""

    def without(card):
        panels = Panels(card.panels.context, ())
        panels.take(partial(PackedParts, packed[card.id], LOOKED_AT))
        return replace(card, panels=panels)

    by_id = {card.id: without(card) for card in example_cards.services}

    def of(cards):
        return tuple(by_id[card.id] for card in cards)

    return replace(
        example_cards,
        services=of(example_cards.services),
        providers=tuple(replace(p, services=of(p.services)) for p in example_cards.providers),
    )


def test_what_is_unpacked_is_what_was_packed(example_cards, packed):
    assert len(LOOKED_AT) > 8
    for card in example_cards.services:
        found = dict(PackedParts(packed[card.id], LOOKED_AT))
        made = {
            part: card.panels[part] if isinstance(part, type) else card.panels.part(part)
            for part in LOOKED_AT
        }
        assert repr(found) == repr(made)  # arrays are among them, and numbers that are none


def test_it_is_small(packed):
    assert max(map(len, packed.values())) < 25_000


def test_pages_about_many_services_say_the_same_of_what_is_handed_over(
    example_reading, example_cards, handed_over
):
    whole = pages(material(example_reading, example_cards))
    some = {page.path: page for page in pages(material(example_reading, handed_over))}
    about_many = [page for page in whole if page.panels is None]
    assert len(about_many) > 20
    for page in about_many:
        assert some[page.path].view == page.view, page.path
        assert some[page.path].offer() == page.offer(), page.path


def test_a_part_with_all_that_panels_are_made_from_is_refused(example_cards):
    card = example_cards.services[0]
    with pytest.raises(TypeError, match="all that panels are made from"):
        pack(card.panels, (lambda panels: panels.context,))


def test_what_is_forgotten_is_made_again_and_is_the_same(example_cards):
    card = next(card for card in example_cards.services if card.signs.like.has_value)
    figures, before = card.panels.figures, repr(card.panels.figures)
    card.panels.forget()
    again = card.panels.figures
    assert again[0] is not figures[0]
    assert repr(again) == before


def test_cells_of_no_more_than_so_many_series_are_kept(example_reading, monkeypatch):
    monkeypatch.setattr("generator.disclosure.published_cells._MOST", 1)
    cards = compute(example_reading).services
    card = next(card for card in cards if card.signs.like.has_value)
    about = card.panels.context.subject_context
    published = about.published
    asked = [(about.subject, each, card.signs.like.mode) for each in ("like", "ease")]
    cells = published.points(*asked[0])
    assert cells
    assert published.points(*asked[0]) is cells
    published.points(*asked[1])
    again = published.points(*asked[0])
    assert again is not cells
    assert again == cells
