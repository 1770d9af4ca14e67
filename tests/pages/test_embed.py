"""What a badge and the small page say of each state of the example's services."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from generator.language import ENGLISH
from generator.language.load import locale_of
from generator.pages.embed import badge_said, shown_elsewhere

SAID = {
    "wifi": "Liked: 67\u202f% like it, 483 answers",
    "expenses": "Piñata: 35\u202f% like it, 175 answers",
    "remote-access": "Undecided: 54\u202f% like it, 248 answers",
    "bicycles": "Too few answers: 86\u202f% like it, 21 answers",
    "relocation": "not known: withheld, to protect people",
    "payslip-letter": "not known: nobody was asked",
    "pension-letters": "not known: no answers",
    "ask-fern": "planned, no date set",
    "fax": "ended in June 2025",
    "pagers": "ended",
}


@pytest.fixture(scope="module")
def cards(example_cards):
    return {each.id: each for each in example_cards.services}


@pytest.mark.parametrize("name", SAID)
def test_a_badge_says_the_verdict_with_its_number_or_why_there_is_none(cards, example_cards, name):
    assert badge_said(ENGLISH, cards[name], example_cards.as_of) == SAID[name]


def views(cards, name, locale=ENGLISH, before=(), definitions=None, **changes):
    card = cards[name]
    defined = definitions or card.panels.context.subject_context.definitions
    if changes:
        part = card.service.model_copy(update=changes)
        card = replace(card, defined=replace(card.defined, part=part))
    as_of = card.panels.context.subject_context.as_of
    badge, embed, _ = shown_elsewhere(locale, card, defined, as_of, before)
    return badge, embed


def test_what_is_made_up_says_so_on_both(cards):
    badge, embed = views(cards, "wifi")
    assert badge.view.said.endswith("483 answers · made up")
    assert badge.view.about.endswith("All of this is made up.")
    assert embed.view.made_up


def test_what_is_not_made_up_does_not(cards):
    definitions = cards["wifi"].panels.context.subject_context.definitions
    organisation = definitions.organisation
    real = replace(
        definitions,
        organisation=replace(
            organisation, part=organisation.part.model_copy(update={"fictional": False})
        ),
    )
    badge, embed = views(cards, "wifi", definitions=real)
    assert "made up" not in badge.view.said + badge.view.about
    assert not embed.view.made_up
    badge, embed = views(cards, "wifi", definitions=real, fictional=True)
    assert "made up" in badge.view.said
    assert embed.view.made_up


def test_an_open_link_is_named(cards):
    badge, embed = views(cards, "canteen")
    assert badge.view.said == "Liked: 64\u202f% like it, 266 answers (open link) · made up"
    assert badge.view.shirt.outline
    assert "open link" in str(embed.view.lead.evidence)


def test_a_number_is_marked_and_a_state_is_not(cards):
    assert views(cards, "wifi")[0].view.mark == "wifi/like 483"
    assert views(cards, "relocation")[0].view.mark == ""
    assert views(cards, "fax")[0].view.mark == ""


def test_the_line_is_of_the_newest_line_alone_and_says_its_periods(cards):
    _, embed = views(cards, "wifi")
    assert embed.view.line_from == "November 2023 to October 2026"
    assert embed.view.line.began.figure.id == "wifi/like?period=2023-11"
    assert embed.view.line.ended.figure.id == "wifi/like?period=2026-10"
    _, embed = views(cards, "field-app")  # asked differently from a day on
    trend = cards["field-app"].trend
    newest = {
        figure.id
        for slot, figure in zip(trend.slots, trend.figures, strict=True)
        if slot.segment == trend.slots[-1].segment
    }
    assert trend.slots[0].segment != trend.slots[-1].segment
    assert embed.view.line.began.figure.id in newest
    _, embed = views(cards, "payslip-letter")
    assert (embed.view.line, embed.view.line_from) == (None, "")


def test_both_lie_at_each_address_that_the_service_had(cards):
    badge, embed = views(cards, "wifi", before=("wlan", "air"))
    assert badge.paths == (
        "services/wifi/badge.svg",
        "services/wlan/badge.svg",
        "services/air/badge.svg",
    )
    assert embed.paths[1:] == ("services/wlan/embed.html", "services/air/embed.html")


def test_they_speak_the_language_of_the_site(cards):
    badge, embed = views(cards, "wifi", locale_of("de"))
    assert badge.view.said == "Gemocht: 67\u202f% mögen es, 483 Antworten · erfunden"
    assert embed.view.line_from == "November 2023 bis Oktober 2026"
