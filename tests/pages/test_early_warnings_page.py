"""The page of early warnings: who has one, how it stands, and of whom nobody can say."""

from __future__ import annotations

from collections import Counter

import pytest

from generator.features.owners_word.figures import Stand, Warnings
from generator.language import ENGLISH
from generator.model.service import Stage
from generator.pages.early_warnings import _others, _said, warnings_view

LATE, NEW, ANSWERED = Stand


def test_each_warning_of_a_service_is_on_the_page_once(example_cards):
    view = warnings_view(ENGLISH, example_cards)
    shown = Counter(each.card.id for stand in view.stands for each in stand.services)
    warned = [card.id for card in example_cards.services if card.panels[Warnings].items]
    assert shown == Counter(warned)
    assert len(warned) >= 4
    for stand in view.stands:
        assert [each.card.name for each in stand.services] == sorted(
            each.card.name for each in stand.services
        )


def test_a_service_stands_where_its_most_pressing_warning_does(example_cards):
    stands = {
        each.card.id: stand.id
        for stand in warnings_view(ENGLISH, example_cards).stands
        for each in stand.services
    }
    assert stands
    words = {LATE: "unanswered", NEW: "new", ANSWERED: "answered"}
    for card in example_cards.services:
        items = card.panels[Warnings].items
        if items:
            assert stands[card.id] == words[items[0].stand]


def test_one_word_for_two_warnings_is_quoted_once(example_cards):
    (found,) = (
        each
        for stand in warnings_view(ENGLISH, example_cards).stands
        for each in stand.services
        if each.card.id == "remote-access"
    )
    first, second = (warning.response for warning in found.warnings)
    assert first.startswith("4 May 2026, in the owner’s own words: “Our promise is kept")
    assert second == "4 May 2026, in the words above."


def test_all_services_in_use_are_accounted_for(example_cards):
    view = warnings_view(ENGLISH, example_cards)
    numbers = [int(word) for word in view.others.split() if word.isdigit()]
    shown = sum(len(stand.services) for stand in view.stands)
    used = [c for c in example_cards.services if c.service.stage in (Stage.LIVE, Stage.RETIRING)]
    assert sum(numbers) + shown == len(used)


@pytest.mark.parametrize(
    ("stands", "said", "tone"),
    [
        ({}, "There is no early warning now.", "plain"),
        ({LATE: 1}, "1 service has a warning that nobody answered.", "bad"),
        ({NEW: 2}, "2 services have a new warning.", "plain"),
        ({ANSWERED: 1}, "1 service has a warning that was answered.", "plain"),
        (
            {LATE: 2, NEW: 1, ANSWERED: 3},
            (
                "2 services have a warning that nobody answered, 1 has a new one and 3 have "
                "one that was answered."
            ),
            "bad",
        ),
    ],
)
def test_what_presses_most_is_said_first(stands, said, tone):
    assert _said(ENGLISH, Counter(stands)) == (said, tone)


def test_silence_is_not_good_news():
    assert (
        _others(ENGLISH, 3, 0)
        == "Of the services in use, not listed here: 3 services have no warning."
    )
    assert _others(ENGLISH, 0, 1) == (
        "Of the services in use, not listed here: for 1 service we know too little to warn. That "
        "does not mean it is fine."
    )
    assert _others(ENGLISH, 0, 0) == ""
