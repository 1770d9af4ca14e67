"""Calendars: another program reads them, and strangers' words stay words."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec.structs import replace

from generator.language import ENGLISH, locale_of
from generator.news.address import ADDRESS as SIGN
from generator.news.address import folded, with_address
from generator.news.calendars import calendar_text
from generator.news.entries import NewsEntry
from generator.news.happenings import NewsKind
from generator.pages.follow import site_calendar
from tests.news.made import ADDRESS, files, small

ENTRY = NewsEntry(
    UUID("82c3a219-de0f-53cf-9815-357a12bdcf9b"),
    NewsKind.PROMISED,
    "mail",
    "it",
    date(2026, 9, 30),
    "Due",
    "It will be done.",
    "",
    "services/mail/#said",
)


def written(entry: NewsEntry, address: str = ADDRESS) -> bytes:
    text = calendar_text(ENGLISH, "Works", [entry], date(2026, 9, 1))
    return with_address("calendar.ics", text.encode("utf-8"), address)


def event(raw: bytes):
    (found,) = Calendar.from_ical(raw).walk("VEVENT")
    return found


def test_another_program_reads_all_of_it(tmp_path):
    raw = files(small(tmp_path))["services/mail/calendar.ics"].encode()
    calendar = Calendar.from_ical(raw)
    assert calendar["VERSION"] == "2.0"
    assert calendar["NAME"] == "Mail"
    events = calendar.walk("VEVENT")
    said = [(each["DTSTART"].dt, str(each["SUMMARY"])) for each in events]
    assert said == [
        (date(2026, 12, 1), "Mail, due: A new line"),
        (date(2026, 5, 2), "Mail: New reader"),
        (date(2026, 4, 30), "Mail, done: Larger, by a half"),
        (date(2026, 1, 15), "Mail opened"),
    ]
    assert not [each.errors for each in events if each.errors]
    assert str(events[0]["DESCRIPTION"]) == "“Too slow.” In progress: A new line, by December 2026."
    assert str(events[0]["URL"]).startswith(f"{ADDRESS}services/mail/#said-mail-2026-02-01")
    assert {each["DTSTAMP"].dt.isoformat() for each in events} == {"2026-11-15T00:00:00+00:00"}
    assert len({str(each["UID"]) for each in events}) == 4


def test_no_line_is_longer_than_it_may_be_and_all_end_alike(tmp_path):
    raw = files(small(tmp_path, name="Größe 🦊 " * 12), address=ADDRESS + "far/" * 30)
    lines = raw["services/mail/calendar.ics"].encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert lines[-1] == b""
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    for line in lines:
        line.decode()  # no letter is cut


@given(st.text(min_size=60, max_size=300))
def test_folding_loses_nothing(text):
    line = text.replace("\r", "").replace("\n", "").encode("utf-8", "replace")
    found = folded(line)
    assert found.replace(b"\r\n ", b"") == line
    parts = found.split(b"\r\n")
    assert max(map(len, parts)) <= 75
    for part in parts:
        part.decode()


def test_without_an_address_no_event_has_a_link():
    assert "URL" not in event(written(ENTRY, ""))
    assert SIGN.encode() not in written(ENTRY, "")
    assert event(written(ENTRY))["URL"] == f"{ADDRESS}services/mail/#said"


@pytest.mark.parametrize(
    "said",
    [
        "a;b,c\\d\\n",
        'Say "yes": <b>&',
        "a\r\nEND:VEVENT\r\nBEGIN:VALARM",
        "\u202eevil\u2066",
        "\x00\x07\x1b",
        "🦊" * 60,
        "\ud83d",
    ],
)
def test_a_stranger_s_words_are_words_and_nothing_else(said):
    found = event(written(replace(ENTRY, title=f"A {said}", text=f"B {said}")))
    assert sorted(found) == sorted(event(written(ENTRY)))
    clean = "".join(sign for sign in said if sign.isprintable() or sign in "\r\n")
    clean = clean.encode("utf-8", "ignore").decode()
    assert str(found["SUMMARY"]) == " ".join(f"A {clean}".replace("\u202e", "").split())


def test_ten_thousand_days_are_read():
    some = [replace(ENTRY, id=UUID(int=at)) for at in range(10_000)]
    raw = with_address(
        "calendar.ics", calendar_text(ENGLISH, "Works", some, date(2026, 9, 1)).encode(), ADDRESS
    )
    assert len(Calendar.from_ical(raw).walk("VEVENT")) == 10_000


def test_the_site_s_calendar_has_the_days_of_all(tmp_path):
    cards = small(tmp_path)
    (found,) = site_calendar(locale_of("de"), cards)
    assert found.path == "calendar.ics"
    raw = with_address(found.path, found.text.encode(), ADDRESS)
    titles = {str(each["SUMMARY"]) for each in Calendar.from_ical(raw).walk("VEVENT")}
    assert "Mail, fällig: A new line" in titles
