"""Telephone numbers: which are found, where, and that they are not dates, sums or versions."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.checks.public import phones
from generator.checks.public.detector import PublicWords
from generator.checks.public.phones import digits, find_phones
from generator.checks.public.places import region_of
from tests.checks.public.numbers import WITH, WITHOUT, texts
from tests.real_data import shared_data
from tests.skips import REAL_DATA


@pytest.fixture(autouse=True)
def stories(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take numbers that are kept free for stories as people's: no test has a number that rings."""
    if "reserved" not in request.node.name:
        monkeypatch.setattr(phones, "is_reserved_number", lambda _: False)


RESERVED = (
    "+44 20 7946 0018", "+44 1632 960123", "+44 7700 900123", "+44 808 157 0123",
    "+1 212 555 0123", "+49 30 23125 123", "+49 171 3920012", "+49 89 99998 123",
    "+33 1 99 00 12 34", "+33 6 39 98 12 34", "+61 491 570 006", "+61 2 5550 1234",
    "+46 8 465 004 12",
)  # fmt: skip


def test_numbers_that_are_reserved_for_stories_are_not_found():
    assert [number for number in RESERVED if found(f"Call {number}.")] == []
    assert found("Call +44 20 7946 0018 or 020 7123 4567.") == ["020 7123 4567"]
    assert found("call 192.0.2.17 or 198.51.100.200") == []


def found(text: str, zone: str = "Europe/London", contacts: tuple[str, ...] = ()) -> list[str]:
    known = PublicWords(contacts=frozenset(contacts), regions=region_of(zone))
    return [text[span.begin : span.end] for span in find_phones(text, known)]


@pytest.mark.parametrize(("zone", "text"), texts(WITH))
def test_a_number_is_found(zone, text):
    assert found(text, zone)


@pytest.mark.parametrize(("zone", "text"), texts(WITHOUT))
def test_other_numbers_are_not(zone, text):
    assert found(text, zone) == []


@pytest.mark.parametrize(
    ("zone", "text", "is_one"),
    [
        ("Europe/Madrid", "912 345 678", True),  # nine digits, the fewest that need no word
        ("Asia/Singapore", "6123 4567", False),  # eight
        ("Asia/Singapore", "tel 6123 4567", True),
    ],
)
def test_without_a_zero_or_a_word_for_it_a_number_is_long(zone, text, is_one):
    assert found(f"{text} rings for long.", zone) == ([text.removeprefix("tel ")] if is_one else [])


def test_there_are_enough_of_both():
    assert (len(texts(WITH)), len(texts(WITHOUT))) == (60, 90)


def test_what_is_found_is_the_number_and_no_more():
    assert found("Call +44 (0)20 7946 0018, then 07700 900123.") == [
        "+44 (0)20 7946 0018",
        "07700 900123",
    ]


@pytest.mark.parametrize("text", ["+44 20 7946 0018", "020 7946 0018", "0044 20 7946 0018"])
def test_a_contact_s_number_may_stand_everywhere_however_it_is_written(text):
    assert found(text, contacts=("442079460018",)) == []
    assert found(text, contacts=("442079460019",)) == [text]


@pytest.mark.parametrize(
    ("zone", "region"),
    [("Europe/Dublin", ("IE",)), ("America/New_York", ("US",)), ("UTC", ()), ("Nowhere", ())],
)
def test_the_country_of_a_time_zone(zone, region):
    assert region_of(zone) == region


@pytest.mark.parametrize("written", ["+44 20", "0044 20", "(0)44-20", "44/20"])
def test_digits(written):
    assert digits(written).endswith("4420")


@given(st.text(alphabet="0123456789+-() ./,ab\n", max_size=60))
@example("1 " * 3000)
@example("(" * 3000)
@example("+" + "0" * 3000)
@example("٠١٢٣٤٥٦٧٨٩ +٤٤٢٠٧٩٤٦٠٠١٨")
def test_any_text_can_be_looked_through(text):
    end = 0
    for span in find_phones(text, PublicWords()):
        assert end <= span.begin < span.end <= len(text)
        assert 6 <= len(re.sub(r"\D", "", text[span.begin : span.end])) <= 18
        end = span.end


@given(
    st.dates(date(1990, 1, 1), date(2050, 1, 1)),
    st.sampled_from(("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y")),
    st.sampled_from(("", " 10.15", " 10:15", " 1015", "T10:15:00")),
    st.sampled_from(("Europe/London", "Europe/Berlin", "Europe/Paris", "Asia/Tokyo", "UTC")),
)
@example(date(2026, 5, 1), "%d.%m.%Y", " 10.15", "Asia/Tokyo")
def test_no_date_is_a_number(when, day, time, zone):
    assert found(f"On {when.strftime(day)}{time}.", zone) == []


@given(st.integers(0, 9999))
def test_a_number_of_a_known_country_is_found_in_any_sentence(last):
    assert found(f"Told at +44 20 7946 {last:04}, twice.") == [f"+44 20 7946 {last:04}"]


@pytest.mark.skipif(shared_data() is None, reason=REAL_DATA)
@pytest.mark.parametrize("zone", ["UTC", "Europe/London", "America/Los_Angeles"])
def test_real_tables_hold_no_telephone_number(zone):
    paths = sorted((shared_data() or []).glob("*/*.csv"))
    assert paths
    for path in paths:
        assert found(path.read_text(encoding="utf-8", errors="replace"), zone) == [], path
