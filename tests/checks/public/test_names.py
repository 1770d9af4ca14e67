"""Names of persons: what the rule finds, how often it errs, and that it says so truly."""

from __future__ import annotations

import csv
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.checks.catalogue import rule_of
from generator.checks.public.detector import PublicWords
from generator.checks.public.given_names import FILE, fold, people
from generator.checks.public.names import find_names
from generator.measures.share import wilson
from generator.resources import site_overrides
from tests.checks.public.corpus import Sentence, corpus
from tests.checks.public.names_of_faker import names_of_faker
from tests.real_data import shared_data
from tests.skips import REAL_DATA


def found(text: str, *names: str) -> list[str]:
    known = PublicWords(names=frozenset(names))
    return [text[span.begin : span.end] for span in find_names(text, known)]


def is_part(name: str, of: str) -> bool:
    return bool(set(name.split()) & set(of.replace("’s", "").split()))


def is_found(sentence: Sentence) -> bool:
    return any(is_part(each, sentence.name) for each in found(sentence.text))


def errs(sentence: Sentence) -> bool:
    return any(not is_part(each, sentence.name) for each in found(sentence.text))


def per_cent(k: int, n: int) -> str:
    low, high = (round(100 * each) for each in (wilson(k, n).low, wilson(k, n).high))
    return f"({round(100 * k / n)} %; {low}–{high} %)"


def test_the_rates_on_the_half_that_is_held_out_are_those_that_we_give():
    held = [sentence for sentence in corpus() if sentence.held_out]
    named = [sentence for sentence in held if sentence.name]
    right, wrong = sum(map(is_found, named)), sum(map(errs, held))
    none = len(held) - len(named)
    assert (len(corpus()), len(held), len(named)) == (386, 193, 90)
    why = rule_of("public-name").why
    assert f"On {len(held)} sentences" in why
    assert f"{right} of {len(named)} names {per_cent(right, len(named))}" in why
    assert f"in {wrong} of {none} that name nobody {per_cent(wrong, none)}" in why
    both = right + wrong
    assert f"{right} of the {both} that it found were names {per_cent(right, both)}" in why
    assert f"141 of 163 were names {per_cent(141, 163)}" in why


def test_the_page_about_checks_shows_the_same_rates():
    why = (site_overrides() / "pages" / "reliability.md").read_text("utf-8")
    rates = re.findall(r"\(\d+ %; \d+–\d+ %\)", rule_of("public-name").why)
    assert rates
    for rate in rates:
        assert rate in why or rate == per_cent(81, 83)


def test_the_rates_are_good_enough_for_a_warning():
    held = [sentence for sentence in corpus() if sentence.held_out]
    named = [sentence for sentence in held if sentence.name]
    right, wrong = sum(map(is_found, named)), sum(map(errs, held))
    assert wilson(right, len(named)).low > 0.8
    assert wilson(right, right + wrong).low > 0.85


def test_the_sentences_are_different():
    texts = [sentence.text for sentence in corpus()]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ask Jane Whitcombe about it.", ["Jane Whitcombe"]),
        ("Ask Jane\n  Whitcombe about it.", ["Jane\n  Whitcombe"]),
        ("Mrs Adebayo and Dr. Oberländer", ["Mrs Adebayo", "Dr. Oberländer"]),
        ("It was R. Okafor.", ["R. Okafor"]),
        ("Told by Klaus von Arnim.", ["Klaus von Arnim"]),
        ("Told by Pieter van den Berg.", ["Pieter van den Berg"]),
        ("ask Priya, or Priya’s colleague", ["Priya", "Priya"]),
        ("Jane Hill was there", ["Jane Hill"]),
        ("Grace Hill was there", []),  # a place, or a name
        ("Grace Okafor was there", ["Grace Okafor"]),
        ("Grace was there", []),
        ("The Marie Curie Building", []),
        ("in Haus Marie Curie", []),
        ("Santa Clara sent it", []),
        ("Clara sent it", ["Clara"]),
        ("Mr Service", []),
        ("JANE WHITCOMBE", []),
        ("Jane. Whitcombe is a town", []),
        ("the Service Desk in Victoria Street", []),
        ("- Jane\n\n- Whitcombe", []),
        ("", []),
    ],
)
def test_what_is_a_name(text, names):
    assert found(text) == names


def test_what_definitions_are_called_is_no_name_of_a_person():
    assert found("Jane Whitcombe & Sons came", "jane whitcombe & sons") == []
    assert found("Jane Whitcombe & Sons came", "jane white") == ["Jane Whitcombe"]


def test_how_a_role_is_reached_names_nobody():
    assert found("mailto:jane.whitcombe@marlpit.net") == []


def test_peoples_places_and_well_known_products_are_nobody():
    for text in ("Ask a German colleague.", "Ask the French office.", "by Swiss customers",
                 "Thanks to English law", "call from Costa Rica", "Hong Kong has no printer",
                 "with Slack", "by Porsche"):  # fmt: skip
        assert found(text) == []
    assert found("ask Jane French") == ["Jane French"]
    assert found("ask Petra on the second floor") == ["Petra"]


@pytest.mark.parametrize(
    ("word", "folded"), [("Siobhán", "siobhan"), ("O’Neil", "oneil"), ("Łukasz", "lukasz")]
)
def test_names_are_compared_without_accents(word, folded):
    assert fold(word) == folded


def test_the_lists_hold_many_names_and_no_common_words():
    lists = people()
    assert len(lists.given) > 20_000
    assert len(lists.family) > 20_000
    assert {"siobhan", "mehmet", "akosua", "jane", "dmitri"} <= lists.only_given
    assert not {"service", "monday", "street", "the"} & lists.given
    assert "grace" in lists.given - lists.only_given


@given(st.text(alphabet=st.sampled_from("Jane Whitcombe. de-’'ÉM\n&0"), max_size=80))
@example("A" * 5000)
@example("Aa " * 2000)
def test_any_text_can_be_looked_through(text):
    end = 0
    for span in find_names(text, PublicWords()):
        assert end <= span.begin < span.end <= len(text)
        assert text[span.begin].isupper()
        end = span.end


@given(st.text(alphabet="abcdefghij \n.,", max_size=60))
def test_without_capital_letters_there_is_no_name(text):
    assert found(text) == []


@pytest.mark.skipif(shared_data() is None, reason=REAL_DATA)
def test_real_tables_name_nobody():
    cells = set()
    for path in (shared_data() or []).glob("*/*.csv"):
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            cells |= {cell for row in csv.reader(file) for cell in row if re.search("[a-z]", cell)}
    assert len(cells) > 1000
    assert [cell for cell in cells if found(cell)] == []


def test_the_file_of_names_is_what_faker_has():
    assert FILE.read_text(encoding="utf-8") == names_of_faker()
