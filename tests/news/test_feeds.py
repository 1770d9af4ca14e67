"""Feeds: another program reads them, and strangers' words stay words."""

from __future__ import annotations

import re
from datetime import date, timedelta
from uuid import UUID, uuid4

import feedparser
import pytest
from msgspec.structs import replace

from generator.language import ENGLISH, locale_of
from generator.news.atom import Feed, feed_text, midnight
from generator.news.entries import NewsEntry
from generator.news.happenings import NewsKind
from generator.pages.follow import MOST_NEWS, provider_follow, service_follow, site_feed
from tests.news.atom_rules import broken
from tests.news.made import ADDRESS, files, small

HOSTILE = '"\\"Q\\" <b>&amp; ]]> 🦊 \\u202eevil\\u2066 \\u0007 \\u0085 ü'
SAID = '"Q" <b>&amp; ]]> 🦊 evil ü'
ENTRY = NewsEntry(
    UUID("82c3a219-de0f-53cf-9815-357a12bdcf9b"),
    NewsKind.DONE,
    "mail",
    "it",
    date(2026, 9, 30),
    "Done",
    "It is done.",
    "",
    "services/mail/",
)
OWN = Feed(UUID("82c3a219-de0f-53cf-9815-357a12bdcf9a"), "Mail", "Works", "", "feed.xml", "UTC")


def feed_of(tmp_path, **given: str) -> str:
    return files(small(tmp_path, **given))["services/mail/feed.xml"]


def test_another_program_reads_all_of_it(tmp_path):
    text = feed_of(tmp_path)
    assert broken(text, f"{ADDRESS}services/mail/feed.xml") == []
    read = feedparser.parse(text)
    assert not read.bozo, read.bozo_exception
    assert read.version == "atom10"
    assert (read.feed.title, read.feed.author, read.feed.language) == ("Mail", "Small Works", "en")
    assert read.feed.link == f"{ADDRESS}services/mail/"
    assert [each.title for each in read.entries] == [
        "Mail: data are late",
        "Mail: early warning",
        "Mail: worse, from liked to undecided",
        "Mail: worse, from loved to liked",
        "Mail: New reader",
        "Mail, done: Larger, by a half",
        "Mail opened",
    ]
    assert read.entries[5].summary == "“Too small.” Done: Larger, by a half (1 April 2026)."
    assert read.entries[0].published == "2026-11-01T00:00:00+00:00"
    assert read.entries[0].tags[0] == {
        "scheme": "urn:iheartit:news",
        "term": "late-data",
        "label": "Data are late",
    }
    for each in read.entries:
        assert each.link.startswith(f"{ADDRESS}services/mail/")


def test_without_an_address_the_links_hold_where_the_feed_lies(tmp_path):
    text = files(small(tmp_path), address="")["services/mail/feed.xml"]
    assert broken(text, f"{ADDRESS}services/mail/feed.xml") == []
    assert set(re.findall(r'href="([^"#]*)', text)) == {
        "../../services/mail/feed.xml",
        "../../services/mail/",
    }


def test_the_same_data_are_the_same_feed(tmp_path):
    assert feed_of(tmp_path) == feed_of(tmp_path)


def test_a_stranger_s_name_is_words_and_nothing_else(tmp_path):
    text = feed_of(tmp_path, name=f'{HOSTILE}"')
    read = feedparser.parse(text, sanitize_html=False)
    assert read.feed.title == SAID
    assert all(each.title.startswith(SAID) for each in read.entries)
    assert broken(text, f"{ADDRESS}services/mail/feed.xml") == []
    assert not read.bozo


def test_an_organisation_s_name_is_words_and_nothing_else(tmp_path):
    cards = small(tmp_path)
    organisation = cards.definitions.organisation
    part = organisation.part.model_copy(update={"name": f"{SAID}\u202e\x07"})
    whole = replace(cards.definitions, organisation=replace(organisation, part=part))
    text = site_feed(ENGLISH, replace(cards, definitions=whole), "changed/").text
    text = text.replace("\0", ADDRESS)
    read = feedparser.parse(text, sanitize_html=False)
    assert read.feed.author == SAID
    assert broken(text, f"{ADDRESS}feed.xml") == []
    assert not read.bozo


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1b", "\ud83d", "\ufffe", "\uffff", "\u202e"])
def test_what_xml_forbids_is_left_out(sign):
    text = feed_text(
        ENGLISH, OWN, [replace(ENTRY, title=f"Do{sign}ne", text=f"{sign}It")], date(2026, 9, 30)
    )
    assert broken(text.replace("\0", ADDRESS)) == []
    assert "<title>Done</title>" in text


