"""How often the checks of texts err, on made-up sentences: the numbers that we give."""

from __future__ import annotations

from importlib import resources

import pytest

from generator.checks.catalogue import rule_of
from generator.checks.public.addresses import find_addresses
from generator.checks.public.detector import PublicWords
from generator.checks.public.identifiers import find_identifiers
from generator.checks.public.names import find_names
from generator.checks.public.phones import find_phones
from tests.checks.public.plain import BEYOND, PERSONAL, WORDS, listed, plain_sentences

FINDERS = (find_names, find_addresses, find_phones, find_identifiers)
COUNTRIES = ("GB", "DE", "FR", "CH", "US")
OWN = frozenset(name.lower() for name in " ".join(WORDS["own"].split()).split("|"))


def found(text: str, region: str = "GB") -> list[str]:
    known = PublicWords(names=OWN, regions=(region,))
    return [text[span.begin : span.end] for find in FINDERS for span in find(text, known)]


def test_sentences_that_name_nobody_alarm_nobody():
    sentences = plain_sentences()
    assert len(sentences) == 2000
    assert len(set(sentences)) > 1500
    assert [sentence for sentence in sentences if found(sentence)] == []


def test_cities_and_countries_are_nobody():
    tables = resources.files("tzdata.zoneinfo")
    zones = tables.joinpath("zone.tab").read_text("utf-8").splitlines()
    places = [row.split("\t")[2].split("/")[-1].replace("_", " ") for row in zones if row[0] != "#"]
    assert len(places) > 300
    for place in places:
        assert found(f"{place} has no printer. Ask the {place} office.") == []


@pytest.mark.parametrize(("what", "text"), listed(PERSONAL))
def test_what_identifies_somebody_is_found(what, text):
    assert any(found(text, region) for region in COUNTRIES), what


@pytest.mark.parametrize("text", [text for _, text in listed(BEYOND)])
def test_what_cannot_be_found_without_false_alarms_is_not(text):
    assert not any(found(text, region) for region in COUNTRIES)


def test_the_explanation_gives_these_numbers():
    why = rule_of("public-identifier").why
    assert len(listed(PERSONAL)) == 69
    assert "all of 69 made-up ways" in why
    assert "in 2,000 made-up sentences that name nobody they find nothing" in why


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("IBAN DE89 3704 0044 0532 0130 00 bitte", ["DE89 3704 0044 0532 0130 00"]),
        ("IBAN DE89 3704 0044 0532 0130 01 bitte", []),  # its check digits are wrong
        ("employee numbers grew to 20000 in staff", []),
        ("staff number 00481516 and 2,400 staff", ["00481516"]),
        ("born on 3 April 1984, launched on 3 April 2024", ["3 April 1984"]),
        ("ask @oliver_m, @here, @channel or @angular/core", ["@oliver_m"]),
        ('<script>{"@type":"Thing"} }@media (x) and "@media", "@type_m"', ["@media", "@type_m"]),
        ("the extension 2026–2028, version 2@3", []),
        ("ext. 4711 rings", ["4711"]),
        ("car B-MW 1234 and item B-MW 1234", ["B-MW 1234"]),
        ("", []),
    ],
)
def test_an_identifier_is_found_and_no_more(text, parts):
    known = PublicWords()
    assert [text[span.begin : span.end] for span in find_identifiers(text, known)] == parts


def test_a_published_extension_may_stand_everywhere():
    assert [*find_identifiers("ext. 4711", PublicWords(contacts=frozenset(("4711",))))] == []


@pytest.mark.parametrize("piece", ["a", "DE89 ", "@", "@a", "born ", "car B-MW ", "1", "A1 "])
def test_a_hostile_text_takes_no_longer_than_its_length(piece):
    assert len([*find_identifiers(piece * 5_000, PublicWords())]) <= 5_000
