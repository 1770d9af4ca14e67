"""What happened: each kind of it, on which day, and by which id it stays known."""

from __future__ import annotations

from collections import Counter
from datetime import date

from generator.language import ENGLISH, locale_of
from generator.news import happenings as news_room
from generator.news.digests import digests
from generator.news.entries import entries
from generator.news.happenings import DAYS, NEWS, NewsKind, days, happenings, has_days, news
from generator.pages.follow import provider_follow, service_follow, site_calendar, site_feed
from generator.wording.marks import figures_in
from tests.news.made import SERVICE, found_in, made, small

VERDICTS = news_room._verdicts
WORKS = {"services/organisation.yml": "name: Small Works\nas_of: 2026-09-30\n"}


def test_each_kind_is_said_with_its_day(tmp_path):
    said = {(each.kind, each.day, each.title) for each in found_in(small(tmp_path))}
    assert said == {
        (NewsKind.VERDICT, date(2026, 7, 31), "Mail: worse, from loved to liked"),
        (NewsKind.VERDICT, date(2026, 8, 31), "Mail: worse, from liked to undecided"),
        (NewsKind.WARNING, date(2026, 10, 31), "Mail: early warning"),
        (NewsKind.LATE, date(2026, 11, 1), "Mail: data are late"),
        (NewsKind.DONE, date(2026, 4, 1), "Mail, done: Larger, by a half"),
        (NewsKind.PROMISED, date(2026, 4, 30), "Mail, done: Larger, by a half"),
        (NewsKind.PROMISED, date(2026, 12, 1), "Mail, due: A new line"),
        (NewsKind.OPENED, date(2026, 1, 15), "Mail opened"),
        (NewsKind.LAUNCH, date(2026, 5, 2), "Mail: New reader"),
    }


def test_a_verdict_is_news_once_its_answers_count(tmp_path):
    cards = small(tmp_path, closes_after="7")
    moved = [each.day for each in found_in(cards) if each.kind is NewsKind.VERDICT]
    assert moved == [date(2026, 8, 7), date(2026, 9, 7)]
    (late,) = (each.day for each in found_in(cards) if each.kind is NewsKind.LATE)
    assert late == date(2026, 11, 8)


def test_numbers_carry_the_marks_of_their_figures(tmp_path):
    for each in found_in(small(tmp_path)):
        assert ("%" in each.text) == bool([*figures_in(each.text)]), each
    (moved, *_) = (each for each in found_in(small(tmp_path)) if each.kind is NewsKind.VERDICT)
    assert [*figures_in(moved.text)] == [
        "mail/like?until=2026-07 120",
        "mail/like?until=2026-06 120",
    ]


def test_news_has_happened_and_days_are_also_to_come(tmp_path):
    cards = small(tmp_path)
    (card,) = cards.services
    found = happenings(card)
    assert {each.kind for each in news(found, cards.as_of, 50)} <= NEWS
    assert [each.day for each in news(found, cards.as_of, 3)] == [
        date(2026, 11, 1),
        date(2026, 10, 31),
        date(2026, 8, 31),
    ]
    assert not news(found, date(2026, 1, 1), 50)
    assert {each.kind for each in days(found, 50)} <= DAYS
    assert [each.day for each in days(found, 2)] == [date(2026, 12, 1), date(2026, 5, 2)]
    assert has_days(card)


def test_what_happened_is_looked_for_once_whoever_asks(tmp_path, monkeypatch):
    looked = Counter()

    def verdicts(panels):
        looked[panels.context.subject_context.subject.id] += 1
        return VERDICTS(panels)

    monkeypatch.setattr("generator.news.happenings._verdicts", verdicts)
    cards = small(tmp_path)
    service_follow(ENGLISH, cards.services[0], cards.as_of)
    provider_follow(ENGLISH, cards, cards.providers[0])
    site_feed(ENGLISH, cards, "changed/")
    site_calendar(ENGLISH, cards)
    digests(cards.without_purposes.services, cards.as_of)
    assert looked == {"mail": 1}


def test_of_a_service_without_a_day_no_calendar_is_made(tmp_path):
    cards = made(tmp_path, {**WORKS, "services/it/mail.yml": "name: Mail\nstage: live\n"})
    assert not has_days(cards.services[0])
    assert not found_in(cards)


def test_ids_stay_when_a_service_is_renamed_and_differ_between_services(tmp_path):
    before = {each.id: each.title for each in found_in(small(tmp_path))}
    assert len(before) == 9
    renamed = small(tmp_path, name="Post", file="post", more="formerly: [mail, letters]\n")
    after = {each.id: each.title for each in found_in(renamed)}
    assert after.keys() == before.keys()
    assert {each.replace("Post", "Mail") for each in after.values()} == {*before.values()}
    other = found_in(small(tmp_path, name="Post", file="post"))
    assert before.keys().isdisjoint(each.id for each in other)


def test_ids_stay_when_something_else_happens_first(tmp_path):
    before = {each.id for each in found_in(small(tmp_path))}
    earlier = SERVICE.replace(
        "conversation:\n",
        "conversation:\n  - {{raised: 2026-01-20, said: Red., progress: done, done: 2026-01-21}}\n",
    )
    after = {each.id for each in found_in(small(tmp_path, text=earlier))}
    assert before < after
    assert len(after - before) == 1


def test_what_is_to_come_is_said_as_to_come(tmp_path):
    text = "name: Fax\nstage: pipeline\nlaunched: 2027-02-01\n"
    ends = "name: Telex\nstage: retiring\nlaunched: 2000-01-01\nretired: 2027-03-01\n"
    files = {"services/it/fax.yml": text, "services/it/telex.yml": ends}
    cards = made(tmp_path, WORKS | files)
    said = [
        (each.title, each.text)
        for card in cards.services
        for each in entries(ENGLISH, happenings(card), cards.as_of)
        if each.day > cards.as_of
    ]
    assert said == [
        ("Fax opens", "In use from 1 February 2027."),
        ("Telex ends", "It ends on 1 March 2027."),
    ]


def test_a_german_site_says_it_in_german(tmp_path):
    titles = {each.title for each in found_in(small(tmp_path), locale_of("de"))}
    assert "Mail: Frühwarnung" in titles
    assert "Mail ist gestartet" in titles