def test_a_feed_in_which_nothing_happened_is_one_too():
    text = feed_text(ENGLISH, OWN, [], date(2026, 9, 30)).replace("\0", ADDRESS)
    assert broken(text, f"{ADDRESS}feed.xml") == []
    assert not feedparser.parse(text).bozo


def test_ten_thousand_entries_are_read(tmp_path):
    some = [
        replace(ENTRY, id=uuid4(), day=date(2026, 9, 30) - timedelta(days=at), title=f"Done {at}")
        for at in range(10_000)
    ]
    some = [replace(each, id=UUID(int=each.id.int, version=5)) for each in some]
    text = feed_text(ENGLISH, OWN, some, date(2026, 9, 30)).replace("\0", ADDRESS)
    assert broken(text, f"{ADDRESS}feed.xml") == []
    assert len(feedparser.parse(text).entries) == 10_000


def test_a_feed_keeps_the_newest(tmp_path):
    entry = "  - {{raised: 2026-01-20, said: Too red., progress: done, done: 2026-01-21}}\n"
    from tests.news.made import SERVICE

    cards = small(tmp_path, text=SERVICE + entry * (MOST_NEWS + 50))
    feed, calendar = service_follow(ENGLISH, cards.services[0], cards.as_of)
    read = feedparser.parse(feed.text.replace("\0", ADDRESS))
    assert len(read.entries) == MOST_NEWS
    assert len({each.id for each in read.entries}) == MOST_NEWS
    assert read.entries[0].title == "Mail: data are late"
    assert calendar.path == "services/mail/calendar.ics"


def test_a_provider_and_the_site_have_the_entries_of_their_services(tmp_path):
    cards = small(tmp_path)
    own, _ = service_follow(ENGLISH, cards.services[0], cards.as_of)
    provider, _ = provider_follow(ENGLISH, cards, cards.providers[0])
    every = site_feed(ENGLISH, cards, "changed/")
    assert (provider.path, every.path) == ("providers/it/feed.xml", "feed.xml")
    parts = [
        [each for each in made.text.split("<entry>")[1:] if " in short</title>" not in each]
        for made in (own, provider, every)
    ]
    assert parts[0] == parts[1] == parts[2] != []
    ids = [re.findall("<id>(.*)</id>", each.text)[0] for each in (own, provider, every)]
    assert len(set(ids)) == 3


def test_a_day_begins_at_midnight_of_the_organisation_s_zone():
    assert midnight(date(2026, 7, 1), "Europe/Berlin") == "2026-07-01T00:00:00+02:00"
    assert midnight(date(1800, 7, 1), "Europe/Berlin") == "1800-07-01T00:00:00+00:00"
    assert midnight(date(1, 1, 1), "Pacific/Auckland").startswith("0001-01-01T00:00:00+")


def test_the_rules_find_what_is_wrong():
    text = feed_text(locale_of("de"), OWN, [ENTRY], date(2026, 9, 30)).replace("\0", ADDRESS)
    at = f"{ADDRESS}feed.xml"
    assert broken(text, at) == []
    for right, wrong, said in (
        ("<updated>2026-09-30T00:00:00+00:00</updated>\n", "", "feed: 0 of updated"),
        ("T00:00:00+00:00", "", "updated: 2026-09-30"),
        ("12bdcf9b", "12bdcf9a", "stands 2 times"),
        ("urn:uuid:", "urn:", "id: urn:"),
        ('rel="self"', 'rel="related"', "its own address is []"),
        ("feed.xml", "other.xml", "its own address is"),
        ("<title>Done</title>", "<title> </title>", "a title is empty"),
        ("<summary>", "<content>", ""),
    ):
        if said:
            assert any(said in each for each in broken(text.replace(right, wrong), at)), said
